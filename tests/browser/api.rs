//! Properties, methods and events.

use crate::browser::{TIDE, bare_article, in_browser};
use crate::page::Event;
use crate::site::Site;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn event(name: &str, happened: &Value) -> Event {
    let mut detail = json!({ "explainer": "tide", "version": "dev" });
    let detail = detail.as_object_mut().expect("an object");
    detail.extend(happened.as_object().expect("an object").clone());
    Event {
        name: name.to_owned(),
        at: "tide".to_owned(),
        bubbles: true,
        composed: true,
        reason: None,
        detail: detail.clone(),
    }
}

#[test]
fn events_report_actions_without_data_about_the_reader() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("id=tide open=rest feedback").await;
        page.ready().await;
        page.click_button("card-what").await;
        for pressed in [
            "[popovertarget=term-neap]",
            "[data-act='consult what/almanac']",
            "[data-act='group what/cellars']",
            "[data-act='group what/']",
            ".quiz [value='1']",
            ".quiz .tool",
            "[data-act='helpful yes']",
        ] {
            page.click(pressed).await;
        }
        page.run("$('#missing').value = 'A map / a chart'").await;
        page.click("[data-act^=missing]").await;
        page.click("[data-act='depth brief']").await;
        page.settle().await;
        let expected = [
            event("ready", &json!({})),
            event("open", &json!({ "card": "what" })),
            event("term", &json!({ "term": "neap" })),
            event("source", &json!({ "source": "almanac" })),
            event("group", &json!({ "card": "what", "group": "cellars" })),
            event("group", &json!({ "card": "what" })),
            event("quiz", &json!({ "card": "what", "option": 1 })),
            event("feedback", &json!({ "helpful": true })),
            event("feedback", &json!({ "missing": "A map / a chart" })),
            event("close", &json!({ "card": "what" })),
            event("close", &json!({ "card": "rest" })),
            event("depth", &json!({ "depth": "brief" })),
        ];
        assert_eq!(page.events().await, expected);
        page.is_quiet().await;
        let fired = expected
            .iter()
            .map(|event| format!("explainer-{}", event.name));
        let mut fired: BTreeSet<String> = fired.collect();
        fired.insert("explainer-error".to_owned());
        assert_eq!(fired, names("events", "name"));
    });
}

#[test]
fn a_link_back_to_a_citation_opens_its_card_and_fires_an_event() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("id=tide").await;
        page.ready().await;
        page.click_button("sources").await;
        page.click("[data-act='back 1 what/almanac']").await;
        page.until("active() === $('#panel-what [data-act^=consult]')")
            .await;
        assert_eq!(page.event_names().await, ["ready", "open what"]);
    });
}

#[test]
fn ready_resolves_to_the_element() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("id=tide").await;
        page.until("customElements.get('explainer-cards')").await;
        let same: bool = page
            .js("return element.ready.then((ready) => ready === element)")
            .await;
        assert!(same);
        let id: String = page.js("return element.explainer.id").await;
        assert_eq!(id, "tide");
        let title: String = page.js("return element.explainer.cards[1].title").await;
        assert_eq!(title, "What else?");
    });
}

#[test]
fn open_card_and_close_card_work_like_presses() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("id=tide").await;
        page.ready().await;
        page.run("return element.openCard('what')").await;
        page.settle().await;
        assert!(page.is_open("what").await);
        page.run("return element.openCard('what')").await;
        page.run("return element.closeCard('what')").await;
        page.settle().await;
        assert!(!page.is_open("what").await);
        page.run("return element.openCard('there is no such card')")
            .await;
        page.settle().await;
        assert_eq!(
            page.event_names().await,
            ["ready", "open what", "close what"]
        );
        page.is_quiet().await;
    });
}

#[test]
fn open_card_loads_the_explainer_if_necessary() {
    in_browser(async |browser| {
        let (site, page) = browser.open_tide("loading=interaction").await;
        page.until("customElements.get('explainer-cards')").await;
        page.settle().await;
        assert_eq!(site.count("/widget_bg.wasm"), 0);
        page.run("return element.openCard('rest')").await;
        page.settle().await;
        assert!(page.is_open("rest").await);
    });
}

#[test]
fn open_card_never_rejects() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(
                &site,
                "<explainer-cards src=/missing.json><p>Fallback</p></explainer-cards>",
            )
            .await;
        page.until("customElements.get('explainer-cards')").await;
        let outcome: String = page
            .js("return element.openCard('what').then(() => 'fulfilled', () => 'rejected')")
            .await;
        assert_eq!(outcome, "fulfilled");
        page.fell_back("network").await;
    });
}

/// The declaration of the element.
fn declared(list: &str) -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/custom-elements.json");
    let manifest: Value = serde_json::from_slice(&fs::read(file).expect("it is there"))
        .expect("custom-elements.json is JSON");
    let element = &manifest["modules"][0]["declarations"][0];
    element[list].as_array().expect(list).clone()
}

fn names(list: &str, field: &str) -> BTreeSet<String> {
    let items = declared(list).into_iter();
    items
        .filter_map(|item| item[field].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn the_element_has_exactly_the_declared_members() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "").await;
        page.until("customElements.get('explainer-cards')").await;
        let there: BTreeSet<String> = page
            .js("const { prototype } = customElements.get('explainer-cards');
                 return [...Object.getOwnPropertyNames(prototype), ...Object.keys(document.createElement('explainer-cards'))]
                   .filter((name) => !/^constructor$|Callback$/.test(name))")
            .await;
        assert_eq!(there, names("members", "name"));
    });
}

#[test]
fn every_attribute_is_also_a_property() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "").await;
        page.until("customElements.get('explainer-cards')").await;
        for attribute in declared("attributes") {
            let text = |field: &str| attribute[field].as_str().expect("a name").to_owned();
            let (property, attribute) = (text("fieldName"), text("name"));
            if attribute == "feedback" {
                continue;
            }
            let found: Value = page
                .js(&format!(
                    "const made = document.createElement('explainer-cards');
                     const seen = () => [made.{property}, made.getAttribute('{attribute}')];
                     const all = [seen()];
                     made.{property} = 'some value';
                     all.push(seen());
                     made.removeAttribute('{attribute}');
                     made.setAttribute('{attribute}', 'some value');
                     all.push(seen());
                     made.{property} = null;
                     all.push(seen());
                     made.{property} = undefined;
                     all.push(seen());
                     return all"
                ))
                .await;
            let (unset, set) = (json!(["", null]), json!(["some value", "some value"]));
            assert_eq!(found, json!([unset, set, set, unset, unset]), "{property}");
        }
        let found: Value = page
            .js("const made = document.createElement('explainer-cards');
                 const seen = () => [made.feedback, made.getAttribute('feedback')];
                 const all = [seen()];
                 for (const value of [true, true, false, '', undefined]) {
                   made.feedback = value;
                   all.push(seen());
                 }
                 made.headingLevel = 4;
                 return [...all, made.getAttribute('heading-level')]")
            .await;
        let (off, on) = (json!([false, null]), json!([true, ""]));
        assert_eq!(found, json!([off, on, on, off, on, off, "4"]));
    });
}

#[test]
fn every_declared_value_is_accepted_without_a_warning() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "").await;
        page.until("customElements.get('explainer-cards')").await;
        let mut count = 0;
        for attribute in declared("attributes") {
            let kind = attribute["type"]["text"].as_str().expect("a type");
            let name = attribute["name"].as_str().expect("a name");
            for value in kind.split('"').skip(1).step_by(2) {
                count += 1;
                page.run(&format!(
                    "const made = document.createElement('explainer-cards');
                     made.src = '/fixtures/valid/minimal.json';
                     made.setAttribute('{name}', '{value}');
                     document.body.append(made);
                     await made.openCard('none');
                     made.remove()"
                ))
                .await;
                page.is_quiet().await;
            }
        }
        assert!(count > 10, "only {count} values");
    });
}

#[test]
fn properties_set_before_the_element_is_defined_take_effect() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "<explainer-cards><p>Fallback</p></explainer-cards>
            <script>
              const early = document.querySelector('explainer-cards');
              Object.assign(early, { src: '/fixtures/valid/full.json', open: 'rest', headingLevel: 4 });
            </script>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        assert!(page.is_open("rest").await);
        assert!(!page.is_open("what").await);
        let title: String = page.js("return $('.title').tagName").await;
        assert_eq!(title, "H4");
        page.run("element.src = '/fixtures/valid/minimal.json'")
            .await;
        page.until("$$('.card').length === 1").await;
        page.is_quiet().await;
    });
}

#[test]
fn an_explainer_set_by_the_page_is_shown() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let file = "await (await fetch('/fixtures/valid/full.json')).json()";
        for value in [file.to_owned(), format!("JSON.stringify({file})")] {
            let body = "<explainer-cards src=/fixtures/valid/minimal.json><p>Fallback</p></explainer-cards>";
            let page = browser.open_with(&site, body).await;
            page.ready().await;
            page.run(&format!("element.explainer = {value}")).await;
            page.until("$$('.card').length === 2").await;
            page.until("element.explainer.id === 'tide'").await;
            page.run("return element.ready").await;
            // The property and `src` override each other; the later one is used.
            page.run("element.src = '/fixtures/valid/minimal.json?again'")
                .await;
            page.until("$$('.card').length === 1").await;
            page.run(&format!("element.explainer = {value}")).await;
            page.until("$$('.card').length === 2").await;
            page.run("element.explainer = undefined").await;
            page.until("$$('.card').length === 1").await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn loading_also_applies_to_an_explainer_set_by_the_page() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "<script>
              const made = document.createElement('explainer-cards');
              made.append('Fallback');
              made.loading = 'interaction';
              made.explainer = { version: 1, id: 'tram', lang: 'en', title: 'T', summary: 'S',
                cards: [{ id: 'why', kind: 'why', title: 'Why?', summary: 'S', body: ['B'] }] };
              document.currentScript.after(made);
            </script>";
        let page = browser.open_with(&site, body).await;
        page.until("customElements.get('explainer-cards')").await;
        page.settle().await;
        assert_eq!(site.count("/widget_bg.wasm"), 0);
        page.run("return element.openCard('why')").await;
        assert!(page.is_open("why").await);
        let events: Value = page
            .js("return seen.events.map(({ name, detail }) => [name, detail.explainer])")
            .await;
        assert_eq!(events, json!([["ready", "tram"], ["open", "tram"]]));
        page.is_quiet().await;
    });
}

#[test]
fn setting_an_invalid_explainer_shows_the_fallback() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for (value, reason) in [
            ("{ version: 1 }", "invalid"),
            ("'{'", "syntax"),
            ("Object.assign(window.around = {}, { around })", "invalid"),
            ("() => {}", "syntax"),
        ] {
            let body = format!(
                "<explainer-cards><p>Fallback</p></explainer-cards>
                 <script>document.querySelector('explainer-cards').explainer = {value}</script>"
            );
            let page = browser.open_with(&site, &body).await;
            page.fell_back(reason).await;
        }
    });
}

#[test]
fn the_page_can_read_the_version() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("id=tide").await;
        page.ready().await;
        let names: Vec<String> = page
            .js("return Object.keys(window.explainerCards).sort()")
            .await;
        assert_eq!(names, ["scan", "version"]);
        let version: String = page.js("return window.explainerCards.version").await;
        assert_eq!(version, "dev");
    });
}

#[test]
fn scan_finds_tags_that_were_added_later() {
    in_browser(async |browser| {
        let (site, page) = browser.open_tide("id=tide").await;
        page.ready().await;
        let late = "
            const section = document.createElement('section');
            section.dataset.explainer = '/fixtures/valid/minimal.json';
            section.dataset.loading = 'eager';
            document.body.append(section);
            explainerCards.scan(); explainerCards.scan(document.body);";
        page.run(late).await;
        page.until("elements.length === 2 && elements[1].explainer")
            .await;
        assert_eq!(site.count("/fixtures/valid/minimal.json"), 1);
        page.is_quiet().await;
    });
}

#[test]
fn listeners_can_call_methods_and_throw() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let script = "<script>
              const element = document.querySelector('explainer-cards');
              element.addEventListener('explainer-open', ({ detail }) => {
                if (detail.card === 'what') element.openCard('rest');
              });
              element.addEventListener('explainer-open', () => { throw Error('mine') });
            </script>";
        let page = browser.open_with(&site, &format!("{TIDE}{script}")).await;
        page.ready().await;
        page.click_button("card-what").await;
        page.settle().await;
        assert!(page.is_open("what").await);
        assert!(page.is_open("rest").await);
        page.click_button("card-what").await;
        assert!(!page.is_open("what").await);
        let uncaught = page.trouble().await.uncaught;
        assert_eq!(
            uncaught, ["error: Uncaught Error: mine"; 2],
            "only the exceptions of the page"
        );
    });
}

#[test]
fn the_only_new_global_is_explainer_cards() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let names = "return Object.getOwnPropertyNames(window)";
        site.put("/bare.html", bare_article(""));
        let page = browser.open(&site, "/bare.html").await;
        page.until("true").await;
        let before: Vec<String> = page.js(names).await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        let mut after: Vec<String> = page.js(names).await;
        after.retain(|name| !before.contains(name) && name.parse::<u32>().is_err());
        assert_eq!(after, ["explainerCards"]);
        let head: Value = page
            .js("return [...document.head.children].map((node) => node.tagName)")
            .await;
        assert!(!head.to_string().contains("STYLE"), "{head}");
    });
}
