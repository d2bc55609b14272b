//! Another id for something to which the file refers.

use super::pointer::{join, tokens};
use super::{Refusal, Shape, set};
use serde_json::Value;

/// The lists whose items others refer to by their ids.
const LISTS: [&str; 3] = ["cards", "glossary", "sources"];

/// Changes what refers to an item of `cards`, `glossary` or `sources`, because the item has another id now: `[^id]` and
/// `[[id]]` in texts, and the fields that hold an id. The item itself stays as it is.
///
/// Nothing changes if the list is another one, if either id is empty, or if an item still has the old id: what refers to
/// it is right then.
///
/// # Errors
///
/// If the text is not JSON.
pub fn renamed(text: &str, list: &str, old: &str, new: &str) -> Result<String, Refusal> {
    let file: Value = serde_json::from_str(text).map_err(|_| Refusal::Place(String::new()))?;
    let items = file[list].as_array().into_iter().flatten();
    let is_left = items.into_iter().any(|item| item["id"] == *old);
    if is_left || old.is_empty() || new.is_empty() || !LISTS.contains(&list) {
        return Ok(text.to_owned());
    }
    let mut found = Vec::new();
    walk(&file, "", &mut |pointer, value| {
        let changed = if Shape::at(pointer).and_then(|shape| shape.name()) == Some("Prose") {
            marked(value, list, old, new)
        } else if refers(pointer, list) && value == old {
            new.to_owned()
        } else {
            return;
        };
        if changed != value {
            found.push((pointer.to_owned(), changed));
        }
    });
    let mut text = text.to_owned();
    for (pointer, changed) in found {
        text = set(&text, &pointer, &changed.into())?.apply(&text);
    }
    Ok(text)
}

/// Whether the field at a pointer holds the id of an item of a list.
fn refers(pointer: &str, list: &str) -> bool {
    let names: Vec<_> = tokens(pointer).collect();
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names[..] {
        ["cards", _, "figures", _, "source"] => list == "sources",
        ["changes", _, "card"] => list == "cards",
        _ => false,
    }
}

/// A text with the marks that refer to the new id.
fn marked(text: &str, list: &str, old: &str, new: &str) -> String {
    match list {
        "sources" => replaced(text, &format!("[^{old}]"), &format!("[^{new}]")),
        "glossary" => {
            let text = replaced(text, &format!("[[{old}]]"), &format!("[[{new}]]"));
            replaced(&text, &format!("[[{old}|"), &format!("[[{new}|"))
        }
        _ => text.to_owned(),
    }
}

/// Replaces a mark, except where a backslash makes it text.
fn replaced(text: &str, mark: &str, by: &str) -> String {
    let mut pieces = text.split(mark);
    let mut written = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let backslashes = written.len() - written.trim_end_matches('\\').len();
        written += if backslashes.is_multiple_of(2) {
            by
        } else {
            mark
        };
        written += piece;
    }
    written
}

/// Calls `visit` with each string and its pointer.
fn walk(value: &Value, pointer: &str, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) => visit(pointer, text),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &join(pointer, &index.to_string()), visit);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                walk(field, &join(pointer, name), visit);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The harbour has the id that it got, everything else still refers to the id before.
    const FILE: &str = r#"{
  "title": "[^port] is no mark here",
  "summary": "A port.[^port] The [[quay]], a [[quay|long quay]], \\[^port]; [^ports].",
  "cards": [
    { "id": "what", "body": [["In a list[^port]"]], "figures": [{ "value": 1, "source": "port" }] }
  ],
  "glossary": [{ "id": "wharf", "term": "quay", "definition": "In the port.[^port]" }],
  "sources": [{ "id": "harbour", "title": "port", "extra": "[^port]" }, { "id": "ports" }],
  "changes": [{ "card": "why", "text": "See [[quay]]." }]
}"#;

    #[test]
    fn everything_that_refers_to_a_source_follows_its_new_id() {
        let expected = FILE
            .replace("A port.[^port]", "A port.[^harbour]")
            .replace("In a list[^port]", "In a list[^harbour]")
            .replace(r#""source": "port""#, r#""source": "harbour""#)
            .replace("In the port.[^port]", "In the port.[^harbour]");
        assert_eq!(
            renamed(FILE, "sources", "port", "harbour").unwrap(),
            expected
        );
    }

    #[test]
    fn everything_that_refers_to_a_term_or_a_card_follows_too() {
        let expected = FILE
            .replace("[[quay]]", "[[wharf]]")
            .replace("[[quay|", "[[wharf|");
        assert_eq!(
            renamed(FILE, "glossary", "quay", "wharf").unwrap(),
            expected
        );
        let expected = FILE.replace(r#""card": "why""#, r#""card": "what""#);
        assert_eq!(renamed(FILE, "cards", "why", "what").unwrap(), expected);
    }

    #[test]
    fn nothing_follows_an_id_that_is_still_there_or_empty() {
        let both = FILE.replace(r#""id": "ports""#, r#""id": "port""#);
        for (file, list, old, new) in [
            (&*both, "sources", "port", "harbour"),
            (FILE, "sources", "", "harbour"),
            (FILE, "sources", "port", ""),
            (FILE, "translations", "port", "harbour"),
        ] {
            assert_eq!(renamed(file, list, old, new).unwrap(), file);
        }
        assert!(renamed("{", "sources", "a", "b").is_err());
    }
}
