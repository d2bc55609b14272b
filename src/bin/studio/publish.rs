//! Publishing: the tag to paste, and the files to upload.

use crate::drafts;
use crate::modules::{copy, download};
use crate::page::file_name;
use crate::problems::counted;
use crate::words::{Words, fill};
use crate::written::written;
use explainer_cards::model::Explainer;
use explainer_cards::model::read::read;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::tag::{Way, Widget, tag};
use explainer_cards::render::{Form, Options, teaser, today};
use gloo::net::http::Request;
use serde_json::Value;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Html, Properties, TargetCast, component, html, use_effect_with, use_memo,
    use_node_ref, use_state,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    pub text: AttrValue,
    /// How many problems there are besides advice.
    pub problems: usize,
    /// How many of them are texts that are still to be written.
    pub placeholders: usize,
}

/// The setting with the address of the folder with embed.js.
const FOLDER: &str = "folder";

#[component]
pub fn Publish(props: &Props) -> Html {
    let words = &props.words;
    let way = use_state(|| Way::PreRendered);
    let folder = use_state(|| drafts::setting(FOLDER).unwrap_or_default());
    let src = use_state(String::new);
    let digest = use_state(|| None::<(String, String)>);

    use_effect_with((), {
        let digest = digest.setter();
        move |()| spawn_local(async move { digest.set(digest_of_embed().await) })
    });

    let explainer = use_memo(props.text.clone(), |text| read(text.as_bytes()).ok());
    let name = (*explainer).as_ref().map(file_name).unwrap_or_default();
    let widget = Widget {
        folder: (*folder).clone(),
        // Browsers refuse another version's script.
        integrity: digest
            .as_ref()
            .filter(|(version, _)| folder.contains(version.as_str()))
            .map(|(_, digest)| digest.clone()),
        hints: Vec::new(),
    };
    let src_of_file = if src.is_empty() {
        format!("/explainers/{name}")
    } else {
        (*src).clone()
    };
    let said = use_state(String::new);
    let field = use_node_ref();
    let html = use_state(String::new);
    use_effect_with((*way, widget, src_of_file.clone(), props.text.clone()), {
        let (html, explainer) = (html.setter(), Rc::clone(&explainer));
        move |(way, widget, src, text)| {
            let (way, widget, text) = (*way, widget.clone(), text.clone());
            let options = Options {
                src: Some(src.clone()),
                today: Some(today()),
                ..Options::new(FORMATS)
            };
            let is_wanted = Rc::new(Cell::new(true));
            let wanted = Rc::clone(&is_wanted);
            html.set(String::new());
            let has_folder = !widget.folder.trim().is_empty();
            spawn_local(async move {
                if let Some(explainer) = explainer.as_ref().as_ref().filter(|_| has_folder) {
                    let made = tag(way, &widget, explainer, &text, &options).await;
                    if wanted.get() {
                        html.set(made.unwrap_or_default());
                    }
                }
            });
            move || is_wanted.set(false)
        }
    });
    let Some(explainer) = &*explainer else {
        return html! { <p role="alert">{ &words.publish_broken }</p> };
    };

    let choose = {
        let way = way.setter();
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>();
            let found = chosen.and_then(|chosen| {
                Way::ALL
                    .into_iter()
                    .find(|way| way.name() == chosen.value())
            });
            if let Some(found) = found {
                way.set(found);
            }
        })
    };
    let typed = |setter: yew::UseStateSetter<String>, setting: Option<&'static str>| {
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                if let Some(name) = setting {
                    drafts::set(name, &field.value());
                }
                setter.set(field.value());
            }
        })
    };
    let copied = {
        let (html, said, words) = ((*html).clone(), said.setter(), words.clone());
        let field = field.clone();
        Callback::from(move |_| {
            let (html, said, words) = (html.clone(), said.clone(), words.clone());
            let field = field.clone();
            spawn_local(async move {
                if copy(&html).await.is_ok() {
                    said.set(words.copied.clone());
                    return;
                }
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.select();
                }
                said.set(words.not_copied.clone());
            });
        })
    };
    let example = cdn(digest
        .as_ref()
        .map_or(env!("CARGO_PKG_VERSION"), |(version, _)| version));
    html! {
        <div class="publish">
            <p>{ fill(&words.publish_help, "name", &name) }</p>
            if props.problems > 0 {
                <p class="publish-warning">
                    { fill(&words.publish_problems, "problems", &counted(words, props.problems)) }
                    if props.placeholders > 0 {
                        { " " }{ fill(&words.publish_placeholders, "count", &props.placeholders.to_string()) }
                    }
                </p>
            }
            <label>
                <span>{ &words.way }</span>
                <select name="way" onchange={choose}>
                    { for Way::ALL.map(|each| html! {
                        <option value={each.name()} selected={each == *way}>{ way_words(each, words) }</option>
                    }) }
                </select>
            </label>
            <label>
                <span>{ &words.folder }</span>
                <input name="folder" type="url" required=true placeholder={example} value={(*folder).clone()}
                    aria-describedby="publish-folder" onchange={typed(folder.setter(), Some(FOLDER))} />
            </label>
            <p class="publish-help" id="publish-folder">{ &words.folder_help }</p>
            <label>
                <span>{ &words.src }</span>
                <input name="src" value={src_of_file.clone()} onchange={typed(src.setter(), None)} />
            </label>
            <label>
                <span>{ &words.tag }</span>
                <textarea class="publish-tag" name="tag" ref={field} readonly=true rows="8" spellcheck="false" value={(*html).clone()} />
            </label>
            <button type="button" class="primary" disabled={html.is_empty()} onclick={copied}>
                { &words.copy }
            </button>
            <p class="publish-said" role="status">
                { if folder.trim().is_empty() { &words.folder_missing } else { &*said } }
            </p>
            <h3>{ &words.files }</h3>
            <ul class="publish-files">
                { for files(explainer, &props.text, &name, &src_of_file).into_iter().map(|(name, make)| {
                    let label = fill(&words.download, "name", &name);
                    let onclick = Callback::from(move |_| make());
                    html! { <li><button type="button" {onclick}>{ label }</button></li> }
                }) }
            </ul>
        </div>
    }
}

type Make = Box<dyn Fn()>;

/// The files that can be downloaded, each with the function that makes and downloads it.
fn files(explainer: &Explainer, json: &AttrValue, name: &str, src: &str) -> Vec<(String, Make)> {
    let stem = name.trim_end_matches(".json").to_owned();
    let mut files: Vec<(String, Make)> = vec![];
    let mut add = |name: String, content: Box<dyn Fn() -> String>| {
        let file = name.clone();
        files.push((name, Box::new(move || download(&file, &content()))));
    };
    let whole = json.clone();
    add(name.to_owned(), Box::new(move || whole.to_string()));
    if explainer.cards.iter().any(|card| card.access.is_some()) {
        let json = json.clone();
        let cut = move || teaser(json.as_bytes()).unwrap_or_default();
        add(format!("{stem}.teaser.json"), Box::new(cut));
    }
    let explainer = Rc::new(explainer.clone());
    for form in FORMS {
        let name = format!("{stem}{}", form.suffixes()[0]);
        let (explainer, json, src) = (Rc::clone(&explainer), json.to_string(), src.to_owned());
        let file = name.clone();
        let make = move || {
            let (explainer, file) = (Rc::clone(&explainer), file.clone());
            let (json, src) = (json.clone(), src.clone());
            spawn_local(async move {
                let src = form.needs_src().then_some(&*src);
                if let Some(content) = written(form, &explainer, src, Some(&json)).await {
                    download(&file, &content);
                }
            });
        };
        files.push((name, Box::new(make)));
    }
    files
}

/// The static forms that need no more than the file and its address.
const FORMS: [Form; 7] = [
    Form::Embed,
    Form::Section,
    Form::Page,
    Form::Newsletter,
    Form::Text,
    Form::Markdown,
    Form::JsonLd,
];

fn way_words(way: Way, words: &Words) -> &str {
    match way {
        Way::PreRendered => &words.pre_rendered,
        Way::Element => &words.element,
        Way::Inside => &words.inside,
        Way::Script => &words.script,
        Way::Section => &words.section,
    }
}

/// The version and the digest of embed.js, if the studio was built for release together with it.
async fn digest_of_embed() -> Option<(String, String)> {
    let response = Request::get("embed/integrity.json").send().await.ok()?;
    let list: Value = response.json().await.ok()?;
    let text = |value: &Value| value.as_str().map(ToOwned::to_owned);
    Some((
        text(&list["version"])?,
        text(&list["files"]["embed.js"]["integrity"])?,
    ))
}

/// An example of where a newsroom may have uploaded a version.
fn cdn(version: &str) -> String {
    format!("https://cdn.example/explainer-cards/{version}/")
}
