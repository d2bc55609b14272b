<?php
/**
 * Excerpts: the words of the article. An article that consists of explainers gets their summaries.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

use WP_Post;

defined( 'ABSPATH' ) || exit;

// WordPress makes the excerpt from the content at priority 10.
add_filter( 'get_the_excerpt', __NAMESPACE__ . '\\begin_excerpt', 9 );
add_filter( 'get_the_excerpt', __NAMESPACE__ . '\\end_excerpt', 11, 2 );

/**
 * Whether WordPress is making an excerpt.
 *
 * @param bool|null $now Sets it.
 */
function in_excerpt( ?bool $now = null ): bool {
	static $inside = false;
	$inside        = $now ?? $inside;
	return $inside;
}

/**
 * Leaves explainers out from here on.
 *
 * @param mixed $excerpt The excerpt so far.
 * @return mixed
 */
function begin_excerpt( $excerpt ) {
	in_excerpt( true );
	return $excerpt;
}

/**
 * Returns the excerpt, made of the summaries if it is empty.
 *
 * @param mixed        $excerpt The excerpt.
 * @param WP_Post|null $post    The post.
 * @return mixed
 */
function end_excerpt( $excerpt, $post = null ) {
	in_excerpt( false );
	if ( ! is_string( $excerpt ) || '' !== trim( $excerpt ) || ! $post instanceof WP_Post || post_password_required( $post ) ) {
		return $excerpt;
	}
	$summaries = array();
	foreach ( copies( $post->ID ) as $address => $copy ) {
		if ( is_listed( $address ) ) {
			$summaries[] = esc_html( summary( $copy )[1] );
		}
	}
	return implode( ' ', array_filter( $summaries, 'strlen' ) );
}
