<?php
/**
 * Plugin Name:       Explainer Cards
 * Description:       Puts an explainer into an article: a block, a shortcode, or the address of its file on a line of its own.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.0
 * Author:            The explainer-cards authors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       explainer-cards
 * Domain Path:       /languages
 *
 * @package ExplainerCards
 */

namespace ExplainerCards;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const PLUGIN  = __FILE__;

require __DIR__ . '/includes/addresses.php';
require __DIR__ . '/includes/fetch.php';
require __DIR__ . '/includes/copies.php';
require __DIR__ . '/includes/find.php';
require __DIR__ . '/includes/refresh.php';
require __DIR__ . '/includes/forms.php';
require __DIR__ . '/includes/insert.php';
require __DIR__ . '/includes/page.php';
require __DIR__ . '/includes/excerpt.php';
require __DIR__ . '/includes/ways.php';
require __DIR__ . '/includes/settings.php';
