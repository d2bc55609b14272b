//! The line under the dek: how recent the explainer is, and the button that opens all of it.

use super::html::html;
use super::languages::preferred;
use super::line::{dated, time};
use super::nodes::{act, spaced, word};
use super::reading::timed;
use crate::model::Date;
use crate::state::{Depth, Panel, Request, Session, Status};
use yew::{AttrValue, Html};

pub fn facts(session: &Session) -> Html {
    let explainer = &session.explainer;
    let latest = match &explainer.updated {
        None => dated(
            session,
            session.words.published,
            explainer.published.as_ref(),
        ),
        updated => dated(session, session.words.updated, updated.as_ref()),
    };
    html! {
        <div class="facts" part="facts">
            { latest }
            { preferred(session) }
            // Announced by the list in the foot.
            if *session.state.status() == Status::Unavailable {
                <span>{ word(session.words.unavailable) }</span>
            }
            if session.has_widget() {
                { unfold(session) }
            }
            if let Some(date) = overdue(session) {
                <strong class="overdue" part="overdue">{ spaced(session.words.overdue) }{ time(session, date) }{ " " }</strong>
            }
        </div>
    }
}

/// The day by which the explainer should have been checked again, once that day has passed.
pub fn overdue(session: &Session) -> Option<&Date> {
    let date = session.explainer.review_by.as_ref()?;
    date.is_before(&session.settings.today).then_some(date)
}

/// Opens all cards, or closes them once all are open.
fn unfold(session: &Session) -> Html {
    let words = &session.words;
    let (depth, label, announcement) = match shown(session) {
        (_, true) => (Depth::Brief, AttrValue::Static(words.fold), words.opened),
        (Depth::Full, _) => (Depth::Full, timed(session, words.unfold, Depth::Full), ""),
        _ => (
            Depth::Main,
            timed(session, words.unfold, Depth::Main),
            words.closed,
        ),
    };
    let is_announced = *session.state.status() == Status::Depth;
    html! {
        <>
            <button type="button" class="tool" part="unfold" data-act={act(Request::Depth(depth))}>{ label }</button>
            // For readers who can't see what the button did.
            <span class="said" role="status">{ is_announced.then(|| word(announcement)) }</span>
        </>
    }
}

/// The depth of the open cards, and whether every card that can open is open.
fn shown(session: &Session) -> (Depth, bool) {
    let (mut none, mut all) = (true, true);
    for (index, card) in session.explainer.cards.iter().enumerate() {
        let open = session.state.is_open(Panel::Card(index));
        none &= !open || card.locked;
        all &= open || card.locked;
    }
    match session.state.depth() {
        _ if none => (Depth::Brief, false),
        Depth::Brief if all => (Depth::Main, true),
        chosen => (chosen, all),
    }
}
