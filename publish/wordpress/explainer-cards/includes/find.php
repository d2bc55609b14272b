<?php
/**
 * Which explainer files a content names.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

use WP_Post;

defined( 'ABSPATH' ) || exit;

add_action( 'pre_ping', __NAMESPACE__ . '\\without_pings', 10, 3 );
add_filter( 'enclosure_links', __NAMESPACE__ . '\\without_enclosures', 10, 2 );

/**
 * Keeps WordPress from asking explainer files whether they take pingbacks.
 *
 * @param string[] $links The addresses in a post.
 * @param string[] $sent  Not used: those that were asked already.
 * @param int      $id    The id of the post.
 */
function without_pings( array &$links, array $sent, int $id ): void {
	$links = without_enclosures( $links, $id );
}

/**
 * Keeps WordPress from asking explainer files whether they are sounds or films.
 *
 * @param string[] $links The addresses in a post.
 * @param int      $id    The id of the post.
 * @return string[]
 */
function without_enclosures( array $links, int $id ): array {
	$addresses = addresses_in( (string) get_post_field( 'post_content', $id ) );
	return array_filter( $links, fn( $link ) => ! in_array( clean_address( $link ), $addresses, true ) );
}

/**
 * Returns the addresses of the explainer files that a content names in any of the ways.
 *
 * @param string $content The content of a post.
 * @param int    $depth   How many synced patterns this one is in.
 * @return string[]
 */
function addresses_in( string $content, int $depth = 0 ): array {
	$found = array();
	foreach ( array( '|^\s*(https?://[^\s<>"]+)\s*$|im', '|<p(?: [^>]*)?>\s*(https?://[^\s<>"]+)\s*</p>|i' ) as $line ) {
		preg_match_all( $line, $content, $matches );
		array_push( $found, ...$matches[1] );
	}
	preg_match_all( '/' . get_shortcode_regex( array( SHORTCODE ) ) . '/', $content, $matches );
	foreach ( $matches[3] as $attributes ) {
		$attributes = shortcode_parse_atts( $attributes );
		$found[]    = is_array( $attributes ) ? (string) ( $attributes['src'] ?? '' ) : '';
	}
	if ( has_blocks( $content ) ) {
		array_push( $found, ...addresses_in_blocks( parse_blocks( $content ), $depth ) );
	}
	$addresses = array_map( __NAMESPACE__ . '\\clean_address', $found );
	return array_values( array_unique( array_filter( $addresses, 'strlen' ) ) );
}

/**
 * Returns what blocks and the blocks inside them name.
 *
 * @param array[] $blocks As `parse_blocks` returns them.
 * @param int     $depth  How many synced patterns they are in.
 * @return string[]
 */
function addresses_in_blocks( array $blocks, int $depth ): array {
	$found = array();
	foreach ( $blocks as $block ) {
		if ( BLOCK === $block['blockName'] ) {
			$found[] = (string) ( $block['attrs']['src'] ?? '' );
		}
		// A synced pattern is a post of its own. Some contain themselves.
		if ( 'core/block' === $block['blockName'] && $depth < 3 ) {
			$pattern = get_post( (int) ( $block['attrs']['ref'] ?? 0 ) );
			if ( $pattern instanceof WP_Post ) {
				array_push( $found, ...addresses_in( $pattern->post_content, $depth + 1 ) );
			}
		}
		array_push( $found, ...addresses_in_blocks( $block['innerBlocks'], $depth ) );
	}
	return $found;
}
