//! The widget replaces a pre-rendered explainer without a visible change.

use crate::browser::{in_browser, in_every_browser};
use crate::page::Page;
use crate::prerendered::{embed, embed_of};
use crate::site::{Fault, Site};
use serde_json::json;

/// Moves the pointer over the explainer and waits for the widget.
pub async fn take_over(page: &Page) {
    page.run("element.dispatchEvent(new PointerEvent('pointerover'))")
        .await;
    page.until("element.explainer").await;
}

pub async fn picture(page: &Page) -> Vec<u8> {
    // Waits for the styles of hover and focus.
    page.settle().await;
    let picture = page.driver.screenshot_as_png().await;
    picture.expect("the browser takes a picture")
}

/// Saves two pictures for comparison. Returns the folder.
pub fn kept(before: &[u8], after: &[u8]) -> String {
    let folder = std::env::temp_dir().join("explainer-cards-taking-over");
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    std::fs::write(folder.join("before.png"), before).expect("a file in it");
    std::fs::write(folder.join("after.png"), after).expect("a file in it");
    folder.display().to_string()
}

#[test]
fn the_widget_changes_no_pixel() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for (width, scheme) in [(360, "light"), (700, "dark"), (1280, "light")] {
            for (name, open) in [
                ("full", ""),
                ("full", "$('details.card').open = true"),
                ("full", "$$('.note').at(-1).open = true"),
                ("lists-and-spans", "$('details.card').open = true"),
                ("lists-and-spans", "$$('details.card')[1].open = true"),
            ] {
                let page = browser
                    .open_with(&site, &embed_of(name, "loading=interaction theme=auto"))
                    .await;
                page.resize(width, 2400).await;
                page.prefer(scheme).await;
                page.run("document.documentElement.style.colorScheme = 'light dark'")
                    .await;
                page.until("customElements.get('explainer-cards')").await;
                page.run(open).await;
                let before = picture(&page).await;
                take_over(&page).await;
                let after = picture(&page).await;
                assert!(
                    before == after,
                    "{name}, {width} px, {scheme}, {open:?}: see {}",
                    kept(&before, &after)
                );
            }
        }
    });
}

#[test]
fn open_cards_stay_open() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &embed("loading=interaction open=rest"))
            .await;
        page.run(
            "$('#card-what').parentNode.open = true;
             $('#glossary').parentNode.open = true;
             $('.question').open = true",
        )
        .await;
        take_over(&page).await;
        assert!(page.is_open("what").await);
        assert!(
            !page.is_open("rest").await,
            "the pre-rendered form says what is open"
        );
        assert!(page.is_expanded("glossary").await);
        assert!(!page.is_expanded("sources").await);
        let folds: Vec<bool> = page
            .js("return $$('.fold').map((fold) => fold.parentNode.open)")
            .await;
        assert!(folds[0] && folds[1..].iter().all(|open| !open), "{folds:?}");
        assert_eq!(page.event_names().await, ["open what", "ready"]);
        page.is_quiet().await;
    });
}

/// The number of pauses for other tasks between the loading of stage.js and the swap.
const PAUSES: usize = 4;

/// A script that runs another one in a pause before the swap.
fn in_pause(pause: usize, script: &str) -> String {
    format!(
        "const own = scheduler.yield.bind(scheduler);
         window.pauses = 0;
         scheduler.yield = async () => {{
           await own();
           window.pauses += 1;
           if (pauses === {pause}) {{ {script} }}
         }};"
    )
}

#[test]
fn cards_opened_during_the_swap_stay_open() {
    in_browser(async |browser| {
        for pause in 1..=PAUSES {
            let site = Site::built().await;
            let page = browser
                .open_with(&site, &embed("loading=interaction open=rest"))
                .await;
            page.run(&in_pause(
                pause,
                "$('#card-what').parentNode.open = true;
                 $('#card-rest').parentNode.open = false;",
            ))
            .await;
            take_over(&page).await;
            let pauses: usize = page.js("return pauses").await;
            assert!(pauses >= PAUSES, "only {pauses} pauses");
            assert!(page.is_open("what").await, "opened in pause {pause}");
            assert!(!page.is_open("rest").await, "closed in pause {pause}");
            page.click_button("card-rest").await;
            assert!(page.is_open("rest").await, "pause {pause}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn an_element_removed_during_the_swap_keeps_the_pre_rendered_form() {
    in_browser(async |browser| {
        for pause in 1..=PAUSES {
            let site = Site::built().await;
            let page = browser
                .open_with(&site, &embed("loading=interaction"))
                .await;
            page.run(&in_pause(
                pause,
                "window.gone = element;
                 element.remove();
                 await new Promise((done) => setTimeout(done, 20));",
            ))
            .await;
            page.run("element.dispatchEvent(new PointerEvent('pointerover'))")
                .await;
            page.until("window.gone && !gone.isConnected").await;
            page.settle().await;
            let (kept, shown): (bool, bool) = page
                .js("return [!!gone.shadowRoot.querySelector('details.card'), !!gone.explainer]")
                .await;
            assert!(kept && !shown, "pause {pause}");
            page.run(
                "document.body.append(gone);
                 gone.dispatchEvent(new PointerEvent('pointerover'))",
            )
            .await;
            page.until("element.explainer").await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn the_focus_stays_where_it_was() {
    in_every_browser(async |browser| {
        for place in [
            "#card-rest",
            "#panel-what .term",
            "#panel-what [data-act^=consult]",
            "#panel-what .question .fold",
            "#source-almanac a",
            ".byline a",
        ] {
            let site = Site::built().await;
            let page = browser
                .open_with(&site, &embed("loading=interaction"))
                .await;
            page.run("$$('details').forEach((each) => (each.open = true))")
                .await;
            page.focus_on(place).await;
            page.until("element.explainer").await;
            let same = format!("return active() === $({})", json!(place));
            assert!(page.js::<bool>(&same).await, "{place}");
        }
    });
}

#[test]
fn the_focus_in_the_article_stays() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let body = format!("<input id=mine>{}", embed("loading=interaction"));
        let page = browser.open_with(&site, &body).await;
        page.run("document.querySelector('#mine').focus()").await;
        take_over(&page).await;
        assert_eq!(page.focus().await, "mine");
    });
}

#[test]
fn the_selection_stays() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &embed("loading=interaction"))
            .await;
        page.run(
            "$('#card-what').parentNode.open = true;
             const texts = document.createTreeWalker($('#panel-what'), NodeFilter.SHOW_TEXT);
             texts.nextNode();
             const first = texts.currentNode;
             for (let step = 0; step < 6; step++) texts.nextNode();
             getSelection().setBaseAndExtent(first, 1, texts.currentNode, 2);
             window.before = getSelection().toString()",
        )
        .await;
        take_over(&page).await;
        let (before, after): (String, String) = page
            .js("return [window.before, getSelection().toString()]")
            .await;
        assert!(before.len() > 20, "{before:?}");
        assert_eq!(after, before);
    });
}

#[test]
fn an_open_definition_stays_open() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/widget_bg.wasm", Fault::Silence);
        let page = browser
            .open_with(&site, &embed("loading=interaction"))
            .await;
        page.click("#card-what .card-title").await;
        page.click("[popovertarget=term-neap]").await;
        site.wait_for_request("/widget_bg.wasm").await;
        assert!(page.js::<bool>("return shown($('#term-neap'))").await);
        site.heal();
        page.until("element.explainer").await;
        assert!(page.js::<bool>("return shown($('#term-neap'))").await);
    });
}

#[test]
fn the_scroll_position_stays() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let body = format!(
            "{}<div style='height: 300vh'></div>",
            embed("loading=interaction")
        );
        let page = browser.open_with(&site, &body).await;
        page.run("$$('details').forEach((each) => (each.open = true)); scrollTo(0, 900)")
            .await;
        page.settle().await;
        let top: f64 = page.js("return scrollY").await;
        assert!(top > 500.0, "{top}");
        take_over(&page).await;
        page.settle().await;
        let now: f64 = page.js("return scrollY").await;
        assert!(
            (now - top).abs() < 0.5,
            "the position changed from {top} to {now}"
        );
    });
}

#[test]
fn the_widget_waits_while_a_pointer_is_pressed() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &embed("loading=interaction"))
            .await;
        site.fault("/widget_bg.wasm", Fault::Silence);
        let title = page.find("#card-what .card-title").await;
        let press = page.driver.action_chain().move_to_element_center(&title);
        press
            .click_and_hold()
            .perform()
            .await
            .expect("it is pressed");
        site.wait_for_request("/widget_bg.wasm").await;
        site.heal();
        page.settle().await;
        page.settle().await;
        let taken: bool = page.js("return !!element.explainer").await;
        assert!(!taken, "the swap happened while the pointer was pressed");
        let release = page.driver.action_chain().release();
        release.perform().await.expect("it is released");
        page.until("element.explainer").await;
        assert!(page.is_open("what").await, "the click has no effect");
    });
}

#[test]
fn nothing_moves_on_a_slow_connection() {
    in_browser(async |browser| {
        let site = Site::built().await;
        // The scroll bar is always shown, because it would make the page narrower when it appears.
        let watch = "<style>html { overflow-y: scroll }</style><script>
            window.shifts = [];
            const told = ({ node, previousRect, currentRect }) =>
              [node?.outerHTML?.slice(0, 60) ?? node?.data, ...[previousRect, currentRect].flatMap(({ x, y, width }) => [x, y, width])].join();
            new PerformanceObserver((list) => {
              for (const { value, sources } of list.getEntries()) shifts.push([value, ...sources.map(told)].join(' '));
            }).observe({ type: 'layout-shift', buffered: true });
          </script>";
        let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000,
                           "uploadThroughput": 100_000 });
        for attributes in ["loading=eager", "loading=eager theme=dark"] {
            let body = format!("{watch}{}<p>After</p>", embed(attributes));
            let page = browser.open_with(&site, "").await;
            page.cdp("Network.enable", json!({})).await;
            page.cdp("Network.emulateNetworkConditions", slow.clone())
                .await;
            let page = browser.open_with(&site, &body).await;
            page.until("element.explainer").await;
            page.settle().await;
            let shifts: Vec<String> = page.js("return window.shifts").await;
            assert_eq!(shifts, [""; 0]);
        }
    });
}

#[test]
fn find_in_page_opens_a_card_before_and_after_the_swap() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &embed("loading=interaction"))
            .await;
        // The same as find-in-page does.
        let folded: Vec<bool> = page
            .js(
                "const style = getComputedStyle($('.card'), '::details-content');
                 return [style.contentVisibility === 'hidden', !$('.card').open]",
            )
            .await;
        assert_eq!(folded, [true, true], "found text can't be revealed");
        take_over(&page).await;
        let hidden: String = page
            .js("return $('#panel-what').getAttribute('hidden')")
            .await;
        assert_eq!(hidden, "until-found");
    });
}
