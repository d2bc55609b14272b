<?php
/**
 * When copies are fetched: when a post is saved, when a page lacks one, and every hour.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

use WP_Post;

defined( 'ABSPATH' ) || exit;

const HOURLY = 'explainer_cards_refresh';
const SINGLE = 'explainer_cards_fetch';
// What one run may take: a request that saves a post waits for it.
const SECONDS_FOR_SAVE = 15;
const SECONDS_FOR_HOUR = 60;
const POSTS_FOR_HOUR   = 50;

add_action( 'wp_after_insert_post', __NAMESPACE__ . '\\refresh_saved', 10, 2 );
add_action( HOURLY, __NAMESPACE__ . '\\refresh_all' );
add_action( SINGLE, __NAMESPACE__ . '\\refresh_one', 10, 2 );
add_action( 'init', __NAMESPACE__ . '\\schedule' );
register_deactivation_hook( PLUGIN, __NAMESPACE__ . '\\unschedule' );

/**
 * Schedules the hourly run. Not on activation alone, which an update of the plugin does not repeat.
 */
function schedule(): void {
	if ( ! wp_next_scheduled( HOURLY ) ) {
		wp_schedule_event( time() + HOUR_IN_SECONDS, 'hourly', HOURLY );
	}
}

/**
 * Removes what is scheduled.
 */
function unschedule(): void {
	wp_unschedule_hook( HOURLY );
	wp_unschedule_hook( SINGLE );
}

/**
 * Fetches what a saved post shows.
 *
 * @param int     $id   The id of the post.
 * @param WP_Post $post The post.
 */
function refresh_saved( int $id, WP_Post $post ): void {
	if ( wp_is_post_revision( $id ) || wp_is_post_autosave( $id ) || in_array( $post->post_status, array( 'auto-draft', 'trash' ), true ) ) {
		return;
	}
	$addresses = array_filter( addresses_in( $post->post_content ), __NAMESPACE__ . '\\is_listed' );
	if ( array() !== $addresses || array() !== copies( $id ) ) {
		refresh( $id, $addresses, SECONDS_FOR_SAVE );
	}
}

/**
 * Fetches one explainer that a page shows and that has no copy.
 *
 * @param int    $id      The id of the post, or 0 for widgets and templates.
 * @param string $address The address of the explainer file.
 */
function refresh_one( int $id, string $address ): void {
	if ( 0 === $id || get_post( $id ) ) {
		$copies = copies( $id );
		refresh( $id, array( ...array_keys( $copies ), $address ), SECONDS_FOR_SAVE );
	}
}

/**
 * Fetches what public posts, widgets and templates show, beginning with what was checked longest ago.
 */
function refresh_all(): void {
	$until = time() + SECONDS_FOR_HOUR;
	$posts = get_posts(
		array(
			'post_type'      => 'any',
			'post_status'    => array( 'publish', 'private' ),
			'posts_per_page' => POSTS_FOR_HOUR,
			'fields'         => 'ids',
			'meta_key'       => CHECKED, // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_key -- Once an hour.
			'orderby'        => 'meta_value_num',
			'order'          => 'ASC',
		)
	);
	foreach ( array( ...$posts, 0 ) as $id ) {
		$addresses = array_keys( copies( $id ) );
		if ( array() !== $addresses && time() < $until ) {
			refresh( $id, $addresses, $until - time() );
		}
	}
}

/**
 * Fetches these explainers of a post and forgets its others.
 *
 * @param int      $id        The id of the post, or 0 for widgets and templates.
 * @param string[] $addresses The addresses of the explainer files.
 * @param int      $seconds   The time in which to begin. What is left keeps its copy until the next run.
 */
function refresh( int $id, array $addresses, int $seconds ): void {
	$until  = time() + $seconds;
	$old    = copies( $id );
	$copies = array();
	foreach ( array_unique( $addresses ) as $address ) {
		if ( ! is_listed( $address ) ) {
			continue;
		}
		$before             = $old[ $address ] ?? array();
		$copies[ $address ] = time() < $until ? fetch_copy( $address, $before ) : $before;
	}
	store_copies( $id, $copies );
	if ( $copies !== $old ) {
		if ( 0 !== $id ) {
			clean_post_cache( $id );
		}
		/**
		 * Fires when the text of an explainer has changed, for plugins that keep whole pages.
		 *
		 * @param int $id The id of the post, or 0 for widgets and templates.
		 */
		do_action( 'explainer_cards_changed', $id );
	}
}
