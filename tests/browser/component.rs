//! The Yew component and the embed on one page with the same file. They have the same content, focus and events after
//! each press.

use crate::browser::{Browser, bare_article, in_browser};
use crate::page::Page;
use crate::site::{Fault, Site};
use serde::Deserialize;
use serde_json::json;

/// Functions for scripts. `component` is the host of the component; `state` returns everything that is compared.
const BOTH: &str = r##"
const component = document.querySelector("#app > div, #app > main > div");
const inside = (host, selector) => host.shadowRoot.querySelector(selector);
// The attributes of each element are sorted by name.
const written = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort();
  const state = [node.checked && "checked", node.open && "open", node.matches(":popover-open") && "over"];
  const start = `\n<${node.localName}${attributes.join("")}> ${state.filter(Boolean)} ${node.value ?? ""}`;
  return start + [...node.childNodes].map(written).join("") + `\n</${node.localName}>`;
};
// The focus as an index among all elements.
const focused = (host) => {
  const at = host.shadowRoot.activeElement;
  const all = [...host.shadowRoot.querySelectorAll("*")];
  return `${all.indexOf(at)} ${at?.id || at?.dataset.act || ""}`;
};
const state = (host) => {
  const root = inside(host, ".root");
  return root ? written(root) + "\nfocus: " + focused(host) : "fallback";
};
"##;

#[derive(Debug, Deserialize)]
struct Both {
    embed: String,
    component: String,
}

/// Opens a page with the embed and the component. The component reads its properties from the address of the page.
async fn open(browser: &Browser, site: &Site, src: &str, attributes: &[(&str, &str)]) -> Page {
    let named = |(name, value): &(&str, &str)| format!(" {name}=\"{value}\"");
    let all: String = attributes.iter().map(named).collect();
    let query = |(name, value): &(&str, &str)| format!("&{name}={value}");
    let query: String = attributes.iter().map(query).collect();
    let body = format!(
        "<script type=module src=/embed.js></script>
         <explainer-cards src='{src}'{all} loading=eager><p>Fallback</p></explainer-cards>
         <main id=app></main>
         <script type=module>
           import start from '/yew-article/yew-article.js';
           await start({{ module_or_path: '/yew-article/yew-article_bg.wasm' }});
         </script>"
    );
    site.put("/side.html", bare_article(&body));
    let page = browser
        .open(site, &format!("/side.html?src={src}{query}"))
        .await;
    page.until("element.shadowRoot.querySelector('.explainer')")
        .await;
    page.until(&format!(
        "(() => {{ {BOTH} return inside(component, '.explainer') }})()"
    ))
    .await;
    page
}

/// Performs an action in the embed, then in the component, because only one of them can have the focus.
async fn both(page: &Page, act: &str) -> Both {
    let mut states = vec![];
    for host in ["element", "component"] {
        page.run(&format!(
            "{BOTH} {{ const $ = (selector) => inside({host}, selector); {act} }}"
        ))
        .await;
        page.settle().await;
        states.push(page.js(&format!("{BOTH} return state({host})")).await);
    }
    let component = states.pop().unwrap_or_default();
    let embed = states.pop().unwrap_or_default();
    Both { embed, component }
}

/// Checks that both have the same state and events after an action.
async fn same(page: &Page, act: &str) {
    let Both { embed, component } = both(page, act).await;
    let lines = embed.lines().zip(component.lines()).enumerate();
    let other = lines.clone().find(|(_, (ours, theirs))| ours != theirs);
    assert_eq!(other, None, "{act}");
    assert_eq!(embed.len(), component.len(), "{act}");
    let told: Vec<String> = page
        .js("return [...document.querySelectorAll('#notices li')].map((each) => each.innerText.trim())")
        .await;
    let events = page.event_names().await;
    let events: Vec<&str> = events.iter().map(|event| event.trim()).collect();
    assert_eq!(told, events, "{act}");
}

/// Presses a control. Closes an open popover that doesn't contain it, as a click of the reader does.
fn press(selector: &str) -> String {
    format!(
        "const control = $({});
         const over = $(':popover-open');
         if (over && !over.contains(control)) over.hidePopover();
         control.focus();
         control.click()",
        json!(selector)
    )
}

/// Unfolds the list of languages and chooses one.
fn choose(lang: &str) -> String {
    let press = press(&format!(".languages [hreflang^={lang}]"));
    format!("$('.languages details').open = true; {press}")
}

#[test]
fn both_behave_the_same_with_every_section() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let src = "/fixtures/valid/full.json";
        let page = open(browser, &site, src, &[("feedback", "")]).await;
        same(&page, "").await;
        let presses = [
            "#card-what",
            "[data-act^='group what/']:not([data-act='group what/'])",
            "[data-act='group what/']",
            ".quiz .tool",
            ".quiz [value='1']",
            ".quiz .tool",
            ".quiz [value='0']",
            ".quiz .tool",
            "[data-act='consult what/almanac']",
            "#cite-almanac .listed",
            "[data-act^='back ']",
            "[data-act^='define ']",
            "#sources",
            "#glossary",
            "[part=unfold]",
            "[part=unfold]",
            "[part=everything]",
            "[data-act='helpful no']",
        ];
        for selector in presses {
            same(&page, &press(selector)).await;
        }
        same(
            &page,
            "$('#missing').value = 'The Sun'; $('[data-act^=missing]').click()",
        )
        .await;
        page.is_quiet().await;
    });
}

#[test]
fn both_behave_the_same_with_every_explainer() {
    in_browser(async |browser| {
        for (name, lang) in [
            ("hbm", "fr"),
            ("hbm", "en"),
            ("hbm", "nl"),
            ("hbm", "zh-Hans"),
            ("hbm", "ar"),
            ("key-rate", "fr"),
            ("key-rate", "en"),
            ("warming-limit", "fr"),
            ("warming-limit", "en"),
        ] {
            let site = Site::built().await;
            let src = format!("/explainers/{name}.{lang}.json");
            let page = open(browser, &site, &src, &[("open", "who")]).await;
            same(&page, "").await;
            for selector in [
                "#card-what",
                "[part=unfold]",
                "[data-act^='group ']:not([data-act$='/'])",
            ] {
                same(&page, &press(selector)).await;
            }
            same(&page, &press("[data-act^='consult ']")).await;
            let to = if lang == "en" { "fr" } else { "en" };
            same(&page, &choose(to)).await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn a_property_has_the_meaning_of_the_attribute() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.put(
            "/own.json",
            r#"{ "kicker": "In\u00a0short", "unknown": "", "by": "" }"#,
        );
        let src = "/fixtures/valid/full.json";
        for attributes in [
            &[("open", "rest"), ("heading-level", "4"), ("theme", "dark")][..],
            &[("cards", "rest"), ("depth", "main")],
            &[("depth", "full"), ("words", "/own.json")],
        ] {
            let page = open(browser, &site, src, attributes).await;
            same(&page, "").await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn an_invalid_property_is_ignored_with_a_warning() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let src = "/fixtures/valid/full.json";
        let page = open(browser, &site, src, &[("depth", "deep"), ("theme", "pink")]).await;
        same(&page, "").await;
        let console = page.console().await;
        for value in ["deep", "pink"] {
            let told = console.iter().filter(|line| line.contains(value)).count();
            assert_eq!(told, 2, "{console:?}");
        }
    });
}

#[test]
fn both_tell_the_reader_that_a_language_failed_to_load() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/explainers/hbm.en.json", Fault::Status(404));
        let page = open(browser, &site, "/explainers/hbm.fr.json", &[]).await;
        same(&page, &choose("en")).await;
        let said: String = page
            .js(&format!(
                "{BOTH} return inside(component, '.languages [role=status]').innerText"
            ))
            .await;
        assert_eq!(said, "Indisponible pour le moment");
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn a_new_explainer_keeps_open_cards_the_focus_and_the_scroll_position() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = open(browser, &site, "/fixtures/valid/full.json", &[]).await;
        page.run(&format!(
            "{BOTH} inside(component, '#card-what').click(); inside(component, '#sources').click()"
        ))
        .await;
        page.settle().await;
        page.run(
            "const draft = document.querySelector('#draft');
             draft.focus();
             const json = await (await fetch('/fixtures/valid/full.json')).json();
             json.title = 'Another title';
             json.cards.unshift({ id: 'new', kind: 'why', title: 'New', summary: 'New.', body: ['New.'] });
             draft.value = JSON.stringify(json);
             scrollTo(0, 300);
             draft.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await;
        page.settle().await;
        let kept: Vec<bool> = page
            .js(&format!(
                "{BOTH} return [
                   inside(component, '.title').innerText.includes('Another title'),
                   inside(component, '#card-what').ariaExpanded === 'true',
                   inside(component, '#card-new').ariaExpanded === 'false',
                   inside(component, '#sources').ariaExpanded === 'true',
                   document.activeElement.id === 'draft', scrollY === 300]"
            ))
            .await;
        assert_eq!(kept, [true; 6]);
        // The same while the focus is in the explainer.
        page.run(&format!(
            "{BOTH} inside(component, '#card-rest').focus();
             const draft = document.querySelector('#draft');
             draft.value = draft.value.replace('Another', 'A third');
             draft.dispatchEvent(new Event('input', {{ bubbles: true }}))"
        ))
        .await;
        page.settle().await;
        let focus: String = page
            .js(&format!(
                "{BOTH} return component.shadowRoot.activeElement?.id"
            ))
            .await;
        assert_eq!(focus, "card-rest");
        page.is_quiet().await;
    });
}

#[test]
fn a_failure_leaves_the_fallback_with_the_same_reason_as_in_the_embed() {
    in_browser(async |browser| {
        for (src, fault, reason) in [
            ("/missing.json", None, "network"),
            ("/fixtures/valid/full.json", Some(Fault::Silence), "network"),
            ("/fixtures/valid/full.json", Some(Fault::Half), "syntax"),
            ("/yew-article/index.html", None, "syntax"),
            ("/words/en.json", None, "invalid"),
        ] {
            let site = Site::built().await;
            if let Some(fault) = fault {
                site.fault(src, fault);
            }
            let page = browser
                .open(&site, &format!("/yew-article/index.html?src={src}"))
                .await;
            page.until("document.querySelector('#notices li')").await;
            let (told, shown): (String, bool) = page
                .js("return [document.querySelector('#notices').innerText.trim(),
                      shown([...document.querySelectorAll('#app p')].find((each) => each.innerText === 'Fallback'))]")
                .await;
            assert_eq!(told, format!("error {reason}"), "{src}");
            assert!(shown, "{src}");
            let console = page.console().await;
            assert_eq!(console.len(), 1, "{console:?}");
            assert!(console[0].starts_with("WARNING:"), "{console:?}");
            assert_eq!(page.trouble().await.uncaught, [""; 0]);
            site.heal();
        }
    });
}

#[test]
fn a_yew_application_can_show_two_explainers() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/yew-article/index.html").await;
        page.until(
            "[...document.querySelectorAll('article > div')]
               .filter((each) => each.shadowRoot?.querySelector('.explainer')).length === 2",
        )
        .await;
        let hosts = "const [file, text] = document.querySelectorAll('article > div');";
        let open: Vec<bool> = page
            .js(&format!(
                "{hosts}
                 const head = text.shadowRoot.querySelector('#card-why');
                 return [head.ariaExpanded === 'true', head.closest('h4') !== null,
                   shown(file.querySelector('p')),
                   file.shadowRoot.adoptedStyleSheets[0] === text.shadowRoot.adoptedStyleSheets[0]]"
            ))
            .await;
        assert_eq!(open, [true, true, false, true]);
        page.run(&format!(
            "{hosts} file.shadowRoot.querySelector('#card-what').click()"
        ))
        .await;
        page.until("document.querySelector('output').innerText.includes('Open(\"what\")')")
            .await;
        page.is_quiet().await;
    });
}
