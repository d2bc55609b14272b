//! What an editor inserts for a new card, section or entry: all that is needed, with gaps to fill in.

use super::fields::{Definition, Field};
use serde_json::{Value, json};

/// Each kind of card with its heading, which the author can overwrite, and the section that suits it.
const CARDS: [(&str, &str, &str); 12] = [
    ("what", "What is it?", "body"),
    ("why", "Why does it matter?", "body"),
    ("who", "Who does it affect?", "groups"),
    ("how", "How did it come about?", "events"),
    ("numbers", "What do the numbers say?", "figures"),
    ("compare", "How does it compare?", "table"),
    ("qa", "What do other people ask?", "questions"),
    ("views", "Who thinks what?", "views"),
    ("unknowns", "What is not known?", "unknowns"),
    ("next", "What comes next?", "next"),
    ("quiz", "Have I understood it?", "quiz"),
    ("other", "Something else", "body"),
];

/// Those of a definition that no list has: a whole file.
pub fn of_definition(definition: &Definition) -> Value {
    json!([snippet(
        &definition.title,
        &definition.description,
        definition.snippet.as_ref()
    )])
}

/// That of a field. A text has no name: it is only a pair of quotes.
pub fn of_field(field: &Field, body: &Value) -> Value {
    if body.is_string() {
        return json!([{ "body": body }]);
    }
    json!([snippet(&field.title, &field.description, Some(body))])
}

/// Those of an entry of a list: the first entry of the list's own snippet, or a card of each kind.
pub fn of_entry(name: &str, definition: &Definition, list: Option<&Value>) -> Value {
    if name == "Card" {
        return CARDS.map(|card| of_card(definition, card)).to_vec().into();
    }
    json!([snippet(
        &definition.title,
        &definition.description,
        list.map(|list| &list[0])
    )])
}

fn snippet(title: &str, description: &str, body: Option<&Value>) -> Value {
    json!({ "label": format!("New: {title}"), "description": description, "body": body })
}

fn of_card(definition: &Definition, (kind, title, section): (&str, &str, &str)) -> Value {
    let field = &definition.fields[section];
    let mut body = json!({
        "id": format!("${{1:{kind}}}"),
        "kind": kind,
        "title": format!("${{2:{title}}}"),
        "summary": "$3",
    });
    body[section] = field.snippet.clone().unwrap_or_default();
    shift(&mut body[section], 3);
    json!({
        "label": format!("New card: {title}"),
        "description": format!("{}: {}", field.title, field.description),
        "body": body,
    })
}

/// Adds to the numbers of all gaps.
fn shift(value: &mut Value, by: u32) {
    match value {
        Value::String(text) => *text = shifted(text, by),
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, by)),
        Value::Object(fields) => fields.values_mut().for_each(|field| shift(field, by)),
        _ => {}
    }
}

/// `${1:0}` → `${4:0}`, `$2` → `$5`
fn shifted(text: &str, by: u32) -> String {
    let mut parts = text.split('$');
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (open, part) = match part.strip_prefix('{') {
            Some(part) => ("{", part),
            None => ("", part),
        };
        let end = part.find(|letter: char| !letter.is_ascii_digit());
        let (number, rest) = part.split_at(end.unwrap_or(part.len()));
        let number = number.parse::<u32>().map_or(0, |number| number + by);
        all.extend(["$", open, &number.to_string(), rest]);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gaps_of_a_section_come_after_those_of_its_card() {
        assert_eq!(shifted("$1", 3), "$4");
        assert_eq!(shifted("^${1:0}", 3), "^${4:0}");
        assert_eq!(
            shifted("${3|positive,negative|}", 3),
            "${6|positive,negative|}"
        );
        assert_eq!(shifted("what", 3), "what");
    }
}
