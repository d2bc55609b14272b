//! The page of `explainer-cards preview`, which follows the file.

use crate::browser::{Browser, in_browser};
use crate::page::Page;
use crate::site::uploaded_files;
use crate::watching::Watching;
use serde_json::json;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The problems that the page lists, each on a line.
const LISTED: &str = "document.querySelector('.problems:not([hidden]) ol')?.innerText ?? ''";

fn explainer(title: &str) -> String {
    let card = |id: &str| json!({ "id": id, "kind": "what", "title": id, "body": ["It is."], "unknowns": ["All."] });
    let explainer = json!({
        "version": 1,
        "id": "tides",
        "lang": "en",
        "title": title,
        "summary": "The sea rises and falls.",
        "reviewBy": "2099-01-01",
        "cards": [card("one"), card("two")],
    });
    explainer.to_string()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("it is writable");
}

/// Starts the tool in a folder and opens its page.
async fn open(browser: &Browser, folder: &Path, arguments: &[&str]) -> (Watching, Page) {
    let tool = Watching::start(folder, &[&["preview", "--no-config"], arguments].concat());
    let address = loop {
        if let Some(address) = tool.line().strip_prefix("preview at ") {
            break address.to_owned();
        }
    };
    tool.until("watching for changes");
    let page = browser.open_address(&address).await;
    (tool, page)
}

#[test]
fn a_saved_file_is_shown_with_the_same_cards_open() {
    in_browser(async |browser| {
        let folder = folder(&[("tides.json", &explainer("Tides"))]);
        let assets = uploaded_files().display().to_string();
        let (_tool, page) =
            open(browser, folder.path(), &["tides.json", "--assets", &assets]).await;
        page.run("element.scrollIntoView()").await;
        page.ready().await;
        page.click_button("card-two").await;
        write(folder.path(), "tides.json", &explainer("Ebb and flow"));
        page.until("$('.title').textContent === 'Ebb and flow'")
            .await;
        assert!(page.is_open("two").await && !page.is_open("one").await);
        page.is_quiet().await;
    });
}

#[test]
fn a_broken_file_has_its_problems_listed_until_it_is_mended() {
    in_browser(async |browser| {
        let whole = explainer("Tides");
        let folder = folder(&[("tides.json", &whole)]);
        let assets = uploaded_files().display().to_string();
        let (_tool, page) =
            open(browser, folder.path(), &["tides.json", "--assets", &assets]).await;
        page.run("element.scrollIntoView()").await;
        page.ready().await;
        assert_eq!(page.js::<String>(&format!("return {LISTED}")).await, "");
        write(folder.path(), "tides.json", &whole[..whole.len() - 1]);
        page.until(&format!("({LISTED}).includes('error 1:')"))
            .await;
        page.until("element.innerText.includes('ne peut pas être affiché')")
            .await;
        assert!(page.shows_fallback().await);
        write(folder.path(), "tides.json", &whole);
        page.until("$('.title')?.textContent === 'Tides'").await;
        page.until(&format!("({LISTED}) === ''")).await;
    });
}

#[test]
fn the_bar_goes_to_another_file_and_its_problems() {
    in_browser(async |browser| {
        let wrong = explainer("Marées").replace("\"lang\":\"en\"", "\"lang\":\"french\"");
        let folder = folder(&[("a.en.json", &explainer("Tides")), ("a.fr.json", &wrong)]);
        fs::create_dir(folder.path().join("sub folder")).expect("it is writable");
        write(folder.path(), "sub folder/b.en.json", &explainer("Waves"));
        let assets = uploaded_files().display().to_string();
        for assets in [&["--assets", &assets][..], &[]] {
            let arguments = [&["."], assets].concat();
            let (_tool, page) = open(browser, folder.path(), &arguments).await;
            page.run("element.scrollIntoView()").await;
            page.until("$('.title').textContent === 'Tides'").await;
            let choose = |name: &str| {
                format!(
                    "const select = document.querySelector('[name=file]');
                     select.value = '{name}';
                     select.dispatchEvent(new Event('change', {{ bubbles: true }}));"
                )
            };
            page.run(&choose("a.fr.json")).await;
            page.until("$('.title').textContent === 'Marées'").await;
            page.until(&format!("({LISTED}).includes('french')")).await;
            page.run(&choose("sub%20folder/b.en.json")).await;
            page.until("$('.title').textContent === 'Waves'").await;
            page.until(&format!("({LISTED}) === ''")).await;
            // The file stays the same if the page is loaded again.
            page.run("location.reload()").await;
            page.until("element.scrollIntoView() ?? $('.title').textContent === 'Waves'")
                .await;
        }
    });
}

#[test]
fn without_the_widget_a_saved_file_is_shown_too() {
    in_browser(async |browser| {
        let folder = folder(&[("tides.json", &explainer("Tides"))]);
        let (_tool, page) = open(browser, folder.path(), &["tides.json"]).await;
        page.until("$('.title').textContent === 'Tides'").await;
        write(folder.path(), "tides.json", "{");
        page.until(&format!("({LISTED}).includes('error 1:')"))
            .await;
        page.until("element.innerText.includes('ne peut pas être affiché')")
            .await;
        write(folder.path(), "tides.json", &explainer("Ebb and flow"));
        page.until("$('.title')?.textContent === 'Ebb and flow'")
            .await;
        page.until(&format!("({LISTED}) === ''")).await;
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}
