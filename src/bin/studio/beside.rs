//! A translation: its original beside the form, what it lacks, what is out of date, and beginning a new one.

use crate::drafts;
use crate::files;
use crate::focus;
use crate::form::Beside;
use crate::marked::range_of;
use crate::modules::{self, language};
use crate::translation::{
    Missing, Texts, begun, is_unnoted, missing, name_in, stale, texts, value_of, with,
};
use crate::words::{Words, fill};
use explainer_cards::check::Sibling;
use explainer_cards::edit::note_original;
use js_sys::Array;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{
    AttrValue, Callback, Html, Properties, UseStateHandle, component, hook, html, use_effect_with,
    use_memo, use_mut_ref, use_node_ref, use_state,
};

/// The original of a translation.
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    stored: Stored,
    /// What its text says, read once.
    now: Value,
    /// The versions of its cards, if it is an explainer.
    sibling: Option<Sibling>,
}

/// What is stored of the original of a translation.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Stored {
    /// The id of its draft, if it is one of this browser.
    draft: Option<String>,
    /// The name of its file.
    name: String,
    text: String,
}

impl From<Stored> for Original {
    fn from(stored: Stored) -> Self {
        Self {
            now: value_of(&stored.text),
            sibling: Sibling::of(stored.text.as_bytes()),
            stored,
        }
    }
}

impl Original {
    /// A draft of this browser.
    pub fn of_draft(id: &str, name: &str, text: &str) -> Self {
        Self::new(Some(id), name, text)
    }

    fn new(draft: Option<&str>, name: &str, text: &str) -> Self {
        let stored = Stored {
            draft: draft.map(ToOwned::to_owned),
            name: name.to_owned(),
            text: text.to_owned(),
        };
        stored.into()
    }

    /// The original of a draft, with the latest text if it is a draft too.
    fn load(id: &str) -> Option<Self> {
        let stored = drafts::setting(&drafts::original(id))?;
        let mut stored: Stored = serde_json::from_str(&stored).ok()?;
        if let Some(latest) = stored.draft.as_deref().and_then(drafts::load) {
            stored.text = latest.text;
        }
        Some(stored.into())
    }

    /// The cards of a translation of which it has changed.
    fn stale(&self, own: &Value) -> Vec<String> {
        let sibling = self.sibling.as_ref();
        sibling.map_or_else(Vec::new, |sibling| stale(own, sibling))
    }

    /// Stores it with a draft.
    pub fn store(&self, id: &str) {
        drafts::set(
            &drafts::original(id),
            &serde_json::to_string(&self.stored).unwrap_or_default(),
        );
    }
}

/// The original of a draft, as it was when the draft was opened.
#[hook]
pub fn use_original(id: &AttrValue) -> UseStateHandle<Option<Rc<Original>>> {
    let original = use_state(|| Original::load(id).map(Rc::new));
    use_effect_with(id.clone(), {
        let original = original.setter();
        move |id| original.set(Original::load(id).map(Rc::new))
    });
    original
}

/// What the form shows of the original beside a text.
pub fn beside(original: &Original, text: &str) -> Beside {
    let (own, other) = (value_of(text), &original.now);
    let changed = original.stale(&own);
    Beside {
        lang: other["lang"].as_str().unwrap_or_default().to_owned().into(),
        texts: Rc::new(texts(&own, other)),
        stale: places(&own, &changed).into(),
    }
}

/// The pointers of the cards with these ids.
fn places(file: &Value, ids: &[String]) -> Vec<AttrValue> {
    let cards = file["cards"].as_array().into_iter().flatten().enumerate();
    let named = cards.filter(|(_, card)| ids.iter().any(|id| card["id"] == **id));
    named
        .map(|(index, _)| format!("/cards/{index}").into())
        .collect()
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    /// The language of the studio.
    pub lang: AttrValue,
    /// The draft that is open.
    pub id: AttrValue,
    pub name: AttrValue,
    pub text: AttrValue,
    pub original: UseStateHandle<Option<Rc<Original>>>,
    /// Called with a text that a button made.
    pub on_rewrite: Callback<AttrValue>,
    /// Called with the bytes to go to.
    pub on_go: Callback<(usize, usize)>,
    /// Called with the text of the original, and the name and the text of a new translation.
    pub on_translate: Callback<[AttrValue; 3]>,
}

#[component]
pub fn Translation(props: &Props) -> Html {
    let words = &props.words;
    let marked = use_node_ref();
    let head = use_node_ref();
    let said = use_state(AttrValue::default);
    // The button that shows or hides the original goes with what it is in.
    let last = use_mut_ref(|| None);
    use_effect_with((props.id.clone(), props.original.is_some()), {
        let head = head.clone();
        move |(id, is_shown)| {
            let before = last.replace(Some((id.clone(), *is_shown)));
            if before.is_some_and(|(other, was_shown)| other == *id && was_shown != *is_shown) {
                focus::take(&head);
            }
        }
    });
    let chosen = {
        let marked = marked.clone();
        move || match marked.cast::<HtmlSelectElement>() {
            Some(select) if select.value() == "empty" => Texts::Empty,
            _ => Texts::Marked,
        }
    };
    let choice = html! {
        <label class="choice">
            <span>{ &words.texts }</span>
            <select ref={marked} name="texts">
                <option value="marked" selected=true>{ &words.texts_marked }</option>
                <option value="empty">{ &words.texts_empty }</option>
            </select>
        </label>
    };
    let take = {
        let (id, original) = (props.id.clone(), props.original.clone());
        Callback::from(move |taken: Option<Original>| {
            match &taken {
                Some(taken) => taken.store(&id),
                None => drafts::forget_original(&id),
            }
            original.set(taken.map(Rc::new));
        })
    };
    let Some(original) = (*props.original).clone() else {
        return html! {
            <details class="beside" aria-label={words.translation.clone()}>
                <summary ref={head}>{ &words.translation }</summary>
                <Choose words={words.clone()} lang={props.lang.clone()} id={props.id.clone()} text={props.text.clone()}
                    on_take={take.reform(Some)} />
                <Begin words={words.clone()} name={props.name.clone()} text={props.text.clone()}
                    chosen={Callback::from(move |()| chosen())} on_translate={props.on_translate.clone()}>
                    { choice }
                </Begin>
            </details>
        };
    };
    let (own, other) = (value_of(&props.text), &original.now);
    let lacked = missing(&own, other);
    let changed = original.stale(&own);
    let sibling = original.sibling.as_ref();
    let is_unnoted = sibling.is_some_and(|sibling| is_unnoted(&own, sibling));
    let add = |lacked: Vec<Missing>| {
        let (text, original) = (props.text.clone(), original.clone());
        let (on_rewrite, said) = (props.on_rewrite.clone(), said.setter());
        let (chosen, words, head) = (chosen.clone(), words.clone(), head.clone());
        Callback::from(move |_| {
            // The button goes with what it adds.
            focus::take(&head);
            let wanted: Vec<&Missing> = lacked.iter().collect();
            match with(&text, &original.stored.text, &wanted, chosen()) {
                Ok(text) => {
                    said.set(fill(&words.added, "count", &wanted.len().to_string()));
                    on_rewrite.emit(text.into());
                }
                Err(refusal) => said.set(refusal.to_string().into()),
            }
        })
    };
    let in_step = {
        let (text, original) = (props.text.clone(), original.clone());
        let (on_rewrite, head) = (props.on_rewrite.clone(), head.clone());
        Callback::from(move |_| {
            focus::take(&head);
            if let Some(sibling) = &original.sibling {
                on_rewrite.emit(note_original(&text, sibling, &[]).into());
            }
        })
    };
    let go = |place: AttrValue| {
        let (text, on_go) = (props.text.clone(), props.on_go.clone());
        Callback::from(move |_| {
            if let Some(range) = range_of(&text, &place) {
                on_go.emit((range.start, range.end));
            }
        })
    };
    let tag = other["lang"].as_str().unwrap_or_default();
    let name = format!("{} ({})", original.stored.name, language(tag, &props.lang));
    html! {
        <section class="beside" aria-labelledby="beside">
            <div class="beside-row">
                <h2 id="beside" ref={head.clone()} tabindex="-1">{ fill(&words.original, "name", &name) }</h2>
                <button type="button" onclick={take.reform(|_| None)}>{ &words.hide_original }</button>
            </div>
            if !changed.is_empty() || is_unnoted {
                if !changed.is_empty() {
                    <p>{ &words.stale }</p>
                }
                <ul class="beside-row">
                    { for changed.iter().zip(places(&own, &changed)).map(|(id, place)| html! {
                        <li><button type="button" onclick={go(place)}>{ id }</button></li>
                    }) }
                    <li><button type="button" class="primary" onclick={in_step}>{ &words.in_step }</button></li>
                </ul>
            }
            if lacked.is_empty() {
                <p>{ &words.complete }</p>
            } else {
                <p>{ &words.lacks }</p>
                <ul class="beside-row">
                    { for lacked.iter().map(|each| html! {
                        <li key={each.pointer.clone()}>
                            <button type="button" onclick={add(vec![each.clone()])}>{ fill(&words.add, "name", &each.name) }</button>
                        </li>
                    }) }
                    if lacked.len() > 1 {
                        <li>
                            <button type="button" class="primary" onclick={add(lacked.clone())}>
                                { fill(&words.add_all, "count", &lacked.len().to_string()) }
                            </button>
                        </li>
                    }
                </ul>
                { choice }
            }
            <p class="beside-said" role="status">{ &*said }</p>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct ChooseProps {
    words: Rc<Words>,
    lang: AttrValue,
    id: AttrValue,
    text: AttrValue,
    on_take: Callback<Original>,
}

/// The drafts that can be the original, and a file.
#[component]
fn Choose(props: &ChooseProps) -> Html {
    let words = &props.words;
    let said = use_state(AttrValue::default);
    let file = use_memo(props.text.clone(), |text| {
        let file = value_of(text);
        (file["id"].clone(), file["lang"].clone())
    });
    // Read when another draft is opened, or this one becomes another explainer.
    let others = use_memo((props.id.clone(), file), |(id, file)| others(id, file));
    let open = {
        let (said, words, on_take) = (said.setter(), words.clone(), props.on_take.clone());
        Callback::from(move |_| {
            let (said, words, on_take) = (said.clone(), words.clone(), on_take.clone());
            spawn_local(async move {
                match modules::open().await {
                    Ok(picked) => {
                        let Ok(parts) = picked.dyn_into::<Array>() else {
                            return;
                        };
                        let part = |index| parts.get(index).as_string().unwrap_or_default();
                        if value_of(&part(1))["cards"].is_array() {
                            on_take.emit(Original::new(None, &part(0), &part(1)));
                        } else {
                            said.set(words.earlier_unreadable.clone().into());
                        }
                    }
                    Err(error) => {
                        said.set(fill(&words.not_opened, "reason", &files::reason(&error)));
                    }
                }
            });
        })
    };
    html! {
        <>
            <p>{ &words.translation_help }</p>
            <ul class="beside-row">
                { for others.iter().map(|original| {
                    let taken = original.clone();
                    let label = fill(&words.show_beside, "name", &original.stored.name);
                    html! {
                        <li>
                            <button type="button" onclick={props.on_take.reform(move |_| taken.clone())}>{ label }</button>
                        </li>
                    }
                }) }
                <li><button type="button" onclick={open}>{ &words.choose_original }</button></li>
            </ul>
            <p role="status">{ &*said }</p>
        </>
    }
}

/// The other drafts of this browser that are the same explainer in another language.
fn others(id: &str, file: &(Value, Value)) -> Vec<Original> {
    let drafts = drafts::list().into_iter().filter(|entry| entry.id != id);
    let loaded = drafts.filter_map(|entry| {
        let text = drafts::load(&entry.id)?.text;
        let other = value_of(&text);
        let is_translation =
            other["id"] == file.0 && other["id"].is_string() && other["lang"] != file.1;
        is_translation.then(|| Original::of_draft(&entry.id, &entry.name, &text))
    });
    loaded.collect()
}

#[derive(PartialEq, Properties)]
struct BeginProps {
    words: Rc<Words>,
    name: AttrValue,
    text: AttrValue,
    chosen: Callback<(), Texts>,
    on_translate: Callback<[AttrValue; 3]>,
    /// The choice of what becomes of the texts.
    children: Html,
}

/// Begins a translation in a language.
#[component]
fn Begin(props: &BeginProps) -> Html {
    let words = &props.words;
    let field = use_node_ref();
    let said = use_state(AttrValue::default);
    let begin = {
        let (field, said, words) = (field.clone(), said.setter(), words.clone());
        let (name, text) = (props.name.clone(), props.text.clone());
        let (chosen, on_translate) = (props.chosen.clone(), props.on_translate.clone());
        Callback::from(move |_| {
            let Some(field) = field.cast::<HtmlInputElement>() else {
                return;
            };
            let lang = field.value().trim().to_owned();
            let file = value_of(&text);
            let own = file["lang"].as_str().unwrap_or_default();
            if lang == own || explainer_cards::check::language(&lang).is_err() {
                said.set(words.other_language.clone().into());
                let _ = field.focus();
                return;
            }
            let new = name_in(&name, own, &lang);
            match begun(&text, &lang, [&name, &new], chosen.emit(())) {
                Ok((original, translation)) => {
                    on_translate.emit([original.into(), new.into(), translation.into()]);
                }
                Err(refusal) => said.set(refusal.to_string().into()),
            }
        })
    };
    html! {
        <div class="beside-row">
            <label class="choice">
                <span>{ &words.language_tag }</span>
                <input ref={field} name="translation-lang" size="6" autocomplete="off" spellcheck="false" />
            </label>
            { props.children.clone() }
            <button type="button" onclick={begin}>{ &words.begin_translation }</button>
            <p role="status">{ &*said }</p>
        </div>
    }
}
