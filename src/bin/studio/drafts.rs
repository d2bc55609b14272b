//! Drafts and settings in the local storage of the browser.

use crate::versions::Stored;
use gloo::storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

const LIST: &str = "explainer-cards.drafts";

/// A draft in the list.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Entry {
    pub id: String,
    /// The name of its file.
    pub name: String,
    /// The address to which its pictures are relative.
    #[serde(default)]
    pub base: String,
    /// When it was changed last, in milliseconds since 1970.
    pub time: f64,
}

/// The drafts, the latest first.
pub fn list() -> Vec<Entry> {
    let mut list: Vec<Entry> = LocalStorage::get(LIST).unwrap_or_default();
    list.sort_by(|one, other| other.time.total_cmp(&one.time));
    list
}

/// A draft with its versions.
pub fn load(id: &str) -> Option<Stored> {
    LocalStorage::get(key(id)).ok()
}

/// Stores the text of a draft. If the browser has no room, older versions make room.
///
/// # Errors
///
/// There is no room for the text alone, or the browser refuses to store anything.
pub fn save(entry: Entry, text: &str) -> Result<(), ()> {
    let key = key(&entry.id);
    let mut stored = load(&entry.id).unwrap_or_default();
    stored.update(text, entry.time);
    while LocalStorage::set(&key, &stored).is_err() {
        if !stored.shrink() {
            return Err(());
        }
    }
    let mut list = list();
    list.retain(|other| other.id != entry.id);
    list.insert(0, entry);
    LocalStorage::set(LIST, list).map_err(|_| ())
}

pub fn delete(id: &str) {
    LocalStorage::delete(key(id));
    let mut list = list();
    list.retain(|entry| entry.id != id);
    // Can't fail for lack of room: the list became shorter.
    let _ = LocalStorage::set(LIST, list);
}

/// A setting, such as the language of the studio.
pub fn setting(name: &str) -> Option<String> {
    LocalStorage::get(setting_key(name)).ok()
}

/// Stores a setting. Without room it lasts until the page is closed.
pub fn set(name: &str, value: &str) {
    let _ = LocalStorage::set(setting_key(name), value);
}

fn key(id: &str) -> String {
    format!("explainer-cards.draft.{id}")
}

fn setting_key(name: &str) -> String {
    format!("explainer-cards.setting.{name}")
}
