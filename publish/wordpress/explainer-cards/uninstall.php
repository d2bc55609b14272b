<?php
/**
 * Removes everything that the plugin has stored. Posts keep their addresses.
 *
 * @package ExplainerCards
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Removes what is stored for one site.
 */
function explainer_cards_uninstall() {
	global $wpdb;
	delete_option( 'explainer_cards' );
	delete_option( 'explainer_cards_elsewhere' );
	delete_post_meta_by_key( '_explainer_cards' );
	delete_post_meta_by_key( '_explainer_cards_checked' );
	wp_unschedule_hook( 'explainer_cards_refresh' );
	wp_unschedule_hook( 'explainer_cards_fetch' );
	// Transients whose names are not known.
	$names = $wpdb->get_col( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Once.
		$wpdb->prepare(
			"SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s",
			$wpdb->esc_like( '_transient_explainer_cards_' ) . '%'
		)
	);
	foreach ( $names as $name ) {
		delete_transient( substr( $name, strlen( '_transient_' ) ) );
	}
}

if ( is_multisite() ) {
	$explainer_cards_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $explainer_cards_sites as $explainer_cards_site ) {
		switch_to_blog( $explainer_cards_site );
		explainer_cards_uninstall();
		restore_current_blog();
	}
} else {
	explainer_cards_uninstall();
}
