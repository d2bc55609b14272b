//! Events: what the sources of timelines say of one, and what an explainer can say.

use super::dates::Written;
use super::html::Page;
use super::loss::Losses;
use super::rich::Rich;
use super::text::joined;
use crate::model::Date;
use serde_json::{Value, json};

/// An event of the explainer.
#[derive(Debug, PartialEq, Eq)]
pub struct Event {
    pub date: String,
    pub end_date: Option<String>,
    /// Missing only if there is a text.
    pub title: Option<String>,
    pub text: Option<String>,
}

/// What a source says of an event.
#[derive(Debug, Default)]
pub struct Told {
    /// Its place in the source.
    pub place: String,
    /// When it began, and when it ended if that is part of the same text.
    pub date: Option<Written>,
    /// When it ended: a date, or what the source has in its place.
    pub end: Option<String>,
    /// A date that isn't one.
    pub undated: String,
    pub title: Rich,
    pub text: Page,
    pub media: Media,
}

/// A picture, a video or a page beside an event.
#[derive(Debug, Default)]
pub struct Media {
    pub place: String,
    pub url: Option<String>,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

impl Event {
    /// As in the file.
    pub fn json(&self) -> Value {
        let mut event = json!({ "date": self.date });
        for (name, said) in [
            ("endDate", &self.end_date),
            ("title", &self.title),
            ("text", &self.text),
        ] {
            if let Some(said) = said {
                event[name] = json!(said);
            }
        }
        event
    }
}

/// The event, if it has a date and says something. Reports everything else.
pub fn event(told: Told, losses: &mut Losses) -> Option<Event> {
    let Told {
        place,
        date,
        end,
        undated,
        title,
        text,
        media,
    } = told;
    let text = joined(text, &place, losses);
    let Some(written) = date else {
        let title = title.plain();
        let said = [&undated, &title, &text.plain()].map(|said| said.trim().to_owned());
        let said: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
        if !said.is_empty() {
            let help = "write its date as `2024-12-02`, `2024-12` or `2024`, then import it again";
            losses.add(
                &place,
                "event without a date left out",
                &said.join("; "),
                help,
            );
        }
        self::media(&media, losses);
        return None;
    };
    let end = end.or(written.end).filter(|end| *end != written.start);
    let end_date = end.and_then(|end| end_date(&place, end, &written.start, losses));
    self::media(&media, losses);
    if title.is_blank() && text.is_blank() {
        let help = "write what happened then, or nothing";
        losses.add(
            &place,
            "event that says nothing left out",
            &written.start,
            help,
        );
        return None;
    }
    Some(Event {
        date: written.start,
        end_date,
        title: (!title.is_blank()).then(|| title.write_plain(&place, losses)),
        text: (!text.is_blank()).then(|| text.write(&place, losses)),
    })
}

/// The day on which an event ended, if it is a date after its beginning.
fn end_date(place: &str, end: String, start: &str, losses: &mut Losses) -> Option<String> {
    if first_day(&end).is_some() && first_day(&end) > first_day(start) {
        return Some(end);
    }
    losses.add(
        place,
        "end of the event left out, which is no date after its beginning",
        &end,
        "write it as `endDate`, for example `2024-12-02`",
    );
    None
}

/// The year, the month and the first day that a date can mean.
fn first_day(date: &str) -> Option<(u16, u8, u8)> {
    let (year, month, day) = Date::from(date).parts()?;
    Some((year, month.max(1), day.max(1)))
}

/// What becomes of what a source shows beside an event. The explainer shows pictures, but only of the publisher's own
/// server, and with a credit.
pub fn media(media: &Media, losses: &mut Losses) {
    let said = [&media.url, &media.alt, &media.caption, &media.credit];
    let said: Vec<&str> = said.into_iter().filter_map(Option::as_deref).collect();
    if !said.is_empty() {
        let help = "save a picture on your own server, then add it as `media` of the event; link to a video from the text";
        losses.add(
            &media.place,
            "picture or video left out",
            &said.join("; "),
            help,
        );
    }
}

/// Sorts events from the oldest on. Those of the same day stay in their order.
pub fn sort(events: &mut [Event]) {
    events.sort_by_key(|event| first_day(&event.date));
}
