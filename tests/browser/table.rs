//! The section `table`.

use crate::browser::{TIDE, in_every_browser};
use crate::site::Site;

#[test]
fn a_table_has_a_caption_and_the_headings_of_its_columns_and_rows() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        page.click_button("card-what").await;
        let cells: Vec<Vec<String>> = page
            .js("return Array.from($('table').rows, (row) =>
                   Array.from(row.cells, (cell) => [cell.scope, cell.innerText].join(' ').trim()))")
            .await;
        let expected = [
            ["col Harbour", "col Range"],
            ["row North", "4 m"],
            ["row South", "6 m"],
        ];
        assert_eq!(cells, expected);
        let name: String = page
            .js("return element.shadowRoot.getElementById($('.table').getAttribute('aria-labelledby')).innerText")
            .await;
        assert_eq!(name, "Two harbours");
        page.is_quiet().await;
    });
}

#[test]
fn a_wide_table_scrolls_inside_its_box() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let narrow = format!("<div style=\"width: 120px\">{TIDE}</div>");
        let page = browser.open_with(&site, &narrow).await;
        page.ready().await;
        page.click_button("card-what").await;
        page.run("$('td').textContent = 'Unbreakable'.repeat(9)")
            .await;
        let (scrolls, widens): (bool, bool) = page
            .js("const box = $('.table');
                 return [box.scrollWidth > box.clientWidth, element.scrollWidth > element.clientWidth]")
            .await;
        assert!(scrolls, "the table's box does not scroll");
        assert!(!widens, "the explainer is wider than its column");
    });
}

#[test]
fn on_a_phone_each_cell_has_the_heading_of_its_column() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/element.html").await;
        page.ready().await;
        page.run("element.style.width = '320px'; element.openCard('numbers')")
            .await;
        page.until("shown($('caption'))").await;
        let (scrolls, headings, labels): (bool, Vec<String>, Vec<String>) = page
            .js("const box = $('.table');
                 const label = (cell) =>
                   getComputedStyle(cell, '::before').content === 'none' ? '' : cell.dataset.label;
                 const below = $$('tbody tr').every(({ cells }) => [...cells].every((cell, index) =>
                   !index || cell.getBoundingClientRect().top >= cells[index - 1].getBoundingClientRect().bottom - 1));
                 return [box.scrollWidth > box.clientWidth || !below,
                   [...$('thead tr').cells].slice(1).map((cell) => cell.textContent),
                   [...$('tbody tr').cells].slice(1).map(label)]")
            .await;
        assert!(!scrolls, "a cell is out of view");
        assert_eq!(labels, headings);
    });
}

#[test]
fn the_caption_stays_in_view_while_the_table_scrolls() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/element.html").await;
        page.ready().await;
        page.run(
            "element.style.width = '480px';
             element.openCard('numbers');
             $('td').textContent = 'Unbreakable'.repeat(9)",
        )
        .await;
        page.until("shown($('caption'))").await;
        let outside: f64 = page
            .js("const table = $('.table');
                 table.scrollLeft = 60;
                 await new Promise(requestAnimationFrame);
                 const [box, caption] = [table, $('caption')].map((each) => each.getBoundingClientRect());
                 if (!table.scrollLeft) throw new Error('it is not scrolled');
                 return Math.max(box.left - caption.left, caption.right - box.right)")
            .await;
        assert!(outside < 1.0, "{outside} px of the caption are out of view");
    });
}
