<?php
/**
 * Which form of an explainer goes where, and its HTML.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

defined( 'ABSPATH' ) || exit;

const THEMES = array( 'light', 'dark' );
const DEPTHS = array( 'brief', 'main', 'full' );

/**
 * Returns the attributes of the element that a block or a shortcode names, without unknown values.
 *
 * @param array<string, mixed> $written What stands in the post.
 * @return array<string, string>
 */
function clean_attributes( array $written ): array {
	$attributes = array();
	if ( in_array( $written['theme'] ?? '', THEMES, true ) ) {
		$attributes['theme'] = $written['theme'];
	}
	if ( in_array( $written['depth'] ?? '', DEPTHS, true ) ) {
		$attributes['depth'] = $written['depth'];
	}
	$cards = $written['cards'] ?? '';
	$cards = is_string( $cards ) ? preg_split( '/[\s,]+/', $cards, -1, PREG_SPLIT_NO_EMPTY ) : array();
	$cards = preg_grep( '/\A[a-z0-9-]+\z/', $cards );
	if ( array() !== $cards ) {
		$attributes['cards'] = implode( ' ', $cards );
	}
	return $attributes;
}

/**
 * Returns the form for what WordPress is writing.
 *
 * @param string $address The address of the explainer file.
 * @param int    $post    The id of the post, or 0 for widgets and templates.
 */
function form( string $address, int $post ): string {
	if ( in_excerpt() ) {
		$form = 'none';
	} elseif ( writes_page() ) {
		$form = 'embed';
	} else {
		$form = 'section';
	}
	/**
	 * Filters the form of an explainer.
	 *
	 * @param string $form    `embed`: looks like the widget before any script runs. `section`: plain HTML, for feeds,
	 *                        mail and the REST API. `summary`: title and summary. `none`: nothing.
	 * @param string $address The address of the explainer file.
	 * @param int    $post    The id of the post, or 0 for widgets and templates.
	 */
	return (string) apply_filters( 'explainer_cards_form', $form, $address, $post );
}

/**
 * Returns the HTML of an explainer, or an empty string.
 *
 * @param string                $address    The address of the explainer file.
 * @param array<string, string> $attributes Those of the element.
 * @param int                   $post       The id of the post, or 0 for widgets and templates.
 */
function html( string $address, array $attributes, int $post ): string {
	// The administrator can have removed the host from the list.
	if ( ! is_listed( $address ) ) {
		return '';
	}
	$form = form( $address, $post );
	$copy = copies( $post )[ $address ] ?? null;
	if ( null === $copy ) {
		// Not now, because a reader is waiting. WordPress ignores the same event within ten minutes.
		wp_schedule_single_event( time(), SINGLE, array( $post, $address ) );
		$copy = array();
	}
	switch ( $form ) {
		case 'embed':
			return page_html( $address, $attributes, $post, $copy );
		case 'section':
			return $copy['section'] ?? '';
		case 'summary':
			return summary_html( $copy );
		default:
			return '';
	}
}

/**
 * Returns the HTML for a page.
 *
 * The pre-rendered form shows all cards, and the element ignores `depth` while it is there: with `depth` or `cards` the
 * text is the fallback of an element that loads the widget at once.
 *
 * @param string                $address    The address of the explainer file.
 * @param array<string, string> $attributes Those of the element.
 * @param int                   $post       The id of the post, or 0 for widgets and templates.
 * @param array<string, string> $copy       The copy of the files.
 */
function page_html( string $address, array $attributes, int $post, array $copy ): string {
	/**
	 * Filters the address of the file that the widget loads, so that a membership plugin can name the whole file to a
	 * reader who has paid. The text before the widget has loaded stays that of the file in the post.
	 *
	 * @param string $src     The address of the explainer file.
	 * @param string $address The address in the post.
	 * @param int    $post    The id of the post, or 0 for widgets and templates.
	 */
	$src = (string) apply_filters( 'explainer_cards_src', $address, $address, $post );
	if ( isset( $copy['embed'] ) && ! isset( $attributes['depth'] ) && ! isset( $attributes['cards'] ) ) {
		$changes = $src === $address ? $attributes : array( 'src' => $src ) + $attributes;
		return with_attributes( $copy['embed'], 'explainer-cards', $changes );
	}
	$changes = array();
	foreach ( $attributes as $name => $value ) {
		$changes[ "data-$name" ] = $value;
	}
	if ( ! isset( $copy['section'] ) ) {
		// The widget shows the file, if there is a script.
		return with_attributes( '<section data-explainer=""></section>', 'section', array( 'data-explainer' => $src ) + $changes );
	}
	if ( $src !== $address ) {
		$changes['data-explainer'] = $src;
	}
	return with_attributes( $copy['section'], 'section', $changes );
}

/**
 * Returns HTML with these attributes in the first start tag of that name; everything else stays as it is.
 *
 * @param string                $html    What `explainer-cards render` wrote.
 * @param string                $tag     The name of the element.
 * @param array<string, string> $changes The attributes to set.
 */
function with_attributes( string $html, string $tag, array $changes ): string {
	if ( array() === $changes ) {
		return $html;
	}
	$set = function ( array $matches ) use ( $tag, $changes ): string {
		$attributes = $matches[1];
		foreach ( $changes as $name => $value ) {
			$written    = str_ends_with( $name, 'src' ) || 'data-explainer' === $name ? esc_url( $value ) : esc_attr( $value );
			$attributes = preg_replace( '/\s+' . preg_quote( $name, '/' ) . '="[^"]*"/', '', $attributes );
			$attributes = $attributes . " $name=\"$written\"";
		}
		return "<$tag$attributes>";
	};
	return preg_replace_callback( "#<$tag((?:\\s+[a-z-]+(?:=\"[^\"]*\")?)*)\\s*>#", $set, $html, 1 );
}

/**
 * Returns title and summary as plain text, as far as the file has them.
 *
 * @param array<string, string> $copy The copy of the files.
 * @return array{0: string, 1: string}
 */
function summary( array $copy ): array {
	$data = json_decode( $copy['jsonld'] ?? '', true );
	$text = fn( $key ) => is_string( $data[ $key ] ?? null ) ? $data[ $key ] : '';
	return array( $text( 'headline' ), $text( 'description' ) );
}

/**
 * Returns title and summary as HTML.
 *
 * @param array<string, string> $copy The copy of the files.
 */
function summary_html( array $copy ): string {
	list( $title, $summary ) = summary( $copy );
	$lines                   = array();
	if ( '' !== $title ) {
		$lines[] = '<strong>' . esc_html( $title ) . '</strong>';
	}
	if ( '' !== $summary ) {
		$lines[] = esc_html( $summary );
	}
	return array() === $lines ? '' : '<p>' . implode( '<br>', $lines ) . '</p>';
}
