<?php
/**
 * Fetching one file, and what it has to look like.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

use WP_Error;
use WP_Http;

defined( 'ABSPATH' ) || exit;

// The largest explainer file that the widget accepts has 1 MiB; its pre-rendered form is about three times as large.
const MAX_BYTES     = 4 * MB_IN_BYTES;
const MAX_SECONDS   = 5;
const MAX_REDIRECTS = 3;

/**
 * Returns the content of a file on a listed host.
 *
 * WordPress would follow redirects to any host, so they are followed here.
 *
 * @param string $url The address of the file.
 * @return string|WP_Error
 */
function fetch( string $url ) {
	for ( $hop = 0; $hop <= MAX_REDIRECTS; $hop++ ) {
		if ( ! is_listed( $url ) ) {
			/* translators: %s: the address of a file. */
			return new WP_Error( 'explainer_cards_host', sprintf( __( '%s is not on a host in the list.', 'explainer-cards' ), $url ) );
		}
		$response = wp_safe_remote_get(
			$url,
			array(
				'timeout'             => MAX_SECONDS,
				'redirection'         => 0,
				'limit_response_size' => MAX_BYTES + 1,
			)
		);
		if ( is_wp_error( $response ) ) {
			/* translators: 1: the address of a file, 2: why it could not be fetched. */
			$message = sprintf( __( '%1$s cannot be fetched: %2$s', 'explainer-cards' ), $url, $response->get_error_message() );
			return new WP_Error( 'explainer_cards_network', $message );
		}
		$status   = (int) wp_remote_retrieve_response_code( $response );
		$location = wp_remote_retrieve_header( $response, 'location' );
		if ( in_array( $status, array( 301, 302, 303, 307, 308 ), true ) && is_string( $location ) && '' !== $location ) {
			$url = WP_Http::make_absolute_url( $location, $url );
			continue;
		}
		if ( 200 !== $status ) {
			/* translators: 1: the address of a file, 2: a number, the status of HTTP. */
			return new WP_Error( 'explainer_cards_status', sprintf( __( '%1$s answers with status %2$d.', 'explainer-cards' ), $url, $status ) );
		}
		$body = wp_remote_retrieve_body( $response );
		if ( strlen( $body ) > MAX_BYTES ) {
			/* translators: 1: the address of a file, 2: a size such as "4 MB". */
			return new WP_Error( 'explainer_cards_size', sprintf( __( '%1$s is larger than %2$s.', 'explainer-cards' ), $url, size_format( MAX_BYTES ) ) );
		}
		return $body;
	}
	/* translators: %s: the address of a file. */
	return new WP_Error( 'explainer_cards_redirects', sprintf( __( '%s is redirected too often.', 'explainer-cards' ), $url ) );
}

/**
 * Whether a file is what `explainer-cards render` writes, and not for example the error page of a host.
 *
 * @param string $form `embed`, `section` or `jsonld`.
 * @param string $body The content of the file.
 */
function is_rendered( string $form, string $body ): bool {
	// Fails for what is not UTF-8.
	if ( 1 !== preg_match( '//u', $body ) ) {
		return false;
	}
	switch ( $form ) {
		case 'embed':
			return 1 === preg_match( '#\A<section>\s*<explainer-cards[\s>]#', $body )
				&& 1 === preg_match( '#</explainer-cards>\s*</section>\s*\z#', $body );
		case 'section':
			return str_starts_with( $body, '<section data-explainer="' )
				&& 1 === preg_match( '#</section>\s*\z#', $body );
		default:
			$data = json_decode( $body, true );
			// It goes into a script element, which `<` could end.
			return is_array( $data ) && isset( $data['@context'] ) && ! str_contains( $body, '<' );
	}
}
