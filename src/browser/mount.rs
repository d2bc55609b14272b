//! Mounts explainers, sends them requests, and unmounts them.

use super::Stream;
use super::intl::FORMATS;
use crate::model::ascii;
use crate::model::decimal::digits;
use crate::model::read::{Refusal, read};
use crate::state::{Request, Session, Settings};
use crate::view::{changed, explainer};
use crate::words::Words;
use std::cell::RefCell;

thread_local! {
    /// The explainers on the page, with their handles.
    static MOUNTED: RefCell<Vec<(u32, Session)>> = const { RefCell::new(Vec::new()) };
}

/// Mounts the explainer in `json` as `handle`. Returns its view as a [`Stream`], after warnings about invalid
/// attributes.
///
/// `attributes` has entries `name=value` for [`Settings::set`], separated by U+0001; `words` is read by
/// [`Words::from_lines`]. If `before` is the handle of another explainer, what the reader opened and chose there stays.
///
/// # Errors
///
/// `syntax: …` or `invalid: …`, with the position of the first error in bytes.
pub fn mount(
    handle: u32,
    json: &[u8],
    attributes: &str,
    words: &str,
    before: u32,
) -> Result<String, String> {
    let read = read(json).map_err(|(refusal, at)| refused(refusal, at))?;
    let mut stream = Stream::default();
    let settings = settings(attributes, &mut stream);
    let words = Words::from_lines(kept(words));
    let session = Session::new(read, settings, words, FORMATS);
    MOUNTED.with_borrow_mut(|mounted| {
        let session = match mounted.iter().find(|(known, _)| *known == before) {
            Some((_, before)) => session.after(before),
            None => session,
        };
        stream.node(&explainer(&session));
        mounted.push((handle, session));
    });
    Ok(stream.finish())
}

/// Performs a request, in the form that [`Request::parse`] takes. Returns the effects for the page, then what
/// [`changed`] in the view. Returns an empty text if the request is invalid or the explainer isn't mounted.
pub fn send(handle: u32, request: &str) -> String {
    MOUNTED.with_borrow_mut(|mounted| {
        let mut stream = Stream::default();
        let session = mounted.iter_mut().find(|(known, _)| *known == handle);
        if let (Some((_, session)), Some(request)) = (session, Request::parse(request)) {
            let (next, effects) = session.send(request);
            let before = std::mem::replace(session, next).state;
            for effect in &effects {
                stream.effect(session, effect);
            }
            stream.node(&changed(session, &before));
        }
        stream.finish()
    })
}

/// Removes an explainer.
pub fn unmount(handle: u32) {
    MOUNTED.with_borrow_mut(|mounted| mounted.retain(|(known, _)| *known != handle));
}

fn settings(attributes: &str, stream: &mut Stream) -> Settings {
    let mut settings = Settings::default();
    for attribute in ascii::split(attributes, 1) {
        let (name, value) = ascii::split_once(attribute, b'=').unwrap_or_default();
        if let Err(values) = settings.set(name, value) {
            stream.warning(name, value, values);
        }
    }
    settings
}

/// Leaks a text once. A page has few different ones: one for each language, or for each file of a publisher's words.
fn kept(text: &str) -> &'static str {
    thread_local! {
        static KEPT: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some(known) = kept.iter().find(|known| **known == text) {
            return *known;
        }
        let text: &'static str = String::from(text).leak();
        kept.push(text);
        text
    })
}

fn refused(refusal: Refusal, at: u32) -> String {
    let reason = match refusal {
        Refusal::Syntax(_) => "syntax",
        Refusal::Invalid(_) => "invalid",
    };
    let place = digits(at);
    [
        reason,
        ": byte ",
        &place,
        " (`explainer-cards check` tells more)",
    ]
    .concat()
}
