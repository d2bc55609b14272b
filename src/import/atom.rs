//! The Guardian's content atoms as JSON: questions and answers, timelines, quizzes
//! (<https://github.com/guardian/content-atom>).

use super::Import;
use super::dates::{Dates, Written};
use super::event::{Told, event};
use super::explainer::{Card, Draft};
use super::fields::{Fields, Item};
use super::html;
use super::loss::Losses;
use super::qa::{Asked, cards};
use super::text::{line, plain};
use super::timeline_js::timeline;
use chrono::DateTime;
use serde_json::{Value, json};

/// The kinds of atoms that can be imported, by their names in `data`.
const KINDS: [&str; 3] = ["qanda", "timeline", "quiz"];

/// Whether a value is such an atom, or what one has in `data`.
pub fn is_atom(value: &Value) -> bool {
    let has = |value: &Value| {
        KINDS.iter().any(|kind| value["data"][kind].is_object())
            || value["content"]["questions"].is_array()
    };
    let first = |list: &str| {
        value[list]
            .as_array()
            .and_then(|items| items.first())
            .cloned()
            .unwrap_or_default()
    };
    let inside = |value: &Value| value.as_object().is_some_and(|map| map.values().any(has));
    has(value)
        || inside(value)
        || inside(&value["response"])
        || first("items")["body"].is_string()
        || !first("events")["date"].is_null()
}

/// Imports an atom.
pub fn import(source: Value, import: &mut Import) -> Draft {
    let item = Item {
        value: source,
        place: String::new(),
    };
    let Some(fields) = Fields::of(item, &mut import.losses) else {
        return Draft::default();
    };
    wrapped(fields, 0, import)
}

/// The atom inside of a response of the Guardian's Content API: `response`, then the name of the kind.
fn wrapped(mut fields: Fields, depth: usize, import: &mut Import) -> Draft {
    for name in ["response", "qanda", "timeline", "quiz", "atom"] {
        let inner = if depth < 3 { fields.object(name) } else { None };
        if let Some(inner) = inner {
            fields.settings(&["status", "userTier", "total"], &mut import.losses);
            let draft = wrapped(inner, depth + 1, import);
            fields.finish(&mut import.losses);
            return draft;
        }
    }
    atom(fields, import)
}

fn atom(mut fields: Fields, import: &mut Import) -> Draft {
    let losses = &mut import.losses;
    fields.drop(&["id", "atomType"]);
    // The HTML says the same as the data.
    fields.settings(
        &[
            "labels",
            "defaultHtml",
            "contentChangeDetails",
            "flags",
            "commissioningDesks",
        ],
        losses,
    );
    let place = fields.at("title");
    let title = plain(&fields.text("title").unwrap_or_default(), &place, losses);
    let mut draft = Draft {
        title: Some(title).filter(|title| !title.trim().is_empty()),
        ..Draft::default()
    };
    match fields.object("data") {
        Some(mut data) => {
            for kind in KINDS {
                if let Some(inner) = data.object(kind) {
                    content(inner, &mut draft, import);
                }
            }
            data.finish(&mut import.losses);
            fields.finish(&mut import.losses);
        }
        None => content(fields, &mut draft, import),
    }
    draft
}

/// What an atom says, whichever kind it is.
fn content(mut fields: Fields, draft: &mut Draft, import: &mut Import) {
    fields.drop(&["id"]);
    fields.settings(
        &[
            "typeLabel",
            "tags",
            "revealAtEnd",
            "published",
            "quizType",
            "defaultColumns",
        ],
        &mut import.losses,
    );
    let place = fields.at("title");
    if let Some(title) = fields.text("title") {
        let title = plain(&title, &place, &mut import.losses);
        match &draft.title {
            None => draft.title = Some(title),
            Some(other) if *other == title => {}
            Some(_) => fields.put("title", title),
        }
    }
    questions(&mut fields, draft, import);
    events(&mut fields, draft, import);
    if let Some(mut content) = fields.object("content") {
        quizzes(&mut content, draft, import);
        content.finish(&mut import.losses);
    }
    fields.finish(&mut import.losses);
}

fn questions(fields: &mut Fields, draft: &mut Draft, import: &mut Import) {
    let mut asked = vec![];
    for item in fields.list("items") {
        let losses = &mut import.losses;
        let Some(mut fields) = Fields::of(item, losses) else {
            continue;
        };
        fields.drop(&["id"]);
        let place = fields.at("title");
        let question = plain(&fields.text("title").unwrap_or_default(), &place, losses);
        let place = fields.at("body");
        let answer = html::page(&fields.text("body").unwrap_or_default(), &place, losses);
        asked.push(Asked {
            place: fields.place.clone(),
            question,
            answer,
        });
        fields.finish(losses);
    }
    let missing = import.missing().body;
    draft
        .cards
        .extend(cards(asked, missing, &mut import.losses));
}

fn events(fields: &mut Fields, draft: &mut Draft, import: &mut Import) {
    let dates = import.dates();
    let mut events = vec![];
    for item in fields.list("events") {
        let losses = &mut import.losses;
        let Some(mut fields) = Fields::of(item, losses) else {
            continue;
        };
        fields.drop(&["id"]);
        let mut told = Told {
            place: fields.place.clone(),
            ..Told::default()
        };
        (told.date, told.undated) = time(&mut fields, "date", &dates, losses);
        let (end, undated) = time(&mut fields, "toDate", &dates, losses);
        told.end = end
            .map(|end| end.start)
            .or(Some(undated).filter(|text| !text.is_empty()));
        fields.settings(&["dateFormat"], losses);
        let place = fields.at("title");
        told.title = line(&fields.text("title").unwrap_or_default(), &place, losses);
        let place = fields.at("body");
        told.text = html::page(&fields.text("body").unwrap_or_default(), &place, losses);
        fields.finish(losses);
        events.extend(event(told, losses));
    }
    *draft = timeline(std::mem::take(draft), events);
}

/// A time in milliseconds since 1970, alone or as `dateTime`, or in words. If there is no such day, what it says.
fn time(
    fields: &mut Fields,
    name: &str,
    dates: &Dates,
    losses: &mut Losses,
) -> (Option<Written>, String) {
    if let Some(mut inner) = fields.object(name) {
        // The second says the same as the first.
        let found = time(&mut inner, "dateTime", dates, losses);
        let other = time(&mut inner, "iso8601", dates, losses);
        inner.finish(losses);
        return if found.0.is_some() { found } else { other };
    }
    let Some(text) = fields.text(name) else {
        return (None, String::new());
    };
    let day = match text.parse::<i64>() {
        // A year is written with four digits.
        Ok(time) if text.len() != 4 => {
            DateTime::from_timestamp_millis(time).map(|time| time.date_naive().to_string())
        }
        _ => None,
    };
    let day = day
        .as_deref()
        .or_else(|| text.split('T').next())
        .unwrap_or_default();
    match dates.whole(day) {
        Some(date) => (Some(date), String::new()),
        None => (None, text),
    }
}

/// A card for each question of a quiz: an explainer has one quiz in a card.
fn quizzes(content: &mut Fields, draft: &mut Draft, import: &mut Import) {
    let losses = &mut import.losses;
    let items = content.list("questions");
    let count = items.len();
    for (index, item) in items.into_iter().enumerate() {
        let Some(mut fields) = Fields::of(item, losses) else {
            continue;
        };
        fields.drop(&["id"]);
        let place = fields.at("questionText");
        let question = plain(
            &fields.text("questionText").unwrap_or_default(),
            &place,
            losses,
        );
        let mut options = vec![];
        for item in fields.list("answers") {
            if let Some(fields) = Fields::of(item, losses) {
                options.push(option(fields, losses));
            }
        }
        fields.finish(losses);
        let question = if question.trim().is_empty() {
            "Lorem ipsum?".to_owned()
        } else {
            question
        };
        let title = match &draft.title {
            Some(title) if count > 1 => format!("{title} ({}/{count})", index + 1),
            _ => String::new(),
        };
        let quiz = Some(json!({ "question": question, "options": options }));
        draft.cards.push(Card {
            kind: "quiz",
            title,
            quiz,
            ..Card::default()
        });
    }
}

fn option(mut fields: Fields, losses: &mut Losses) -> Value {
    fields.drop(&["id"]);
    fields.settings(&["bucket"], losses);
    let place = fields.at("answerText");
    let text = plain(
        &fields.text("answerText").unwrap_or_default(),
        &place,
        losses,
    );
    let weight = fields
        .text("weight")
        .and_then(|weight| weight.parse::<f64>().ok())
        .unwrap_or(0.0);
    let text = if text.trim().is_empty() {
        "Lorem ipsum".to_owned()
    } else {
        text
    };
    let mut option = json!({ "text": text });
    if weight > 0.0 {
        option["correct"] = json!(true);
    }
    let place = fields.at("revealText");
    let reveal = line(
        &fields.text("revealText").unwrap_or_default(),
        &place,
        losses,
    );
    if !reveal.is_blank() {
        option["explanation"] = json!(reveal.write(&place, losses));
    }
    fields.finish(losses);
    option
}
