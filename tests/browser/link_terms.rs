//! Terms of an explainer in the text of the article.

use crate::browser::{
    Browser, article, bare_article, in_browser, in_browser_without_scripts, in_every_browser, tide,
};
use crate::page::Page;
use crate::site::{Site, built_pages};
use serde_json::json;
use std::fs;
use thirtyfour::Key;

/// The selector of the buttons.
const BUTTON: &str = ".explainer-cards-term";

const STORY: &str = "<main id=story>
  <h2>The king tide of the year</h2>
  <p id=one>The harbour floods at spring tide, not at neap tide.</p>
  <p id=two>A Spring Tide again, and a neap  tide again.</p>
</main>";

async fn story(browser: &Browser, story: &str) -> (Site, Page) {
    let site = Site::built().await;
    let page = open(browser, &site, story).await;
    (site, page)
}

async fn open(browser: &Browser, site: &Site, story: &str) -> Page {
    let element = tide("link-terms=main loading=eager");
    let page = browser.open_with(site, &format!("{story}{element}")).await;
    page.ready().await;
    page.run("scrollTo(0, 0)").await;
    page
}

/// Waits until the page has so many buttons. Returns their texts in document order.
async fn linked(page: &Page, number: usize) -> Vec<String> {
    page.until(&format!(
        "document.querySelectorAll('{BUTTON}').length === {number}"
    ))
    .await;
    page.js(&format!(
        "return [...document.querySelectorAll('{BUTTON}')].map((each) => each.textContent)"
    ))
    .await
}

/// Waits longer than the delay after changes of the page.
async fn looked_again(page: &Page) {
    page.run("return new Promise((done) => setTimeout(done, 600))")
        .await;
}

async fn words(page: &Page, selector: &str) -> String {
    page.js(&format!(
        "return document.querySelector('{selector}').textContent"
    ))
    .await
}

async fn shows(page: &Page, term: &str) -> bool {
    page.js(&format!("return shown($('#term-{term}'))")).await
}

#[test]
fn with_scripts_blocked_the_article_is_unchanged() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/link-terms.html").await;
        let buttons: usize = page
            .js(&format!(
                "return document.querySelectorAll('{BUTTON}').length"
            ))
            .await;
        assert_eq!(buttons, 0);
        assert!(page.text(".article").await.contains("puces DRAM empilées"));
    });
}

#[test]
fn the_first_mention_of_each_term_becomes_a_button() {
    in_every_browser(async |browser| {
        let (site, page) = story(browser, STORY).await;
        assert_eq!(linked(&page, 2).await, ["spring tide", "neap tide"]);
        let inside: usize = page
            .js(&format!(
                "return document.querySelectorAll('#one {BUTTON}').length"
            ))
            .await;
        assert_eq!(inside, 2);
        assert_eq!(
            words(&page, "#one").await,
            "The harbour floods at spring tide, not at neap tide."
        );
        page.is_quiet().await;
        let asked = site.requests();
        let asked = asked
            .iter()
            .filter(|request| request.contains("link-terms"));
        // One request checks the integrity, and one loads the module, because nothing is cached here.
        assert_eq!(asked.count(), 2);
    });
}

#[test]
fn without_the_attribute_the_script_is_not_loaded() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &format!("{STORY}{}", tide("loading=eager")))
            .await;
        page.ready().await;
        looked_again(&page).await;
        let asked = site.requests();
        assert!(
            !asked.iter().any(|request| request.contains("link-terms")),
            "{asked:?}"
        );
        assert_eq!(linked(&page, 0).await, [""; 0]);
    });
}

#[test]
fn terms_are_linked_even_if_the_explainer_is_far_below() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let far = "<div style='height: 9000px'></div>";
        let element = tide("link-terms=main");
        let page = browser
            .open_with(&site, &format!("{STORY}{far}{element}"))
            .await;
        assert_eq!(linked(&page, 2).await, ["spring tide", "neap tide"]);
    });
}

#[test]
fn a_press_opens_the_definition_beside_the_term() {
    in_browser(async |browser| {
        let (_site, page) = story(browser, STORY).await;
        linked(&page, 2).await;
        page.click_outside(BUTTON).await;
        assert!(shows(&page, "spring-tide").await);
        let text: String = page.js("return $('#term-spring-tide').innerText").await;
        assert!(text.contains("The tide near new and full moon."), "{text}");
        let apart: f64 = page
            .js(&format!(
                "const word = document.querySelector('{BUTTON}').getBoundingClientRect();
                 const note = $('#term-spring-tide').getBoundingClientRect();
                 return Math.max(note.top - word.bottom, word.top - note.bottom)"
            ))
            .await;
        assert!((0.0..20.0).contains(&apart), "{apart} px apart");
        let expanded: String = page
            .js(&format!(
                "return document.querySelector('{BUTTON}').ariaExpanded"
            ))
            .await;
        assert_eq!(expanded, "true");
        page.click_outside(BUTTON).await;
        assert!(!shows(&page, "spring-tide").await, "the second press");
        page.click_outside(BUTTON).await;
        assert!(shows(&page, "spring-tide").await, "the third press");
        page.click_outside("h1").await;
        assert!(!shows(&page, "spring-tide").await, "a press elsewhere");
        assert_eq!(
            page.event_names().await,
            ["ready", "term spring-tide", "term spring-tide"]
        );
        page.is_quiet().await;
    });
}

#[test]
fn keys_open_the_definition_and_escape_returns_the_focus() {
    in_every_browser(async |browser| {
        let (_site, page) = story(browser, STORY).await;
        linked(&page, 2).await;
        page.press(Key::Tab).await;
        assert_eq!(page.focus().await, "spring tide");
        let outline: String = page
            .js("return getComputedStyle(active()).outlineStyle")
            .await;
        assert_eq!(outline, "solid", "the focus is not seen");
        for key in [Key::Enter, Key::Space] {
            page.press(key).await;
            assert!(shows(&page, "spring-tide").await);
            assert_eq!(page.focus().await, "term-spring-tide");
            page.press(Key::Escape).await;
            assert!(!shows(&page, "spring-tide").await);
            assert_eq!(page.focus().await, "spring tide");
        }
        page.press(Key::Tab).await;
        assert_eq!(page.focus().await, "neap tide");
        page.is_quiet().await;
    });
}

#[test]
fn a_link_leads_to_the_card_and_back_to_the_same_place() {
    in_every_browser(async |browser| {
        let filler = "<div style='height: 700px'></div>";
        let story_text = format!("{filler}{STORY}{filler}{filler}");
        let (_site, page) = story(browser, &story_text).await;
        linked(&page, 2).await;
        page.run(&format!(
            "document.querySelector('{BUTTON}').scrollIntoView({{ block: 'center' }})"
        ))
        .await;
        let before: f64 = page.js("return scrollY").await;
        page.click_outside(BUTTON).await;
        page.press(Key::Tab).await;
        assert!(page.focus().await.starts_with("Read more:"));
        page.press(Key::Enter).await;
        assert!(!shows(&page, "spring-tide").await);
        assert!(page.is_open("what").await);
        assert_eq!(page.focus().await, "card-what");
        let gone: f64 = page.js("return scrollY").await;
        assert!((gone - before).abs() > 500.0, "{before} {gone}");
        page.press(Key::Tab).await;
        assert_eq!(page.focus().await, "Back to the article");
        page.press(Key::Enter).await;
        assert_eq!(page.focus().await, "spring tide");
        let after: f64 = page.js("return scrollY").await;
        assert!((after - before).abs() < 1.0, "{before} {after}");
        let left: usize = page.js("return $$('.return').length").await;
        assert_eq!(left, 0);
        page.is_quiet().await;
    });
}

#[test]
fn terms_inside_the_explainer_have_no_link_to_a_card() {
    in_every_browser(async |browser| {
        let (_site, page) = story(browser, STORY).await;
        linked(&page, 2).await;
        page.click_outside(BUTTON).await;
        page.press(Key::Escape).await;
        page.click_button("card-what").await;
        page.click(".card [popovertarget=term-spring-tide]").await;
        let text: String = page.js("return $('#term-spring-tide').innerText").await;
        assert!(!text.contains("Read more"), "{text}");
    });
}

#[test]
fn no_line_of_the_article_moves() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let long = "Spring tides come twice a month. ".repeat(5);
        let story = format!(
            "<style>button, [role=button] {{ padding: 1em; border: 3px solid }}
             main {{ width: 22em }}</style>
             <main><p>{long}A king tide is high, and a neap tide is low. {long}</p></main>"
        );
        let element = "<explainer-cards src='/fixtures/valid/full.json' link-terms=main
             loading=interaction><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, &format!("{story}{element}")).await;
        let boxes = "const range = document.createRange();
             range.selectNodeContents(document.querySelector('main p'));
             const lines = [...range.getClientRects()].map(({ top, bottom }) => [top, bottom].join());
             return [...new Set(lines)].join(' ') + document.querySelector('main').innerText";
        // The rule of the page for elements with the role may move lines, so it is removed.
        page.run("document.querySelector('style').sheet.deleteRule(0)")
            .await;
        let before: String = page.js(boxes).await;
        page.run("element.scrollIntoView(); element.dispatchEvent(new Event('pointerover'))")
            .await;
        linked(&page, 2).await;
        page.run("scrollTo(0, 0)").await;
        assert_eq!(before, page.js::<String>(boxes).await);
    });
}

#[test]
fn nothing_is_linked_in_controls_headings_and_code() {
    in_every_browser(async |browser| {
        let no_place = "<main>
          <h3>Spring tide</h3>
          <p><a href=#>Spring tide</a> <button>spring tide</button> <code>spring tide</code></p>
          <pre>spring tide</pre>
          <form><label>spring tide <input></label></form>
          <p contenteditable>Spring tide</p>
          <p data-no-terms>A <b>spring tide</b></p>
          <nav>Spring tide</nav>
          <p role=button>Spring tide</p>
          <p hidden>Spring tide</p>
          <p style='visibility: hidden'>Spring tide</p>
          <details><summary>Spring tide</summary><p>Spring tide</p></details>
          <other-widget>Spring tide</other-widget>
          <svg><text>Spring tide</text></svg>
          <textarea>Spring tide</textarea>
          <p id=last>At last a <em>spring tide</em>.</p>
        </main>
        <p>Out of it, a neap tide.</p>";
        let (_site, page) = story(browser, no_place).await;
        assert_eq!(linked(&page, 1).await, ["spring tide"]);
        let inside: bool = page
            .js(&format!(
                "return !!document.querySelector('#last em > {BUTTON}')"
            ))
            .await;
        assert!(inside);
    });
}

/// An explainer with these terms. `a|b` is a term and its alias.
fn explainer(lang: &str, names: &[&str]) -> String {
    let terms: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(index, names)| {
            let mut names = names.split('|');
            json!({
                "id": format!("t{index}"),
                "term": names.next(),
                "aliases": names.collect::<Vec<_>>(),
                "definition": "A word.",
            })
        })
        .collect();
    json!({
        "version": 1, "id": "words", "lang": lang, "title": "Words", "summary": "Of a language.",
        "glossary": terms,
        "cards": [{ "id": "what", "kind": "what", "title": "What?", "summary": "Words." }],
    })
    .to_string()
}

#[test]
fn a_mention_is_a_whole_word_by_the_rules_of_the_language() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let decomposed = "Cet e\u{301}tat";
        let cases: [(&str, &[&str], &str, &[&str]); 21] = [
            // Case counts for names in capitals.
            ("fr", &["AI"], "J’ai vu l’AI.", &["AI"]),
            ("en", &["Bandwidth"], "More bandwidth.", &["bandwidth"]),
            ("en", &["HBM"], "HBM2, HBMs, _HBM and HBM’s", &["HBM"]),
            // The longest name is used.
            (
                "fr",
                &["Bande passante", "HBM|mémoire à large bande passante"],
                "La mémoire à large bande passante",
                &["mémoire à large bande passante"],
            ),
            // Line breaks and other kinds of hyphens match.
            (
                "en",
                &["High-Bandwidth Memory"],
                "high‑bandwidth\n   memory",
                &["high‑bandwidth\n   memory"],
            ),
            ("fr", &["l'État"], "l’état", &["l’état"]),
            // Accents count, in either encoding.
            ("fr", &["état"], "Un etat, un état", &["état"]),
            ("fr", &["état"], decomposed, &["e\u{301}tat"]),
            ("de", &["Straße"], "Auf der STRASSE", &["STRASSE"]),
            (
                "de",
                &["Speicher"],
                "Halbleiterspeicher, Spei\u{ad}cher",
                &["Spei\u{ad}cher"],
            ),
            // Lowercase letters depend on the language.
            ("tr", &["İhracat"], "Türkiye'nin ihracat", &["ihracat"]),
            ("tr", &["Işık"], "bir ışık, isik", &["ışık"]),
            ("ru", &["Память"], "Это память.", &["память"]),
            // Vowel signs don't count, but attached prefixes make another word.
            ("ar", &["ذاكرة"], "هذه ذَاكِرَة جديدة", &["ذَاكِرَة"]),
            ("ar", &["مسرّع"], "والمسرع هو مسرع", &["مسرع"]),
            ("he", &["זיכרון"], "הזיכרון, זיכרון", &["זיכרון"]),
            // Languages without spaces.
            (
                "zh-Hans",
                &["高带宽内存"],
                "中国希望放宽高带宽内存管制",
                &["高带宽内存"],
            ),
            (
                "ja",
                &["メモリ"],
                "フラッシュメモリと、メモリの",
                &["メモリ"],
            ),
            ("ja", &["HBM"], "中国がHBMの緩和を", &["HBM"]),
            ("ko", &["메모리"], "비메모리와 메모리는", &["메모리"]),
            ("ko", &["HBM"], "중국은 HBM을", &["HBM"]),
        ];
        for (lang, names, text, expected) in cases {
            site.put("/words.json", explainer(lang, names));
            let body = format!(
                "<main><p lang={lang}>{text}</p></main>
                 <explainer-cards src=/words.json link-terms=main loading=eager>
                   <p>Fallback</p></explainer-cards>"
            );
            let page = browser.open_with(&site, &body).await;
            page.ready().await;
            let number = expected.len();
            page.settle().await;
            assert_eq!(linked(&page, number).await, expected, "{lang} {text}");
            assert_eq!(words(&page, "main p").await, text, "{lang}");
            // The mention is at the right place.
            let last: bool = page
                .js(&format!(
                    "const [button] = document.querySelectorAll('{BUTTON}');
                     const before = button.previousSibling?.data.slice(-1) ?? '';
                     return !/[\\p{{L}}_]/u.test(before) || /[\\p{{sc=Han}}\\p{{sc=Kana}}が]/u.test(before)"
                ))
                .await;
            assert!(last, "{lang} {text}: inside of a word");
        }
    });
}

#[test]
fn removing_the_explainer_restores_the_article() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let element = tide("link-terms=main loading=interaction");
        let page = browser.open_with(&site, &format!("{STORY}{element}")).await;
        let nodes = "window.nodes = () => {
               const found = [];
               const walker = document.createTreeWalker(document.querySelector('main'));
               while (walker.nextNode()) found.push(walker.currentNode);
               return found;
             };
             window.before = nodes();
             window.html = document.querySelector('main').outerHTML;";
        page.run(nodes).await;
        for _ in 0..2 {
            page.run("element.scrollIntoView(); element.openCard('what')")
                .await;
            linked(&page, 2).await;
            page.run("window.kept = element; element.remove()").await;
            linked(&page, 0).await;
            let same: bool = page
                .js("const after = nodes();
                     return html === document.querySelector('main').outerHTML &&
                       after.length === before.length &&
                       after.every((node, index) => node === before[index])")
                .await;
            assert!(same, "nodes have changed");
            let sheets: usize = page.js("return document.adoptedStyleSheets.length").await;
            assert_eq!(sheets, 0);
            page.run("document.body.append(kept)").await;
        }
    });
}

#[test]
fn terms_are_linked_again_when_the_page_changes_its_text() {
    in_every_browser(async |browser| {
        // Changes that frameworks make, each to a paragraph with links.
        let again = "The harbour floods at spring tide, not at neap tide.";
        for (what, script, text) in [
            (
                "a new paragraph",
                "one.outerHTML = `<p id=one>${text}</p>`",
                again,
            ),
            ("new content", "one.innerHTML = text", again),
            (
                "its text node has another text",
                "node.data = 'Now a spring tide only, and a neap tide'",
                "Now a spring tide only, and a neap tide",
            ),
            (
                "its text node goes, another comes",
                "node.remove(); one.append('Spring tide and neap tide')",
                "Spring tide and neap tide",
            ),
            (
                "all of the article",
                "document.querySelector('main').replaceWith(copy)",
                again,
            ),
        ] {
            let site = Site::built().await;
            let element = tide("link-terms=main loading=interaction");
            let page = browser.open_with(&site, &format!("{STORY}{element}")).await;
            page.run(
                "window.copy = document.querySelector('main').cloneNode(true);
                 window.one = document.querySelector('#one');
                 window.node = one.firstChild;
                 window.text = one.textContent;
                 element.scrollIntoView();
                 element.openCard('what')",
            )
            .await;
            linked(&page, 2).await;
            page.run(script).await;
            page.until(&format!(
                "document.querySelectorAll('#one {BUTTON}').length === 2"
            ))
            .await;
            assert_eq!(words(&page, "#one").await, text, "{what}");
            linked(&page, 2).await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn changes_by_the_page_lose_no_text() {
    in_every_browser(async |browser| {
        let text = "The harbour floods at spring tide, not at neap tide.";
        for (what, script, expected) in [
            ("joins its texts", "one.normalize()", text),
            (
                "joins its texts, one of which came since",
                "one.append(' More.'); one.normalize()",
                "The harbour floods at spring tide, not at neap tide. More.",
            ),
            (
                "joins its texts, one of which stood before",
                "one.prepend('Look: '); one.normalize()",
                "Look: The harbour floods at spring tide, not at neap tide.",
            ),
            (
                "translates each text, as browsers do",
                "const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
                 const texts = [];
                 while (walker.nextNode()) texts.push(walker.currentNode);
                 for (const each of texts) {
                   const font = document.createElement('font');
                   font.append(each.data.toUpperCase());
                   each.replaceWith(font);
                 }",
                "THE HARBOUR FLOODS AT SPRING TIDE, NOT AT NEAP TIDE.",
            ),
            (
                "puts all of it into another element",
                "const b = document.createElement('b'); b.append(...one.childNodes); one.append(b)",
                text,
            ),
            (
                "marks a word of it",
                "const mark = document.createElement('mark'); mark.append('!');
                 one.firstChild.after(mark)",
                "The harbour floods at !spring tide, not at neap tide.",
            ),
            ("takes a text out", "one.firstChild.remove()", ""),
        ] {
            let (_site, page) = story(browser, STORY).await;
            linked(&page, 2).await;
            page.run(&format!(
                "const one = document.querySelector('#one'); {script}"
            ))
            .await;
            looked_again(&page).await;
            assert_eq!(words(&page, "#one").await, expected, "{what}");
            page.run("element.remove()").await;
            page.settle().await;
            linked(&page, 0).await;
            assert_eq!(words(&page, "#one").await, expected, "{what}, then goes");
        }
    });
}

#[test]
fn a_text_that_is_only_a_term_stays() {
    in_every_browser(async |browser| {
        for script in ["", "document.querySelector('em').normalize()"] {
            let (_site, page) =
                story(browser, "<main><p>A <em>neap tide</em> came.</p></main>").await;
            linked(&page, 1).await;
            page.run(script).await;
            looked_again(&page).await;
            assert_eq!(words(&page, "main").await, "A neap tide came.");
            page.run("element.remove()").await;
            page.settle().await;
            assert_eq!(words(&page, "main").await, "A neap tide came.");
        }
    });
}

#[test]
fn two_explainers_share_an_article_and_one_can_be_removed() {
    in_every_browser(async |browser| {
        for (first, linked_then) in [
            ("#tide", ["spring tide", "neap tide"]),
            // This explainer links "tide" in the first "spring tide", so the other one links a later mention.
            ("#words", ["neap tide", "Spring Tide"]),
        ] {
            let site = Site::built().await;
            site.put("/words.json", explainer("en", &["harbour", "tide"]));
            let tide = tide("id=tide link-terms=main loading=interaction");
            let words_element = "<explainer-cards id=words src=/words.json link-terms='#one, #two'
                 loading=interaction><p>Fallback</p></explainer-cards>";
            let page = browser
                .open_with(&site, &format!("{STORY}{tide}{words_element}"))
                .await;
            let call =
                |selector: &str| format!("document.querySelector('{selector}').openCard('what')");
            page.run(&call(first)).await;
            linked(&page, 2).await;
            page.run(&call("#tide")).await;
            page.run(&call("#words")).await;
            linked(&page, 4).await;
            looked_again(&page).await;
            linked(&page, 4).await;
            let all = words(&page, "#one").await;
            assert_eq!(all, "The harbour floods at spring tide, not at neap tide.");
            page.run("document.querySelector('#words').remove()").await;
            assert_eq!(linked(&page, 2).await, linked_then, "first {first}");
            page.run("document.querySelector('#tide').remove()").await;
            assert_eq!(linked(&page, 0).await, [""; 0]);
            let texts: usize = page
                .js("return document.querySelector('#one').childNodes.length")
                .await;
            assert_eq!(texts, 1);
            page.is_quiet().await;
        }
    });
}

#[test]
fn linking_keeps_the_selection() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let element = tide("link-terms=main loading=interaction");
        let page = browser.open_with(&site, &format!("{STORY}{element}")).await;
        page.run("getSelection().selectAllChildren(document.querySelector('#one'))")
            .await;
        page.run("element.openCard('what')").await;
        assert_eq!(linked(&page, 2).await, ["Spring Tide", "neap  tide"]);
        let selected: String = page.js("return getSelection().toString()").await;
        assert_eq!(
            selected.trim(),
            "The harbour floods at spring tide, not at neap tide."
        );
    });
}

#[test]
fn an_invalid_selector_gives_a_warning_and_changes_nothing() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let element = tide("link-terms='main[' loading=eager");
        let page = browser.open_with(&site, &format!("{STORY}{element}")).await;
        page.ready().await;
        page.settle().await;
        let console = page.console().await;
        assert_eq!(console.len(), 1, "{console:?}");
        assert!(
            console[0].contains("link-terms=\\\"main[\\\""),
            "{console:?}"
        );
        assert_eq!(page.event_names().await, ["ready"]);
        assert_eq!(linked(&page, 0).await, [""; 0]);
    });
}

#[test]
fn a_missing_script_gives_a_warning_and_the_explainer_works() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let files = fs::read_dir(built_pages()).expect("the pages are built");
        let file = files
            .map(|file| file.expect("it can be listed").file_name())
            .find(|name| name.to_string_lossy().starts_with("link-terms-"))
            .expect("the part has a name of its own");
        let file = format!("/{}", file.display());
        site.fault(&file, crate::site::Fault::Status(404));
        let page = open(browser, &site, STORY).await;
        page.settle().await;
        let console = page.console().await;
        assert_eq!(console.len(), 1, "{console:?}");
        assert!(console[0].contains("network: "), "{console:?}");
        page.click_button("card-what").await;
        assert!(page.is_open("what").await);
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

/// Makes the explainer at an index crash, by breaking a function that the widget needs for a moment.
async fn crash(page: &Page, index: usize) {
    page.run(&format!(
        "const {{ setAttribute }} = Element.prototype;
         Element.prototype.setAttribute = () => {{ throw Error('harm') }};
         elements[{index}].shadowRoot.querySelector('#card-what').click();
         await Promise.resolve();
         Element.prototype.setAttribute = setAttribute"
    ))
    .await;
    page.until("seen.events.some(({ name }) => name === 'error')")
        .await;
    page.settle().await;
}

#[test]
fn a_crash_restores_the_article() {
    in_browser(async |browser| {
        let (_site, page) = story(browser, STORY).await;
        linked(&page, 2).await;
        crash(&page, 0).await;
        linked(&page, 0).await;
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn a_crash_of_another_explainer_keeps_the_terms() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let terms = tide("link-terms=main loading=eager");
        let other = tide("loading=eager");
        let page = browser
            .open_with(&site, &format!("{STORY}{terms}{other}"))
            .await;
        page.until("seen.events.length === 2").await;
        let before = linked(&page, 2).await;
        crash(&page, 1).await;
        assert_eq!(linked(&page, 2).await, before);
        page.run(&format!("document.querySelector('{BUTTON}').click()"))
            .await;
        page.until("$(':popover-open')").await;
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn link_terms_works_under_the_strictest_policy() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none';
             script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self';
             style-src 'none';
             require-trusted-types-for 'script'; trusted-types 'none'\"><meta charset";
        let element = tide("link-terms=main loading=eager");
        let whole = article(&format!("{STORY}{element}"))
            .replace("<meta charset", policy)
            .replace("<link rel=\"icon\" href=\"data:,\">", "");
        assert_ne!(whole, bare_article(STORY));
        site.put("/strict.html", whole);
        let page = browser.open(&site, "/strict.html").await;
        page.ready().await;
        linked(&page, 2).await;
        let line: String = page
            .js(&format!(
                "return getComputedStyle(document.querySelector('{BUTTON}')).textDecorationStyle"
            ))
            .await;
        assert_eq!(line, "dotted");
        assert_eq!(page.trouble().await.violations, [""; 0]);
    });
}

/// What page translators do to texts, in an order that a seed gives. A translated word has other letters, from which a
/// test can tell the first word.
const TRANSLATOR: &str = r"
window.translator = (seed) => {
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  // To letters of the same word that are twice as wide.
  const shifted = (text, letters, by) =>
    text.replace(letters, (letter) => String.fromCharCode(letter.charCodeAt() + by));
  const translated = (text) => shifted(text, /[a-z]/gi, 0xfee0);
  const original = (text) => shifted(text, /[\uff21-\uff5a]/g, -0xfee0);
  const wrapped = (text) => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    outer.append(inner);
    inner.append(text);
    return outer;
  };
  const ways = [
    (text) => text.replaceWith(wrapped(translated(text.data))),
    (text) => text.replaceWith(new Text(translated(text.data))),
    (text) => (text.data = translated(text.data)),
    (text) => {
      const space = text.data.indexOf(' ', random(text.length));
      if (space > 0) text.splitText(space);
    },
    (text) => {
      const marker = new Text();
      text.replaceWith(marker);
      marker.replaceWith(wrapped(text));
    },
    (text) => {
      text.before(wrapped(translated(text.data)));
      text.remove();
    },
    (text) => text.replaceWith(...text.data.split(/(?= )/).map((part) => new Text(part))),
  ];
  const pause = () => new Promise((done) => (random(3) ? done() : setTimeout(done, random(500))));
  const translate = async (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const some = texts.filter(({ data }) => data.trim() && random(3));
    some.sort(() => random(2) - 0.5);
    const way = random(2) ? ways[random(ways.length)] : undefined;
    for (const text of some) {
      if (!text.isConnected) continue;
      (way || ways[random(ways.length)])(text);
      if (!random(4)) await pause();
    }
  };
  return { random, translate, original, pause };
};
";

const ARTICLES: u32 = 16;

#[test]
fn no_word_is_lost_whatever_a_translator_replaces_in_whatever_order() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let names = ["spring tide|king tide", "neap", "moon", "harbour wall"];
        site.put("/words.json", explainer("en", &names));
        let articles: Vec<String> = (0..ARTICLES)
            .map(|index| {
                format!(
                    "<article id=a{index}>
                       <p>neap and nothing else of note.</p>
                       <p>when the moon is full, a spring tide floods the harbour wall</p>
                       <p>king tide</p>
                       <p>of old, the <em>harbour wall</em> stood; <b>the moon</b> pulls.</p>
                     </article>
                     <explainer-cards src=/words.json link-terms='#a{index}' loading=eager><p>Fallback</p>
                     </explainer-cards>"
                )
            })
            .collect();
        for round in 0..3 {
            let page = browser.open_with(&site, &articles.concat()).await;
            page.ready().await;
            page.until(&format!(
                "document.querySelectorAll('{BUTTON}').length >= {ARTICLES} * 4"
            ))
            .await;
            let lost: Vec<String> = page
                .js(&format!(
                    "{TRANSLATOR}
                     const before = document.querySelector('#a0').textContent;
                     const check = async (element, index) => {{
                       const article = document.querySelector(`#a${{index}}`);
                       const {{ random, translate, original, pause }} = translator(index + {round} * 100);
                       const told = [];
                       const compare = (when) => {{
                         const after = original(article.textContent);
                         if (after !== before) told.push(`${{index}} ${{when}}: ${{article.innerHTML}}`);
                       }};
                       for (let times = 0; times < 3; times++) {{
                         await translate(article);
                         await pause();
                         compare(`translated ${{times}}`);
                         const buttons = article.querySelectorAll('{BUTTON}');
                         buttons[random(buttons.length)]?.click();
                         if (random(2)) await new Promise((done) => setTimeout(done, 500));
                         compare(`pressed ${{times}}`);
                       }}
                       element.remove();
                       await new Promise((done) => setTimeout(done, 100));
                       compare('gone');
                       if (article.querySelector('{BUTTON}')) told.push(`${{index}} keeps a button`);
                       return told;
                     }};
                     return (await Promise.all(elements.map(check))).flat()"
                ))
                .await;
            assert!(
                lost.is_empty(),
                "{} in round {round}:\n{}",
                lost.len(),
                lost[0]
            );
            assert_eq!(page.trouble().await.uncaught, [""; 0]);
        }
    });
}

#[test]
fn the_explainer_s_own_words_stay_whatever_a_translator_replaces() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for seed in 0..6 {
            let page = browser.open_with(&site, &tide("loading=eager")).await;
            page.ready().await;
            let (before, after): (String, String) = page
                .js(&format!(
                    "{TRANSLATOR}
                     const {{ translate, original }} = translator({seed});
                     const wait = () => new Promise((done) => setTimeout(done, 100));
                     const texts = () => original($('.explainer').textContent);
                     const before = texts();
                     for (let times = 0; times < 2; times++) {{
                       await translate($('.explainer'));
                       // Every label changes, and changes back.
                       for (const part of ['unfold', 'unfold', 'everything']) {{
                         $(`[part=${{part}}]`).click();
                         await wait();
                       }}
                       for (const button of $$('.explainer [aria-expanded=true]')) button.click();
                       await wait();
                     }}
                     return [before, texts()]"
                ))
                .await;
            assert_eq!(after, before, "seed {seed}");
            assert_eq!(page.trouble().await.uncaught, [""; 0]);
        }
    });
}

/// What can hide the explainer while the article is read.
const HIDING: [(&str, &str); 6] = [
    ("a hidden tab", "<div style='display: none'>{}</div>"),
    ("a hidden section", "<section hidden>{}</section>"),
    (
        "closed details",
        "<details><summary>Background</summary>{}</details>",
    ),
    (
        "a section that find-in-page opens",
        "<section hidden=until-found>{}</section>",
    ),
    ("a closed dialog", "<dialog>{}</dialog>"),
    (
        "closed details in a hidden tab",
        "<div style='display: none'><details><summary>More</summary>{}</details></div>",
    ),
];

/// The definition that can be seen, wherever it is.
const DEFINITION: &str = "[...document.querySelectorAll('*')]
    .flatMap((each) => (each.shadowRoot ? [...each.shadowRoot.querySelectorAll(':popover-open')] : []))
    .find((note) => {
      const { width, height, top, bottom } = note.getBoundingClientRect();
      return note.checkVisibility(visible) && width > 50 && height > 20 && top < innerHeight && bottom > 0 &&
        getComputedStyle(note).borderTopStyle === 'solid';
    })";

#[test]
fn a_definition_shows_though_the_explainer_is_hidden() {
    in_every_browser(async |browser| {
        for (what, around) in HIDING {
            let site = Site::built().await;
            let element = around.replace("{}", &tide("link-terms=main"));
            let page = browser.open_with(&site, &format!("{STORY}{element}")).await;
            assert_eq!(linked(&page, 2).await.len(), 2, "{what}");
            let nodes: usize = page
                .js("return document.querySelectorAll('*').length")
                .await;
            for _ in 0..2 {
                page.click_outside(BUTTON).await;
                page.until(&format!(
                    "({DEFINITION})?.innerText.includes('The tide near new and full moon.')"
                ))
                .await;
                let expanded: String = page
                    .js(&format!(
                        "return document.querySelector('{BUTTON}').ariaExpanded"
                    ))
                    .await;
                assert_eq!(expanded, "true", "{what}");
                page.press(Key::Escape).await;
                page.until(&format!("!({DEFINITION})")).await;
                assert_eq!(page.focus().await, "spring tide", "{what}");
            }
            // Its own button closes it too.
            page.click_outside(BUTTON).await;
            page.until(&format!("({DEFINITION})")).await;
            page.run(&format!("({DEFINITION}).querySelector('.close').click()"))
                .await;
            page.until(&format!("!({DEFINITION})")).await;
            let left: usize = page
                .js("return document.querySelectorAll('*').length")
                .await;
            assert_eq!(left, nodes, "{what} leaves something in the page");
            page.is_quiet().await;
        }
    });
}

#[test]
fn a_way_on_from_a_definition_leads_to_something_that_can_be_seen() {
    in_every_browser(async |browser| {
        for (what, around) in HIDING {
            let site = Site::built().await;
            let element = around.replace("{}", &tide("link-terms=main"));
            let page = browser.open_with(&site, &format!("{STORY}{element}")).await;
            linked(&page, 2).await;
            page.click_outside(BUTTON).await;
            page.until(&format!("({DEFINITION})")).await;
            let leads: bool = page
                .js(&format!(
                    "const more = ({DEFINITION}).querySelector('.text a');
                     more?.click();
                     return !!more"
                ))
                .await;
            page.settle().await;
            if leads {
                assert!(page.is_open("what").await, "{what}");
                assert_eq!(page.focus().await, "card-what", "{what}");
            }
            page.is_quiet().await;
        }
    });
}
