<?php
/**
 * Which addresses are used: those of explainer files on hosts that the administrator has listed.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

defined( 'ABSPATH' ) || exit;

/**
 * Returns the origins that the administrator has listed, such as `https://cdn.example`.
 *
 * There is no filter for them: what is fetched from them goes into the page as it is, whoever wrote the post.
 *
 * @return string[]
 */
function hosts(): array {
	return settings()['hosts'];
}

/**
 * Returns scheme, host and port of an address, or an empty string if it has none or names a user.
 *
 * @param string $address An absolute address.
 */
function origin( string $address ): string {
	$parts  = wp_parse_url( $address );
	$scheme = strtolower( $parts['scheme'] ?? '' );
	$host   = strtolower( $parts['host'] ?? '' );
	if ( ! in_array( $scheme, array( 'https', 'http' ), true ) || isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
		return '';
	}
	if ( ! preg_match( '/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/', $host ) ) {
		return '';
	}
	$port    = $parts['port'] ?? null;
	$default = 'https' === $scheme ? 443 : 80;
	return "$scheme://$host" . ( null === $port || $default === $port ? '' : ":$port" );
}

/**
 * Whether an address is on a host in the list.
 *
 * @param string $address An absolute address.
 */
function is_listed( string $address ): bool {
	$origin = origin( $address );
	return '' !== $origin && in_array( $origin, hosts(), true );
}

/**
 * Returns an address as it is stored and compared, or an empty string if it isn't that of an explainer file.
 *
 * @param string $written What stands in the post; filters of WordPress can have escaped its ampersands.
 */
function clean_address( string $written ): string {
	$address = str_replace( array( '&amp;', '&#038;' ), '&', trim( $written ) );
	// A path is on the host of the site.
	if ( preg_match( '#^/[^/\\\\]#', $address ) ) {
		$address = origin( home_url() ) . $address;
	}
	$address = sanitize_url( $address, array( 'https', 'http' ) );
	$address = explode( '#', $address )[0];
	$path    = wp_parse_url( $address, PHP_URL_PATH );
	return '' !== origin( $address ) && is_string( $path ) && str_ends_with( $path, '.json' ) ? $address : '';
}

/**
 * Returns the addresses of the files that `explainer-cards render` wrote beside an explainer file.
 *
 * @param string $address The address of the explainer file.
 * @return array<string, string> By form.
 */
function beside( string $address ): array {
	list( $path, $query ) = array_pad( explode( '?', $address, 2 ), 2, null );
	$stem                 = substr( $path, 0, -strlen( '.json' ) );
	$tail                 = null === $query ? '' : "?$query";
	return array(
		'embed'   => "$stem.embed.html$tail",
		'section' => "$stem.section.html$tail",
		'jsonld'  => "$stem.jsonld$tail",
	);
}
