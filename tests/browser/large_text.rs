//! Text twice as large as usual, on a phone.

use crate::browser::in_browser;
use crate::page::Page;
use crate::site::Site;

/// The browser's default of 32 px: `.root` takes nothing else from the page.
const LARGE: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.root { font-size: 32px }');
    element.shadowRoot.adoptedStyleSheets.push(sheet)";

/// What `broken` looks at: the words of a text between two places at which a line may break, with the punctuation
/// that belongs to them, also where it stands in a node of its own behind a citation or a term.
const BROKEN: &str = "
    const lines = (range) => {
      const boxes = [...range.getClientRects()].filter(({ width }) => width > .5);
      const lowest = Math.max(...boxes.map(({ bottom }) => bottom));
      return boxes.some(({ bottom }) => bottom < lowest - 20) ? 2 : 1;
    };
    // How wide a word is on a line that doesn't end.
    const width = (parent, word) => {
      const whole = document.createElement('span');
      whole.style.cssText = 'position: absolute; white-space: nowrap; hyphens: none';
      whole.textContent = word;
      parent.append(whole);
      const { width } = whole.getBoundingClientRect();
      whole.remove();
      return width;
    };
    const room = $('.explainer').clientWidth - 70;
    const walker = document.createTreeWalker($('.explainer'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (shown(parent) && !parent.closest('svg, .said')) texts.push(walker.currentNode);
    }
    const broken = [];
    let count = 0;
    for (const node of texts) {
      for (const { 0: word, index } of node.data.matchAll(/[^ \\n\\/–—-]+/g)) {
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        count += 1;
        if (lines(range) > 1 && width(node.parentElement, word) < room) broken.push(word);
      }
      // Whatever this text begins with belongs to what stands before it.
      const before = node.previousSibling || node.parentElement.previousSibling;
      if (!/^[.,;:!?)»”’،؛]/.test(node.data) || before?.nodeType !== 1) continue;
      const range = new Range();
      range.setStart(node, 0);
      range.setEnd(node, 1);
      const end = [...before.getClientRects()].at(-1);
      const whole = before.textContent.split(/[ -]/).at(-1) + node.data[0];
      if (end && range.getBoundingClientRect().top > end.bottom && width(before, whole) < room)
        broken.push(before.textContent + ' ' + node.data[0]);
    }";

async fn enlarged(page: &Page) {
    page.resize(360, 740).await;
    page.ready().await;
    page.run(LARGE).await;
    page.open_everything().await;
}

#[test]
fn at_32_px_no_word_that_fits_a_phone_is_broken_and_no_punctuation_stands_alone() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for lang in ["fr", "en", "ar", "nl"] {
            let body = format!(
                "<explainer-cards src=/explainers/hbm.{lang}.json><p>Fallback</p></explainer-cards>"
            );
            let page = browser.open_with(&site, &body).await;
            enlarged(&page).await;
            let (count, broken): (usize, Vec<String>) =
                page.js(&format!("{BROKEN} return [count, broken]")).await;
            assert!(count > 1000, "{lang}: only {count} words");
            assert_eq!(broken, [""; 0], "{lang}");
            let wide: bool = page
                .js("return document.documentElement.scrollWidth > innerWidth")
                .await;
            assert!(!wide, "{lang}: scrolls sideways");
        }
    });
}

#[test]
fn figures_stand_two_in_a_row_on_a_phone_and_one_in_large_text() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "<explainer-cards src=/explainers/hbm.fr.json open=numbers><p>Repli</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.resize(360, 740).await;
        page.ready().await;
        let rows =
            "return new Set($$('.figure').map((each) => each.getBoundingClientRect().top)).size";
        let count: usize = page.js("return $$('.figure').length").await;
        assert!(count > 2);
        assert_eq!(page.js::<usize>(rows).await, count.div_ceil(2));
        let over: Vec<String> = page
            .js("return $$('.figure, .figure *').filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth)
                   .map((each) => each.className + each.textContent)")
            .await;
        assert_eq!(over, [""; 0]);
        page.run(LARGE).await;
        assert_eq!(page.js::<usize>(rows).await, count);
    });
}
