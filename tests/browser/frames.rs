//! The page in frames, as `docs/publishing/frames.md` shows them, with the real libraries of npm.

use crate::browser::{Browser, bare_article, in_browser};
use crate::page::Page;
use crate::prerendered::written;
use crate::site::Site;
use explainer_cards::render::Form;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The address of the page in the examples.
const EXAMPLE: &str = "https://www.example.org/tides.en.page.html";

/// The libraries in the examples: the names there, and the files in the packages.
const LIBRARIES: [(&str, &str); 3] = [
    ("pym.v1.min.js", "pym.js/dist/pym.v1.min.js"),
    (
        "iframe-resizer.parent.js",
        "@iframe-resizer/parent/index.umd.js",
    ),
    (
        "open-iframe-resizer.js",
        "@open-iframe-resizer/core/dist/index.js",
    ),
];

/// The examples, without AMP, whose scripts aren't in a package.
fn examples() -> Vec<String> {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/publishing/frames.md");
    let document = fs::read_to_string(document).expect("it is there");
    let blocks = document.split("```html\n").skip(1);
    let blocks = blocks.map(|block| block.split_once("```").expect("it ends").0.to_owned());
    let examples: Vec<String> = blocks
        .filter(|block| !block.contains("<amp-iframe"))
        .collect();
    assert_eq!(examples.len(), 4, "our snippet and three libraries");
    examples
}

fn package(file: &str) -> Vec<u8> {
    let modules = env::var_os("NODE_MODULES").map(PathBuf::from);
    let modules = modules.expect("`cargo xtask test` says where the packages are");
    fs::read(modules.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// An article and the site of the pages in its frames.
struct Framed {
    article: Site,
    pages: Option<Site>,
}

impl Framed {
    /// On two sites, so that no script can look into a frame, or on one.
    async fn new(apart: bool) -> Self {
        let article = Site::built().await;
        for (name, file) in LIBRARIES {
            article.put(&format!("/js/{name}"), package(file));
        }
        let pages = if apart {
            Some(Site::built().await)
        } else {
            None
        };
        let framed = Self { article, pages };
        let pages = framed.pages.as_ref().unwrap_or(&framed.article);
        pages.put("/tides.html", written(Form::Page));
        pages.put("/again.html", written(Form::Page));
        framed
    }

    fn origin(&self) -> &str {
        &self.pages.as_ref().unwrap_or(&self.article).origin
    }

    async fn open(&self, browser: &Browser, html: &str) -> Page {
        self.article.put("/article.html", bare_article(html));
        browser.open(&self.article, "/article.html").await
    }

    /// Opens an example with two frames.
    async fn open_example(&self, browser: &Browser, example: &str) -> Page {
        let line = |line: &str| {
            let with = |page: &str| line.replace(EXAMPLE, &format!("{}/{page}", self.origin()));
            if line.contains(EXAMPLE) {
                [with("tides.html"), with("again.html")].join("\n")
            } else {
                line.replace("https://www.example.org/js/", "/js/")
            }
        };
        let lines: Vec<String> = example.lines().map(line).collect();
        self.open(browser, &lines.join("\n")).await
    }
}

/// Continues in a frame.
async fn enter(page: &Page, frame: u16) {
    page.driver
        .enter_default_frame()
        .await
        .expect("the article");
    page.driver.enter_frame(frame).await.expect("a frame");
}

async fn leave(page: &Page) {
    page.driver
        .enter_default_frame()
        .await
        .expect("the article");
}

const FITS: &str =
    "innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height)
                    && document.querySelector('summary')";

/// Waits until a frame is exactly as high as its page, and returns the height.
async fn fitting(page: &Page, frame: u16) -> u64 {
    enter(page, frame).await;
    page.until(FITS).await;
    page.js("return innerHeight").await
}

/// Opens or closes the first card of the first frame, without the widget.
async fn toggle(page: &Page) {
    enter(page, 0).await;
    page.run("document.querySelector('summary').click()").await;
}

#[test]
fn a_frame_is_as_high_as_its_page_with_our_snippet_and_each_library() {
    in_browser(async |browser| {
        for apart in [true, false] {
            let framed = Framed::new(apart).await;
            for example in examples() {
                let page = framed.open_example(browser, &example).await;
                let closed = fitting(&page, 0).await;
                let beside = fitting(&page, 1).await;
                toggle(&page).await;
                page.until(&format!("innerHeight > {closed}")).await;
                let open = fitting(&page, 0).await;
                assert!(open > closed + 100, "{example}: {closed}, {open}");
                toggle(&page).await;
                page.until(&format!("innerHeight === {closed}")).await;
                assert_eq!(fitting(&page, 1).await, beside, "{example}");
            }
        }
    });
}

#[test]
fn pictures_and_fonts_change_the_height_of_a_frame() {
    in_browser(async |browser| {
        let framed = Framed::new(true).await;
        let page = framed.open_example(browser, &examples()[0]).await;
        let before = fitting(&page, 0).await;
        page.run(
            "const picture = new Image();
             picture.src = \"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='400'/%3E\";
             document.querySelector('main').append(picture)",
        )
        .await;
        page.until(&format!("innerHeight >= {before} + 400")).await;
        let with_picture = fitting(&page, 0).await;
        page.run(
            "document.querySelector('style').append('.explainer * { font-family: monospace; font-size: 30px }')",
        )
        .await;
        page.until(&format!("innerHeight > {with_picture} + 50"))
            .await;
        fitting(&page, 0).await;
    });
}

/// Records what frames send, and says what the page around asks: the data of the messages to it, in order.
const RECORDER: &str = "<script>
    window.sent = [];
    addEventListener('message', ({ data }) => sent.push(data));
    const ask = (data, frame = 0) => document.querySelectorAll('iframe')[frame].contentWindow.postMessage(data, '*');
  </script>";

/// The messages so far, each once, with `HEIGHT` for the height and `WIDTH` for the width.
async fn messages(page: &Page) -> Vec<String> {
    let height = fitting_height(page).await;
    let sent: Vec<Value> = page.js("return sent").await;
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut texts: Vec<String> = sent
        .iter()
        .map(|value| {
            text(value)
                .replace(&height.to_string(), "HEIGHT")
                .replace("400", "WIDTH")
        })
        .collect();
    texts.sort();
    texts.dedup();
    texts
}

async fn fitting_height(page: &Page) -> u64 {
    enter(page, 0).await;
    let height = page
        .js("return Math.ceil(document.documentElement.getBoundingClientRect().height)")
        .await;
    leave(page).await;
    height
}

const AMP: &str = r#"{"height":HEIGHT,"sentinel":"amp","type":"embed-size"}"#;

#[test]
fn a_page_sends_each_library_only_what_it_asks_for() {
    in_browser(async |browser| {
        let framed = Framed::new(true).await;
        let origin = framed.origin().to_owned();
        let amp = json!(AMP);
        for (address, question, answers) in [
            ("", json!(null), vec![]),
            (
                "?childId=tide",
                json!(null),
                vec!["pymxPYMxtidexPYMxheightxPYMxHEIGHT"],
            ),
            (
                "#?secret=a1B2c3",
                json!(null),
                vec![r#"{"message":"height","secret":"a1B2c3","value":HEIGHT}"#],
            ),
            ("#secret-of-the-tides", json!(null), vec![]),
            (
                "",
                json!({ "type": "iframe-child-init" }),
                vec![r#"{"height":HEIGHT,"type":"iframe-resized"}"#],
            ),
            (
                "",
                json!(
                    "[iFrameSizer]tide:8:false:false:32:true:true::auto:::0:false:child:auto:true:::true:::false"
                ),
                vec![
                    "[iFrameSizer]tide:HEIGHT:WIDTH:init:1",
                    "[iFrameSizer]tide:HEIGHT:WIDTH:resizeObserver",
                ],
            ),
            ("", json!("[iFrameSizer]message:{}"), vec![]),
            (
                "",
                json!({ "type": { "toString": 1 }, "toString": 1 }),
                vec![],
            ),
        ] {
            let src = format!("{origin}/tides.html{address}");
            let html = format!("{RECORDER}<iframe src=\"{src}\" width=400></iframe>");
            let page = framed.open(browser, &html).await;
            page.until("sent.length").await;
            page.run(&format!("ask({question})")).await;
            page.settle().await;
            let mut expected: Vec<&str> = answers.clone();
            expected.push(amp.as_str().expect("it is a text"));
            expected.sort_unstable();
            assert_eq!(messages(&page).await, expected, "{address} {question}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn a_frame_that_is_not_shown_sends_no_height_until_it_is() {
    in_browser(async |browser| {
        let framed = Framed::new(true).await;
        let src = format!("{}/tides.html", framed.origin());
        let html = format!("{RECORDER}<iframe src=\"{src}\" width=400 hidden></iframe>");
        let page = framed.open(browser, &html).await;
        page.settle().await;
        page.run("ask({ type: 'iframe-child-init' })").await;
        page.settle().await;
        assert_eq!(page.js::<usize>("return sent.length").await, 0);
        page.run("document.querySelector('iframe').hidden = false")
            .await;
        page.until("sent.length").await;
        assert!(
            page.js::<bool>("return sent.every(({ height }) => height > 200)")
                .await
        );
    });
}

/// The page around a frame in `WordPress`, written from the description of its protocol: a frame is hidden and in a sandbox
/// until a message has the secret of the frame. The real script is under the GPL, so it isn't here.
const WORDPRESS: &str = r"<script>
    window.sent = [];
    addEventListener('message', ({ data, source }) => {
      sent.push(data);
      const frame = document.querySelector(`iframe[data-secret='${data.secret}']`);
      if (frame?.contentWindow !== source || data.message !== 'height') return;
      frame.removeAttribute('style');
      frame.height = Math.min(Math.max(data.value, 200), 1000);
    });
    const ready = (frame, secret) => frame.contentWindow.postMessage({ message: 'ready', secret }, '*');
  </script>";

#[test]
fn wordpress_shows_a_frame_whose_secret_the_page_knows() {
    in_browser(async |browser| {
        let framed = Framed::new(true).await;
        let frame = |secret: &str, hash: &str| {
            format!(
                "<iframe sandbox=allow-scripts data-secret={secret} src='{}/tides.html{hash}' width=400
                   style='position:absolute;visibility:hidden'></iframe>",
                framed.origin()
            )
        };
        let [known, late, other] = [("a1", "#?secret=a1"), ("b2", ""), ("c3", "#?secret=x9")]
            .map(|(secret, hash)| frame(secret, hash));
        let html = [WORDPRESS, &known, &late, &other].concat();
        let page = framed.open(browser, &html).await;
        let shown = "return [...document.querySelectorAll('iframe')].map(shown)";
        page.until("shown(document.querySelector('iframe'))").await;
        page.settle().await;
        assert_eq!(page.js::<Vec<bool>>(shown).await, [true, false, false]);
        page.run("ready(document.querySelectorAll('iframe')[2], 'c3')")
            .await;
        page.run(
            "const frame = document.querySelectorAll('iframe')[1];
             frame.src += '#?secret=b2';
             ready(frame, 'b2')",
        )
        .await;
        page.until("shown(document.querySelectorAll('iframe')[1])")
            .await;
        page.settle().await;
        assert_eq!(page.js::<Vec<bool>>(shown).await, [true, true, false]);
        // Asked with its own secret, a page answers at once.
        page.run("sent.length = 0; ready(document.querySelector('iframe'), 'a1')")
            .await;
        page.until("sent.some(({ secret }) => secret === 'a1')")
            .await;
    });
}

#[test]
fn links_within_the_explainer_stay_in_the_frame_and_others_leave_it() {
    in_browser(async |browser| {
        let framed = Framed::new(true).await;
        let src = format!("{}/tides.html", framed.origin());
        let html = format!(
            "{}<p style='height: 900px'>An article</p>",
            examples()[0].replace(EXAMPLE, &src)
        );
        let page = framed.open(browser, &html).await;
        let before = fitting(&page, 0).await;
        page.run("document.querySelectorAll('details').forEach((each) => (each.open = true))")
            .await;
        page.until(&format!("innerHeight > {before}")).await;
        fitting(&page, 0).await;
        page.run(
            "const source = document.getElementById('source-almanac');
             new IntersectionObserver(([{ isIntersecting }]) => (window.seen.source = isIntersecting)).observe(source);
             document.querySelector('a[href=\"#source-almanac\"]').click()",
        )
        .await;
        page.until("location.hash === '#source-almanac' && window.seen.source")
            .await;
        leave(&page).await;
        assert_eq!(
            page.js::<String>("return location.pathname").await,
            "/article.html"
        );
        assert_eq!(page.js::<String>("return location.hash").await, "");
        enter(&page, 0).await;
        framed
            .article
            .put("/elsewhere", "<!DOCTYPE html><title>Elsewhere</title>");
        page.run(&format!(
            "const link = document.querySelector('a[target=_top]');
             link.href = '{}';
             link.click()",
            framed.article.url("/elsewhere")
        ))
        .await;
        leave(&page).await;
        page.until("document.title === 'Elsewhere'").await;
    });
}
