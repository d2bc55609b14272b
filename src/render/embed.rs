//! The element with the explainer in it, to paste into an article. It is readable before scripts run and without them.
//!
//! A declarative shadow root looks like the widget
//! (<https://html.spec.whatwg.org/#attr-template-shadowrootmode>), so that the article's styles do not
//! reach them. Plain HTML stands beside it for systems and browsers that drop the template.

use super::addresses::Reach;
use super::html::{self, Manner, Pictures, escape, escape_url};
use super::outline::{Block, parts};
use super::{Options, fixed, json};
use crate::model::Explainer;
use crate::state::Form;

/// Where the style sheet of the pre-rendered form is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Styles {
    /// In a `style` element. A Content Security Policy has to allow it.
    Inline,
    /// A link to the folder with the widget's files at this address. All explainers of a page share the file.
    Link(String),
    /// Nowhere: the browser's own styles apply until the widget has loaded. No policy forbids it.
    None,
}

pub async fn embed(explainer: &Explainer, options: &Options) -> String {
    // Markdown and WordPress leave HTML that starts with a block and has no blank or indented line as it is. Between the
    // tags here WordPress would put `<br>` for each line break.
    let mut html = "<section>\n".to_owned();
    html += &start(options);
    html += "<template shadowrootmode=\"open\">";
    html += &root(explainer, options).await;
    html += "</template><div lang=\"";
    html += &escape(&explainer.lang);
    html += "\">\n";
    // Without a link to the page, because this is part of the page.
    let here = Options {
        url: None,
        ..options.clone()
    };
    html += &copy(explainer, &here);
    html += "</div>\n";
    html += &data(options);
    html += "</explainer-cards>\n</section>\n";
    html
}

/// The explainer as plain HTML.
fn copy(explainer: &Explainer, options: &Options) -> String {
    let parts = parts(explainer, options, Reach::Site);
    let write = |blocks: &[Block]| html::write(blocks, plain(options));
    let cards = explainer.cards.iter().zip(&parts.cards);
    let cards: String = cards
        .map(|(card, blocks)| html::boxed(card, write(blocks)))
        .collect();
    [write(&parts.header), cards, write(&parts.notes)].concat()
}

/// The title has the same heading level as in the explainer.
fn plain(options: &Options) -> Manner {
    Manner {
        shift: options.level - 1,
        style: |_| "",
        // Browsers would load them even if they show the shadow root instead.
        pictures: Pictures::Described,
    }
}

fn start(options: &Options) -> String {
    let mut tag = "<explainer-cards".to_owned();
    if let Some(src) = &options.src {
        tag.extend([" src=\"", &escape_url(src), "\""]);
    }
    if options.level != 2 {
        tag.extend([" heading-level=\"", &options.level.to_string(), "\""]);
    }
    tag + ">"
}

/// The box with the styles. `data-static` is there until the script is, and says which file this shows.
async fn root(explainer: &Explainer, options: &Options) -> String {
    let content = fixed::content(explainer, options, Form::Static, options.level).await;
    let src = options.src.as_deref().map(escape_url).unwrap_or_default();
    let root = |attributes: &str, content: &str| {
        format!("<div class=\"root\" data-static=\"{src}\"{attributes}>{content}</div>")
    };
    match &options.styles {
        // `hidden` is for filters that remove the element and leave its text and styles in the article. In the shadow
        // root the styles show it.
        Styles::Inline => root(
            " hidden",
            &["<style>\n", fixed::STYLES, "\n</style>", &content].concat(),
        ),
        // Not hidden, because the text has to be there if the style sheet can't be fetched.
        Styles::Link(folder) => {
            let href = [folder.trim_end_matches('/'), "/explainer-cards.css"].concat();
            let link = format!("<link rel=\"stylesheet\" href=\"{}\">", escape_url(&href));
            link + &root("", &content)
        }
        // Without styles icons would be black and as wide as the article.
        Styles::None => root("", &idle(&without_icons(&content))),
    }
}

/// Hides the controls that need the script until the widget replaces them. With styles, the style sheet does this without
/// moving anything, and only until the script is there.
fn idle(html: &str) -> String {
    let mut idle = html.to_owned();
    for class in NEED_THE_SCRIPT {
        let attribute = format!(" class=\"{class}\"");
        idle = idle.replace(&attribute, &[&attribute, " hidden"].concat());
    }
    idle
}

/// The classes of the controls that can do nothing before the script is there.
const NEED_THE_SCRIPT: [&str; 6] = ["tool", "languages", "foot", "listed", "backlinks", "bring"];

/// Removes icons: the words beside them say the same.
fn without_icons(html: &str) -> String {
    let mut pieces = html.split("<svg");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    kept.extend(pieces.filter_map(|piece| Some(piece.split_once("</svg>")?.1)));
    kept
}

/// The file itself, if the element doesn't name one.
fn data(options: &Options) -> String {
    let (None, Some(file)) = (&options.src, &options.json) else {
        return String::new();
    };
    let file = json::lines(file);
    // Hidden for filters that remove the tags of a script and leave its text.
    format!("<div hidden><script type=\"application/json\">\n{file}</script></div>\n")
}
