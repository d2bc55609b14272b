<?php
/**
 * The ways into a post: block, shortcode, address on a line of its own. Each stores nothing but an address, which every
 * role may write.
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

use WP_Block;

defined( 'ABSPATH' ) || exit;

const BLOCK     = 'explainer-cards/explainer';
const SHORTCODE = 'explainer-cards';
const HANDLER   = 'explainer-cards';

add_action( 'init', __NAMESPACE__ . '\\register' );

/**
 * Registers the ways and the words.
 */
function register(): void {
	$languages = dirname( PLUGIN ) . '/languages';
	load_plugin_textdomain( 'explainer-cards', false, basename( dirname( PLUGIN ) ) . '/languages' );
	register_block_type( dirname( PLUGIN ) . '/blocks/explainer', array( 'render_callback' => __NAMESPACE__ . '\\render_block' ) );
	$script = generate_block_asset_handle( BLOCK, 'editorScript' );
	wp_set_script_translations( $script, 'explainer-cards', $languages );
	// The editor makes a block of a pasted address on one of these.
	wp_add_inline_script( $script, 'window.explainerCardsHosts = ' . wp_json_encode( hosts(), JSON_HEX_TAG ) . ';', 'before' );
	add_shortcode( SHORTCODE, __NAMESPACE__ . '\\render_shortcode' );
	wp_embed_register_handler( HANDLER, '#^https?://[^\s<>"]+$#i', __NAMESPACE__ . '\\render_address', 5 );
}

/**
 * Returns the HTML of the block.
 *
 * @param array<string, mixed> $attributes What stands in the post.
 * @param string               $content    Empty.
 * @param WP_Block|null        $block      The block.
 */
function render_block( array $attributes, string $content = '', ?WP_Block $block = null ): string {
	$address = clean_address( (string) ( $attributes['src'] ?? '' ) );
	$post    = (int) ( $block?->context['postId'] ?? 0 );
	if ( in_editor() ) {
		$inside = preview( $address, (string) ( $attributes['src'] ?? '' ) );
	} else {
		$post   = doing_filter( 'widget_block_content' ) ? 0 : $post;
		$inside = place( $address, clean_attributes( $attributes ), $post );
	}
	return '' === $inside ? '' : '<div ' . get_block_wrapper_attributes() . ">$inside</div>";
}

/**
 * Whether the HTML is for the preview in an editor, which asks for one block or one address.
 */
function in_editor(): bool {
	$asked = ( defined( 'REST_REQUEST' ) && REST_REQUEST ) || wp_doing_ajax();
	return $asked && ! doing_filter( 'the_content' ) && current_user_can( 'edit_posts' );
}

/**
 * Returns what the editor shows: the text, or why there is none.
 *
 * @param string $address The address of the explainer file.
 * @param string $written What stands in the block.
 */
function preview( string $address, string $written ): string {
	if ( '' === $address ) {
		/* translators: %s: what someone has entered. */
		return message( sprintf( __( '%s is not the address of an explainer file, which ends in .json.', 'explainer-cards' ), $written ) );
	}
	if ( ! is_listed( $address ) ) {
		/* translators: %s: a host such as https://cdn.example. */
		return message( sprintf( __( '%s is not in the list of hosts. An administrator can add it under Settings > Explainer Cards.', 'explainer-cards' ), origin( $address ) ) );
	}
	// The editor asks again on each change.
	$name = 'explainer_cards_' . md5( $address );
	$copy = get_transient( $name );
	if ( ! is_array( $copy ) ) {
		$copy = fetch_copy( $address );
		set_transient( $name, $copy, MINUTE_IN_SECONDS );
	}
	$missing = isset( $copy['error'] ) ? message( $copy['error'] ) : '';
	return $missing . ( $copy['section'] ?? '' );
}

/**
 * Returns a message for the editor.
 *
 * @param string $text Plain text.
 */
function message( string $text ): string {
	return '<div class="components-notice is-warning"><div class="components-notice__content">' . nl2br( esc_html( $text ) ) . '</div></div>';
}

/**
 * Returns the HTML of the shortcode.
 *
 * @param array<string, string>|string $attributes What stands in the post.
 */
function render_shortcode( $attributes ): string {
	$attributes = is_array( $attributes ) ? $attributes : array();
	return place( clean_address( $attributes['src'] ?? '' ), clean_attributes( $attributes ), current_post() );
}

/**
 * Returns the HTML for an address on a line of its own, or false for one that is not ours.
 *
 * @param string[] $matches    Of the pattern.
 * @param array    $attributes Not used: the size of a frame.
 * @param string   $url        The address.
 * @return string|false
 */
function render_address( array $matches, array $attributes, string $url ) {
	$address = clean_address( $url );
	if ( ! is_listed( $address ) ) {
		return false;
	}
	return in_editor() ? preview( $address, $url ) : place( $address, array(), current_post() );
}

/**
 * Returns the id of the post whose content is being written, or 0 in a widget.
 */
function current_post(): int {
	return doing_filter( 'widget_text' ) || doing_filter( 'widget_block_content' ) ? 0 : (int) get_the_ID();
}
