<?php
/**
 * The settings: where the script is, and from which hosts explainers may come.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

defined( 'ABSPATH' ) || exit;

const SETTINGS = 'explainer_cards';

add_action( 'admin_menu', __NAMESPACE__ . '\\add_settings_page' );
add_action( 'admin_init', __NAMESPACE__ . '\\register_settings' );
add_filter( 'option_page_capability_' . SETTINGS, __NAMESPACE__ . '\\capability' );
add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN ), __NAMESPACE__ . '\\add_link' );

/**
 * Returns the settings.
 *
 * @return array{script: string, integrity: string, hosts: string[]}
 */
function settings(): array {
	$stored = get_option( SETTINGS );
	$stored = is_array( $stored ) ? $stored : array();
	return array(
		'script'    => (string) ( $stored['script'] ?? '' ),
		'integrity' => (string) ( $stored['integrity'] ?? '' ),
		'hosts'     => (array) ( $stored['hosts'] ?? array() ),
	);
}

/**
 * Returns who may change the settings. In a network the administrators of a site may not write raw HTML, and whoever
 * lists a host can.
 */
function capability(): string {
	return is_multisite() ? 'manage_network_options' : 'manage_options';
}

/**
 * Adds the page.
 */
function add_settings_page(): void {
	$title = __( 'Explainer Cards', 'explainer-cards' );
	add_options_page( $title, $title, capability(), 'explainer-cards', __NAMESPACE__ . '\\print_settings_page' );
}

/**
 * Adds a link to the page in the list of plugins.
 *
 * @param string[] $links HTML.
 * @return string[]
 */
function add_link( array $links ): array {
	$link = '<a href="' . esc_url( admin_url( 'options-general.php?page=explainer-cards' ) ) . '">' . esc_html__( 'Settings', 'explainer-cards' ) . '</a>';
	return array_merge( array( $link ), $links );
}

/**
 * Registers the fields.
 */
function register_settings(): void {
	register_setting( SETTINGS, SETTINGS, array( 'sanitize_callback' => __NAMESPACE__ . '\\clean_settings' ) );
	add_settings_section( 'files', '', '__return_empty_string', 'explainer-cards' );
	$fields = array(
		'script'    => __( 'Address of embed.js', 'explainer-cards' ),
		'integrity' => __( 'Integrity of embed.js', 'explainer-cards' ),
		'hosts'     => __( 'Hosts of explainers', 'explainer-cards' ),
	);
	foreach ( $fields as $name => $label ) {
		$options = array( 'label_for' => "explainer-cards-$name" );
		add_settings_field( $name, $label, __NAMESPACE__ . "\\print_{$name}_field", 'explainer-cards', 'files', $options );
	}
}

/**
 * Returns the settings as they are stored. A mistake is reported and keeps the value before it.
 *
 * @param mixed $entered What the form sends, or what a program stores.
 * @return array{script: string, integrity: string, hosts: string[]}
 */
function clean_settings( $entered ): array {
	$entered   = is_array( $entered ) ? $entered : array();
	$settings  = settings();
	$script    = trim( (string) ( $entered['script'] ?? '' ) );
	$integrity = trim( (string) ( $entered['integrity'] ?? '' ) );
	$hosts     = $entered['hosts'] ?? array();
	if ( '' === $script || '' !== origin( $script ) ) {
		$settings['script'] = sanitize_url( $script, array( 'https', 'http' ) );
	} else {
		/* translators: %s: what someone has entered. */
		report( sprintf( __( '%s is not a full address, such as https://cdn.example/explainer-cards/embed.js.', 'explainer-cards' ), $script ) );
	}
	if ( preg_match( '#\A(?:sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}\s*)*\z#', $integrity ) ) {
		$settings['integrity'] = $integrity;
	} else {
		/* translators: %s: what someone has entered. */
		report( sprintf( __( '%s is not an integrity, which begins with sha256-, sha384- or sha512-.', 'explainer-cards' ), $integrity ) );
	}
	$settings['hosts'] = array();
	foreach ( is_array( $hosts ) ? $hosts : preg_split( '/\s+/', (string) $hosts, -1, PREG_SPLIT_NO_EMPTY ) as $host ) {
		$origin = origin( str_contains( $host, '://' ) ? $host : "https://$host" );
		if ( '' === $origin ) {
			/* translators: %s: what someone has entered. */
			report( sprintf( __( '%s is not a host, such as cdn.example.', 'explainer-cards' ), $host ) );
		} else {
			$settings['hosts'][] = $origin;
		}
	}
	$settings['hosts'] = array_values( array_unique( $settings['hosts'] ) );
	return $settings;
}

/**
 * Reports a mistake on the settings page.
 *
 * @param string $text Plain text.
 */
function report( string $text ): void {
	if ( function_exists( 'add_settings_error' ) ) {
		add_settings_error( SETTINGS, 'explainer-cards-' . md5( $text ), esc_html( $text ) );
	}
}

/**
 * Prints the page.
 */
function print_settings_page(): void {
	if ( ! current_user_can( capability() ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
	echo '<form method="post" action="' . esc_url( admin_url( 'options.php' ) ) . '">';
	settings_fields( SETTINGS );
	do_settings_sections( 'explainer-cards' );
	submit_button();
	echo '</form></div>';
}

/**
 * Prints the field for the script.
 */
function print_script_field(): void {
	print_line( 'script', __( 'embed.js in the folder that you have uploaded. Without it readers see the text and open cards, and no more.', 'explainer-cards' ) );
}

/**
 * Prints the field for the integrity.
 */
function print_integrity_field(): void {
	print_line( 'integrity', __( 'Optional. It is in integrity.json in the same folder, and changes with each version.', 'explainer-cards' ) );
}

/**
 * Prints a field of one line.
 *
 * @param string $name Of the setting.
 * @param string $help Plain text.
 */
function print_line( string $name, string $help ): void {
	printf(
		'<input type="text" class="large-text code" id="explainer-cards-%1$s" name="%2$s[%1$s]" value="%3$s" aria-describedby="explainer-cards-%1$s-help"><p class="description" id="explainer-cards-%1$s-help">%4$s</p>',
		esc_attr( $name ),
		esc_attr( SETTINGS ),
		esc_attr( settings()[ $name ] ),
		esc_html( $help )
	);
}

/**
 * Prints the field for the hosts.
 */
function print_hosts_field(): void {
	printf(
		'<textarea class="large-text code" rows="4" id="explainer-cards-hosts" name="%1$s[hosts]" aria-describedby="explainer-cards-hosts-help">%2$s</textarea><p class="description" id="explainer-cards-hosts-help">%3$s</p>',
		esc_attr( SETTINGS ),
		esc_textarea( implode( "\n", hosts() ) ),
		esc_html__( 'One on each line, such as cdn.example. What explainer-cards render has written there goes into posts as it is, whoever writes them: list only hosts that nobody else can write to. Nothing is fetched from any other host.', 'explainer-cards' )
	);
}
