//! The explainer in a page, in a frame: by embed.js, with scripts blocked, or in a form without scripts.

use crate::markup;
use crate::page::{Paper, article, live};
use crate::words::Words;
use crate::written::written;
use explainer_cards::model::read::read;
use explainer_cards::render::{Form, teaser};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Html, Properties, component, html, use_effect_with, use_state};

/// Who reads the page, or where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Live,
    WithoutScripts,
    Visitor,
    Newsletter,
    Text,
}

impl Reader {
    pub const ALL: [Self; 5] = [
        Self::Live,
        Self::WithoutScripts,
        Self::Visitor,
        Self::Newsletter,
        Self::Text,
    ];

    /// The name in the value of an option.
    pub fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::WithoutScripts => "without-scripts",
            Self::Visitor => "visitor",
            Self::Newsletter => "newsletter",
            Self::Text => "text",
        }
    }

    pub fn words(self, words: &Words) -> &str {
        match self {
            Self::Live => &words.live,
            Self::WithoutScripts => &words.without_scripts,
            Self::Visitor => &words.visitor,
            Self::Newsletter => &words.newsletter,
            Self::Text => &words.text,
        }
    }

    /// Whether the frame runs scripts.
    fn has_scripts(self) -> bool {
        matches!(self, Self::Live | Self::Visitor)
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    /// The last text that could be read.
    pub explainer: Option<AttrValue>,
    pub reader: Reader,
    pub paper: Paper,
    /// `auto`, `light` or `dark`.
    pub theme: AttrValue,
    /// `phone`, `tablet` or `desktop`.
    pub width: AttrValue,
    /// The address of the studio's folder.
    pub root: AttrValue,
    /// The address to which pictures are relative, seen from there.
    pub base: AttrValue,
}

/// Scripts don't work, links do, in a new tab.
const SANDBOX: &str = "allow-popups allow-popups-to-escape-sandbox";

#[component]
pub fn Embedded(props: &Props) -> Html {
    let page = use_state(|| None::<String>);
    use_effect_with(
        (
            props.explainer.clone(),
            props.reader,
            props.paper,
            props.theme.clone(),
        ),
        {
            let (root, base) = (props.root.clone(), props.base.clone());
            let shown = page.setter();
            move |(json, reader, paper, theme)| {
                let (root, base) = (root.clone(), format!("{root}{base}"));
                let (json, theme) = (json.clone(), theme.clone());
                let (reader, paper) = (*reader, *paper);
                let is_wanted = Rc::new(Cell::new(true));
                let wanted = Rc::clone(&is_wanted);
                spawn_local(async move {
                    let page = made(json.as_deref(), reader, (paper, &theme), (&root, &base)).await;
                    if wanted.get() {
                        shown.set(page);
                    }
                });
                move || is_wanted.set(false)
            }
        },
    );
    let Some(page) = &*page else {
        return html! { <p class="preview-note">{ &props.words.unreadable }</p> };
    };
    let sandbox = (!props.reader.has_scripts()).then_some(SANDBOX);
    html! {
        <div class="preview" data-width={props.width.clone()}>
            // Keyed, because a frame keeps the sandbox with which it was loaded.
            <iframe key={props.reader.name()} class="page-frame" title={props.words.page.clone()}
                {sandbox} srcdoc={page.clone()} />
        </div>
    }
}

/// The page for a reader. `None` if there is no explainer.
async fn made(
    json: Option<&str>,
    reader: Reader,
    (paper, theme): (Paper, &str),
    (root, base): (&str, &str),
) -> Option<String> {
    let json = json?;
    let explainer = &read(json.as_bytes()).ok()?;
    let scheme = if theme == "auto" { "light dark" } else { theme };
    let around = |inside: &str| article(paper, scheme, &explainer.lang, inside, (root, base));
    Some(match reader {
        Reader::Live => around(&live(root, json)),
        Reader::Visitor => {
            let teaser = teaser(json.as_bytes());
            around(&live(root, teaser.as_deref().unwrap_or(json)))
        }
        Reader::WithoutScripts => around(&written(Form::Embed, explainer, None, Some(json)).await?),
        Reader::Newsletter => {
            let mail = written(Form::Newsletter, explainer, None, Some(json)).await?;
            // A link would show its page in the frame.
            mail.replacen("<head>", "<head><base target=\"_blank\">", 1)
        }
        Reader::Text => {
            let text = written(Form::Text, explainer, None, Some(json)).await?;
            let text = markup::text(&text);
            format!("<!DOCTYPE html><meta charset=\"utf-8\"><title>Text</title><pre>{text}</pre>")
        }
    })
}
