//! Entries for the change log, drafted from what changed since an earlier version of the file.

use explainer_cards::compare::{Draft, compare, draft};
use explainer_cards::edit::{Refusal, insert, set};
use explainer_cards::model::explainer::Change;
use explainer_cards::model::json::Document;
use explainer_cards::model::read::read;
use explainer_cards::model::{Date, Explainer};
use serde_json::json;

/// Why two files can't be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// The earlier one is no explainer that can be read.
    Unreadable,
    /// It is another explainer, or in another language.
    Other,
}

/// What a reader of the earlier version should be told, without what the change log says already. Nothing while the text
/// can't be read.
pub fn drafted(earlier: &str, text: &str, today: &Date) -> Result<Vec<Draft>, Unlike> {
    let Ok(explainer) = read(text.as_bytes()) else {
        return Ok(vec![]);
    };
    let before = read(earlier.as_bytes()).map_err(|_| Unlike::Unreadable)?;
    if (&before.id, &before.lang) != (&explainer.id, &explainer.lang) {
        return Err(Unlike::Other);
    }
    let parsed = (
        Document::parse(earlier.as_bytes()),
        Document::parse(text.as_bytes()),
    );
    let (Ok(old), Ok(new)) = parsed else {
        return Err(Unlike::Unreadable);
    };
    let mut drafts = draft(&compare(&old, &new), &explainer, today);
    drafts.retain(|draft| !explainer.changes.iter().any(|change| says(change, draft)));
    Ok(drafts)
}

/// Whether an entry says what a draft says, whatever its type and its date.
fn says(change: &Change, draft: &Draft) -> bool {
    change.card.as_deref() == draft.card.as_deref() && change.text.source() == draft.text
}

/// The text with these entries in its change log. The day of the last change becomes today, because no change can be later.
pub fn with(text: &str, drafts: &[Draft], today: &Date) -> Result<String, Refusal> {
    let explainer = read(text.as_bytes()).ok();
    let end = explainer.as_ref().and_then(end);
    let mut text = text.to_owned();
    for (index, draft) in drafts.iter().enumerate() {
        let entry = json!(draft);
        text = insert(&text, "/changes", end.unwrap_or(0) + index, &entry)?.apply(&text);
    }
    let updated = explainer.and_then(|explainer| explainer.updated);
    if !drafts.is_empty() && updated.is_none_or(|updated| updated.is_before(today.as_str())) {
        text = set(&text, "/updated", &json!(today.as_str()))?.apply(&text);
    }
    Ok(text)
}

/// The place after the last entry, if the log begins with the oldest. Nothing if it begins with the latest.
fn end(explainer: &Explainer) -> Option<usize> {
    let changes = &explainer.changes;
    let (first, last) = (changes.first()?, changes.last()?);
    let is_oldest = first.date.is_before(last.date.as_str());
    is_oldest.then_some(changes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer_cards::check::check_on;
    use serde_json::Value;

    const TODAY: &str = "2025-08-20";

    fn full() -> Value {
        let file = include_bytes!("../../../tests/fixtures/valid/full.json");
        serde_json::from_slice(file).expect("JSON")
    }

    fn today() -> Date {
        Date::from(TODAY)
    }

    fn text(file: &Value) -> String {
        format!("{file:#}")
    }

    fn edited() -> Value {
        let mut file = full();
        file["cards"][0]["summary"] = json!("The sea rises twice a day.");
        file["title"] = json!("Why tides?");
        file
    }

    #[test]
    fn what_changed_can_be_added_and_is_not_drafted_again() {
        let (old, new) = (text(&full()), text(&edited()));
        let drafts = drafted(&old, &new, &today()).unwrap();
        assert_eq!(drafts.len(), 2);
        let added = with(&new, &drafts, &today()).unwrap();
        assert_eq!(drafted(&old, &added, &today()), Ok(vec![]));
        assert_eq!(
            check_on(added.as_bytes(), &today()),
            check_on(text(&full()).as_bytes(), &today())
        );
        let file: Value = serde_json::from_str(&added).unwrap();
        assert_eq!(file["updated"], TODAY);
        assert_eq!(file["changes"][0]["card"], "what");
        assert_eq!(
            file["changes"].as_array().unwrap().len(),
            2 + full()["changes"].as_array().unwrap().len()
        );
    }

    #[test]
    fn one_of_several_can_be_added_and_the_others_stay_drafts() {
        let (old, new) = (text(&full()), text(&edited()));
        let drafts = drafted(&old, &new, &today()).unwrap();
        let added = with(&new, &drafts[1..], &today()).unwrap();
        assert_eq!(drafted(&old, &added, &today()), Ok(drafts[..1].to_vec()));
    }

    #[test]
    fn a_log_that_begins_with_the_oldest_entry_is_continued_at_its_end() {
        let mut file = edited();
        file["changes"] = json!([
            { "date": "2025-03-01", "type": "update", "text": "First." },
            { "date": "2025-03-02", "type": "update", "text": "Second." }
        ]);
        let drafts = drafted(&text(&full()), &text(&edited()), &today()).unwrap();
        let added = with(&text(&file), &drafts, &today()).unwrap();
        let added: Value = serde_json::from_str(&added).unwrap();
        assert_eq!(added["changes"][1]["text"], "Second.");
        assert_eq!(added["changes"][2]["card"], "what");
    }

    #[test]
    fn nothing_to_add_changes_nothing() {
        let file = text(&full());
        assert_eq!(with(&file, &[], &today()).unwrap(), file);
        assert_eq!(drafted(&file, &file, &today()), Ok(vec![]));
    }

    #[test]
    fn another_explainer_is_not_an_earlier_version() {
        let (mut other, mut french) = (full(), full());
        other["id"] = json!("ebb");
        french["lang"] = json!("fr");
        let file = text(&full());
        for earlier in [other, french] {
            assert_eq!(
                drafted(&text(&earlier), &file, &today()),
                Err(Unlike::Other)
            );
        }
        assert_eq!(drafted("{}", &file, &today()), Err(Unlike::Unreadable));
        assert_eq!(drafted(&file, "{", &today()), Ok(vec![]));
    }
}
