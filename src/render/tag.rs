//! What is pasted into an article: the script, and an explainer in one of several ways.

use super::html::escape;
use super::{Error, Form, Options, json, render_async};
use crate::model::{Explainer, Prose, inline};
use std::fmt;
use std::str::FromStr;

/// A way to put an explainer into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The element, complete before any script.
    PreRendered,
    /// The element, which loads the file.
    Element,
    /// The element with the file inside.
    Inside,
    /// A single script tag.
    Script,
    /// Plain HTML for publishing systems that remove elements.
    Section,
}

impl Way {
    /// Every way, the best for most pages first.
    pub const ALL: [Self; 5] = [
        Self::PreRendered,
        Self::Element,
        Self::Inside,
        Self::Script,
        Self::Section,
    ];

    /// What the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::PreRendered => "pre-rendered",
            Self::Element => "element",
            Self::Inside => "inside",
            Self::Script => "script",
            Self::Section => "section",
        }
    }

    /// What it is, in a line.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::PreRendered => "the element, complete before any script",
            Self::Element => "the element, which loads the file",
            Self::Inside => "the element with the file inside",
            Self::Script => "a single script tag, which creates the element",
            Self::Section => "plain HTML for publishing systems that remove elements",
        }
    }

    /// Whether the page loads the explainer file, so that [`Options::src`] is needed.
    pub fn needs_src(self) -> bool {
        !matches!(self, Self::Inside | Self::PreRendered)
    }
}

impl FromStr for Way {
    type Err = UnknownWay;

    fn from_str(name: &str) -> Result<Self, UnknownWay> {
        let way = Self::ALL.into_iter().find(|way| way.name() == name);
        way.ok_or(UnknownWay)
    }
}

/// A name that no way has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWay;

impl fmt::Display for UnknownWay {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let names = Way::ALL.map(Way::name);
        write!(out, "unknown way; expected one of {}", names.join(", "))
    }
}

impl std::error::Error for UnknownWay {}

/// The files of the widget, as a page loads them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widget {
    /// The address of the folder with `embed.js`, with or without a slash at its end. Empty for that of the page.
    pub folder: String,
    /// The digest of `embed.js` for Subresource Integrity.
    pub integrity: Option<String>,
    /// Files that the browser shall request together with `embed.js`.
    pub hints: Vec<Hint>,
}

/// A file that the browser requests early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Its name in the folder of the widget. A name that ends in `.js` is that of a module.
    pub name: String,
    /// Its digest for Subresource Integrity.
    pub integrity: String,
}

/// Writes what is pasted into an article, as [`render`](super::render) writes forms. `file` is the text of the explainer
/// file, which [`Way::Inside`] contains.
///
/// # Errors
///
/// [`Options::src`] is missing and needed.
pub async fn tag(
    way: Way,
    widget: &Widget,
    explainer: &Explainer,
    file: &str,
    options: &Options,
) -> Result<String, Error> {
    let form = match way {
        Way::Section => Form::Section,
        _ => Form::Embed,
    };
    let src = match &options.src {
        None if way.needs_src() => return Err(Error::NoSrc(form)),
        src => src.as_deref().map(escape).unwrap_or_default(),
    };
    let hints: String = widget.hints.iter().map(|hint| widget.link(hint)).collect();
    let script = hints + &widget.script("");
    let element = |attributes: &str, content: &str| {
        // A section keeps WordPress from ending the element in a paragraph.
        format!(
            "{script}<section>\n<explainer-cards{attributes}>\n{content}</explainer-cards>\n</section>\n"
        )
    };
    Ok(match way {
        Way::Element => element(&format!(" src=\"{src}\""), &fallback(explainer)),
        Way::Inside => {
            let file = json::lines(file);
            // Hidden for filters that remove the tags of a script and leave its text.
            let data =
                format!("<div hidden><script type=\"application/json\">\n{file}</script></div>\n");
            element("", &(data + &fallback(explainer)))
        }
        Way::Script => widget.script(&format!(" data-src=\"{src}\"")),
        Way::PreRendered => script + &written(form, explainer, options).await?,
        Way::Section => written(form, explainer, options).await?,
    })
}

async fn written(form: Form, explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let outputs = render_async(form, explainer, options).await?;
    Ok(outputs.into_iter().map(|output| output.content).collect())
}

impl Widget {
    fn address(&self, name: &str) -> String {
        let folder = self.folder.trim();
        let slash = if folder.is_empty() || folder.ends_with('/') {
            ""
        } else {
            "/"
        };
        escape(&[folder, slash, name].concat())
    }

    fn script(&self, attributes: &str) -> String {
        let src = self.address("embed.js");
        let integrity = self.integrity.as_deref().map(integrity).unwrap_or_default();
        format!("<script type=\"module\" async src=\"{src}\"{integrity}{attributes}></script>\n")
    }

    fn link(&self, hint: &Hint) -> String {
        let is_module = hint
            .name
            .rsplit_once('.')
            .is_some_and(|(_, end)| end == "js");
        let kind = if is_module {
            "rel=\"modulepreload\""
        } else {
            "rel=\"preload\" as=\"fetch\""
        };
        let (href, integrity) = (self.address(&hint.name), integrity(&hint.integrity));
        format!("<link {kind} href=\"{href}\"{integrity}>\n")
    }
}

fn integrity(digest: &str) -> String {
    format!(
        " integrity=\"{}\" crossorigin=\"anonymous\"",
        escape(digest)
    )
}

/// What readers without the script see: title, dek, and the title and summary of each card.
fn fallback(explainer: &Explainer) -> String {
    let name = |id: &str| explainer.term(id).map(|term| &*term.term);
    let plain = |prose: &Prose| escape(&inline::plain(prose.source(), &name));
    let mut html = format!(
        "<h2>{}</h2>\n<p>{}</p>\n",
        escape(&explainer.title),
        plain(&explainer.summary)
    );
    for card in &explainer.cards {
        html.extend(["<h3>", &escape(&card.title), "</h3>\n"]);
        if let Some(summary) = &card.summary {
            html.extend(["<p>", &plain(summary), "</p>\n"]);
        }
    }
    html
}
