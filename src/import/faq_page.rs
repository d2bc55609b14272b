//! A page of questions as JSON-LD (<https://schema.org/FAQPage>), alone or in the `<script>` of a page.

use super::Import;
use super::explainer::Draft;
use super::fields::{Fields, Item, report};
use super::html;
use super::qa::{Asked, cards};
use super::text::{line, plain};
use serde_json::{Value, json};

/// The JSON inside of a `<script type="application/ld+json">`.
pub fn inside_script(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_script = text
        .get(..7)
        .is_some_and(|start| start.eq_ignore_ascii_case("<script"));
    let (tag, rest) = text.split_once('>').filter(|_| is_script)?;
    let end = rest.to_ascii_lowercase().rfind("</script")?;
    tag.contains("ld+json").then(|| rest[..end].trim())
}

/// Whether a value is a page of questions.
pub fn is_page(value: &Value) -> bool {
    match &value["@type"] {
        Value::String(kind) => name(kind) == "FAQPage",
        Value::Array(kinds) => kinds
            .iter()
            .filter_map(Value::as_str)
            .any(|kind| name(kind) == "FAQPage"),
        _ => false,
    }
}

/// Whether a value is such a page or has one.
pub fn has_page(value: &Value) -> bool {
    let graph = |value: &Value| {
        value["@graph"]
            .as_array()
            .is_some_and(|items| items.iter().any(is_page))
    };
    is_page(value)
        || graph(value)
        || value
            .as_array()
            .is_some_and(|items| items.iter().any(is_page))
}

/// The last part of `https://schema.org/FAQPage`.
fn name(kind: &str) -> &str {
    kind.rsplit(['/', ':']).next().unwrap_or(kind)
}

/// Imports the first such page of a text. Everything else of it is reported.
pub fn import(source: Value, import: &mut Import) -> Draft {
    if let Value::Array(items) = source {
        return first(items, "", import);
    }
    let item = Item {
        value: source,
        place: String::new(),
    };
    let Some(mut fields) = Fields::of(item, &mut import.losses) else {
        return Draft::default();
    };
    if !fields.has("@graph") {
        return page(fields, import);
    }
    fields.drop(&["@context", "@id", "@type"]);
    let items = fields.list("@graph");
    let place = fields.at("@graph");
    let draft = first(
        items.into_iter().map(|item| item.value).collect(),
        &place,
        import,
    );
    fields.finish(&mut import.losses);
    draft
}

fn first(items: Vec<Value>, place: &str, import: &mut Import) -> Draft {
    let mut found = None;
    for (index, value) in items.into_iter().enumerate() {
        let place = format!("{place}/{index}");
        if found.is_none() && is_page(&value) {
            found = Fields::of(Item { value, place }, &mut import.losses);
        } else {
            report(&value, &place, &mut import.losses);
        }
    }
    found.map_or_else(Draft::default, |fields| page(fields, import))
}

fn page(mut fields: Fields, import: &mut Import) -> Draft {
    fields.drop(&["@context", "@id", "@type"]);
    if let Some(lang) = fields.text("inLanguage") {
        import.language(&lang, &fields.at("inLanguage"));
    }
    let mut draft = Draft::default();
    for name in ["headline", "name"] {
        let place = fields.at(name);
        if draft.title.is_none()
            && let Some(title) = fields.text(name)
        {
            draft.title = Some(plain(&title, &place, &mut import.losses))
                .filter(|title| !title.trim().is_empty());
        }
    }
    for name in ["description", "abstract"] {
        let place = fields.at(name);
        if draft.summary.is_none()
            && let Some(text) = fields.text(name)
        {
            let summary = line(&text, &place, &mut import.losses);
            draft.summary =
                (!summary.is_blank()).then(|| summary.write(&place, &mut import.losses));
        }
    }
    draft.published = day(&mut fields, "datePublished", import);
    draft.updated = day(&mut fields, "dateModified", import);
    draft.publisher = named(&mut fields, "publisher", import).into_iter().next();
    draft.authors = named(&mut fields, "author", import);
    let mut asked = vec![];
    for item in fields.list("mainEntity") {
        if let Some(fields) = Fields::of(item, &mut import.losses) {
            asked.push(question(fields, import));
        }
    }
    fields.finish(&mut import.losses);
    let missing = import.missing().body;
    draft.cards = cards(asked, missing, &mut import.losses);
    draft
}

fn question(mut fields: Fields, import: &mut Import) -> Asked {
    let losses = &mut import.losses;
    fields.drop(&["@id", "@type"]);
    fields.settings(&["answerCount"], losses);
    let place = fields.at("name");
    let question = plain(&fields.text("name").unwrap_or_default(), &place, losses);
    let mut asked = Asked {
        place: fields.place.clone(),
        question,
        answer: html::Page::default(),
    };
    let mut answers = fields.list("acceptedAnswer").into_iter();
    if let Some(mut answer) = answers.next().and_then(|item| Fields::of(item, losses)) {
        answer.drop(&["@id", "@type"]);
        let place = answer.at("text");
        asked.answer = html::page(&answer.text("text").unwrap_or_default(), &place, losses);
        answer.finish(losses);
    }
    for other in answers {
        report(&other.value, &other.place, losses);
    }
    fields.finish(losses);
    asked
}

/// The day of a date with a time: `2025-08-11T10:00:00+02:00`.
fn day(fields: &mut Fields, name: &str, import: &mut Import) -> Option<String> {
    let text = fields.text(name)?;
    let day = text.split('T').next().unwrap_or_default();
    let date = import.dates().whole(day).map(|date| date.start);
    if date.is_none() {
        fields.put(name, text);
    }
    date
}

/// People or firms: their names and pages. `publisher` has one; the others of a list are reported.
fn named(fields: &mut Fields, name: &str, import: &mut Import) -> Vec<Value> {
    let losses = &mut import.losses;
    let most = if name == "publisher" { 1 } else { usize::MAX };
    let mut all = vec![];
    if let Some(name) = fields.text(name) {
        all.push(json!({ "name": name }));
    }
    for item in fields.list(name) {
        if all.len() >= most {
            report(&item.value, &item.place, losses);
            continue;
        }
        if let Value::String(name) = &item.value {
            all.push(json!({ "name": name }));
            continue;
        }
        let Some(mut fields) = Fields::of(item, losses) else {
            continue;
        };
        fields.drop(&["@id", "@type"]);
        if let Some(name) = fields.text("name") {
            let mut person = json!({ "name": name });
            if let Some(url) = fields.text("url") {
                person["url"] = json!(url);
            }
            all.push(person);
        }
        fields.finish(losses);
    }
    all
}
