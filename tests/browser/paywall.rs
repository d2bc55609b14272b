//! Cards for subscribers: the teaser, and the change to the full file.

use crate::browser::{in_browser, in_browser_without_scripts, in_every_browser};
use crate::page::Page;
use crate::site::{Site, fixture};
use crate::taking_over::{kept, picture, take_over};
use explainer_cards::model::read::read;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options, render};

const WHOLE: &str = "/fixtures/valid/paywall.json";
const TEASER: &str = "/fixtures/valid/paywall-teaser.json";

/// The offer of the page to readers who haven't paid.
const OFFER: &str = "<p slot=subscribe id=offer>Read on. <button id=join>Join</button></p>";

/// The element with the teaser.
fn teaser(attributes: &str) -> String {
    format!(
        "<explainer-cards src='{TEASER}' {attributes}>
           <p>Fallback</p>
           {OFFER}
         </explainer-cards>"
    )
}

/// The teaser as written by `explainer-cards render --to embed`, with the offer before the last line.
fn embed(attributes: &str) -> String {
    let file = fixture("valid/paywall-teaser.json");
    let explainer = read(&file).expect("it is an explainer");
    let options = Options {
        src: Some(TEASER.to_owned()),
        ..Options::new(FORMATS)
    };
    let outputs = render(Form::Embed, &explainer, &options).expect("it can be written");
    let (before, end) = ("<explainer-cards", "\n</explainer-cards>\n</section>\n");
    let html = outputs[0]
        .content
        .replacen(before, &[before, " ", attributes].concat(), 1);
    assert!(html.ends_with(end), "{html}");
    html.replace(end, &format!("\n{OFFER}{end}"))
}

/// The titles of all cards. Those of locked cards are in brackets.
async fn cards(page: &Page) -> Vec<String> {
    page.js("return $$('.card').map((card) => {
           const title = card.querySelector('.card-title').innerText;
           return 'locked' in card.dataset ? `[${title}]` : title;
         })")
        .await
}

const LOCKED: [&str; 4] = [
    "What has happened?",
    "[What a new gate costs]",
    "[For subscribers]",
    "What comes next?",
];
const UNLOCKED: [&str; 4] = [
    "What has happened?",
    "A gate of oak costs twice as much as last year",
    "The council quarrels",
    "What comes next?",
];

/// Waits until the full file is shown.
async fn unlocked(page: &Page) {
    page.until("$('.explainer') && !$('[data-locked]')").await;
}

#[test]
fn a_locked_card_is_a_head_that_can_not_be_opened() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &teaser("")).await;
        page.ready().await;
        assert_eq!(cards(&page).await, LOCKED);
        let words: Vec<String> = page
            .js("return $$('[data-locked] .head').map((head) => head.innerText.trim().replace(/\\s+/g, ' '))")
            .await;
        let first = "What a new gate costs For subscribers";
        assert_eq!(
            words,
            [first, "For subscribers"],
            "the word is there once each"
        );
        let controls: usize = page
            .js("return $$('[data-locked] :is(button, a, details, [aria-expanded], [tabindex=\"0\"])').length")
            .await;
        assert_eq!(controls, 0);
        let drawn: bool = page
            .js("return $$('[data-locked] [data-icon=lock]').every((lock) =>
                   shown(lock) && lock.getBoundingClientRect().width > 10)")
            .await;
        assert!(drawn, "the lock is not visible");
        page.click("[data-locked] .card-title").await;
        page.settle().await;
        assert_eq!(page.event_names().await, ["ready"]);
        page.is_quiet().await;
    });
}

#[test]
fn an_address_leads_to_the_head_of_a_locked_card() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let room = "<div style='block-size: 1500px'></div>";
        let page = browser
            .open_with(&site, &format!("{room}{}{room}", teaser("")))
            .await;
        page.ready().await;
        page.run("location.hash = '#mill_views'").await;
        page.until("active().id === 'card-views'").await;
        let top: f64 = page
            .js("return $('#card-views').getBoundingClientRect().top")
            .await;
        assert!((0.0..100.0).contains(&top), "{top}");
        assert_eq!(page.event_names().await, ["ready"], "nothing opens");
        page.is_quiet().await;
    });
}

#[test]
fn controls_in_the_offer_belong_to_the_page() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let offer = "<p slot=subscribe id=offer>
                       <button popovertarget=login id=join>Log in</button>
                       <input id=sources type=checkbox data-act='depth full'>
                     </p>";
        let login = "<div popover id=login>Name <input></div>";
        let body = teaser("").replace(OFFER, offer) + login;
        let page = browser.open_with(&site, &body).await;
        page.ready().await;
        page.run("document.querySelector('#join').click()").await;
        page.until("document.querySelector('#login').matches(':popover-open')")
            .await;
        page.run("document.querySelector('#sources').click()").await;
        page.settle().await;
        assert!(
            page.js::<bool>("return document.querySelector('#sources').checked")
                .await
        );
        assert!(!page.is_expanded("sources").await);
        assert!(!page.is_open("what").await);
        assert_eq!(page.event_names().await, ["ready"]);
        page.is_quiet().await;
    });
}

#[test]
fn the_offer_is_under_the_first_locked_card() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for attributes in ["", "cards='views next'"] {
            let page = browser.open_with(&site, &teaser(attributes)).await;
            page.ready().await;
            let there: (bool, bool, usize) = page
                .js("const offer = document.querySelector('#offer');
                     const box = (node) => node.getBoundingClientRect();
                     const [first] = $$('[data-locked]');
                     return [shown(offer), offer.assignedSlot.parentNode === first &&
                               box(offer).top > box(first.querySelector('.head')).bottom - 0.5 &&
                               box(offer).bottom < box(first).bottom + 0.5,
                             $$('slot').length]")
                .await;
            assert_eq!(there, (true, true, 1), "{attributes}");
            let fallback: bool = page.js("return shown(element.firstElementChild)").await;
            assert!(!fallback, "the fallback is shown beside the explainer");
        }
    });
}

#[test]
fn there_is_space_below_the_offer_if_the_page_resets_margins() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let body = format!("<style>* {{ margin: 0 }}</style>{}", teaser(""));
        let page = browser.open_with(&site, &body).await;
        page.ready().await;
        let below: Vec<f64> = page
            .js(
                "const bottom = (node) => node.getBoundingClientRect().bottom;
                 const [first, second] = $$('[data-locked]');
                 return [bottom(first) - bottom(document.querySelector('#offer')),
                         bottom(second) - bottom(second.querySelector('.card-title'))]",
            )
            .await;
        assert!(below.iter().all(|room| *room > 12.0), "{below:?}");
    });
}

#[test]
fn without_an_offer_there_is_no_gap() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &teaser("").replace(OFFER, ""))
            .await;
        page.ready().await;
        let room: f64 = page
            .js("const [first] = $$('[data-locked]');
                 return first.getBoundingClientRect().bottom
                      - first.querySelector('.head').getBoundingClientRect().bottom")
            .await;
        assert!(room.abs() < 1.0, "{room} px");
    });
}

#[test]
fn setting_src_to_the_full_file_keeps_open_cards_open() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &teaser("")).await;
        page.ready().await;
        assert_eq!(site.count(WHOLE), 0);
        page.click_button("card-what").await;
        page.click_button("sources").await;
        page.run(&format!("element.setAttribute('src', '{WHOLE}')"))
            .await;
        unlocked(&page).await;
        assert_eq!(cards(&page).await, UNLOCKED);
        for (id, open) in [
            ("card-what", true),
            ("card-cost", false),
            ("card-next", false),
            ("sources", true),
        ] {
            assert_eq!(page.is_expanded(id).await, open, "{id}");
        }
        let offer: bool = page
            .js("return shown(document.querySelector('#offer'))")
            .await;
        assert!(!offer, "the offer is still shown");
        page.click_button("card-cost").await;
        assert!(page.is_open("cost").await);
        assert_eq!(
            page.event_names().await,
            ["ready", "open what", "ready", "open cost"]
        );
        page.is_quiet().await;
    });
}

#[test]
fn the_full_file_can_be_named_before_the_script_is_there() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for html in [teaser(""), embed("")] {
            let unlock = format!(
                "<script>document.querySelector('explainer-cards').setAttribute('src', '{WHOLE}')</script>"
            );
            let page = browser.open_with(&site, &[html, unlock].concat()).await;
            unlocked(&page).await;
            assert_eq!(cards(&page).await, UNLOCKED);
            assert_eq!(page.event_names().await, ["ready"]);
            page.is_quiet().await;
        }
    });
}

#[test]
fn the_same_file_under_an_absolute_address_needs_no_widget() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let address = site.url(TEASER);
        let html = embed("").replacen(TEASER, &address, 1);
        let page = browser.open_with(&site, &html).await;
        page.settle().await;
        assert_eq!(cards(&page).await, LOCKED);
        assert_eq!(site.count(TEASER), 0, "the pre-rendered form shows it");
        page.is_quiet().await;
    });
}

#[test]
fn a_file_that_the_page_has_fetched_is_shown() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &teaser("")).await;
        page.ready().await;
        page.run(&format!(
            "const file = await fetch('{WHOLE}');
             element.setAttribute('src', URL.createObjectURL(await file.blob()))"
        ))
        .await;
        unlocked(&page).await;
        assert_eq!(cards(&page).await, UNLOCKED);
        page.is_quiet().await;
    });
}

#[test]
fn a_locked_card_listed_in_open_opens_once_it_is_unlocked() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &teaser("open='cost next'")).await;
        page.ready().await;
        page.run("return element.openCard('views')").await;
        page.run("return element.closeCard('cost')").await;
        assert_eq!(
            page.event_names().await,
            ["ready"],
            "no card opened or closed"
        );
        page.run(&format!("element.setAttribute('src', '{WHOLE}')"))
            .await;
        unlocked(&page).await;
        for (card, open) in [
            ("what", false),
            ("cost", true),
            ("views", false),
            ("next", true),
        ] {
            assert_eq!(page.is_open(card).await, open, "{card}");
        }
    });
}

#[test]
fn the_focus_stays_in_the_offer_while_the_widget_takes_over() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &embed("loading=interaction"))
            .await;
        page.until("customElements.get('explainer-cards')").await;
        page.run("document.querySelector('#join').focus()").await;
        page.until("element.explainer").await;
        page.settle().await;
        assert_eq!(page.focus().await, "join");
    });
}

#[test]
fn the_widget_changes_no_pixel_of_a_pre_rendered_teaser() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for (width, scheme) in [(360, "light"), (700, "dark"), (1280, "light")] {
            let page = browser
                .open_with(&site, &embed("loading=interaction theme=auto"))
                .await;
            page.resize(width, 1600).await;
            page.prefer(scheme).await;
            page.run("document.documentElement.style.colorScheme = 'light dark'")
                .await;
            page.until("customElements.get('explainer-cards')").await;
            let before = picture(&page).await;
            take_over(&page).await;
            let after = picture(&page).await;
            assert!(
                before == after,
                "{width} px, {scheme}: see {}",
                kept(&before, &after)
            );
        }
    });
}

#[test]
fn with_scripts_blocked_a_pre_rendered_teaser_shows_its_locks_and_the_offer() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &embed("")).await;
        assert_eq!(cards(&page).await, LOCKED);
        let shown: Vec<bool> = page
            .js(
                "return [$('[data-locked] [data-icon=lock]'), $('[part=locked]'),
                         document.querySelector('#offer')].map(shown)",
            )
            .await;
        assert_eq!(shown, [true; 3]);
    });
}

#[test]
fn cards_for_subscribers_have_the_class_that_json_ld_names() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for src in [TEASER, WHOLE] {
            let page = browser
                .open_with(&site, &teaser("").replace(TEASER, src))
                .await;
            page.ready().await;
            let paid: Vec<String> = page
                .js("return $$('.explainer-subscriber').map((card) => card.querySelector('[id]').id)")
                .await;
            assert_eq!(paid, ["card-cost", "card-views"], "{src}");
        }
    });
}

#[test]
fn the_paywall_page_of_the_preview_unlocks_the_cards() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/paywall.html").await;
        page.ready().await;
        let locked = "return $$('[data-locked]').length";
        assert_eq!(page.js::<usize>(locked).await, 2);
        assert_eq!(site.count("/explainers/hbm.fr.json"), 0);
        let offer = "return shown(document.querySelector('#offer'))";
        assert!(page.js::<bool>(offer).await, "the offer is not shown");
        page.run("scrollTo(0, 0)").await;
        page.click_outside("#reader").await;
        unlocked(&page).await;
        assert_eq!(page.js::<usize>(locked).await, 0);
        page.click_outside("#reader").await;
        page.until("$('[data-locked]')").await;
        page.is_quiet().await;
    });
}
