//! Problems: their words, their places, their fixes.

use super::{TRAM, cursor_behind, press, read, until, with_file, with_form, write};
use crate::browser::in_every_browser;
use crate::site::Site;

#[test]
fn problems_have_the_words_of_check_and_lead_to_their_place() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let file = TRAM.replace("\"body\": [\"Steel", "\"bdy\": [\"Steel");
        let page = with_file(browser, &site, &file).await;
        until(&page, "document.querySelector('.problem')").await;
        let shown: String = read(
            &page,
            "document.querySelector('.problem-message').textContent",
        )
        .await;
        assert_eq!(
            shown,
            "unknown field `bdy`: expected a field of this object"
        );
        let help: String = read(&page, "document.querySelector('.problem-help').textContent").await;
        assert!(help.contains("body"), "{help}");
        press(&page, "Line 8").await;
        until(&page, "getSelection().toString().includes('bdy')").await;
        cursor_behind(&page, "\"b").await;
        write(&page, "o").await;
        until(
            &page,
            "document.querySelector('#problems').textContent === 'No problems'",
        )
        .await;
    });
}

#[test]
fn a_problem_leads_to_its_field_in_the_form() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_form(
            browser,
            &site,
            &TRAM.replace("It opens in autumn.", "It opens in [[autumn]]."),
        )
        .await;
        until(&page, "document.querySelector('.problem')").await;
        press(&page, "Line 6").await;
        until(
            &page,
            "document.activeElement.value === 'It opens in [[autumn]].'",
        )
        .await;
        until(
            &page,
            "document.activeElement.getAttribute('aria-invalid') === 'true'",
        )
        .await;
    });
}

#[test]
fn all_problems_with_a_fix_are_fixed_by_one_press_and_undone_by_one() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let file = TRAM.replace("\"body\"", "\"bdy\"");
        let page = with_file(browser, &site, &file).await;
        until(&page, "document.querySelectorAll('.problem').length === 2").await;
        press(&page, "Fix 2 problems").await;
        until(&page, "text().includes('\"body\": [\"Steel')").await;
        assert!(!read::<bool>(&page, "text().includes('bdy')").await);
        page.until("document.querySelector('.status').textContent.trim() === 'Problems fixed: 2'")
            .await;
        assert!(
            read::<bool>(
                &page,
                "document.activeElement === document.querySelector('.problems-head')"
            )
            .await
        );
        page.until("document.querySelector('#problems').textContent === 'No problems'")
            .await;
        press(&page, "Undo").await;
        until(
            &page,
            "text().includes('\"bdy\": [\"Steel') && text().includes('\"bdy\": [\"Everyone')",
        )
        .await;
    });
}
