//! Where a draft begins: an example, an empty explainer, a file, a paste, or an earlier draft.

use crate::drafts;
use crate::importing::better;
use crate::modules::language;
use crate::words::{Words, fill, sentence};
use explainer_cards::templates::Template;
use gloo::utils::window;
use js_sys::Date;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Event, HtmlElement, HtmlTextAreaElement, InputEvent};
use yew::{
    AttrValue, Callback, Html, Properties, component, html, use_mut_ref, use_node_ref, use_state,
};

/// An explainer to learn from.
struct Example {
    file: &'static str,
    /// What it explains, in English and in French.
    topic: [&'static str; 2],
    /// Its language.
    lang: &'static str,
}

/// The examples of one topic.
macro_rules! examples {
    ($($topic:tt $name:literal: $($lang:literal)+;)+) => {
        [$($(Example {
            file: concat!($name, ".", $lang, ".json"),
            topic: $topic,
            lang: $lang,
        }),+),+]
    };
}

const EXAMPLES: [Example; 9] = examples! {
    ["HBM chips", "Puces HBM"] "hbm": "fr" "en" "nl" "zh-Hans" "ar";
    ["Key rates", "Taux directeurs"] "key-rate": "fr" "en";
    ["Limits to warming", "Limite au réchauffement"] "warming-limit": "fr" "en";
};

/// What the editor wants to begin with.
#[derive(Clone, Debug, PartialEq)]
pub enum Begin {
    /// A shipped explainer, by the name of its file.
    Example(&'static str),
    Empty,
    /// A template, in the language of the studio.
    Template(Template),
    /// A file from the disk.
    File,
    /// A pasted text: an explainer, or a text of another program.
    Pasted(String),
    /// A draft, by its id.
    Draft(String),
    /// An earlier version of a draft: its id and when the version was made.
    Version(String, f64),
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    /// The language of the studio, for times.
    pub lang: AttrValue,
    /// The draft that is open.
    pub id: AttrValue,
    pub on_begin: Callback<Begin>,
    /// Called after a draft was deleted, which makes room for others.
    pub on_delete: Callback<()>,
}

#[component]
pub fn Start(props: &Props) -> Html {
    let words = &props.words;
    let pasted = use_node_ref();
    let heading = use_node_ref();
    // Counts deletions, so that the list is read again.
    let deletions = use_state(|| 0);
    let begin = |begin: Begin| props.on_begin.reform(move |_| begin.clone());
    // The HTML of what was pasted, which the field shows as plain text.
    let rich = use_mut_ref(|| None::<String>);
    let onpaste = {
        let (pasted, rich) = (pasted.clone(), rich.clone());
        Callback::from(move |event: Event| {
            let field = pasted.cast::<HtmlTextAreaElement>();
            let is_empty = field.is_some_and(|field| field.value().trim().is_empty());
            *rich.borrow_mut() = html_of(&event).filter(|_| is_empty);
        })
    };
    let oninput = {
        let rich = rich.clone();
        Callback::from(move |event: InputEvent| {
            // The HTML doesn't say what is typed after it.
            if event.input_type() != "insertFromPaste" {
                *rich.borrow_mut() = None;
            }
        })
    };
    let paste = {
        let (pasted, on_begin) = (pasted.clone(), props.on_begin.clone());
        Callback::from(move |_| {
            if let Some(field) = pasted.cast::<HtmlTextAreaElement>() {
                let text = field.value();
                let rich = rich.borrow();
                let text = rich.as_deref().map_or(&*text, |html| better(&text, html));
                on_begin.emit(Begin::Pasted(text.to_owned()));
            }
        })
    };
    let drafts = drafts::list();
    html! {
        <div class="start">
            <p>{ &words.start_help }</p>
            <p class="start-ways">
                <button type="button" class="primary" onclick={begin(Begin::Empty)}>{ &words.empty }</button>
                <button type="button" onclick={begin(Begin::File)}>{ &words.open }</button>
            </p>
            <h3>{ &words.templates }</h3>
            <ul class="start-list">
                { for Template::ALL.map(|template| html! {
                    <li>
                        <button type="button" onclick={begin(Begin::Template(template))}>
                            { sentence(template.purpose(&props.lang)) }
                        </button>
                    </li>
                }) }
            </ul>
            <h3>{ &words.examples }</h3>
            <ul class="start-list">
                { for EXAMPLES.map(|example| {
                    let topic = example.topic[usize::from(props.lang == "fr")];
                    let label = format!("{topic} ({})", language(example.lang, &props.lang));
                    html! {
                        <li>
                            <button type="button" onclick={begin(Begin::Example(example.file))}>{ label }</button>
                        </li>
                    }
                }) }
            </ul>
            <details>
                <summary>{ &words.paste }</summary>
                <p id="paste-help">{ &words.paste_help }</p>
                <textarea ref={pasted} aria-label={words.pasted.clone()} aria-describedby="paste-help" rows="6"
                    spellcheck="false" {onpaste} {oninput} />
                <button type="button" onclick={paste}>{ &words.open }</button>
            </details>
            <h3 ref={heading.clone()} tabindex="-1">{ &words.drafts }</h3>
            <p class="start-said" role="status">
                if *deletions > 0 {
                    { &words.deleted }
                }
            </p>
            if drafts.is_empty() {
                <p>{ &words.no_drafts }</p>
            } else {
                <ul class="start-drafts">
                    { for drafts.into_iter().map(|entry| {
                        let (deletions, heading) = (deletions.clone(), heading.clone());
                        let (id, on_delete) = (entry.id.clone(), props.on_delete.clone());
                        let question = fill(&words.delete_question, "name", &entry.name);
                        let delete = Callback::from(move |_| {
                            if window().confirm_with_message(&question).unwrap_or(true) {
                                drafts::delete(&id);
                                on_delete.emit(());
                                deletions.set(*deletions + 1);
                                // The button that had the focus goes.
                                if let Some(heading) = heading.cast::<HtmlElement>() {
                                    let _ = heading.focus();
                                }
                            }
                        });
                        draft(props, &entry, delete)
                    }) }
                </ul>
            }
        </div>
    }
}

/// The HTML in the clipboard, if it has any.
fn html_of(event: &Event) -> Option<String> {
    let clipboard = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let html = clipboard.get_data("text/html").ok()?;
    (!html.trim().is_empty()).then_some(html)
}

fn draft(props: &Props, entry: &drafts::Entry, delete: Callback<web_sys::MouseEvent>) -> Html {
    let words = &props.words;
    let open = {
        let id = entry.id.clone();
        props.on_begin.reform(move |_| Begin::Draft(id.clone()))
    };
    let is_open = props.id == entry.id;
    let stored = drafts::load(&entry.id).unwrap_or_default();
    html! {
        <li key={entry.id.clone()}>
            <button type="button" aria-current={is_open.then_some("true")} onclick={open}>
                { format!("{}, {}", entry.name, time(entry.time, &props.lang)) }
            </button>
            if !is_open {
                <button type="button" aria-label={format!("{}: {}", words.delete, entry.name)} onclick={delete}>
                    { &words.delete }
                </button>
            }
            if !stored.versions.is_empty() {
                <details>
                    <summary>{ &words.versions }</summary>
                    <ul>
                        { for stored.versions.iter().rev().map(|version| {
                            let (id, made) = (entry.id.clone(), version.made);
                            let restore = props.on_begin.reform(move |_| Begin::Version(id.clone(), made));
                            let label = fill(&words.restore, "time", &time(version.time, &props.lang));
                            html! { <li><button type="button" onclick={restore}>{ label }</button></li> }
                        }) }
                    </ul>
                </details>
            }
        </li>
    }
}

/// A time as people write it in the language of the studio.
pub fn time(milliseconds: f64, lang: &str) -> String {
    let date = Date::new(&JsValue::from_f64(milliseconds));
    date.to_locale_string(lang, &JsValue::UNDEFINED).into()
}
