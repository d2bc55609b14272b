//! H5P: the `content.json` of an accordion (<https://h5p.org/accordion>) and of a timeline
//! (<https://h5p.org/timeline>). Files of `TimelineJS` 2 are like the latter.

use super::Import;
use super::dates::{Dates, Written};
use super::event::{Event, Media, Told, event, media};
use super::explainer::{Card, Draft};
use super::fields::{Fields, Item};
use super::html;
use super::text::{line, paragraphs, plain};
use super::timeline_js::{era, of_parts, timeline};
use serde_json::Value;

/// The version of the content type that shows a part.
const LIBRARY: [&str; 2] = ["library", "subContentId"];

/// Imports an accordion: a card for each panel.
pub fn accordion(source: Value, import: &mut Import) -> Draft {
    let item = Item {
        value: source,
        place: String::new(),
    };
    let Some(mut fields) = Fields::of(item, &mut import.losses) else {
        return Draft::default();
    };
    fields.settings(&["hTag"], &mut import.losses);
    let mut draft = Draft::default();
    for item in fields.list("panels") {
        let Some(mut panel) = Fields::of(item, &mut import.losses) else {
            continue;
        };
        let place = panel.at("title");
        let title = plain(
            &panel.text("title").unwrap_or_default(),
            &place,
            &mut import.losses,
        );
        let mut body = vec![];
        if let Some(mut content) = panel.object("content") {
            content.drop(&LIBRARY);
            content.settings(&["metadata"], &mut import.losses);
            if let Some(mut params) = content.object("params") {
                let place = params.at("text");
                let page = html::page(
                    &params.text("text").unwrap_or_default(),
                    &place,
                    &mut import.losses,
                );
                body = paragraphs(page, &mut import.losses);
                params.finish(&mut import.losses);
            }
            content.finish(&mut import.losses);
        }
        panel.finish(&mut import.losses);
        if !title.trim().is_empty() || !body.is_empty() {
            draft.cards.push(Card {
                title,
                body,
                ..Card::default()
            });
        }
    }
    fields.finish(&mut import.losses);
    draft
}

/// Imports a timeline.
pub fn timeline_of(source: Value, import: &mut Import) -> Draft {
    let item = Item {
        value: source,
        place: String::new(),
    };
    let Some(mut root) = Fields::of(item, &mut import.losses) else {
        return Draft::default();
    };
    let Some(mut fields) = root.object("timeline") else {
        root.finish(&mut import.losses);
        return Draft::default();
    };
    if let Some(lang) = fields.text("language") {
        import.language(&lang, &fields.at("language"));
    }
    let losses = &mut import.losses;
    fields.settings(
        &[
            "defaultZoomLevel",
            "height",
            "backgroundImage",
            "type",
            "startDate",
        ],
        losses,
    );
    let mut draft = Draft::default();
    let place = fields.at("headline");
    let title = plain(&fields.text("headline").unwrap_or_default(), &place, losses);
    draft.title = Some(title).filter(|title| !title.trim().is_empty());
    let place = fields.at("text");
    let summary = line(&fields.text("text").unwrap_or_default(), &place, losses);
    draft.summary = (!summary.is_blank()).then(|| summary.write(&place, losses));
    media(&asset(&mut fields, import), &mut import.losses);
    let dates = import.dates();
    let mut events: Vec<Event> = vec![];
    for item in fields.list("date") {
        if let Some(mut fields) = Fields::of(item, &mut import.losses) {
            let told = dated(&mut fields, &dates, import);
            fields.finish(&mut import.losses);
            events.extend(event(told, &mut import.losses));
        }
    }
    for item in fields.list("era") {
        if let Some(mut fields) = Fields::of(item, &mut import.losses) {
            let told = dated(&mut fields, &dates, import);
            fields.finish(&mut import.losses);
            era(told, import);
        }
    }
    fields.finish(&mut import.losses);
    root.finish(&mut import.losses);
    timeline(draft, events)
}

fn dated(fields: &mut Fields, dates: &Dates, import: &mut Import) -> Told {
    let mut told = Told {
        place: fields.place.clone(),
        ..Told::default()
    };
    let start = fields.text("startDate").unwrap_or_default();
    told.date = date(&start, dates);
    if told.date.is_none() {
        told.undated = start;
    }
    // H5P writes the end of an event of one day too.
    told.end = fields
        .text("endDate")
        .map(|end| date(&end, dates).map_or(end, |date| date.start));
    told.end = told
        .end
        .filter(|end| told.date.as_ref().is_none_or(|date| date.start != *end));
    let losses = &mut import.losses;
    let place = fields.at("headline");
    told.title = line(&fields.text("headline").unwrap_or_default(), &place, losses);
    let place = fields.at("text");
    told.text = html::page(&fields.text("text").unwrap_or_default(), &place, losses);
    told.media = asset(fields, import);
    told
}

/// A date as H5P has it: `2024,12,2`. Programs that write such files also use words.
fn date(text: &str, dates: &Dates) -> Option<Written> {
    let mut parts = text
        .split(',')
        .map(|part| Some(part.trim().to_owned()).filter(|part| !part.is_empty()));
    let three = [
        parts.next().flatten(),
        parts.next().flatten(),
        parts.next().flatten(),
    ];
    let (date, _) = if parts.next().is_none() {
        of_parts(three, dates)
    } else {
        (None, String::new())
    };
    date.or_else(|| dates.whole(text))
}

fn asset(fields: &mut Fields, import: &mut Import) -> Media {
    let Some(mut asset) = fields.object("asset") else {
        return Media::default();
    };
    asset.settings(&["thumbnail"], &mut import.losses);
    let media = Media {
        place: asset.place.clone(),
        url: asset.text("media"),
        alt: None,
        caption: asset.text("caption"),
        credit: asset.text("credit"),
    };
    asset.finish(&mut import.losses);
    media
}
