<?php
/**
 * The copies of the pre-rendered files, stored with the post that shows them.
 *
 * The name of the field begins with an underscore, so that nobody can write it by a form or the REST API: its HTML goes
 * into the page without a filter.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

defined( 'ABSPATH' ) || exit;

const COPIES  = '_explainer_cards';
const CHECKED = '_explainer_cards_checked';
// Copies for explainers in widgets and templates, which belong to no post.
const ELSEWHERE = 'explainer_cards_elsewhere';

/**
 * Returns the copies of a post, by the addresses of the explainer files.
 *
 * @param int $post The id of the post, or 0 for widgets and templates.
 * @return array<string, array<string, string>>
 */
function copies( int $post ): array {
	$copies = 0 === $post ? get_option( ELSEWHERE, array() ) : get_post_meta( $post, COPIES, true );
	return is_array( $copies ) ? $copies : array();
}

/**
 * Stores the copies of a post.
 *
 * @param int                                  $post   The id of the post, or 0 for widgets and templates.
 * @param array<string, array<string, string>> $copies By the addresses of the explainer files.
 */
function store_copies( int $post, array $copies ): void {
	if ( 0 === $post ) {
		update_option( ELSEWHERE, $copies, false );
		return;
	}
	if ( array() === $copies ) {
		delete_post_meta( $post, COPIES );
		delete_post_meta( $post, CHECKED );
		return;
	}
	// WordPress removes one level of backslashes.
	update_post_meta( $post, COPIES, wp_slash( $copies ) );
	update_post_meta( $post, CHECKED, time() );
}

/**
 * Fetches the files beside an explainer file. Where that fails, the old copy stays.
 *
 * @param string                $address The address of the explainer file.
 * @param array<string, string> $old     The copy so far.
 * @return array<string, string> By form; `error` says what failed, if anything did.
 */
function fetch_copy( string $address, array $old = array() ): array {
	$copy   = array();
	$errors = array();
	foreach ( beside( $address ) as $form => $url ) {
		$body = fetch( $url );
		if ( ! is_wp_error( $body ) && is_rendered( $form, $body ) ) {
			$copy[ $form ] = $body;
			continue;
		}
		$errors[] = is_wp_error( $body )
			? $body->get_error_message()
			/* translators: %s: the address of a file. */
			: sprintf( __( '%s is not a file that explainer-cards render writes.', 'explainer-cards' ), $url );
		if ( isset( $old[ $form ] ) ) {
			$copy[ $form ] = $old[ $form ];
		}
		// A host that does not answer is not asked three times.
		if ( is_wp_error( $body ) && 'explainer_cards_network' === $body->get_error_code() ) {
			$copy += $old;
			break;
		}
	}
	unset( $copy['error'] );
	if ( array() !== $errors ) {
		$copy['error'] = implode( "\n", $errors );
	}
	return $copy;
}
