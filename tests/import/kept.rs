//! Every text of a source is in the result or in the losses.

use super::{imported, sources, value};
use explainer_cards::import::{Imported, Loss};
use explainer_cards::model::inline::plain;
use html5gum::{StartTag, Token, Tokenizer};
use serde_json::Value;

/// Fields whose values no reader of the source sees: names for programs, how it is shown, and the HTML of an atom, which
/// says the same as its data. The settings among them are reported by name.
const UNSEEN: [&str; 31] = [
    "@context",
    "@type",
    "@id",
    "id",
    "atomType",
    "unique_id",
    "subContentId",
    "library",
    "labels",
    "defaultHtml",
    "contentChangeDetails",
    "typeLabel",
    "quizType",
    "revealAtEnd",
    "published",
    "status",
    "userTier",
    "total",
    "dateFormat",
    "scale",
    "background",
    "thumbnail",
    "hTag",
    "metadata",
    "defaultZoomLevel",
    "height",
    "language",
    "weight",
    "answerCount",
    "inLanguage",
    "contentType",
];

/// Fields with dates, which the result has in another form; `tests/import/dates.rs` reads them.
const DATES: [&str; 12] = [
    "start_date",
    "end_date",
    "startDate",
    "endDate",
    "date",
    "toDate",
    "datePublished",
    "dateModified",
    "year",
    "month",
    "day",
    "display_date",
];

/// The words of a text, whatever is between them.
pub fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Everything that a result says, with its losses.
pub fn all(imported: &Imported) -> String {
    let mut all = String::new();
    strings(&value(&imported.text), &mut |_, text| {
        all.push_str(&plain(text, &|_| None));
        all.push(' ');
        all.push_str(text);
        all.push(' ');
    });
    for loss in &imported.losses {
        all += &[&*loss.message, &loss.place, &loss.lost, ""].join(" ");
    }
    all
}

/// Calls `visit` with each string and the name of its field.
fn strings(value: &Value, visit: &mut impl FnMut(&str, &str)) {
    fn walk(name: &str, value: &Value, visit: &mut impl FnMut(&str, &str)) {
        match value {
            Value::String(text) => visit(name, text),
            Value::Array(items) => items.iter().for_each(|item| walk(name, item, visit)),
            Value::Object(map) => map
                .iter()
                .for_each(|(name, value)| walk(name, value, visit)),
            _ => {}
        }
    }
    walk("", value, visit);
}

/// Removes what no reader sees.
fn seen(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(seen),
        Value::Object(map) => {
            map.retain(|name, _| !UNSEEN.contains(&&**name) && !DATES.contains(&&**name));
            map.values_mut().for_each(seen);
        }
        _ => {}
    }
}

/// The text of HTML, by another parser than that of the import.
pub fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut skipped = None;
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) if matches!(&**tag.name, b"style" | b"script") => {
                skipped = Some(tag.name);
            }
            Token::StartTag(tag) if is_mark(&tag) => skipped = Some(tag.name),
            Token::EndTag(tag) if skipped.as_ref() == Some(&tag.name) => skipped = None,
            Token::String(string) if skipped.is_none() => {
                text.push_str(&String::from_utf8_lossy(&string));
            }
            Token::StartTag(tag) if has_style(&tag, b"vertical-align:super") => text.push(' '),
            // A tag ends no word, but a block does; a space more is no harm.
            Token::StartTag(tag) if !matches!(&**tag.name, b"b" | b"i" | b"em" | b"span") => {
                text.push(' ');
            }
            _ => {}
        }
    }
    text
}

/// Whether a tag is that of a bullet that Word writes.
fn is_mark(tag: &StartTag<()>) -> bool {
    has_style(tag, b"mso-list:Ignore")
}

fn has_style(tag: &StartTag<()>, declaration: &[u8]) -> bool {
    let style = tag.attributes.get(&b"style"[..]);
    style.is_some_and(|style| {
        style
            .windows(declaration.len())
            .any(|part| part == declaration)
    })
}

#[test]
fn every_text_of_the_fixtures_is_in_the_result_or_in_the_losses() {
    for (name, text) in sources() {
        let all = all(&imported(&text));
        let json = text
            .find('{')
            .zip(text.rfind('}'))
            .filter(|_| name.starts_with("faq"));
        let text = json.map_or(&*text, |(start, end)| &text[start..=end]);
        let said = match name.rsplit('.').next() {
            _ if text.starts_with('{') => {
                let mut source = value(text);
                seen(&mut source);
                let mut said = String::new();
                strings(&source, &mut |_, text| {
                    said += &[&*text_of(text), ""].join(" ");
                });
                said
            }
            // The year, the month and the day have become a date.
            Some("csv") => text
                .lines()
                .skip(1)
                .map(|line| line.split_once(",,").map_or("", |(_, rest)| rest))
                .collect::<Vec<_>>()
                .join(" "),
            Some("html") => text_of(text),
            _ => text.to_owned(),
        };
        for word in words(&said) {
            assert!(all.contains(&word) || is_read(&word), "{name}: `{word}`");
        }
    }
}

/// Whether a word of the sources is read for what it means: a part of a date, the type of a row, the colour of a background.
fn is_read(word: &str) -> bool {
    let parts = [
        "1er", "er", "mai", "May", "déc", "Février", "December", "1", "2", "12", "title", "ffffff",
    ];
    parts.contains(&word)
}

/// The JSON of the sources that are JSON.
fn json_sources() -> impl Iterator<Item = (String, Value)> {
    let sources = sources().into_iter();
    sources.filter_map(|(name, text)| {
        let text = &text[text.find('{')?..=text.rfind('}')?];
        let source = serde_json::from_str(text).ok()?;
        Some((name, source))
    })
}

/// Calls `visit` with the JSON Pointer of each object that readers see.
fn objects(pointer: &str, value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                objects(&format!("{pointer}/{index}"), item, visit);
            }
        }
        Value::Object(map) => {
            visit(pointer);
            let seen = map.iter().filter(|(name, _)| !UNSEEN.contains(&&***name));
            for (name, value) in seen {
                objects(&format!("{pointer}/{name}"), value, visit);
            }
        }
        _ => {}
    }
}

#[test]
fn a_field_that_no_format_has_is_reported_with_its_place_wherever_it_is() {
    let mut count = 0;
    for (name, source) in json_sources() {
        objects("", &source, &mut |pointer| {
            let mut source = source.clone();
            let object = source.pointer_mut(pointer).and_then(Value::as_object_mut);
            let object = object.expect("an object");
            object.insert("walrus".to_owned(), "Tusks".into());
            let imported = imported(&source.to_string());
            // With the object itself, or what is around it.
            let is_near = |place: &str| place.starts_with(pointer) || pointer.starts_with(place);
            let is_reported = |loss: &Loss| is_near(&loss.place) && loss.lost.contains("Tusks");
            assert!(
                imported.losses.iter().any(is_reported),
                "{name}: {pointer}: {imported:?}"
            );
            count += 1;
        });
    }
    assert!(count > 70, "only {count} objects");
}
