//! Cards for subscribers: a locked one holds nothing that others may not read.

use super::super::finding::{Finding, Wrong};
use super::Subject;
use crate::model::Card;
use crate::model::card::Access;

/// What everybody may know of a card.
const HEAD: [&str; 5] = ["id", "kind", "access", "title", "locked"];

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        if card.locked {
            check_locked(subject, found, index, card);
        } else if card.teaser.is_some() && !card.is_for_subscribers() {
            report(
                subject,
                found,
                index,
                |name| name == "teaser",
                &Wrong::Teaser,
            );
        }
    }
}

fn check_locked(subject: &Subject, found: &mut dyn FnMut(Finding), index: usize, card: &Card) {
    if card.access != Some(Access::Subscriber) {
        report(
            subject,
            found,
            index,
            |name| name == "locked",
            &Wrong::LockedForAll,
        );
    }
    report(
        subject,
        found,
        index,
        |name| !HEAD.contains(&name),
        &Wrong::Content,
    );
}

/// Reports those fields of a card that are meant, by their names.
fn report(
    subject: &Subject,
    found: &mut dyn FnMut(Finding),
    card: usize,
    is_meant: impl Fn(&str) -> bool,
    wrong: &Wrong,
) {
    let document = subject.document;
    let Some(card) = subject.tree.entry(&format!("/cards/{card}")) else {
        return;
    };
    for key in document.children(card).step_by(2) {
        if is_meant(&document.string(key)) {
            found(Finding::whole(key, wrong.clone()));
        }
    }
}
