//! Sections without controls (pictures, positions, unknowns), and print.

use crate::browser::{in_browser, in_browser_without_scripts, in_every_browser};
use crate::page::Page;
use crate::site::Site;
use serde_json::json;

const TIDE: &str =
    "<explainer-cards src=/fixtures/valid/full.json><p>Fallback</p></explainer-cards>";
const HBM: &str = "<explainer-cards src=/explainers/hbm.fr.json><p>Repli</p></explainer-cards>";
const PICTURE: &str = "/explainers/hbm-stack.svg";

#[test]
fn a_picture_loads_when_its_card_opens_and_moves_nothing() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        page.settle().await;
        assert_eq!(site.count(PICTURE), 0, "nobody has asked for it");
        site.fault(PICTURE, crate::site::Fault::Silence);
        page.click_button("card-what").await;
        page.run("$('img').scrollIntoView({ block: 'center' })")
            .await;
        site.wait_for_request(PICTURE).await;
        page.settle().await;
        let place = "const box = $('img').getBoundingClientRect();
                     return [Math.round(box.width), Math.round(box.height)]";
        let before: [u32; 2] = page.js(place).await;
        assert!(before[1] > 100, "no room is kept: {before:?}");
        site.heal();
        page.until("$('img').complete && $('img').naturalWidth")
            .await;
        assert_eq!(page.js::<[u32; 2]>(place).await, before);
        let told: [bool; 3] = page
            .js(
                "const { alt } = $('img'), caption = $('figure.media figcaption').innerText;
                 return [alt.length > 50, caption.includes('Sans échelle'),
                   caption.endsWith('Le Quotidien')]",
            )
            .await;
        assert_eq!(told, [true; 3], "alt, caption, credit");
        page.is_quiet().await;
    });
}

#[test]
fn a_position_follows_the_name_of_who_holds_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        page.click_button("card-what").await;
        let [heading, name, text, source]: [String; 4] = page
            .js(
                "const list = $('dl.views'), [name, text] = list.querySelectorAll('dt, dd');
                 return [list.previousElementSibling.innerText, name.innerText,
                   text.querySelector('p').firstChild.data,
                   text.querySelector('.cite button').ariaLabel]",
            )
            .await;
        assert_eq!(
            [&*heading, &*name, &*text, &*source],
            [
                "Who says what",
                "Harbour office",
                "The quay is high enough.",
                "Source 1, Hydrographic Office"
            ]
        );
    });
}

#[test]
fn unknowns_are_a_list_with_a_heading() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        page.click_button("card-what").await;
        let said: Vec<String> = page
            .js("const list = $('ul.unknowns');
                 return [list.previousElementSibling, ...list.children].map((each) => each.innerText)")
            .await;
        assert_eq!(said, ["What we don’t know", "How fast the sea will rise."]);
    });
}

const LOCK: &str =
    "<explainer-cards src=/fixtures/valid/lists-and-spans.json><p>Fallback</p></explainer-cards>";

#[test]
fn a_bullet_list_has_a_bullet_before_each_item() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, LOCK).await;
        page.ready().await;
        page.click_button("card-purpose").await;
        let markers: Vec<String> = page
            .js("return $$('#panel-purpose ul.text > li').map((item) => getComputedStyle(item).listStyleType)")
            .await;
        assert_eq!(markers, ["disc"; 6]);
        let inside: bool = page
            .js(
                "const left = (selector) => $(selector).getBoundingClientRect().left;
                 return left('#panel-purpose li') >= left('#panel-purpose p') + 12",
            )
            .await;
        assert!(inside, "there is no room for the bullets");
    });
}

#[test]
fn the_dates_of_a_span_and_a_picture_stay_within_their_event() {
    in_every_browser(async |browser| {
        for width in [320, 360, 700, 1280] {
            let site = Site::built().await;
            let column = format!("<div style='inline-size: {width}px'>{LOCK}</div>");
            let page = browser.open_with(&site, &column).await;
            page.ready().await;
            page.click_button("card-history").await;
            page.settle().await;
            let outside: Vec<String> = page
                .js(
                    "return $$('.events > .event').flatMap((event) => {
                       const around = event.getBoundingClientRect();
                       return [...event.querySelectorAll('.event-date, p, img, figcaption')].filter((each) => {
                         const box = each.getBoundingClientRect();
                         return box.top < around.top - 1 || box.bottom > around.bottom + 1 ||
                           box.left < around.left - 1 || box.right > around.right + 1;
                       }).map((each) => each.outerHTML);
                     })",
                )
                .await;
            assert_eq!(outside, [""; 0], "{width} px");
            let dates: String = page
                .js("return $('#panel-history .event-date').innerText")
                .await;
            assert_eq!(dates, "March 2019\u{a0}– June 2023");
        }
    });
}

#[test]
fn in_print_urls_are_written_out_and_controls_hidden() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        page.run("$('[popovertarget]').click()").await;
        page.until("$(':popover-open')").await;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await;
        page.settle().await;
        assert!(!page.js::<bool>("return shown($(':popover-open'))").await);
        let written: Vec<String> = page
            .js(
                "return ['#panel-what a[href*=\"//\"]', '.sources cite a', '.byline a'].map((link) =>
                   `${$(link).href} ${getComputedStyle($(link), '::after').content}`)",
            )
            .await;
        for each in written {
            let (href, content) = each.split_once(' ').expect("two parts");
            assert!(content.contains(href), "{href} is not in {content}");
        }
        let markers: Vec<String> = page
            .js("return $$('.sources > li').map((source) => getComputedStyle(source).listStyleType)")
            .await;
        assert_eq!(markers, ["decimal"]);
        let controls: Vec<String> = page
            .js(
                "return $$('.tool, .languages, .foot, .bring, input, [data-icon=chevron]')
                   .filter((each) => shown(each)).map((each) => each.className)",
            )
            .await;
        assert_eq!(controls, [""; 0]);
    });
}

/// How many sheets of A4 the page takes.
async fn sheets(page: &Page) -> usize {
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
    let answer = page.cdp("Page.printToPDF", a4).await;
    let data = answer["data"].as_str().expect("a PDF in base64");
    page.js(&format!(
        "return atob('{data}').match(/\\/Type \\/Page[^s]/g).length"
    ))
    .await
}

#[test]
fn the_whole_explainer_takes_at_most_nine_sheets() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        let count = sheets(&page).await;
        assert!((4..=9).contains(&count), "{count} sheets");
    });
}

#[test]
fn without_scripts_it_takes_as_many() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        let example = include_str!("../../www/pages/pre-rendered.html");
        let (_, element) = example.split_once("<explainer-cards").expect("an element");
        let (element, _) = element.split_once("</explainer-cards>").expect("its end");
        let body = format!("<explainer-cards{element}</explainer-cards>");
        let page = browser.open_with(&site, &body).await;
        let count = sheets(&page).await;
        assert!((4..=9).contains(&count), "{count} sheets");
    });
}

#[test]
fn on_paper_a_quiz_has_each_option_once_and_what_to_say_of_it() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        page.run("$('.quiz input').click(); $('.quiz .tool').click()")
            .await;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await;
        page.settle().await;
        let text: String = page.js("return $('.quiz').innerText").await;
        for once in [
            "When is the range largest?",
            "At spring tide",
            "At neap tide",
            "Not right",
            "Sun and Moon pull together.",
        ] {
            assert_eq!(text.matches(once).count(), 1, "{once}: {text}");
        }
    });
}
