//! Opening and saving: files on the disk, examples, drafts.

use crate::desk::{Act, Desk};
use crate::drafts;
use crate::importing::imported;
use crate::modules;
use crate::page::file_name;
use crate::start::Begin;
use crate::words::{Words, fill};
use explainer_cards::import::Loss;
use explainer_cards::model::read::read;
use explainer_cards::render::today;
use explainer_cards::templates::Details;
use gloo::net::http::Request;
use js_sys::{Array, Date, Math};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, UseReducerHandle, UseStateSetter};

/// The folder of the examples, to which their pictures are relative.
const EXAMPLES: &str = "explainers/";

/// Puts what the editor chose onto the desk. What is on it has to be stored before.
pub fn begin(
    wanted: Begin,
    desk: &UseReducerHandle<Desk>,
    (status, losses): (UseStateSetter<AttrValue>, UseStateSetter<Rc<[Loss]>>),
    (lang, words): (AttrValue, Rc<Words>),
) {
    thread_local! {
        /// How often something was opened. What comes late is ignored.
        static OPENED: Cell<u32> = const { Cell::new(0) };
    }
    let number = OPENED.get().wrapping_add(1);
    OPENED.set(number);
    let (desk, current) = (desk.clone(), desk.id.clone());
    let before = desk.text.clone();
    spawn_local(async move {
        let result = opened(&wanted, &lang, &words).await;
        if OPENED.get() != number {
            return;
        }
        // On a slow line an example comes when somebody has gone on writing. The handle has the text of this moment.
        if desk.text != before {
            status.set(words.late.clone().into());
            return;
        }
        match result {
            Ok(Some(Found {
                act: Act::Open { id, text, .. },
                ..
            })) if id == current => {
                // An earlier version of the same draft: a change that can be undone.
                desk.dispatch(Act::Edit(text, Date::now()));
                status.set(AttrValue::default());
            }
            Ok(Some(Found { act, lost })) => {
                // A draft isn't saved over the file that it was imported from.
                if wanted == Begin::File && lost.is_none() {
                    modules::adopt();
                } else {
                    modules::forget();
                }
                desk.dispatch(act);
                losses.set(lost.unwrap_or_default().into());
                status.set(AttrValue::default());
            }
            Ok(None) => {}
            Err(reason) => status.set(fill(&words.not_opened, "reason", &reason)),
        }
    });
}

/// A file for the desk.
struct Found {
    act: Act,
    /// What was lost, if the file was imported from another format.
    lost: Option<Vec<Loss>>,
}

impl From<Act> for Found {
    fn from(act: Act) -> Self {
        Self { act, lost: None }
    }
}

/// The file that the editor chose, or `None` if they chose none.
async fn opened(wanted: &Begin, lang: &str, words: &Words) -> Result<Option<Found>, String> {
    let act = match wanted {
        Begin::Example(name) => Some(file(name, EXAMPLES, &example(name).await?)),
        Begin::Template(template) => {
            let details = Details {
                id: "new-explainer",
                lang,
                title: &words.template_title,
                today: &today(),
            };
            let text = template.fill(details).map_err(|error| error.to_string())?;
            Some(file(&format!("{}.json", template.name()), "", &text))
        }
        Begin::Empty => Some(file("explainer.json", "", &EMPTY.replace("LANG", lang))),
        Begin::Pasted(text) => return found(&name_of(text), text, lang).map(Some),
        Begin::File => {
            let chosen = modules::open().await.map_err(|error| reason(&error))?;
            let Ok(parts) = chosen.dyn_into::<Array>() else {
                return Ok(None);
            };
            let part = |index| parts.get(index).as_string().unwrap_or_default();
            return found(&part(0), &part(1), lang).map(Some);
        }
        Begin::Draft(id) => draft(id, None),
        Begin::Version(id, made) => {
            // What replaces it must not be the end of the text that is there now.
            let version = draft(id, Some(*made));
            drafts::keep(id, Date::now());
            version
        }
    };
    Ok(act.map(Found::from))
}

/// A text as it is, or the explainer that it becomes.
fn found(name: &str, text: &str, lang: &str) -> Result<Found, String> {
    let imported = imported(text, lang).map_err(|failure| failure.to_string())?;
    Ok(match imported {
        Some(imported) => Found {
            act: file(&name_of(&imported.text), "", &imported.text),
            lost: Some(imported.losses),
        },
        None => file(name, "", text).into(),
    })
}

/// Saves the file of the desk.
pub fn save(desk: &UseReducerHandle<Desk>, status: UseStateSetter<AttrValue>, words: Rc<Words>) {
    let (id, name, text) = (desk.id.clone(), desk.name.clone(), desk.text.clone());
    let desk = desk.dispatcher();
    spawn_local(async move {
        match modules::save(&name, &text).await {
            Ok(saved) => {
                if let Some(name) = saved.as_string() {
                    status.set(fill(&words.saved, "name", &name));
                    let name = name.into();
                    desk.dispatch(Act::Saved { id, name, text });
                }
            }
            Err(error) => status.set(fill(&words.not_saved, "reason", &reason(&error))),
        }
    });
}

/// A stored draft, or the version that was made at a time. `None` if it is gone.
pub fn draft(id: &str, made: Option<f64>) -> Option<Act> {
    let stored = drafts::load(id)?;
    let opened = stored
        .versions
        .first()
        .map(|version| version.text.clone().into());
    let entry = drafts::list().into_iter().find(|entry| entry.id == id)?;
    let text = match made {
        Some(made) => {
            let mut versions = stored.versions.into_iter();
            versions
                .find(|version| version.made.total_cmp(&made).is_eq())?
                .text
        }
        None => stored.text,
    };
    Some(Act::Open {
        id: entry.id.into(),
        name: entry.name.into(),
        base: entry.base.into(),
        text: text.into(),
        opened,
    })
}

/// A new draft.
pub fn file(name: &str, base: &str, text: &str) -> Act {
    Act::Open {
        id: new_id(),
        name: name.to_owned().into(),
        base: base.to_owned().into(),
        text: text.trim_start_matches('\u{feff}').to_owned().into(),
        opened: None,
    }
}

/// A name that no other draft of this browser has.
pub fn new_id() -> AttrValue {
    format!("{}-{}", Date::now(), (Math::random() * 1e6).floor()).into()
}

fn name_of(text: &str) -> String {
    read(text.as_bytes()).map_or_else(
        |_| "explainer.json".to_owned(),
        |explainer| file_name(&explainer),
    )
}

async fn example(name: &str) -> Result<String, String> {
    let address = format!("{EXAMPLES}{name}");
    let response = Request::get(&address).send().await;
    let response = response.map_err(|error| error.to_string())?;
    if !response.ok() {
        return Err(format!("{address} {}", response.status()));
    }
    response.text().await.map_err(|error| error.to_string())
}

/// What an error of JavaScript says.
pub fn reason(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    message.map_or_else(|| format!("{error:?}"), Into::into)
}

/// The least that an explainer needs, with `LANG` for its language.
const EMPTY: &str = r#"{
  "version": 1,
  "id": "explainer",
  "lang": "LANG",
  "title": "",
  "summary": "",
  "cards": [
    {
      "id": "what",
      "kind": "what",
      "title": "",
      "body": [""]
    }
  ]
}
"#;
