//! The three themes in `www/pages/` have the contrast that the contract requires.

use crate::browser::{Browser, in_browser};
use crate::page::Page;
use crate::site::Site;
use serde_json::{Value, json};

const THEMES: [&str; 3] = ["broadsheet", "financial", "broadcaster"];

/// Functions for scripts: `ratio` returns the contrast ratio of two colours (WCAG 2.2), `ground` the background of a
/// node, and `faint` the texts in a tree with too little contrast.
const MEASURE: &str = r"
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const linear = (value) => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
  const light = (colour) => {
    const [r, g, b] = channels(colour).map(linear);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + .05) / (dark + .05);
  };
  const clear = (colour) => channels(colour)[3] === 0;
  const above = (node) => node.parentElement || node.getRootNode().host;
  const ground = (node) => {
    for (let at = node; at; at = above(at)) {
      const { backgroundColor } = getComputedStyle(at);
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = (tree) => {
    const texts = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
    const found = [];
    let seen = 0;
    while (texts.nextNode()) {
      const { parentElement, data } = texts.currentNode;
      if (!data.trim() || !shown(parentElement)) continue;
      const { color, fill, fontSize, fontWeight } = getComputedStyle(parentElement);
      const size = parseFloat(fontSize);
      const needed = size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
      const own = parentElement.closest('svg') ? fill : color;
      seen += 1;
      if (ratio(own, ground(parentElement)) < needed)
        found.push(`${ratio(own, ground(parentElement)).toFixed(2)}: ${parentElement.className} ${data}`);
    }
    return [String(seen), ...found];
  };";

async fn open(browser: &Browser, site: &Site, theme: &str, features: Value) -> Page {
    let page = browser
        .open(site, &format!("/pages/theme-{theme}.html"))
        .await;
    page.cdp(
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    )
    .await;
    page.ready().await;
    page.open_everything().await;
    page.settle().await;
    page
}

fn scheme(name: &str) -> Value {
    json!([{ "name": "prefers-color-scheme", "value": name }])
}

/// Checks that every text of the explainer and the page has enough contrast.
async fn reads(page: &Page, what: &str) {
    for tree in ["$('.explainer')", "document.body"] {
        let script = format!("{MEASURE} return faint({tree})");
        let mut found: Vec<String> = page.js(&script).await;
        let seen: usize = found.remove(0).parse().expect("a number");
        assert!(seen >= 8, "{what}: only {seen} texts in {tree}");
        assert_eq!(found, [""; 0], "{what}, {tree}");
    }
}

#[test]
fn every_text_of_a_theme_has_the_contrast_of_wcag_aa() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for theme in THEMES {
            for name in ["light", "dark"] {
                let page = open(browser, &site, theme, scheme(name)).await;
                let paper: String = page
                    .js("return getComputedStyle($('.explainer')).backgroundColor")
                    .await;
                let dark: bool = page
                    .js(&format!("{MEASURE} return light('{paper}') < .5"))
                    .await;
                assert_eq!(dark, name == "dark", "{theme}, {name}: {paper}");
                reads(&page, &format!("{theme}, {name}")).await;
                page.click(".term").await;
                page.until("$(':popover-open')").await;
                let script = format!("{MEASURE} return faint($(':popover-open'))");
                let found: Vec<String> = page.js(&script).await;
                assert_eq!(found[1..], [""; 0], "{theme}, {name}, a definition");
            }
        }
    });
}

#[test]
fn text_with_too_little_contrast_is_found() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = open(browser, &site, "financial", scheme("light")).await;
        page.run("element.style.setProperty('--explainer-ink-muted', '#888')")
            .await;
        let found: Vec<String> = page
            .js(&format!("{MEASURE} return faint($('.explainer'))"))
            .await;
        assert!(
            found[1..].iter().any(|text| text.contains("caption")),
            "{found:?}"
        );
    });
}

#[test]
fn the_focus_ring_and_icons_have_enough_contrast() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for theme in THEMES {
            for name in ["light", "dark"] {
                let page = open(browser, &site, theme, scheme(name)).await;
                page.focus_on("#card-what").await;
                let script = format!(
                    "{MEASURE}
                     const ring = getComputedStyle(active());
                     const paper = ground($('.explainer'));
                     const icons = $$('[data-icon]').map((icon) => getComputedStyle(icon).color);
                     const controls = $$('textarea').map((each) => getComputedStyle(each).borderTopColor);
                     return [parseFloat(ring.outlineWidth),
                       ratio(ring.outlineColor, paper),
                       ratio(ring.outlineColor, ground(document.body)),
                       ...[...icons, ...controls].map((colour) => ratio(colour, paper))]"
                );
                let found: Vec<f64> = page.js(&script).await;
                assert!(found.len() > 8, "{theme}: no icons");
                assert!(
                    found[0] >= 2.0 && found[1..].iter().all(|ratio| *ratio >= 3.0),
                    "{theme}, {name}: {found:?}"
                );
            }
        }
    });
}

#[test]
fn forced_colours_replace_those_of_a_theme() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for theme in THEMES {
            let features = json!([
                { "name": "forced-colors", "value": "active" },
                { "name": "prefers-color-scheme", "value": "dark" },
            ]);
            let page = open(browser, &site, theme, features).await;
            reads(&page, &format!("{theme}, forced")).await;
            let (own, forced): (String, String) = page
                .js(
                    "const probe = document.body.appendChild(document.createElement('p'));
                     probe.style.background = 'Canvas';
                     return [getComputedStyle($('.explainer')).backgroundColor,
                       getComputedStyle(probe).backgroundColor]",
                )
                .await;
            assert_eq!(own, forced, "{theme}");
        }
    });
}

#[test]
fn no_two_themes_look_alike() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let mut looks: Vec<[String; 4]> = vec![];
        for theme in THEMES {
            let page = open(browser, &site, theme, scheme("light")).await;
            let look: [String; 4] = page
                .js(
                    "const { backgroundColor, borderRadius } = getComputedStyle($('.explainer'));
                     return [getComputedStyle($('.title')).fontFamily,
                       getComputedStyle($('.card-title')).fontWeight + borderRadius, backgroundColor,
                       getComputedStyle($('[data-icon=kind]')).color]",
                )
                .await;
            looks.push(look);
        }
        for aspect in 0..4 {
            let mut all: Vec<&str> = looks.iter().map(|look| &*look[aspect]).collect();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), THEMES.len(), "{looks:#?}");
        }
    });
}
