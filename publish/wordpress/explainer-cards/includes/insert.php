<?php
/**
 * Where an explainer goes in: a place is left in the content, and filled when nothing changes the content any more.
 *
 * Between the two WordPress makes paragraphs, typographic quotation marks, dashes and pictures of smileys, in block
 * themes once more for the whole page. The place is a section without text, which all of that leaves alone.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

defined( 'ABSPATH' ) || exit;

add_filter( 'the_content', __NAMESPACE__ . '\\fill_unless_held', PHP_INT_MAX );
add_filter( 'widget_text', __NAMESPACE__ . '\\fill_unless_held', PHP_INT_MAX );
add_filter( 'widget_block_content', __NAMESPACE__ . '\\fill_unless_held', PHP_INT_MAX );
add_filter( 'template_include', __NAMESPACE__ . '\\hold_block_theme', PHP_INT_MAX );
// For what other plugins do with the finished HTML.
add_filter( 'no_texturize_tags', fn( array $tags ) => array_merge( $tags, array( 'explainer-cards' ) ) );
add_filter( 'no_texturize_shortcodes', fn( array $tags ) => array_merge( $tags, array( SHORTCODE ) ) );

/**
 * Returns the HTML of a place.
 *
 * It names everything itself, because caches keep parts of pages. The signature keeps people who write posts from
 * writing one. If it is never filled, the script still finds the address.
 *
 * @param string                $address    The address of the explainer file.
 * @param array<string, string> $attributes Those of the element.
 * @param int                   $post       The id of the post, or 0 for widgets and templates.
 */
function place( string $address, array $attributes, int $post ): string {
	if ( ! is_listed( $address ) || in_excerpt() ) {
		return '';
	}
	shown( array( $address, $post ) );
	$call = wp_json_encode( array( $address, $attributes, $post ) );
	$call = rtrim( strtr( base64_encode( $call ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- Survives every filter.
	return sprintf(
		'<section data-explainer="%s" data-explainer-place="%s.%s"></section>',
		str_replace( array( '[', ']' ), array( '&#91;', '&#93;' ), esc_url( $address ) ),
		$call,
		wp_hash( $call )
	);
}

/**
 * Fills the places in a content, without the paragraph that WordPress has put around one.
 *
 * @param string $content HTML.
 */
function fill( string $content ): string {
	if ( ! str_contains( $content, 'data-explainer-place="' ) ) {
		return $content;
	}
	$place = '<section\b[^>]*\bdata-explainer-place="([A-Za-z0-9_-]+)\.([0-9a-f]+)"[^>]*>\s*</section>';
	return preg_replace_callback(
		array( "#<p\\b[^>]*>\\s*$place\\s*</p>#", "#$place#" ),
		function ( array $matches ): string {
			if ( ! hash_equals( wp_hash( $matches[1] ), $matches[2] ) ) {
				return '';
			}
			$call = json_decode( base64_decode( strtr( $matches[1], '-_', '+/' ) ), true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- Signed.
			return is_array( $call ) ? html( ...$call ) : '';
		},
		$content
	) ?? $content;
}

/**
 * Fills the places, except in a block theme, which changes the content later.
 *
 * @param mixed $content HTML.
 * @return mixed
 */
function fill_unless_held( $content ) {
	return is_string( $content ) && ! held() ? fill( $content ) : $content;
}

/**
 * Fills the places when the page of a block theme is complete.
 *
 * @param string $template The file that WordPress is about to run.
 */
function hold_block_theme( string $template ): string {
	if ( wp_is_block_theme() && 'template-canvas.php' === basename( $template ) ) {
		held( true );
		ob_start( __NAMESPACE__ . '\\fill' );
	}
	return $template;
}

/**
 * Whether places stay until the page is complete.
 *
 * @param bool|null $now Sets it.
 */
function held( ?bool $now = null ): bool {
	static $held = false;
	$held        = $now ?? $held;
	return $held;
}
