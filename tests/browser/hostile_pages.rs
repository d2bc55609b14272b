//! Pages that change built-in functions, styles or nodes. The explainer works, or its fallback stays.

use crate::browser::{Browser, TIDE, article, bare_article, in_browser, in_every_browser, tide};
use crate::page::Page;
use crate::site::Site;

/// Opens a page that runs this script before anything else.
async fn after(browser: &Browser, script: &str) -> (Site, Page) {
    let site = Site::built().await;
    let whole = article(TIDE).replace(
        "<meta charset",
        &format!("<script>{script}</script><meta charset"),
    );
    site.put("/hostile.html", whole);
    let page = browser.open(&site, "/hostile.html").await;
    (site, page)
}

fn article_after(script: &str) -> String {
    let script = format!("<script>{script}</script><meta charset");
    article(TIDE).replace("<meta charset", &script)
}

async fn works(page: &Page) {
    page.ready().await;
    page.click_button("card-what").await;
    assert!(page.is_open("what").await);
    page.click("[data-act='consult what/almanac']").await;
    page.click("#cite-almanac .listed").await;
    assert!(page.is_expanded("sources").await);
    page.settle().await;
    let uncaught = page.trouble().await.uncaught;
    assert!(uncaught.is_empty(), "{uncaught:?}");
}

#[test]
fn a_base_element_changes_nothing() {
    in_browser(async |browser| {
        let site = Site::built().await;
        // The browser resolves the address of the script tag against the base, so it is absolute here.
        let script = format!("src=\"{}\"", site.url("/embed.js"));
        let base = "<base href='https://stranger.example/deep/'><meta charset";
        let whole = article(TIDE)
            .replace("src=\"/embed.js\"", &script)
            .replace("<meta charset", base);
        site.put("/base.html", whole);
        let page = browser.open(&site, "/base.html").await;
        works(&page).await;
    });
}

#[test]
fn polluted_prototypes_do_not_break_the_explainer() {
    in_browser(async |browser| {
        for script in [
            "Object.prototype.foo = 'bar'; Array.prototype.first = function () { return this[0] }",
            "for (const name of ['capture', 'passive', 'once', 'signal', 'mode', 'integrity'])
               Object.prototype[name] = undefined",
            "Object.prototype.value = 1; Object.prototype.get = undefined",
            "String.prototype.at = undefined; delete Array.prototype.flat",
        ] {
            let (_site, page) = after(browser, script).await;
            works(&page).await;
        }
    });
}

#[test]
fn a_global_to_json_method_changes_nothing() {
    in_browser(async |browser| {
        // WebDriver doesn't work on such a page, so the page undoes the change and sends a request.
        let script = "Object.prototype.toJSON = Array.prototype.toJSON = () => 'mine';
             for (const name of ['ready', 'error'])
               addEventListener(`explainer-${name}`, () => {
                 delete Object.prototype.toJSON;
                 delete Array.prototype.toJSON;
                 fetch('/normal');
               })";
        let site = Site::built().await;
        site.put("/hostile.html", article_after(script));
        let page = browser.open(&site, "/hostile.html").await;
        site.wait_for_request("/normal").await;
        works(&page).await;
    });
}

#[test]
fn globals_of_module_systems_change_nothing() {
    in_browser(async |browser| {
        let (_site, page) = after(
            browser,
            "window.define = () => { throw Error('define') }; define.amd = {};
             window.module = { exports: {} }; window.exports = module.exports;
             window.require = () => { throw Error('require') }; window.process = { env: {} };
             window.glue = window.sheet = window.live = 'mine'",
        )
        .await;
        works(&page).await;
    });
}

#[test]
fn a_broken_console_changes_nothing() {
    in_browser(async |browser| {
        for script in [
            "window.console = undefined",
            "window.console = {}",
            "console.warn = () => { throw Error('no') }",
        ] {
            let (site, page) = after(browser, script).await;
            page.ready().await;
            page.run("element.setAttribute('src', '/missing.json')")
                .await;
            page.until("seen.events.length === 2").await;
            assert!(page.shows_fallback().await, "{script}");
            assert_eq!(page.trouble().await.uncaught, [""; 0], "{script}");
            drop(site);
        }
    });
}

#[test]
fn a_form_that_hides_members_of_the_document_causes_no_exception() {
    in_browser(async |browser| {
        for name in [
            "createElement",
            "createElementNS",
            "createTextNode",
            "querySelector",
            "head",
            "body",
        ] {
            let site = Site::built().await;
            let body = format!("<form name={name}></form>{TIDE}");
            let page = browser.open_uploaded(&site, &body).await;
            page.until("seen.events.length").await;
            works_or_fell_back(&page, name).await;
        }
    });
}

async fn works_or_fell_back(page: &Page, what: &str) {
    page.settle().await;
    let shown: bool = page.js("return !!$('.explainer')").await;
    assert!(
        shown || page.shows_fallback().await,
        "{what}: nothing is shown"
    );
    let errors = page.event_names().await;
    let failed = errors.iter().filter(|name| *name == "error").count();
    assert_eq!(failed, usize::from(!shown), "{what}: {errors:?}");
    let uncaught = page.trouble().await.uncaught;
    assert!(uncaught.is_empty(), "{what}: {uncaught:?}");
    let console = page.console().await;
    assert_eq!(console.len(), failed, "{what}: {console:?}");
}

#[test]
fn a_page_translator_can_replace_every_text() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        page.run(
            "const walker = document.createTreeWalker($('.explainer'), NodeFilter.SHOW_TEXT);
             const texts = [];
             while (walker.nextNode()) texts.push(walker.currentNode);
             for (const text of texts) {
               const outer = document.createElement('font');
               outer.append(document.createElement('font'));
               outer.firstChild.append(text.data.toUpperCase());
               text.replaceWith(outer);
             }",
        )
        .await;
        page.run("$('#card-what').click()").await;
        page.run("element.openCard('rest')").await;
        page.settle().await;
        works_or_fell_back(&page, "translated").await;
        assert!(page.is_open("what").await);
        page.run("element.setAttribute('src', '/fixtures/valid/minimal.json')")
            .await;
        page.until("$$('.card').length === 1").await;
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn removing_nodes_of_the_explainer_causes_no_exception() {
    in_browser(async |browser| {
        for harm in [
            "element.shadowRoot.replaceChildren()",
            "$('.root').replaceChildren()",
            "$('.explainer').replaceChildren()",
            "$$('.explainer *').forEach((node) => node.remove())",
        ] {
            let site = Site::built().await;
            let page = browser.open_with(&site, TIDE).await;
            page.ready().await;
            page.run(harm).await;
            page.run("return element.openCard('what')").await;
            page.settle().await;
            page.run("element.setAttribute('src', '/fixtures/valid/minimal.json')")
                .await;
            page.until("$$('.card').length === 1").await;
            page.run("window.kept = element; element.remove()").await;
            page.settle().await;
            assert_eq!(page.trouble().await.uncaught, [""; 0], "{harm}");
        }
    });
}

#[test]
fn a_crash_of_one_explainer_does_not_change_the_others() {
    in_browser(async |browser| {
        let site = Site::built().await;
        // So that the new instance can load from the cache.
        site.header("*", "cache-control", "max-age=60");
        let body = format!("{TIDE}{TIDE}{TIDE}");
        let page = browser.open_uploaded(&site, &body).await;
        page.ready().await;
        page.run("elements[1].openCard('rest'); return elements[2].openCard('what')")
            .await;
        page.settle().await;
        // The widget crashes without `setAttribute`.
        page.run(
            "const { setAttribute } = Element.prototype;
             Element.prototype.setAttribute = () => { throw Error('harm') };
             setTimeout(() => (Element.prototype.setAttribute = setAttribute));
             $('#card-what').click()",
        )
        .await;
        page.until("seen.events.some(({ name }) => name === 'error')")
            .await;
        page.settle().await;
        assert!(page.shows_fallback().await);
        let open: Vec<Vec<String>> = page
            .js("return elements.slice(1).map((each) =>
                   Array.from(each.shadowRoot.querySelectorAll('[aria-expanded=true]'), ({ id }) => id))")
            .await;
        assert_eq!(open, [["card-rest"], ["card-what"]]);
        page.run("elements[1].shadowRoot.querySelector('#card-what').click()")
            .await;
        page.settle().await;
        let now: usize = page
            .js("return elements[1].shadowRoot.querySelectorAll('[aria-expanded=true]').length")
            .await;
        assert_eq!(now, 2, "the others are still shown");
        let errors: Vec<_> = page
            .events()
            .await
            .into_iter()
            .filter_map(|event| event.reason)
            .collect();
        assert_eq!(errors, ["crash"]);
        assert_eq!(page.console().await.len(), 1);
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
        let requests = site.requests();
        let widget = requests
            .iter()
            .filter(|line| line.contains("/widget-") || line.contains("/stage-"));
        assert_eq!(widget.count(), 2, "{requests:?}");
    });
}

#[test]
fn a_crash_while_two_explainers_load_affects_only_one() {
    in_browser(async |browser| {
        let site = Site::built().await;
        // Only the first explainer has figures, and therefore a `dl`.
        let page = browser
            .open_uploaded(
                &site,
                "<script>
                   const { createElementNS } = Document.prototype;
                   Document.prototype.createElementNS = function (space, tag) {
                     if (tag === 'dl') throw Error('harm');
                     return createElementNS.apply(this, arguments);
                   };
                 </script>
                 <explainer-cards loading=eager src=/fixtures/valid/full.json><p>Fallback</p></explainer-cards>
                 <explainer-cards loading=eager src=/fixtures/valid/minimal.json>Fallback</explainer-cards>",
            )
            .await;
        page.until("seen.events.length === 2").await;
        page.settle().await;
        assert!(page.shows_fallback().await, "{:?}", page.events().await);
        let second: bool = page
            .js("return !!elements[1].shadowRoot.querySelector('.card')")
            .await;
        assert!(second, "the second is not shown");
        let names = page.event_names().await;
        assert!(names.contains(&"error".to_owned()), "{names:?}");
        assert!(names.contains(&"ready".to_owned()), "{names:?}");
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn a_crash_of_one_explainer_keeps_the_focus_and_open_lists_of_another() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_uploaded(&site, &format!("{TIDE}{TIDE}")).await;
        page.ready().await;
        page.run(
            "const other = (selector) => elements[1].shadowRoot.querySelector(selector);
             for (const id of ['card-what', 'sources']) other('#' + id).click();
             await new Promise((done) => setTimeout(done, 50));
             other('.question').open = true;
             other('#panel-what .term').focus();
             window.before = elements[1].shadowRoot.activeElement.outerHTML;
             history.replaceState(null, '', '#tide_rest'); // must not move the focus again
             const { setAttribute } = Element.prototype;
             Element.prototype.setAttribute = () => { throw Error('harm') };
             $('#card-what').click();
             await Promise.resolve();
             Element.prototype.setAttribute = setAttribute",
        )
        .await;
        page.until("seen.events.some(({ name }) => name === 'error')")
            .await;
        page.settle().await;
        let kept: Vec<bool> = page
            .js("const other = elements[1].shadowRoot;
                 return [other.querySelector('#card-what').ariaExpanded === 'true',
                   other.querySelector('#sources').ariaExpanded === 'true',
                   other.querySelector('.question').open,
                   other.activeElement?.outerHTML === window.before]")
            .await;
        assert_eq!(kept, [true; 4]);
    });
}

/// The computed styles of all elements of the explainer.
const LOOKS: &str = "return $$('.root, .root *').map((each) => {
    const style = getComputedStyle(each);
    return [each.className, ...[...style].filter((name) => !name.startsWith('--'))
      .map((name) => style.getPropertyValue(name))].join(' ')
  })";

#[test]
fn custom_properties_registered_by_the_page_do_not_change_the_styles() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=all").await;
        page.ready().await;
        let before: Vec<String> = page.js(LOOKS).await;
        assert!(before.len() > 200, "{}", before.len());
        // Names that pages use, including former names of the widget.
        page.run(
            "const names = 'text ui space measure radius ink muted paper rule accent positive negative mixed gutter ' +
               'color background border font size width height gap primary secondary';
             for (const name of names.split(' ')) {
               CSS.registerProperty({ name: `--${name}`, syntax: '<color>', inherits: false, initialValue: 'red' });
             }
             for (const name of ['--ec-accent', '--_accent', '--explainer']) {
               CSS.registerProperty({ name, syntax: '<length>', inherits: false, initialValue: '1px' });
             }",
        )
        .await;
        page.settle().await;
        let after: Vec<String> = page.js(LOOKS).await;
        let changed = before
            .iter()
            .zip(&after)
            .filter(|(one, other)| one != other);
        assert_eq!(changed.count(), 0);
        page.is_quiet().await;
    });
}

#[test]
fn text_stays_readable_if_the_page_registers_our_properties() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=all").await;
        page.ready().await;
        page.run(
            "for (const name of 'ink ink-muted paper rule accent positive negative mixed'.split(' ')) {
               CSS.registerProperty(
                 { name: `--explainer-${name}`, syntax: '<length>', inherits: false, initialValue: '3px' });
             }",
        )
        .await;
        page.settle().await;
        let unreadable: Vec<String> = page
            .js("return $$('.explainer :is(h2, h3, p, li, a, button, time, dt, dd)').filter((each) => {
                   const { color } = getComputedStyle(each);
                   return color !== 'rgb(0, 0, 0)';
                 }).map((each) => each.outerHTML.slice(0, 80) + getComputedStyle(each).color)")
            .await;
        assert_eq!(unreadable, [""; 0]);
        page.click_button("card-what").await;
        assert!(!page.is_open("what").await);
        page.is_quiet().await;
    });
}

#[test]
fn styles_do_not_leak_into_or_out_of_the_explainer() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let styles = "<style>
            * { all: unset !important }
            html { font-size: 3px; line-height: .5; text-transform: uppercase; direction: rtl;
                   letter-spacing: 1em; word-spacing: 2em; text-indent: 5em; white-space: pre;
                   text-align: right; font-style: italic; visibility: visible; cursor: wait }
            p { color: rgb(9, 9, 9) }
            button, h2, h3 { display: none !important }</style><p id=mine>Mine</p>";
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        let look = "return $$('.explainer *').map((node) => {
            const style = getComputedStyle(node);
            return [node.localName, style.display, style.fontSize, style.fontFamily,
              style.lineHeight,
              style.textTransform, style.direction, style.letterSpacing, style.wordSpacing,
              style.textIndent, style.whiteSpace, style.textAlign, style.fontStyle].join(' ');
          })";
        let alone: Vec<String> = page.js(look).await;
        let before: String = page
            .js("return getComputedStyle(document.querySelector('h1')).font")
            .await;
        let unstyled = browser.open_with(&site, "<p>No explainer</p>").await;
        let without: String = unstyled
            .js("return getComputedStyle(document.querySelector('h1')).font")
            .await;
        assert_eq!(before, without, "styles of the explainer affect the page");
        let page = browser.open_with(&site, &format!("{styles}{TIDE}")).await;
        page.ready().await;
        let among: Vec<String> = page.js(look).await;
        let differences: Vec<_> = alone.iter().zip(&among).filter(|(a, b)| a != b).collect();
        assert!(
            differences.is_empty(),
            "styles of the page affect the explainer: {differences:#?}"
        );
        page.is_quiet().await;
    });
}

#[test]
fn a_page_in_quirks_mode_changes_no_looks() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        // Wide enough for a table, and of a width that no scrollbar changes.
        let body = format!(
            "<div style='width: 700px'>{}</div>",
            tide("open=all theme=dark")
        );
        // Where a line has no text, it is lower: https://quirks.spec.whatwg.org/#the-line-height-calculation-quirk.
        let all_but_sizes = LOOKS.replace(
            "!name.startsWith('--')",
            "!/^--|block-size$|inline-size$|^(width|height|perspective-origin|transform-origin)$|^(top|bottom|left|right|inset)/.test(name)",
        );
        let mut looks = vec![];
        for (mode, doctype) in [("CSS1Compat", "<!DOCTYPE html>"), ("BackCompat", "")] {
            let whole = article(&body).replace("<!DOCTYPE html>", doctype);
            site.put("/mode.html", whole);
            let page = browser.open(&site, "/mode.html").await;
            page.ready().await;
            assert_eq!(page.js::<String>("return document.compatMode").await, mode);
            looks.push(page.js::<Vec<String>>(&all_but_sizes).await);
        }
        assert!(looks[0].len() > 200, "{}", looks[0].len());
        let changed: Vec<_> = looks[0]
            .iter()
            .zip(&looks[1])
            .filter(|(one, other)| one != other)
            .collect();
        assert!(
            changed.is_empty(),
            "{} differ: {:?}",
            changed.len(),
            changed[0]
        );
    });
}

/// Names of the browser that the loader, its stage or the glue use, but for those without which a page shows nothing.
const NAMES: [&str; 64] = [
    "AbortController",
    "AbortSignal",
    "AbortSignal.timeout",
    "Array.from",
    "Array.isArray",
    "Array.prototype.at",
    "Array.prototype.entries",
    "Array.prototype.every",
    "Array.prototype.filter",
    "Array.prototype.find",
    "Array.prototype.flat",
    "Array.prototype.flatMap",
    "Array.prototype.forEach",
    "Array.prototype.includes",
    "Array.prototype.indexOf",
    "Array.prototype.map",
    "Array.prototype.push",
    "Array.prototype.slice",
    "Array.prototype.some",
    "CSS",
    "CSSStyleSheet",
    "CSSStyleSheet.prototype.replaceSync",
    "CustomEvent",
    "DataView",
    "Date",
    "Document",
    "DocumentFragment.prototype.append",
    "Element",
    "Element.prototype.append",
    "Element.prototype.closest",
    "Element.prototype.replaceChildren",
    "Error",
    "Event",
    "FinalizationRegistry",
    "Function.prototype.bind",
    "HTMLElement",
    "IntersectionObserver",
    "Intl",
    "JSON",
    "Map",
    "Node",
    "NodeFilter",
    "Object.assign",
    "Object.defineProperty",
    "Object.entries",
    "Object.keys",
    "Promise",
    "Promise.prototype.finally",
    "Reflect",
    "RegExp.prototype.exec",
    "Request",
    "Response",
    "Set",
    "String.prototype.replace",
    "String.prototype.split",
    "Text",
    "TextDecoder",
    "TextEncoder",
    "URL",
    "Uint8Array",
    "WeakMap",
    "WeakSet",
    "WebAssembly",
    "fetch",
];

/// What old libraries do to the browser's own names.
const LIBRARIES: [(&str, &str); 8] = [
    (
        "an element class with the browser's prototype",
        "const Native = Element;
         window.Element = function (tag, options) { return Object.assign(document.createElement(tag), options) };
         Element.prototype = Native.prototype",
    ),
    (
        "an event class of its own",
        "window.Event = function (event) { this.event = event }; Event.prototype.stop = function () {}",
    ),
    (
        "Array.from that wraps",
        "Array.from = (item) => (item == null ? [] : Array.isArray(item) ? item : [item])",
    ),
    (
        "arrays that know more",
        "Object.assign(Array.prototype, {
           entries() { return this.slice() }, reduce() { return this.length > 1 ? this : this[0] },
           contains(item) { return this.includes(item) }, toJSON: undefined,
         })",
    ),
    (
        "functions that are bound without arguments",
        "Function.prototype.bind = function (self) {
           const method = this; return function () { return method.apply(self, arguments) } }",
    ),
    (
        "strings that interpret",
        "String.prototype.contains = String.prototype.includes;
         String.prototype.strip = String.prototype.trim;
         String.prototype.replace = function (from, to) {
           const parts = this.split(from); return parts.join(typeof to === 'function' ? to(from) : to) }",
    ),
    (
        "a promise with a queue of its own",
        "const Native = Promise;
         window.Promise = function (task) {
           const native = new Native(task);
           this.then = (...each) => native.then(...each);
           this.catch = (each) => native.catch(each);
         };
         Object.assign(Promise, {
           all: (each) => Native.all(each), race: (each) => Native.race(each),
           resolve: (each) => Native.resolve(each), reject: (each) => Native.reject(each),
         })",
    ),
    (
        "an observer that was written before the browser's",
        "window.IntersectionObserver = function (callback) {
           this.observe = (target) => setTimeout(() =>
             callback([{ target, isIntersecting: true, intersectionRatio: 1 }]));
           this.disconnect = this.unobserve = () => {};
         }",
    ),
];

/// What a frame came to whose page ran a script before anything else.
#[derive(Debug, serde::Deserialize)]
struct Outcome {
    shown: bool,
    fallback: bool,
    events: Vec<String>,
    uncaught: Vec<String>,
}

impl Outcome {
    fn is_fine(&self) -> bool {
        let expected: &[&str] = if self.shown { &["ready"] } else { &["error"] };
        self.shown != self.fallback && self.events == expected && self.uncaught.is_empty()
    }
}

/// The page around stays as it is: a driver can't talk to a page without these names.
async fn outcomes(page: &Page, count: usize) -> Vec<Outcome> {
    page.run(
        "window.outcome = async (url) => {
           const frame = document.createElement('iframe');
           frame.width = 400;
           const loaded = new Promise((done) => (frame.onload = done));
           frame.src = url;
           document.body.prepend(frame);
           await loaded;
           const wait = (time) => new Promise((done) => setTimeout(done, time));
           const { seen, document: inside } = frame.contentWindow;
           for (let tries = 0; tries < 160 && !seen.events.length; tries++) await wait(50);
           await wait(150);
           const element = inside.querySelector('explainer-cards');
           const result = {
             shown: !!element.shadowRoot?.querySelector('.explainer'),
             fallback: element.querySelector('p').checkVisibility(),
             events: Array.from(seen.events, ({ name }) => name),
             uncaught: Array.from(seen.uncaught),
           };
           frame.remove();
           return result;
         }",
    )
    .await;
    let mut all = vec![];
    for first in (0..count).step_by(6) {
        let last = count.min(first + 6);
        let some: Vec<Outcome> = page
            .js(&format!(
                "const numbers = [...Array({last}).keys()].slice({first});
                 return Promise.all(numbers.map((each) => window.outcome(`/hostile-${{each}}.html`)))"
            ))
            .await;
        all.extend(some);
    }
    all
}

#[test]
fn names_of_the_browser_that_the_page_takes_leave_an_explainer_or_its_fallback() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut cases: Vec<(String, String)> = LIBRARIES
            .iter()
            .map(|(name, script)| ((*name).to_owned(), (*script).to_owned()))
            .collect();
        for name in NAMES {
            for value in ["function () {}", "undefined"] {
                let case = format!("{name} = {value}");
                cases.push((case.clone(), case));
            }
        }
        for (index, (_, script)) in cases.iter().enumerate() {
            // After the script that watches.
            let script = format!("<script>{{ {script} }}</script>\n<title>");
            let whole = article(TIDE).replace("<title>", &script);
            site.put(&format!("/hostile-{index}.html"), whole);
        }
        site.put("/around.html", bare_article("<p>Frames</p>"));
        let page = browser.open(&site, "/around.html").await;
        let outcomes = outcomes(&page, cases.len()).await;
        let wrong: Vec<String> = cases
            .iter()
            .zip(&outcomes)
            .filter(|(_, outcome)| !outcome.is_fine())
            .map(|((name, _), outcome)| format!("{name}: {outcome:?}"))
            .collect();
        assert!(
            wrong.is_empty(),
            "{} cases:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
        let shown = outcomes.iter().filter(|outcome| outcome.shown).count();
        assert!(shown >= LIBRARIES.len(), "{shown} of {} work", cases.len());
        for ((name, _), outcome) in cases.iter().zip(&outcomes).take(LIBRARIES.len()) {
            assert!(outcome.shown, "{name} leaves only the fallback");
        }
    });
}
