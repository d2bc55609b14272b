//! Pre-rendered explainers, which are complete without scripts.

use crate::browser::{Browser, article, in_browser, in_browser_without_scripts};
use crate::page::Page;
use crate::site::{Fault, Site, fixture};
use explainer_cards::model::read::read;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options, Styles, render, today};

/// The full fixture as written by `explainer-cards render --to embed`, with additional attributes.
pub fn embed(attributes: &str) -> String {
    embed_of("full", attributes)
}

/// The same of another fixture.
pub fn embed_of(name: &str, attributes: &str) -> String {
    let file = fixture(&format!("valid/{name}.json"));
    let options = Options {
        json: Some(String::from_utf8(file.clone()).expect("it is UTF-8")),
        today: Some(today()),
        ..Options::new(FORMATS)
    };
    written_from(&file, Form::Embed, &options).replacen(
        "<explainer-cards",
        &format!("<explainer-cards {attributes}"),
        1,
    )
}

/// The same with the address of the file instead of the file.
pub fn embed_of_file(attributes: &str) -> String {
    written_with(Form::Embed, &options()).replacen(
        "<explainer-cards",
        &format!("<explainer-cards {attributes}"),
        1,
    )
}

/// The full fixture in a form.
pub fn written(form: Form) -> String {
    let file = fixture("valid/full.json");
    written_with(
        form,
        &Options {
            json: Some(String::from_utf8(file).expect("it is UTF-8")),
            today: Some(today()),
            ..Options::new(FORMATS)
        },
    )
}

fn written_with(form: Form, options: &Options) -> String {
    written_from(&fixture("valid/full.json"), form, options)
}

fn written_from(file: &[u8], form: Form, options: &Options) -> String {
    let explainer = read(file).expect("it is an explainer");
    let outputs = render(form, &explainer, options).expect("it can be written");
    outputs[0].content.clone()
}

async fn without_scripts(browser: &Browser) -> (Site, Page) {
    let site = Site::built().await;
    let page = browser.open_with(&site, &embed("")).await;
    (site, page)
}

/// Whether the panel of the card `what` is visible.
async fn shows_panel(page: &Page) -> bool {
    page.js("return shown($('#panel-what .text'))").await
}

#[test]
fn with_scripts_blocked_cards_are_styled_and_open() {
    in_browser_without_scripts(async |browser| {
        let (site, page) = without_scripts(browser).await;
        let look: (String, String) = page
            .js("const style = getComputedStyle($('.title'));
                 return [style.fontWeight, getComputedStyle($('.explainer')).borderTopWidth]")
            .await;
        assert_eq!(look, ("700".to_owned(), "4px".to_owned()));
        assert!(!shows_panel(&page).await);
        page.click("#card-what .card-title").await;
        assert!(shows_panel(&page).await);
        page.click("#card-what .card-title").await;
        assert!(!shows_panel(&page).await);
        assert_eq!(
            site.requests(),
            ["GET /article.html", "GET /pictures/tide.jpg"]
        );
    });
}

#[test]
fn with_scripts_blocked_a_term_shows_its_definition() {
    in_browser_without_scripts(async |browser| {
        let (_site, page) = without_scripts(browser).await;
        page.click("#card-what .card-title").await;
        page.click("[popovertarget=term-neap]").await;
        assert!(page.js::<bool>("return shown($('#term-neap'))").await);
    });
}

/// Options for the full fixture, with `src`.
fn options() -> Options {
    Options {
        src: Some("/fixtures/valid/full.json".to_owned()),
        today: Some(today()),
        ..Options::new(FORMATS)
    }
}

#[test]
fn an_embed_without_styles_works_under_a_policy_against_styles() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
                      style-src 'none'; img-src 'self' data:";
        site.header("/article.html", "content-security-policy", policy);
        let options = Options {
            styles: Styles::None,
            ..options()
        };
        let embed = written_with(Form::Embed, &options).replacen(
            "<explainer-cards",
            "<explainer-cards loading=interaction",
            1,
        );
        let page = browser.open_with(&site, &embed).await;
        page.until("customElements.get('explainer-cards')").await;
        assert!(!shows_panel(&page).await);
        page.click("#card-what .card-title").await;
        assert!(shows_panel(&page).await);
        page.until("element.explainer").await;
        assert!(page.is_open("what").await);
        page.is_quiet().await;
    });
}

#[test]
fn a_section_is_complete_without_scripts() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        let section = written_with(Form::Section, &options());
        let page = browser.open_with(&site, &section).await;
        let panel = "document.querySelector('details p')";
        assert!(!page.js::<bool>(&format!("return shown({panel})")).await);
        page.run("document.querySelector('summary').click()").await;
        assert!(page.js::<bool>(&format!("return shown({panel})")).await);
        let hidden: Vec<String> = page
            .js("return [...document.querySelectorAll('section *')]
                   .filter((node) => !shown(node)).map((node) => node.outerHTML)")
            .await;
        assert_eq!(hidden, [""; 0]);
    });
}

#[test]
fn a_section_becomes_the_explainer_if_scripts_run() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let section = written_with(Form::Section, &options());
        let page = browser.open_with(&site, &section).await;
        page.ready().await;
        page.click_button("card-what").await;
        assert!(page.is_open("what").await);
        let twice: bool = page
            .js("return shown(document.querySelector('section summary'))")
            .await;
        assert!(!twice, "the plain text is still visible");
        page.is_quiet().await;
    });
}

#[test]
fn without_templates_the_text_is_plain_html() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        let html = embed("");
        let (before, rest) = html.split_once("<template").expect("it has a template");
        let (_, after) = rest.split_once("</template>").expect("it ends");
        let page = browser.open_with(&site, &[before, after].concat()).await;
        let text = page.text("explainer-cards").await;
        for part in [
            "Why are there tides?",
            "What is a tide?",
            "Almanac",
            "12.40",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("\"version\""), "{text}");
    });
}

#[test]
fn without_the_widget_cards_still_open() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/widget_bg.wasm", Fault::Status(404));
        let page = browser.open_with(&site, &embed("loading=eager")).await;
        page.until("seen.events.some(({ name }) => name === 'error')")
            .await;
        page.settle().await;
        page.click("#card-what .card-title").await;
        assert!(shows_panel(&page).await);
        // Links inside a shadow root have no effect by themselves.
        page.click("[data-act='consult what/almanac']").await;
        page.click("#cite-almanac .listed").await;
        assert_eq!(page.focus().await, "source-almanac");
        assert!(page.js::<bool>("return shown($('#source-almanac'))").await);
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

/// The controls that need the script, or the widget, and can be seen.
async fn controls(page: &Page) -> usize {
    page.js(
        "return $$('.tool, .languages, .bring, .foot, .listed, .backlinks').filter((each) => {
           each.closest('details')?.setAttribute('open', '');
           return shown(each);
         }).length",
    )
    .await
}

#[test]
fn no_control_that_does_nothing_is_visible() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for styles in [
            Styles::Inline,
            Styles::Link("/embed".to_owned()),
            Styles::None,
        ] {
            let html = written_with(
                Form::Embed,
                &Options {
                    styles: styles.clone(),
                    ..options()
                },
            );
            site.fault("/embed.js", Fault::Status(404));
            let page = browser.open_with(&site, &html).await;
            page.settle().await;
            assert_eq!(controls(&page).await, 0, "{styles:?}, without the script");
            site.heal();
            let page = browser.open_with(&site, &html).await;
            page.until("customElements.get('explainer-cards')").await;
            if styles == Styles::None {
                page.click("#card-what .card-title").await;
                page.until("element.explainer").await;
            }
            assert!(controls(&page).await > 5, "{styles:?}, with the script");
        }
        site.fault("/widget_bg.wasm", Fault::Status(404));
        let page = browser.open_with(&site, &embed("loading=eager")).await;
        page.until("seen.events.some(({ name }) => name === 'error')")
            .await;
        let left: Vec<String> = page
            .js("return $$('.tool, .languages, .bring, .permalink').filter(shown).map((each) => each.innerText)")
            .await;
        assert_eq!(left, [""; 0], "without the widget");
    });
}

#[test]
fn links_to_other_places_work_without_the_widget() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/widget_bg.wasm", Fault::Status(404));
        // The fragment of an external link is an id of the explainer.
        let html = embed("loading=eager").replace(
            "https://www.example.org/almanac",
            "https://www.example.org/almanac#sources",
        );
        let body = format!("<main id=toolkit>{html}<a id=mine href='#there'>There</a></main>");
        let page = browser.open_with(&site, &body).await;
        page.until("seen.events.some(({ name }) => name === 'error')")
            .await;
        page.run(
            "window.stopped = [];
             addEventListener('click', (event) => {
               stopped.push(event.defaultPrevented);
               event.preventDefault();
             });
             $('#source-almanac cite a').click();
             document.querySelector('#mine').click()",
        )
        .await;
        let stopped: Vec<bool> = page.js("return stopped").await;
        assert_eq!(stopped, [false, false]);
        assert!(
            !page
                .js::<bool>("return $('#sources').closest('details').open")
                .await
        );
        // The link back to the summary, which isn't inside `details`.
        page.run("$('#source-almanac [data-act=\"back 1 /almanac\"]').click()")
            .await;
        assert_eq!(
            page.js::<Vec<bool>>("return stopped").await,
            [false, false, true]
        );
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn links_of_the_page_inside_the_element_work() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "<main id=toolkit><explainer-cards src=/missing.json>
                      <a id=mine href='#there'>There</a>
                    </explainer-cards></main>";
        let page = browser.open_with(&site, body).await;
        page.until("seen.events.some(({ name }) => name === 'error')")
            .await;
        page.run("document.querySelector('#mine').click()").await;
        page.until("location.hash === '#there'").await;
    });
}

#[test]
fn loading_interaction_waits_for_the_pointer_or_the_focus() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &embed("loading=interaction"))
            .await;
        page.until("customElements.get('explainer-cards')").await;
        page.settle().await;
        assert_eq!(site.count("/stage.js"), 0);
        page.run("$('#card-what').focus()").await;
        page.until("element.explainer").await;
        page.is_quiet().await;
    });
}

#[test]
fn the_exported_page_works_without_scripts() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        site.put("/tide.html", written(Form::Page));
        let page = browser.open(&site, "/tide.html#source-almanac").await;
        let shown: Vec<bool> = page
            .js("const at = (id) => document.getElementById(id);
                 return [shown(at('title')), shown(at('source-almanac')), shown(at('panel-what').firstElementChild)]")
            .await;
        assert_eq!(
            shown,
            [true, true, false],
            "the target of the fragment is visible"
        );
        let wide: bool = page
            .js("return document.documentElement.scrollWidth > innerWidth")
            .await;
        assert!(!wide, "scrolls sideways");
        let headings: Vec<String> = page
            .js("return [...document.querySelectorAll('h1, h2')].map((each) => each.localName)")
            .await;
        assert_eq!(headings[..2], ["h1", "h2"]);
    });
}

#[test]
fn the_widget_replaces_the_pre_rendered_form() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.put("/late.html", article(&embed("loading=eager")));
        let page = browser.open(&site, "/late.html").await;
        page.until("element.explainer").await;
        let titles: usize = page.js("return $$('.title').length").await;
        assert_eq!(titles, 1, "the number of titles");
        page.is_quiet().await;
    });
}

#[test]
fn with_scripts_blocked_the_pre_rendered_page_is_complete() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        for width in [320, 1280] {
            let page = browser.open(&site, "/pages/pre-rendered.html").await;
            page.resize(width, 900).await;
            page.run("$$('details').forEach((each) => (each.open = true))")
                .await;
            let hidden: Vec<String> = page
                .js(
                    // Except controls that need scripts.
                    "const idle = '.tool, .languages, .bring, .foot, .backlinks, [role=status]';
                     return $$('.explainer *:not(.term-note, .term-note *, path, line)')
                       .filter((node) => !node.closest(idle) && !shown(node))
                       .map((node) => node.outerHTML)",
                )
                .await;
            assert_eq!(hidden, [""; 0], "hidden at {width} px");
            let wide: bool = page
                .js("return document.documentElement.scrollWidth > innerWidth")
                .await;
            assert!(!wide, "scrolls sideways at {width} px");
            assert_eq!(site.count("/embed.js"), 0, "scripts are not blocked");
        }
    });
}
