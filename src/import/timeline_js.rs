//! `TimelineJS` 3: its JSON (<https://timeline.knightlab.com/docs/json-format.html>) and its spreadsheet as CSV
//! (<https://timeline.knightlab.com/docs/using-spreadsheets.html>).

use super::dates::{Dates, Written, iso};
use super::event::{Media, Told, event, media, sort};
use super::explainer::{Card, Draft};
use super::fields::{Fields, Item};
use super::html;
use super::text::{joined, line};
use super::{Failure, Import};
use serde_json::Value;
use std::collections::HashMap;

/// Imports the JSON.
pub fn json(source: Value, import: &mut Import) -> Draft {
    let item = Item {
        value: source,
        place: String::new(),
    };
    let Some(mut fields) = Fields::of(item, &mut import.losses) else {
        return Draft::default();
    };
    fields.settings(&["scale"], &mut import.losses);
    let mut draft = Draft::default();
    let dates = import.dates();
    if let Some(mut title) = fields.object("title") {
        let told = slide(&mut title, &dates, import);
        title.finish(&mut import.losses);
        head(told, &mut draft, import);
    }
    let mut events = vec![];
    for item in fields.list("events") {
        if let Some(mut fields) = Fields::of(item, &mut import.losses) {
            let told = slide(&mut fields, &dates, import);
            fields.finish(&mut import.losses);
            events.extend(event(told, &mut import.losses));
        }
    }
    for item in fields.list("eras") {
        if let Some(mut fields) = Fields::of(item, &mut import.losses) {
            let told = slide(&mut fields, &dates, import);
            fields.finish(&mut import.losses);
            era(told, import);
        }
    }
    fields.finish(&mut import.losses);
    timeline(draft, events)
}

/// The explainer with its timeline.
pub fn timeline(mut draft: Draft, mut events: Vec<super::event::Event>) -> Draft {
    if !events.is_empty() {
        sort(&mut events);
        draft.cards.push(Card {
            kind: "how",
            events,
            ..Card::default()
        });
    }
    draft
}

/// What a slide says. <https://timeline.knightlab.com/docs/json-format.html#json-slide>
fn slide(fields: &mut Fields, dates: &Dates, import: &mut Import) -> Told {
    let losses = &mut import.losses;
    fields.drop(&["unique_id"]);
    fields.settings(&["background", "autolink"], losses);
    let mut told = Told {
        place: fields.place.clone(),
        ..Told::default()
    };
    if let Some(mut start) = fields.object("start_date") {
        (told.date, told.undated) = date(&mut start, dates);
        shown(&mut start, "display_date", told.date.as_ref(), dates);
        start.finish(losses);
    }
    if let Some(mut end) = fields.object("end_date") {
        let (date, undated) = date(&mut end, dates);
        shown(&mut end, "display_date", date.as_ref(), dates);
        end.finish(losses);
        told.end = date
            .map(|date| date.start)
            .or(Some(undated).filter(|text| !text.is_empty()));
    }
    shown(fields, "display_date", told.date.as_ref(), dates);
    if let Some(mut text) = fields.object("text") {
        let place = text.at("headline");
        told.title = line(&text.text("headline").unwrap_or_default(), &place, losses);
        let place = text.at("text");
        told.text = html::page(&text.text("text").unwrap_or_default(), &place, losses);
        text.finish(losses);
    }
    if let Some(mut fields) = fields.object("media") {
        fields.settings(&["thumbnail", "link_target"], losses);
        told.media = Media {
            place: fields.place.clone(),
            url: fields.text("url"),
            alt: fields.text("alt"),
            caption: fields.text("caption"),
            credit: fields.text("credit"),
        };
        fields.finish(losses);
    }
    told
}

/// A date in parts. If there is no such date, what it says.
/// <https://timeline.knightlab.com/docs/json-format.html#json-date>
fn date(fields: &mut Fields, dates: &Dates) -> (Option<Written>, String) {
    let parts = ["year", "month", "day"].map(|name| fields.text(name));
    of_parts(parts, dates)
}

/// A date in parts, which people write in words too.
pub fn of_parts(parts: [Option<String>; 3], dates: &Dates) -> (Option<Written>, String) {
    let said: Vec<&str> = parts.iter().filter_map(Option::as_deref).collect();
    let said = said.join(" ");
    let [year, month, day] = parts;
    let number = |text: &Option<String>| match text {
        Some(text) => text.trim().parse::<u32>().ok(),
        None => Some(0),
    };
    let whole = || -> Option<Written> {
        let (month, day) = (number(&month)?, number(&day)?);
        if month == 0 && day > 0 {
            return None;
        }
        let start = iso(number(&Some(year.clone()?))?, month, day)?;
        Some(Written { start, end: None })
    };
    // `December` in the column of the month, or a date in the column of the year.
    let in_words = || {
        let words = [day.as_deref(), month.as_deref(), year.as_deref()];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        dates.whole(&words.join(" "))
    };
    match whole().or_else(in_words) {
        Some(date) => (Some(date), String::new()),
        None => (None, said),
    }
}

/// Takes the words for a date, if they say the same as the date.
fn shown(fields: &mut Fields, name: &str, date: Option<&Written>, dates: &Dates) {
    let Some(text) = fields.text(name) else {
        return;
    };
    let same = dates
        .whole(&text)
        .is_some_and(|shown| Some(&shown.start) == date.map(|date| &date.start));
    if !same {
        fields.put(name, text);
    }
}

/// The slide with the title: headline and summary of the explainer.
fn head(told: Told, draft: &mut Draft, import: &mut Import) {
    let losses = &mut import.losses;
    let Told {
        place,
        date,
        end,
        undated,
        title,
        text,
        media: beside,
    } = told;
    let dates = [date.map(|date| date.start), end, Some(undated)]
        .into_iter()
        .flatten();
    for date in dates.filter(|date| !date.is_empty()) {
        losses.add(
            &place,
            "date of the title left out",
            &date,
            "write it into the summary, if readers need it",
        );
    }
    media(&beside, losses);
    if !title.is_blank() {
        draft.title = Some(title.write_plain(&place, losses));
    }
    let text = joined(text, &place, losses);
    if !text.is_blank() {
        draft.summary = Some(text.write(&place, losses));
    }
}

/// An era: a time with a name, without a place in an explainer.
pub fn era(told: Told, import: &mut Import) {
    let losses = &mut import.losses;
    let dates = [
        told.date.map(|date| date.start),
        told.end,
        Some(told.undated),
    ]
    .into_iter()
    .flatten();
    let dates: Vec<String> = dates.filter(|date| !date.is_empty()).collect();
    let title = told.title.plain();
    let text = joined(told.text, &told.place, losses).plain();
    let said = [dates.join(" – "), title, text]
        .into_iter()
        .filter(|said| !said.trim().is_empty());
    let said: Vec<String> = said.collect();
    let help = "write the era into the text of an event, or into a card";
    losses.add(&told.place, "era left out", &said.join("; "), help);
    media(&told.media, losses);
}

/// The columns of the spreadsheet, and those of its first version.
const COLUMNS: [&str; 20] = [
    "year",
    "month",
    "day",
    "time",
    "endyear",
    "endmonth",
    "endday",
    "endtime",
    "displaydate",
    "headline",
    "text",
    "media",
    "mediacredit",
    "mediacaption",
    "mediathumbnail",
    "alttext",
    "type",
    "group",
    "background",
    "startdate",
];

/// The name of a column, however it is written.
fn column(header: &str) -> String {
    let letters = header.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a text is such a spreadsheet, and what is between its cells.
pub fn delimiter(text: &str) -> Option<u8> {
    let first = text.trim_start_matches('\u{feff}').lines().next()?;
    let has = |delimiter: char, name: &str| {
        first
            .split(delimiter)
            .any(|cell| column(cell.trim_matches('"')) == name)
    };
    let delimiters = [',', ';', '\t'];
    let found = delimiters.into_iter().find(|delimiter| {
        has(*delimiter, "headline") && (has(*delimiter, "year") || has(*delimiter, "startdate"))
    });
    found.and_then(|delimiter| u8::try_from(delimiter).ok())
}

/// Imports the spreadsheet.
pub fn csv(text: &str, import: &mut Import) -> Result<Draft, Failure> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new();
    reader
        .delimiter(delimiter(text).unwrap_or(b','))
        .flexible(true)
        .has_headers(false);
    let mut rows = reader.from_reader(text.as_bytes()).into_records();
    let Some(Ok(headers)) = rows.next() else {
        return Err(Failure::Nothing);
    };
    let headers: Vec<String> = headers
        .iter()
        .map(|header| header.trim().to_owned())
        .collect();
    let mut known: HashMap<String, String> = HashMap::new();
    for header in &headers {
        let name = column(header);
        if COLUMNS.contains(&&*name) {
            known.entry(name).or_insert_with(|| header.clone());
        }
    }
    let dates = import.dates();
    let (mut draft, mut events) = (Draft::default(), vec![]);
    for (index, row) in rows.enumerate() {
        let row = row.map_err(|error| Failure::Csv(error.to_string()))?;
        // The headers are row 1.
        let mut fields = row_of(index + 2, &headers, &row);
        let take = |fields: &mut Fields, name: &str| {
            known.get(name).and_then(|header| fields.text(header))
        };
        let kind = take(&mut fields, "type").unwrap_or_default().to_lowercase();
        let told = row_told(&mut fields, &known, &dates, import);
        fields.finish(&mut import.losses);
        match &*kind {
            "title" if draft.title.is_none() => head(told, &mut draft, import),
            "era" => era(told, import),
            _ => events.extend(event(told, &mut import.losses)),
        }
    }
    Ok(timeline(draft, events))
}

/// The cells of a row by their columns; those beyond the headers by their numbers.
fn row_of(number: usize, headers: &[String], row: &csv::StringRecord) -> Fields {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let cells = row.iter().enumerate().map(|(place, cell)| {
        let header = headers
            .get(place)
            .map(String::as_str)
            .filter(|header| !header.is_empty());
        let column = match header {
            Some(header) => {
                let count = seen
                    .entry(header)
                    .and_modify(|count| *count += 1)
                    .or_insert(1);
                // A second column of the same name must not replace the first.
                if *count > 1 {
                    format!("{header} ({})", place + 1)
                } else {
                    header.to_owned()
                }
            }
            None => (place + 1).to_string(),
        };
        (column, cell.to_owned())
    });
    Fields::of_row(number, cells)
}

fn row_told(
    fields: &mut Fields,
    known: &HashMap<String, String>,
    dates: &Dates,
    import: &mut Import,
) -> Told {
    let losses = &mut import.losses;
    let header = |name: &str| known.get(name).map_or("", String::as_str);
    let settings = [header("background"), header("mediathumbnail")];
    fields.settings(&settings, losses);
    // `1,066` and `1 066` are years too.
    let mut number = |name: &str| {
        let text = fields.text(header(name))?;
        let digits = text.replace([',', ' '], "");
        Some(if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            digits
        } else {
            text
        })
    };
    let start = ["year", "month", "day"].map(&mut number);
    let end = ["endyear", "endmonth", "endday"].map(&mut number);
    let mut told = Told {
        place: fields.place.clone(),
        ..Told::default()
    };
    (told.date, told.undated) = of_parts(start, dates);
    if let Some(text) = fields.text(header("startdate")) {
        match dates.whole(&text) {
            Some(date) if told.date.is_none() => told.date = Some(date),
            _ => told.undated = text,
        }
    }
    let (date, undated) = of_parts(end, dates);
    told.end = date
        .map(|date| date.start)
        .or(Some(undated).filter(|text| !text.is_empty()));
    shown(fields, header("displaydate"), told.date.as_ref(), dates);
    let place = fields.at(header("headline"));
    told.title = line(
        &fields.text(header("headline")).unwrap_or_default(),
        &place,
        losses,
    );
    let place = fields.at(header("text"));
    told.text = html::page(
        &fields.text(header("text")).unwrap_or_default(),
        &place,
        losses,
    );
    told.media = Media {
        place: fields.at(header("media")),
        url: fields.text(header("media")),
        alt: fields.text(header("alttext")),
        caption: fields.text(header("mediacaption")),
        credit: fields.text(header("mediacredit")),
    };
    told
}
