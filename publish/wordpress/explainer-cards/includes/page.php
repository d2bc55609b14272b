<?php
/**
 * What a page with explainers needs once: the script and the structured data.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

defined( 'ABSPATH' ) || exit;

add_action( 'wp_footer', __NAMESPACE__ . '\\print_script', 20 );
add_action( 'wp_footer', __NAMESPACE__ . '\\print_structured_data', 20 );

/**
 * Whether WordPress is writing a page for a browser, and not a feed, mail, an answer of its API.
 */
function writes_page(): bool {
	return ! is_feed() && ! is_admin() && ! wp_doing_cron() && ! ( defined( 'REST_REQUEST' ) && REST_REQUEST )
		&& ! ( defined( 'WP_CLI' ) && WP_CLI );
}

/**
 * Returns the explainers that were put into the page so far, each once.
 *
 * @param array{0: string, 1: int}|null $explainer Adds one: the address of its file and the id of the post.
 * @return array<array{0: string, 1: int}>
 */
function shown( ?array $explainer = null ): array {
	static $shown = array();
	if ( null !== $explainer && ! in_array( $explainer, $shown, true ) ) {
		$shown[] = $explainer;
	}
	return $shown;
}

/**
 * Prints the script, once for all explainers of the page.
 *
 * Not by `wp_enqueue_script_module`, which has no integrity and came with WordPress 6.5, nor by `wp_enqueue_script`,
 * which makes no modules.
 */
function print_script(): void {
	$settings = settings();
	if ( array() === shown() || '' === $settings['script'] ) {
		return;
	}
	$attributes = array(
		'type'  => 'module',
		'async' => true,
		'src'   => $settings['script'],
	);
	if ( '' !== $settings['integrity'] ) {
		$attributes['integrity']   = $settings['integrity'];
		$attributes['crossorigin'] = 'anonymous';
	}
	wp_print_script_tag( $attributes );
}

/**
 * Prints the structured data of the explainers in the post that the page is about.
 */
function print_structured_data(): void {
	$post = is_singular() ? get_queried_object_id() : 0;
	foreach ( shown() as list( $address, $shown_in ) ) {
		$data = copies( $shown_in )[ $address ]['jsonld'] ?? '';
		if ( 0 !== $post && $post === $shown_in && '' !== $data && ! post_password_required( $post ) ) {
			wp_print_inline_script_tag( trim( $data ), array( 'type' => 'application/ld+json' ) );
		}
	}
}
