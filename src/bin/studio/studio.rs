//! The application: the file on the desk, the views of it, and what happens between them.

use crate::bar::Bar;
use crate::beside::Original;
use crate::change_log::ChangeLog;
use crate::code::Target;
use crate::desk::{Act, Desk};
use crate::drafts;
use crate::files;
use crate::focus;
use crate::keeper::use_keeper;
use crate::losses::Losses;
use crate::marked::{card_at, field_with, range_of};
use crate::modules;
use crate::problems::Problems;
use crate::publish::Publish;
use crate::see::See;
use crate::sheet::Sheet;
use crate::start::Start;
use crate::steady::use_steady;
use crate::words::{LANGUAGES, Words, fill};
use crate::write::Write;
use explainer_cards::check::{Problem, Settings, Severity, apply, check_on, mend};
use explainer_cards::import::Loss;
use explainer_cards::model::read::read;
use explainer_cards::render::today;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::Date;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{
    AttrValue, Callback, Html, Reducible, UseReducerHandle, component, html, use_effect_with,
    use_memo, use_mut_ref, use_reducer, use_state, use_state_eq,
};

/// The pause in typing, in milliseconds, after which the text is checked.
const PAUSE: u32 = 300;

/// The setting with the language of the studio.
const LANG: &str = "lang";
/// The setting with the view of the file, and its value for JSON.
const VIEW: &str = "view";
const JSON: &str = "json";
/// The setting with the id of the draft that is open.
const LAST: &str = "last";

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Start,
    Publish,
}

#[component]
pub fn Studio() -> Html {
    let lang = use_state(first_language);
    let words = use_memo((*lang).clone(), |lang| Words::of(lang));
    let desk = use_reducer(first_desk);
    let open = use_state(|| desk.text.is_empty().then_some(Open::Start));
    let status = use_state(AttrValue::default);
    let losses = use_state(|| Rc::<[Loss]>::from([]));
    // Whether the draft could be stored last.
    let has_room = use_state_eq(|| true);
    let found = use_state(|| (AttrValue::default(), Rc::<[Problem]>::from([])));
    let cursor = use_state_eq(|| 0);
    let target = use_state(|| None::<Target>);
    let is_json = use_state(|| drafts::setting(VIEW).as_deref() == Some(JSON));

    use_effect_with(((*lang).clone(), words.clone()), |(lang, words)| {
        drafts::set(LANG, lang);
        document().set_title(&words.studio);
        if let Some(root) = document().document_element() {
            // Can't fail: the name is valid.
            let _ = root.set_attribute("lang", lang);
        }
    });
    use_effect_with(desk.text.clone(), {
        let found = found.setter();
        move |text| {
            let text = text.clone();
            let timer = Timeout::new(PAUSE, move || {
                let problems = if text.is_empty() {
                    vec![]
                } else {
                    check_on(text.as_bytes(), &today())
                };
                found.set((text, problems.into()));
            });
            move || drop(timer)
        }
    });
    use_effect_with((desk.id.clone(), desk.text.is_empty()), |(id, is_empty)| {
        if !is_empty {
            drafts::set(LAST, id);
        }
    });
    let keeper = use_keeper();
    use_effect_with((desk.id.clone(), desk.name.clone(), desk.text.clone()), {
        let (keeper, base) = (keeper.clone(), desk.base.clone());
        let has_room = has_room.setter();
        move |(id, name, text)| {
            if text.is_empty() {
                return;
            }
            let on_stored = Callback::from(move |is_stored| has_room.set(is_stored));
            keeper.keep(entry(id, name, &base), text, &on_stored);
        }
    });
    let aim = {
        let (target, cursor) = (target.clone(), cursor.setter());
        Callback::from(move |(start, end): (usize, usize)| {
            let number = target.map_or(0, |target| target.number.wrapping_add(1));
            target.set(Some(Target { start, end, number }));
            cursor.set(start);
        })
    };
    use_effect_with(desk.returned, {
        let (aim, cursor) = (aim.clone(), cursor.setter());
        move |(at, number)| {
            // A button of the bar keeps the focus, so that it can be pressed again.
            if *number > 0 && !focus::is_in(".bar") {
                aim.emit((*at, *at));
            } else if *number > 0 {
                cursor.set(*at);
            }
        }
    });
    use_keys(&desk, &status, &words);

    let readable = use_mut_ref(|| None::<AttrValue>);
    let is_readable = *use_memo(desk.text.clone(), |text| read(text.as_bytes()).is_ok());
    if is_readable {
        *readable.borrow_mut() = Some(desk.text.clone());
    } else if desk.text.is_empty() {
        *readable.borrow_mut() = None;
    }
    let explainer = readable.borrow().clone();

    let (checked, problems) = (found.0.clone(), Rc::clone(&found.1));
    let edit = use_steady({
        let desk = desk.dispatcher();
        move |text| desk.dispatch(Act::Edit(text, Date::now()))
    });
    let begin = {
        let (desk, open, status) = (desk.clone(), open.clone(), status.setter());
        let speech = ((*lang).clone(), words.clone());
        let (keeper, has_room, losses) = (keeper.clone(), has_room.setter(), losses.setter());
        Callback::from(move |wanted| {
            open.set(None);
            let is_stored = keeper.store();
            has_room.set(is_stored);
            // Never replaces what isn't stored, unless the browser stores nothing at all.
            if is_stored || !drafts::is_there() {
                let said = (status.clone(), losses.clone());
                files::begin(wanted, &desk, said, speech.clone());
            }
        })
    };
    let rewrite = use_steady({
        let desk = desk.dispatcher();
        move |text| desk.dispatch(Act::Rewrite(text))
    });
    let translate = use_steady({
        let (desk, keeper, has_room) = (desk.clone(), keeper.clone(), has_room.setter());
        move |[original, name, text]: [AttrValue; 3]| {
            let Desk {
                id: own,
                name: own_name,
                base,
                ..
            } = &*desk;
            keeper.keep(entry(own, own_name, base), &original, &Callback::noop());
            let is_stored = keeper.store();
            has_room.set(is_stored);
            if is_stored {
                let act = files::file(&name, base, &text);
                if let Act::Open { id, .. } = &act {
                    Original::of_draft(own, own_name, &original).store(id);
                }
                modules::forget();
                desk.dispatch(act);
            }
        }
    });
    let go = use_steady({
        let (problems, aim) = (problems.clone(), aim.clone());
        move |index: usize| {
            if let Some(problem) = problems.get(index) {
                aim.emit((problem.start, problem.end));
            }
        }
    });
    let fix = use_steady({
        let (problems, desk, edit) = (problems.clone(), desk.clone(), edit.clone());
        move |index: usize| {
            let fix = problems.get(index).and_then(|problem| problem.fix.as_ref());
            // Problems of an earlier text, of which the check is still to come, can't be fixed in this one.
            if let Some(fix) = fix.filter(|_| checked == desk.text) {
                edit.emit(apply(&desk.text, &[fix]).into());
            }
        }
    });
    let fix_all = use_steady({
        let (desk, status, words) = (desk.clone(), status.setter(), words.clone());
        move |()| {
            let settings = Settings {
                today: Some(today()),
                ..Settings::default()
            };
            let mended = mend(&desk.text, &settings);
            status.set(fill(&words.fixed, "count", &mended.fixed.to_string()));
            desk.dispatch(Act::Rewrite(mended.text.into()));
        }
    });
    let show_json = use_steady({
        let (is_json, aim, cursor) = (is_json.clone(), aim.clone(), cursor.clone());
        move |json| {
            drafts::set(VIEW, if json { JSON } else { "form" });
            is_json.set(json);
            aim.emit((*cursor, *cursor));
        }
    });
    let find = use_steady({
        let (desk, aim) = (desk.clone(), aim.clone());
        move |(card, seen): (String, String)| {
            let range = field_with(&desk.text, &card, &seen)
                .and_then(|pointer| range_of(&desk.text, &pointer));
            if let Some(range) = range {
                aim.emit((range.start, range.end));
            }
        }
    });
    let save = use_steady({
        let (desk, status, words) = (desk.clone(), status.setter(), words.clone());
        move |()| files::save(&desk, status.clone(), words.clone())
    });
    let turn = |act: fn() -> Act| {
        let desk = desk.dispatcher();
        Callback::from(move |()| desk.dispatch(act()))
    };
    let close = use_steady({
        let open = open.setter();
        move |()| open.set(None)
    });
    let shows = |dialog| {
        let (open, keeper) = (open.setter(), keeper.clone());
        Callback::from(move |()| {
            // The list of drafts shows what is stored.
            keeper.store();
            open.set(Some(dialog));
        })
    };
    let card = use_memo((desk.text.clone(), *cursor), |(text, cursor)| {
        card_at(text, *cursor).unwrap_or_default()
    });

    let to_correct = problems
        .iter()
        .filter(|problem| problem.severity != Severity::Advice);
    let placeholders = to_correct
        .clone()
        .filter(|problem| problem.rule == "placeholder");
    let (to_correct, placeholders) = (to_correct.count(), placeholders.count());

    html! {
        <>
            <a class="skip" href="#desk">{ &words.skip }</a>
            <Bar words={words.clone()} lang={(*lang).clone()} name={desk.name.clone()}
                is_changed={desk.is_changed()} can_undo={desk.can_undo()} can_redo={desk.can_redo()}
                on_new={shows(Open::Start)} on_save={save} on_publish={shows(Open::Publish)}
                on_undo={turn(|| Act::Undo)} on_redo={turn(|| Act::Redo)}
                on_lang={let lang = lang.setter(); Callback::from(move |chosen| lang.set(chosen))} />
            <p class="status" role="status">
                { if *has_room { (*status).clone() } else { words.storage_full.clone().into() } }
            </p>
            <Losses words={words.clone()} losses={(*losses).clone()}
                on_close={let losses = losses.setter(); Callback::from(move |()| losses.set(Rc::from([])))} />
            <main class="desk" id="desk" tabindex="-1">
                <section class="write" aria-label={words.write.clone()}>
                    <Write words={words.clone()} lang={(*lang).clone()} text={desk.text.clone()}
                        problems={problems.clone()} is_json={*is_json} target={*target}
                        marked={(card.range.start, card.range.end)} on_json={show_json} on_edit={edit}
                        on_cursor={let cursor = cursor.setter(); Callback::from(move |at| cursor.set(at))}
                        on_undo={turn(|| Act::Undo)} on_redo={turn(|| Act::Redo)} on_fix={fix.clone()}
                        id={desk.id.clone()} name={desk.name.clone()} on_rewrite={rewrite.clone()}
                        on_go={aim.clone()} on_translate={translate} />
                    <Problems words={words.clone()} problems={problems.clone()} on_go={go}
                        on_fix={fix} on_fix_all={fix_all} />
                </section>
                <See words={words.clone()} {explainer} base={desk.base.clone()}
                    is_old={!is_readable && !desk.text.is_empty()} card={AttrValue::from(card.id.clone())}
                    on_click={find} />
            </main>
            <Sheet id="start" title={words.start.clone()} close={words.close.clone()}
                is_open={*open == Some(Open::Start)} on_close={close.clone()}>
                <Start words={words.clone()} lang={(*lang).clone()} id={desk.id.clone()} on_begin={begin}
                    on_delete={Callback::from(move |()| has_room.set(keeper.store()))} />
            </Sheet>
            <Sheet id="publish" title={words.publish.clone()} close={words.close.clone()}
                is_open={*open == Some(Open::Publish)} on_close={close}>
                <Publish words={words.clone()} text={desk.text.clone()} problems={to_correct} {placeholders} />
                <ChangeLog words={words.clone()} lang={(*lang).clone()} id={desk.id.clone()} text={desk.text.clone()}
                    opened={desk.opened.clone()} on_add={rewrite} />
            </Sheet>
        </>
    }
}

/// The keys that work everywhere in the studio: undo, redo, save.
#[yew::hook]
fn use_keys(
    desk: &UseReducerHandle<Desk>,
    status: &yew::UseStateHandle<AttrValue>,
    words: &Rc<Words>,
) {
    let latest = use_mut_ref(|| (desk.clone(), words.clone()));
    *latest.borrow_mut() = (desk.clone(), words.clone());
    let status = status.setter();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&window(), "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || event.default_prevented()
                {
                    return;
                }
                if key.key().to_lowercase() != "s" && has_own_undo(event) {
                    return;
                }
                let (desk, words) = latest.borrow().clone();
                match (key.key().to_lowercase().as_str(), key.shift_key()) {
                    ("z", false) => desk.dispatch(Act::Undo),
                    ("z", true) | ("y", false) => desk.dispatch(Act::Redo),
                    ("s", false) => files::save(&desk, status.clone(), words),
                    _ => return,
                }
                event.prevent_default();
            });
        move || drop(listener)
    });
}

/// Whether a key was pressed in a field whose text isn't that of the file: in a dialog, or in the search of the editor.
fn has_own_undo(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target| focus::is_inside(&target, "dialog, .cm-panels"))
}

/// A draft in the list, changed now.
fn entry(id: &str, name: &str, base: &str) -> drafts::Entry {
    drafts::Entry {
        id: id.to_owned(),
        name: name.to_owned(),
        base: base.to_owned(),
        time: Date::now(),
    }
}

/// The language that the editor chose before, or that of the browser.
fn first_language() -> AttrValue {
    let chosen = drafts::setting(LANG).or_else(|| window().navigator().language());
    let chosen = chosen.unwrap_or_default();
    let mut all = LANGUAGES.iter();
    let found = all.find(|(lang, _)| chosen.starts_with(lang));
    found.map_or("en", |(lang, _)| lang).into()
}

/// The draft that was open last, or nothing.
fn first_desk() -> Desk {
    let empty = Desk::new(
        files::new_id(),
        "explainer.json".into(),
        "".into(),
        "".into(),
    );
    let last = drafts::setting(LAST).and_then(|id| files::draft(&id, None));
    last.map_or(empty.clone(), |open| (*Rc::new(empty).reduce(open)).clone())
}
