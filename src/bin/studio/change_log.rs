//! The change log, drafted from what changed, for an editor to review.

use crate::changes::{Unlike, drafted, with};
use crate::drafts;
use crate::files;
use crate::focus;
use crate::modules;
use crate::start::time;
use crate::words::{Words, fill};
use explainer_cards::compare::Draft;
use explainer_cards::render::today;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::{
    AttrValue, Callback, Html, Properties, TargetCast, component, html, use_effect_with, use_memo,
    use_node_ref, use_state,
};

/// The types of a change, as the file has them.
const TYPES: [&str; 2] = ["correction", "update"];

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    /// The language of the studio, for times.
    pub lang: AttrValue,
    /// The draft that is open.
    pub id: AttrValue,
    pub text: AttrValue,
    /// The text as it was opened.
    pub opened: AttrValue,
    /// Called with the text that has the entries.
    pub on_add: Callback<AttrValue>,
}

/// An earlier version of the file, with what it is called.
#[derive(Clone, PartialEq)]
struct Earlier {
    name: AttrValue,
    text: AttrValue,
}

#[component]
pub fn ChangeLog(props: &Props) -> Html {
    let words = &props.words;
    let file = use_state(|| None::<Earlier>);
    let chosen = use_state(|| 0);
    let said = use_state(AttrValue::default);
    let head = use_node_ref();
    // The drafts that are left out, and those of another type, by their places.
    let left_out = use_state(Vec::<usize>::new);
    let types = use_state(Vec::<(usize, &'static str)>::new);

    let versions = use_memo(
        (props.id.clone(), props.lang.clone(), props.opened.clone()),
        {
            let words = words.clone();
            move |(id, lang, opened)| versions(id, lang, opened, &words)
        },
    );
    let all: Vec<Earlier> = versions.iter().cloned().chain((*file).clone()).collect();
    let earlier = all.get(*chosen).or(all.first()).cloned();
    let found = use_memo((earlier, props.text.clone()), |(earlier, text)| {
        let earlier = earlier.as_ref().map_or(text, |earlier| &earlier.text);
        drafted(earlier, text, &today())
    });
    use_effect_with(Rc::clone(&found), {
        let (left_out, types) = (left_out.setter(), types.setter());
        move |_| {
            left_out.set(vec![]);
            types.set(vec![]);
        }
    });

    let choose = {
        let (chosen, said) = (chosen.setter(), said.setter());
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(index) = select.and_then(|select| select.value().parse().ok()) {
                chosen.set(index);
                said.set(AttrValue::default());
            }
        })
    };
    let open = {
        let (file, chosen, said) = (file.setter(), chosen.setter(), said.setter());
        let (words, place) = (words.clone(), versions.len());
        Callback::from(move |_| {
            let (file, chosen, said) = (file.clone(), chosen.clone(), said.clone());
            let words = words.clone();
            spawn_local(async move {
                match modules::open().await {
                    Ok(picked) => {
                        if let Ok(parts) = picked.dyn_into::<Array>() {
                            let part = |index| {
                                AttrValue::from(parts.get(index).as_string().unwrap_or_default())
                            };
                            file.set(Some(Earlier {
                                name: part(0),
                                text: part(1),
                            }));
                            chosen.set(place);
                            said.set(AttrValue::default());
                        }
                    }
                    Err(error) => {
                        said.set(fill(&words.not_opened, "reason", &files::reason(&error)));
                    }
                }
            });
        })
    };
    let label = |index: usize, earlier: &Earlier| {
        html! { <option value={index.to_string()} selected={index == *chosen}>{ &earlier.name }</option> }
    };
    html! {
        <section class="change-log" aria-labelledby="change-log">
            <h3 id="change-log" ref={head.clone()} tabindex="-1">{ &words.change_log }</h3>
            <p>{ &words.change_log_help }</p>
            <div class="change-log-since">
                <label class="choice">
                    <span>{ &words.compare_with }</span>
                    <select name="since" onchange={choose}>
                        { for all.iter().enumerate().map(|(index, earlier)| label(index, earlier)) }
                    </select>
                </label>
                <button type="button" onclick={open}>{ &words.published_file }</button>
            </div>
            {
                match &*found {
                    Err(Unlike::Unreadable) => html! { <p role="alert">{ &words.earlier_unreadable }</p> },
                    Err(Unlike::Other) => html! { <p role="alert">{ &words.earlier_other }</p> },
                    Ok(drafts) if drafts.is_empty() => html! { <p>{ &words.no_changes }</p> },
                    Ok(drafts) => {
                        let kept = kept(drafts, &left_out, &types);
                        let add = {
                            let (text, on_add, kept) = (props.text.clone(), props.on_add.clone(), kept.clone());
                            let (said, words, head) = (said.setter(), words.clone(), head.clone());
                            Callback::from(move |_| {
                                // The button goes with the last draft.
                                focus::take(&head);
                                match with(&text, &kept, &today()) {
                                    Ok(text) => {
                                        said.set(fill(&words.changes_added, "count", &kept.len().to_string()));
                                        on_add.emit(text.into());
                                    }
                                    Err(refusal) => said.set(refusal.to_string().into()),
                                }
                            })
                        };
                        let item = |(index, draft)| {
                            let is_kept = !left_out.contains(&index);
                            let toggle = {
                                let left_out = left_out.clone();
                                Callback::from(move |event: Event| {
                                    let is_wanted = event
                                        .target_dyn_into::<HtmlInputElement>()
                                        .is_some_and(|input| input.checked());
                                    let mut others = (*left_out).clone();
                                    others.retain(|other| *other != index);
                                    if !is_wanted {
                                        others.push(index);
                                    }
                                    left_out.set(others);
                                })
                            };
                            let retype = {
                                let types = types.clone();
                                Callback::from(move |event: Event| {
                                    let value = event
                                        .target_dyn_into::<HtmlSelectElement>()
                                        .map(|select| select.value());
                                    let chosen = TYPES.into_iter().find(|each| Some(*each) == value.as_deref());
                                    let mut others = (*types).clone();
                                    others.retain(|(other, _)| *other != index);
                                    others.extend(chosen.map(|chosen| (index, chosen)));
                                    types.set(others);
                                })
                            };
                            entry(words, draft, type_of(index, draft, &types), (is_kept, toggle, retype))
                        };
                        html! {
                            <>
                                <ul class="change-log-drafts">{ for drafts.iter().enumerate().map(item) }</ul>
                                <button type="button" class="primary" disabled={kept.is_empty()} onclick={add}>
                                    { fill(&words.add_changes, "count", &kept.len().to_string()) }
                                </button>
                            </>
                        }
                    }
                }
            }
            <p class="change-log-said" role="status">{ &*said }</p>
        </section>
    }
}

/// The versions of a draft, the file as it was opened first.
fn versions(id: &str, lang: &str, opened: &AttrValue, words: &Words) -> Vec<Earlier> {
    let first = Earlier {
        name: words.as_opened.clone().into(),
        text: opened.clone(),
    };
    let stored = drafts::load(id).unwrap_or_default();
    let later = stored
        .versions
        .into_iter()
        .filter(|version| *version.text != **opened);
    let later = later.map(|version| Earlier {
        name: fill(&words.version, "time", &time(version.time, lang)),
        text: version.text.into(),
    });
    std::iter::once(first).chain(later).collect()
}

/// The type of a draft: the editor's, or the one that was proposed.
fn type_of(index: usize, draft: &Draft, types: &[(usize, &'static str)]) -> &'static str {
    let mut types = types.iter();
    let own = types.find(|(other, _)| *other == index);
    own.map_or(draft.kind, |(_, own)| own)
}

/// The drafts that the editor wants, with their types.
fn kept(drafts: &[Draft], left_out: &[usize], types: &[(usize, &'static str)]) -> Rc<[Draft]> {
    let drafts = drafts.iter().enumerate();
    let kept = drafts.filter(|(index, _)| !left_out.contains(index));
    let chosen = kept.map(|(index, draft)| Draft {
        kind: type_of(index, draft, types),
        ..draft.clone()
    });
    chosen.collect()
}

/// A draft with its type, and whether it is wanted.
fn entry(
    words: &Words,
    draft: &Draft,
    kind: &'static str,
    (is_kept, onchange, retype): (bool, Callback<Event>, Callback<Event>),
) -> Html {
    let label = |each: &str| {
        if each == "correction" {
            &words.correction
        } else {
            &words.update
        }
    };
    html! {
        <li>
            <label>
                <input type="checkbox" checked={is_kept} {onchange} />
                <span>
                    if let Some(card) = &draft.card {
                        <code>{ card }</code>{ " " }
                    }
                    { &draft.text }
                </span>
            </label>
            <select aria-label={format!("{}: {}", words.change_type, draft.text)} onchange={retype}>
                { for TYPES.map(|each| html! {
                    <option value={each} selected={each == kind}>{ label(each) }</option>
                }) }
            </select>
        </li>
    }
}
