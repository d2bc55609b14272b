//! Drafts and settings in the local storage of the browser.
//!
//! Where the browser refuses to store anything, there are no drafts, and settings last until the page is closed.

use crate::versions::Stored;
use gloo::storage::{LocalStorage, Storage};
use gloo::utils::window;
use serde::de::DeserializeOwned;
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
    let mut list: Vec<Entry> = get(LIST).unwrap_or_default();
    list.sort_by(|one, other| other.time.total_cmp(&one.time));
    list
}

/// A draft with its versions.
pub fn load(id: &str) -> Option<Stored> {
    get(&key(id))
}

/// Stores the text of a draft. If the browser has no room, older versions make room.
///
/// `known` is the text that this page has loaded or stored last. If another page has stored a different one since, that
/// becomes a version.
///
/// # Errors
///
/// There is no room for the text alone, or the browser refuses to store anything.
pub fn save(entry: Entry, text: &str, known: &str) -> Result<(), ()> {
    let key = key(&entry.id);
    let mut stored = load(&entry.id).unwrap_or_default();
    if stored.text != known {
        stored.keep(entry.time);
    }
    stored.update(text, entry.time);
    while set_value(&key, &stored).is_err() {
        if !stored.shrink() {
            return Err(());
        }
    }
    let mut list = list();
    list.retain(|other| other.id != entry.id);
    list.insert(0, entry);
    set_value(LIST, &list)
}

/// Makes a version of the text of a draft as it is stored.
pub fn keep(id: &str, time: f64) {
    if let Some(mut stored) = load(id) {
        stored.keep(time);
        while set_value(&key(id), &stored).is_err() && stored.shrink() {}
    }
}

pub fn delete(id: &str) {
    if is_there() {
        LocalStorage::delete(key(id));
    }
    forget_original(id);
    let mut list = list();
    list.retain(|entry| entry.id != id);
    // Can't fail for lack of room: the list became shorter.
    let _ = set_value(LIST, &list);
}

/// The setting with the original of a draft, if it is a translation.
pub fn original(id: &str) -> String {
    format!("original.{id}")
}

/// Removes it.
pub fn forget_original(id: &str) {
    if is_there() {
        LocalStorage::delete(setting_key(&original(id)));
    }
}

/// A setting, such as the language of the studio.
pub fn setting(name: &str) -> Option<String> {
    get(&setting_key(name))
}

/// Stores a setting. Without room it lasts until the page is closed.
pub fn set(name: &str, value: &str) {
    let _ = set_value(&setting_key(name), &value);
}

/// Whether the browser stores anything. gloo panics where it doesn't.
pub fn is_there() -> bool {
    window()
        .local_storage()
        .is_ok_and(|storage| storage.is_some())
}

fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    is_there().then(|| LocalStorage::get(key).ok())?
}

fn set_value(key: &str, value: &impl Serialize) -> Result<(), ()> {
    if !is_there() {
        return Err(());
    }
    LocalStorage::set(key, value).map_err(|_| ())
}

fn key(id: &str) -> String {
    format!("explainer-cards.draft.{id}")
}

fn setting_key(name: &str) -> String {
    format!("explainer-cards.setting.{name}")
}
