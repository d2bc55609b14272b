//! Takes pictures for people to check, in `target/screenshots`.
//!
//! To update those in `docs/screenshots`:
//! `SNAPSHOTS=overwrite cargo xtask test -- --test browser -- screenshots::the_documents`

use crate::browser::{Browser, in_browser};
use crate::page::Page;
use crate::site::Site;
use crate::studio::{choose, name_folder, press};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::{env, fs};
use thirtyfour::Key;

/// A picture in the documentation.
struct Picture {
    name: &'static str,
    page: &'static str,
    size: (u32, u32),
    scheme: &'static str,
    opened: Option<(&'static str, With)>,
    /// The element near the top of the window, and its distance from the top.
    top: (&'static str, u32),
}

/// The way to open a card. Only keys show the focus ring.
#[derive(Clone, Copy)]
enum With {
    Pointer,
    Keys,
}

const DESKTOP: (u32, u32) = (1280, 1100);
const PHONE: (u32, u32) = (360, 780);
const FRENCH: &str = "/pages/element.html";
const ARABIC: &str = "/pages/theme-broadcaster.html";

const PICTURES: [Picture; 7] = [
    Picture {
        name: "desktop-light",
        page: FRENCH,
        size: DESKTOP,
        scheme: "light",
        opened: Some(("#card-what", With::Pointer)),
        top: (".explainer", 140),
    },
    Picture {
        name: "desktop-dark",
        page: FRENCH,
        size: DESKTOP,
        scheme: "dark",
        opened: Some(("#card-how", With::Pointer)),
        top: ("#card-how", 60),
    },
    Picture {
        name: "phone-light",
        page: FRENCH,
        size: PHONE,
        scheme: "light",
        opened: None,
        top: (".explainer", 40),
    },
    Picture {
        name: "phone-source",
        page: FRENCH,
        size: PHONE,
        scheme: "light",
        opened: Some(("[data-act='consult what/jesd235']", With::Keys)),
        top: ("[data-act='consult what/jesd235']", 400),
    },
    Picture {
        name: "phone-dark",
        page: FRENCH,
        size: PHONE,
        scheme: "dark",
        opened: Some(("#card-who", With::Pointer)),
        top: ("#card-who", 60),
    },
    Picture {
        name: "arabic-light",
        page: ARABIC,
        size: DESKTOP,
        scheme: "light",
        opened: None,
        top: (".explainer", 140),
    },
    Picture {
        name: "arabic-dark",
        page: ARABIC,
        size: PHONE,
        scheme: "dark",
        opened: Some(("#card-what", With::Pointer)),
        top: ("#card-what", 60),
    },
];

#[test]
fn the_documents() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for picture in PICTURES {
            take(browser, &site, &picture).await;
        }
    });
}

/// The studio with the shipped explainer, and the dialog that publishes it.
#[test]
fn the_documents_for_editors() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/").await;
        page.resize(1280, 800).await;
        page.prefer("light").await;
        page.until("document.querySelector('dialog#start[open]')")
            .await;
        choose(&page, "studio-lang", "en").await;
        document(&page, "studio-start").await;
        press(&page, "HBM chips (English)").await;
        page.until(
            "document.querySelector('.preview-frame > div')?.shadowRoot?.querySelector('.title')",
        )
        .await;
        for fold in ["group-about", "group-cards"] {
            let is_wanted = fold == "group-cards";
            page.run(&format!(
                "const fold = document.querySelector('[aria-controls={fold}]');
                 if ((fold.ariaExpanded === 'true') !== {is_wanted}) fold.click()"
            ))
            .await;
        }
        page.run("document.getElementById('head:/cards/0').click()")
            .await;
        document(&page, "studio-form").await;
        press(&page, "Publish").await;
        name_folder(&page).await;
        document(&page, "studio-publish").await;
    });
}

/// Saves a picture, in the documents too if that is wanted.
async fn document(page: &Page, name: &str) {
    page.settle().await;
    let name = format!("{name}.png");
    let file = screenshots().join(&name);
    save(page, &file).await;
    copy(&file, &name);
}

fn copy(file: &Path, name: &str) {
    if env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screenshots");
        fs::copy(file, documents.join(name)).expect("the documents can be written");
    }
}

async fn take(browser: &Browser, site: &Site, picture: &Picture) {
    let page = browser.open(site, picture.page).await;
    let (width, height) = picture.size;
    page.prefer(picture.scheme).await;
    page.resize(width, height).await;
    page.ready().await;
    page.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
        .await;
    if let Some((opened, with)) = picture.opened {
        open(&page, opened, with).await;
    }
    scroll(&page, picture.top).await;
    page.settle().await;
    document(&page, picture.name).await;
}

async fn open(page: &Page, what: &str, with: With) {
    match with {
        With::Pointer => page.click(what).await,
        With::Keys => {
            // Elements in a closed card can't be focused.
            page.run(&format!(
                "$(\"{what}\").closest('.card').querySelector('button').click()"
            ))
            .await;
            page.settle().await;
            page.focus_on(what).await;
            page.press(Key::Enter).await;
        }
    }
    page.settle().await;
}

async fn scroll(page: &Page, (selector, top): (&str, u32)) {
    page.run(&format!(
        "scrollBy(0, $(\"{selector}\").getBoundingClientRect().top - {top})"
    ))
    .await;
}

/// Takes pictures, because checkers don't see the colours that are forced.
#[test]
fn a_page_with_forced_colours() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/element.html").await;
        let features = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.cdp("Emulation.setEmulatedMedia", features).await;
        page.resize(800, 800).await;
        page.ready().await;
        page.open_everything().await;
        shoot(
            &page,
            800,
            &screenshots().join("element-forced-colours.png"),
        )
        .await;
    });
}

#[test]
fn the_preview_narrow_and_wide_light_and_dark() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let folder = screenshots();
        for theme in ["light", "dark"] {
            for width in [360, 1280] {
                let page = browser.open(&site, "/pages/article.html").await;
                page.prefer(theme).await;
                page.resize(width, 800).await;
                page.ready().await;
                shoot(
                    &page,
                    width,
                    &folder.join(format!("article-{width}-{theme}.png")),
                )
                .await;
                page.open_everything().await;
                shoot(
                    &page,
                    width,
                    &folder.join(format!("article-{width}-{theme}-open.png")),
                )
                .await;
            }
        }
    });
}

fn screenshots() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// Takes a picture of the whole page.
async fn shoot(page: &Page, width: u32, file: &Path) {
    let height: u32 = page
        .js("scrollTo(0, 0); return document.documentElement.scrollHeight")
        .await;
    page.resize(width, height).await;
    page.settle().await;
    save(page, file).await;
    page.resize(width, 800).await;
}

async fn save(page: &Page, file: &Path) {
    let taken = page.driver.screenshot(file).await;
    taken.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
