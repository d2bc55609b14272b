//! The rules, each with its own words.

mod access;
mod answer;
mod bar;
mod bare_url;
mod character;
mod date;
mod date_order;
mod dek;
mod duplicate_id;
mod duplicate_language;
mod empty;
mod event;
mod future_date;
mod hard_to_read;
mod html;
pub mod id;
mod insecure_link;
pub mod language;
mod length;
mod link;
mod long_heading;
mod long_sentence;
mod markdown;
mod markup;
mod missing_file;
mod no_review_date;
mod no_unknowns;
mod original;
mod overdue_review;
mod picture;
mod placeholder;
mod plain;
mod private_host;
mod quiz;
mod redirect;
mod stale_translation;
mod table;
mod tracking;
mod translation;
mod uncited_figure;
mod undefined_abbreviation;
mod unknown_id;
mod unknown_language;
mod unused;

pub use answer::{ANSWERED, examples};
pub use link::each_web_address;

use super::found::Found;
use super::misfit;
use super::page::Page;
use super::problem::Severity;
use super::subject::Subject;

/// Finds what is wrong in one respect.
pub struct Rule {
    /// What reports call it.
    pub name: &'static str,
    pub severity: Severity,
    /// What the documentation says about it.
    pub page: Page,
    pub check: for<'s> fn(&'s Subject, &mut Found<'s>),
}

/// The rule that reports an overdue review.
pub const OVERDUE: &str = overdue_review::RULE.name;

/// All rules for files that are JSON.
pub const ALL: [Rule; 60] = [
    access::RULE,
    answer::DEAD,
    answer::MOVED,
    answer::UNCHECKED,
    bar::RULE,
    bare_url::RULE,
    character::RULE,
    date::RULE,
    date_order::RULE,
    dek::RULE,
    duplicate_id::RULE,
    duplicate_language::RULE,
    empty::RULE,
    event::RULE,
    future_date::RULE,
    hard_to_read::RULE,
    html::RULE,
    id::RULE,
    insecure_link::RULE,
    language::RULE,
    length::PARAGRAPH,
    length::TITLE,
    link::RULE,
    long_heading::HEADING,
    long_heading::SUMMARY,
    long_sentence::RULE,
    markdown::RULE,
    markup::RULE,
    missing_file::PICTURE,
    missing_file::TRANSLATION,
    misfit::INVALID,
    misfit::UNKNOWN_FIELD,
    misfit::UNKNOWN_WORD,
    no_review_date::RULE,
    no_unknowns::RULE,
    original::CARD,
    original::ORDER,
    original::SOURCE,
    original::TERM,
    overdue_review::RULE,
    picture::RULE,
    placeholder::RULE,
    plain::RULE,
    private_host::RULE,
    quiz::RULE,
    redirect::RULE,
    stale_translation::RULE,
    table::RULE,
    tracking::RULE,
    translation::ID,
    translation::LANGUAGE,
    translation::ONE_WAY,
    uncited_figure::RULE,
    undefined_abbreviation::RULE,
    unknown_id::CARD,
    unknown_id::SOURCE,
    unknown_id::TERM,
    unknown_language::RULE,
    unused::SOURCE,
    unused::TERM,
];
