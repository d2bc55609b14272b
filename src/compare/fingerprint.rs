//! A short hash of what readers see of a card, by which a translation knows the card that it was made from.
//!
//! `docs/contracts/explainer.md` describes how it is made, because files keep it for years.

use super::fields::{CARD, Shape};
use super::node::Node;
use crate::model::json::Document;
use sha2::{Digest, Sha256};

/// Fields that readers don't see, in a card or anywhere inside it.
const UNSEEN: [&str; 3] = ["height", "id", "width"];

/// The bytes of the hash: of four billion changes one goes unnoticed.
const BYTES: usize = 4;

/// The hash of each card of a file. `None` for a locked card, whose content is in another file.
pub fn fingerprints(document: &Document) -> Vec<Option<String>> {
    let cards = Node::root(document).get("cards");
    let cards = cards.map(Node::items).unwrap_or_default();
    cards.into_iter().map(fingerprint).collect()
}

fn fingerprint(card: Node) -> Option<String> {
    if card.get("locked").is_some() {
        return None;
    }
    let seen = seen(card);
    let digest = Sha256::digest(seen.as_bytes());
    let digits = digest.iter().take(BYTES).map(|byte| format!("{byte:02x}"));
    Some(digits.collect())
}

/// What readers see of a card, written in one way only: without white space between the parts, with the fields sorted
/// by name.
fn seen(card: Node) -> String {
    let title = [("title", &Shape::Value)].into_iter();
    let fields = title.chain(CARD.iter().map(|field| (field.name, &field.shape)));
    let fields = fields.filter_map(|(name, shape)| {
        let value = card.get(name)?;
        // The same as no `access`.
        let is_default = name == "access" && value.text() == "free";
        (!is_default).then(|| (name.to_owned(), shaped(value, shape)))
    });
    object(fields.collect())
}

fn shaped(value: Node, shape: &Shape) -> String {
    match shape {
        Shape::Value | Shape::Texts => whole(value),
        Shape::Object(fields) => some_fields(value, fields),
        Shape::Items(items) => {
            let parts = value.items().into_iter();
            list(parts.map(|item| some_fields(item, items.fields)))
        }
    }
}

/// The fields of an object that the format has.
fn some_fields(value: Node, names: &[&str]) -> String {
    let names = names.iter().filter(|name| !UNSEEN.contains(name));
    let fields = names.filter_map(|name| Some(((*name).to_owned(), whole(value.get(name)?))));
    object(fields.collect())
}

fn whole(value: Node) -> String {
    if value.is_list() {
        return list(value.items().into_iter().map(whole));
    }
    if let Some(names) = value.names() {
        let names = names.into_iter();
        let seen = names.filter(|name| !UNSEEN.contains(&&**name));
        let fields = seen.filter_map(|name| {
            let value = whole(value.get(&name)?);
            Some((name, value))
        });
        return object(fields.collect());
    }
    let text = value.text();
    if value.is_text() {
        // Browsers show any white space as one space.
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        return quoted(&words.join(" "));
    }
    text
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn object(mut fields: Vec<(String, String)>) -> String {
    fields.sort();
    let fields = fields.iter();
    let fields = fields.map(|(name, value)| format!("{}:{value}", quoted(name)));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}

/// A JSON string as in RFC 8785, which says which characters are escaped.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(card: &str) -> Option<String> {
        let file = format!("{{\"cards\": [{card}]}}");
        let document = Document::parse(file.as_bytes()).expect("it is JSON");
        fingerprints(&document).remove(0)
    }

    /// Files of many years have these hashes: if this test fails, every translation becomes stale.
    #[test]
    fn the_hash_stays_the_same() {
        let card = r#"{
            "more": ["One\n  two"], "id": "why", "kind": "why", "title": "Why?", "summary": "“Yes”.[^a]", "locked": false,
            "figures": [{ "value": 1.20, "label": "a", "bar": false, "unit": null }], "body": []
        }"#;
        let document = format!("{{\"cards\": [{card}]}}");
        let document = Document::parse(document.as_bytes()).expect("it is JSON");
        let node = Node::root(&document)
            .get("cards")
            .expect("it has cards")
            .items()[0];
        assert_eq!(
            seen(node),
            r#"{"figures":[{"label":"a","value":1.20}],"kind":"why","more":["One two"],"summary":"“Yes”.[^a]","title":"Why?"}"#
        );
        assert_eq!(hash(card).as_deref(), Some("0376fbcb"));
    }

    #[test]
    fn a_locked_card_has_no_hash() {
        assert_eq!(hash(r#"{ "id": "a", "title": "A", "locked": true }"#), None);
    }

    #[test]
    fn what_readers_do_not_see_does_not_count() {
        let plain =
            r#"{ "id": "a", "kind": "who", "title": "A", "groups": [{ "id": "b", "name": "B" }] }"#;
        for same in [
            r#"{"id":"a","kind":"who","title":"A","groups":[{"id":"b","name":"B"}]}"#,
            r#"{ "title": "\u0041", "kind": "who", "groups": [{ "name": "B", "id": "c" }], "id": "z" }"#,
            r#"{ "id": "a", "kind": "who", "title": " A\n", "groups": [{ "name": "B" }], "body": [], "summary": null }"#,
            r#"{ "access": "free", "kind": "who", "title": "A", "groups": [{ "name": "B", "x": 1 }], "y": "z" }"#,
            r#"{ "kind": "who", "title": "A", "groups": [{ "name": "B" }], "translatedFrom": "en:00000000" }"#,
        ] {
            assert_eq!(hash(same), hash(plain), "{same}");
        }
    }
}
