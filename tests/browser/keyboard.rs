//! Keys for each pattern of the ARIA Authoring Practices (<https://www.w3.org/WAI/ARIA/apg/patterns/>): disclosures,
//! radio groups, and notes that open beside their button. Cards and definitions are tested in `opening` and `terms`.

use crate::browser::{Browser, in_browser, in_every_browser};
use crate::page::Page;
use crate::site::{Site, fixture};
use thirtyfour::Key;

async fn tide(browser: &Browser) -> (Site, Page) {
    let (site, page) = browser.open_tide("open=all").await;
    page.ready().await;
    (site, page)
}

/// Presses a key and waits for the effect.
async fn press(page: &Page, key: Key) {
    page.press(key).await;
    page.settle().await;
}

/// Presses Shift and Tab.
async fn press_back(page: &Page) {
    let keys = page.driver.action_chain();
    let keys = keys.key_down(Key::Shift).send_keys(Key::Tab);
    let done = keys.key_up(Key::Shift).perform().await;
    done.expect("keys can be pressed");
    page.settle().await;
}

/// The indices of the radio button with the focus and of the checked one in a group; -1 if there is none.
async fn radios(page: &Page, group: &str) -> (i32, i32) {
    page.js(&format!(
        "const radios = $$('{group} input');
         return [radios.indexOf(active()), radios.findIndex((radio) => radio.checked)]"
    ))
    .await
}

/// The radio groups: the choice of a group, and a quiz.
const GROUPS: [&str; 2] = [".bring", ".quiz"];

#[test]
fn a_radio_group_is_one_tab_stop() {
    in_every_browser(async |browser| {
        for group in GROUPS {
            let (_site, page) = tide(browser).await;
            page.run(&format!(
                "const all = $$('a, button, input, summary, textarea').filter((each) => shown(each));
                 const first = $$('{group} input')[0];
                 all[all.indexOf(first) - 1].focus()"
            ))
            .await;
            press(&page, Key::Tab).await;
            let (focus, checked) = radios(&page, group).await;
            assert_eq!(
                focus,
                checked.max(0),
                "{group}: the checked one, else the first"
            );
            press(&page, Key::Tab).await;
            let (focus, still) = radios(&page, group).await;
            assert_eq!(focus, -1, "{group}: two stops");
            assert_eq!(still, checked, "{group}: passing by chooses nothing");
            press_back(&page).await;
            assert!(
                radios(&page, group).await.0 >= 0,
                "{group}: not on the way back"
            );
        }
    });
}

#[test]
fn arrow_keys_choose_radio_buttons_and_wrap_around() {
    in_browser(async |browser| {
        for group in GROUPS {
            for (forth, back) in [(Key::Down, Key::Up), (Key::Right, Key::Left)] {
                let (_site, page) = tide(browser).await;
                let count: i32 = page.js(&format!("return $$('{group} input').length")).await;
                assert!(count >= 2, "{group} has {count}");
                page.focus_on(&format!("{group} input")).await;
                press(&page, Key::Space).await;
                assert_eq!(radios(&page, group).await, (0, 0), "{group}, Space");
                for step in 1..=count {
                    press(&page, forth.clone()).await;
                    let at = step % count;
                    assert_eq!(radios(&page, group).await, (at, at), "{group}, {forth:?}");
                }
                press(&page, back.clone()).await;
                let last = count - 1;
                assert_eq!(
                    radios(&page, group).await,
                    (last, last),
                    "{group}, {back:?}"
                );
                page.is_quiet().await;
            }
        }
    });
}

#[test]
fn enter_and_space_unfold_a_question() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.focus_on(".question summary").await;
        let state = "const summary = $('.question summary');
                     return [active() === summary, summary.parentNode.open]";
        for key in [Key::Enter, Key::Space] {
            for open in [true, false] {
                press(&page, key.clone()).await;
                let found: [bool; 2] = page.js(state).await;
                assert_eq!(found, [true, open], "{key:?}");
            }
        }
        page.is_quiet().await;
    });
}

#[test]
fn folded_content_has_no_tab_stops() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        page.focus_on("#card-what").await;
        press(&page, Key::Tab).await;
        assert_eq!(page.focus().await, "card-rest");
        press_back(&page).await;
        assert_eq!(page.focus().await, "card-what");
    });
}

#[test]
fn the_tab_key_enters_and_leaves_an_open_source() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.focus_on("#panel-what .cite button").await;
        press(&page, Key::Enter).await;
        let stands = "return [!!$(':popover-open'), active().matches('.cite button'),
                        !!active().closest(':popover-open')]";
        assert_eq!(
            page.js::<[bool; 3]>(stands).await,
            [true, true, false],
            "it opens, and the focus stays"
        );
        press(&page, Key::Tab).await;
        assert!(page.js::<[bool; 3]>(stands).await[2], "not into the note");
        let stops: usize = page
            .js("return $(':popover-open').querySelectorAll('a, button').length")
            .await;
        for _ in 0..stops {
            press(&page, Key::Tab).await;
        }
        let out: bool = page
            .js("return !active().closest('[popover]') && !!active().closest('.explainer')")
            .await;
        assert!(out, "the focus is caught in the note");
        press_back(&page).await;
        assert!(page.js::<[bool; 3]>(stands).await[2], "not back into it");
        press(&page, Key::Escape).await;
        assert_eq!(
            page.js::<[bool; 3]>(stands).await,
            [false, true, false],
            "closed, with the focus on the number"
        );
        page.is_quiet().await;
    });
}

#[test]
fn escape_inside_a_note_returns_the_focus_to_its_button() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let json = String::from_utf8(fixture("valid/full.json")).expect("it is UTF-8");
        let cited = json.replace("near half moon.", "near half moon.[^almanac]");
        site.put("/cited.json", cited);
        let body = "<explainer-cards src=/cited.json open=what><p>Fallback</p></explainer-cards>";
        // The second button opens a note above the note of the first.
        for openers in [
            &["#panel-what p .cite button"][..],
            &["[popovertarget=term-neap]", "#term-neap .cite button"],
        ] {
            let page = browser.open_with(&site, body).await;
            page.ready().await;
            for opener in openers {
                page.focus_on(opener).await;
                press(&page, Key::Enter).await;
            }
            press(&page, Key::Tab).await;
            let inside: bool = page.js("return active().matches('[popover] a')").await;
            assert!(inside, "{openers:?}: not into the note");
            for opener in openers.iter().rev() {
                press(&page, Key::Escape).await;
                let back: bool = page.js(&format!("return active() === $('{opener}')")).await;
                assert!(back, "{opener} has lost the focus");
            }
            let open: bool = page.js("return !!$(':popover-open')").await;
            assert!(!open, "{openers:?}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn the_space_key_opens_a_source_and_closes_it() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.focus_on("#panel-what .cite button").await;
        for open in [true, false] {
            press(&page, Key::Space).await;
            let found: bool = page.js("return !!$(':popover-open')").await;
            assert_eq!(found, open);
        }
    });
}

#[test]
fn every_control_can_be_reached_by_keyboard() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=all feedback").await;
        page.ready().await;
        page.open_everything().await;
        let expected: Vec<String> = page
            .js("const groups = new Set();
                 window.stop = (node) => node.name || node.id || node.outerHTML;
                 return $$('a[href], button, input, summary, textarea, [tabindex=\"0\"]')
                   .filter((each) => shown(each) && !each.closest('[popover]'))
                   .filter(({ type, name }) => type !== 'radio' || (!groups.has(name) && groups.add(name)))
                   .map(stop)")
            .await;
        assert!(expected.len() > 20, "{expected:?}");
        page.run("$('a[href], button, input').focus()").await;
        let mut reached = vec![];
        while page.js("return element.matches(':focus-within')").await {
            reached.push(page.js::<String>("return stop(active())").await);
            page.press(Key::Tab).await;
            if reached.len() > expected.len() {
                break;
            }
        }
        assert_eq!(
            reached, expected,
            "the order of what is seen, and all of it"
        );
    });
}
