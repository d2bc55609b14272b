//! Every word that an editor reads about a problem: what is wrong, and what to do about it.

use super::finding::{Finding, Thing, Wrong};
use super::problem::Severity::{self, Error, Warning};
use crate::model::explainer::{MAX_CARDS, VERSION};
use crate::model::inline::{self, FaultKind};
use crate::model::json::{Document, Kind, MAX_BYTES, MAX_DEPTH, MAX_KEYS, Syntax};
use crate::model::link::LinkFault;
use crate::model::read::Misfit;

/// A finding in words.
pub struct Wording {
    pub rule: &'static str,
    pub severity: Severity,
    pub message: String,
    pub help: String,
}

fn wording(
    rule: &'static str,
    severity: Severity,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Wording {
    Wording {
        rule,
        severity,
        message: message.into(),
        help: help.into(),
    }
}

/// Puts a finding into words; `said` is the text of the file that is wrong.
pub fn of(finding: &Finding, document: &Document, entry: u32, said: &str) -> Wording {
    let value = said.trim_matches('"');
    match &finding.wrong {
        Wrong::Misfit(misfit) => self::misfit(*misfit, document, entry),
        Wrong::Markup(kind) => markup(*kind, said),
        Wrong::Link(fault) => link(*fault, value),
        Wrong::Address(fault) => Wording {
            help: "write https://…, a path from the root (/…), or one seen from this file"
                .to_owned(),
            ..link(*fault, value)
        },
        wrong => value_wording(wrong, value),
    }
}

fn value_wording(wrong: &Wrong, value: &str) -> Wording {
    match wrong {
        Wrong::Id => wording(
            "id",
            Error,
            format!("the id `{value}` has characters that an id can't have"),
            format!("use a-z, 0-9 and `-` alone, for instance `{}`", slug(value)),
        ),
        Wrong::Reserved => wording(
            "id",
            Error,
            format!("a card can't have the id `{value}`"),
            format!(
                "give it another id: in the attributes `open` and `cards` `{value}` means every card"
            ),
        ),
        Wrong::Taken(first) => wording(
            "duplicate-id",
            Error,
            format!("the id `{value}` is taken"),
            format!("give it another id; {first} has this one"),
        ),
        Wrong::Blank => wording(
            "empty",
            Error,
            "this text says nothing",
            "write it, or remove the field if it is not needed",
        ),
        Wrong::Marks => wording(
            "plain",
            Warning,
            format!("readers would see `{}` as it is written", shorten(value)),
            "remove the marks: this field has none; a citation or a term goes into a text that has",
        ),
        Wrong::Html => wording(
            "html",
            Warning,
            format!("readers would see `{}` as it is written", shorten(value)),
            if value.starts_with('&') {
                "write the character itself"
            } else {
                "remove it; where marks have a meaning, write **strong**, *emphasis*, [text](https://…)"
            },
        ),
        Wrong::Date => wording(
            "date",
            Error,
            format!("`{value}` is no date"),
            "write YYYY-MM-DD, for instance 2025-08-12; where the day is not known, 2025-08 or 2025",
        ),
        Wrong::Before(first, date) => wording(
            "date-order",
            Error,
            format!("{value} is before `{first}`, which is {date}"),
            "correct the one that is wrong",
        ),
        Wrong::Language => wording(
            "language",
            Error,
            format!("`{value}` is no language tag"),
            "write a BCP 47 tag such as `fr`, `en-GB` or `zh-Hans`",
        ),
        Wrong::UnknownLanguage => wording(
            "unknown-language",
            Warning,
            format!("`{value}` is the tag of no known language"),
            "write the code of the language, such as `en`, `cs` for Czech or `ja` for Japanese",
        ),
        Wrong::SameLanguage(first) => wording(
            "duplicate-language",
            Error,
            format!("the language `{value}` is given twice"),
            format!("{first} has it already; name each language once"),
        ),
        Wrong::Unused(thing) => unused(*thing, value),
        Wrong::Content | Wrong::LockedForAll | Wrong::Teaser => access(wrong, value),
        Wrong::Misfit(_)
        | Wrong::Markup(_)
        | Wrong::Address(_)
        | Wrong::Link(_)
        | Wrong::Unknown(_) => unreachable!("others have words for these"),
        wrong => section(wrong, value),
    }
}

fn section(wrong: &Wrong, value: &str) -> Wording {
    match wrong {
        Wrong::EventBefore(above) => wording(
            "date-order",
            Error,
            format!("{value} is before the event above it, which is of {above}"),
            "put the oldest event first",
        ),
        Wrong::LoneBar => wording(
            "bar",
            Warning,
            "this bar has no other to be compared with",
            "give the figures to compare one and the same `unit`, or remove `bar`",
        ),
        Wrong::NoRows => wording(
            "table",
            Error,
            "this table has no rows",
            "write them into `rows`: [[\"…\", \"…\"]]; or remove the table",
        ),
        Wrong::NoColumns => wording(
            "table",
            Error,
            "this table has no columns",
            "name them in `columns`: [\"…\", \"…\"]",
        ),
        Wrong::Cells { columns, cells } => wording(
            "table",
            Error,
            format!(
                "this row has {}, the table has {columns} columns",
                count(*cells, "cell")
            ),
            "give every row one cell for each column; the first cell is the heading of the row",
        ),
        Wrong::FewOptions => wording(
            "quiz",
            Error,
            "a quiz needs at least two options",
            "add another option, or make it a question in `questions`",
        ),
        Wrong::Correct(correct) => wording(
            "quiz",
            Error,
            format!(
                "{} marked as right; a quiz has exactly one",
                options(*correct)
            ),
            "write `\"correct\": true` on one option and on no other",
        ),
        _ => unreachable!("others have words for these"),
    }
}

fn access(wrong: &Wrong, value: &str) -> Wording {
    let (message, help) = match wrong {
        Wrong::Content => (
            format!("this card is locked, and `{value}` is there for everybody to read"),
            "remove it: a locked card has `id`, `kind`, `access`, `title` and `locked` alone; \
             `explainer-cards teaser` writes it",
        ),
        Wrong::LockedForAll => (
            "this card is locked, and not for subscribers".to_owned(),
            "write `\"access\": \"subscriber\"`, or remove `locked`",
        ),
        _ => (
            "this card has a teaser, and everybody may read it".to_owned(),
            "write `\"access\": \"subscriber\"` if only those who have paid may, or remove `teaser`",
        ),
    };
    wording("access", Error, message, help)
}

fn unused(thing: Thing, value: &str) -> Wording {
    let (rule, name, mark) = match thing {
        Thing::Term => ("unused-term", "term", format!("[[{value}]]")),
        _ => ("unused-source", "source", format!("[^{value}]")),
    };
    wording(
        rule,
        Warning,
        format!("no text uses the {name} `{value}`"),
        format!("write `{mark}` where it belongs, or remove it"),
    )
}

fn options(correct: usize) -> String {
    match correct {
        0 => "no option is".to_owned(),
        _ => format!("{correct} options are"),
    }
}

fn count(number: usize, thing: &str) -> String {
    if number == 1 {
        format!("1 {thing}")
    } else {
        format!("{number} {thing}s")
    }
}

/// What a string would be as an id.
fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    // Too little is left of a word in another script to be of use.
    if text.is_ascii() && !words.is_empty() {
        words.join("-")
    } else {
        "card-1".to_owned()
    }
}

/// Says that an id stands for nothing, and which ones do.
pub fn unknown(what: Thing, said: &str, known: &[&str]) -> Wording {
    let value = said.trim_matches('"');
    let (rule, name) = match what {
        Thing::Card => ("unknown-card", "card"),
        Thing::Source => ("unknown-source", "source"),
        Thing::Term => ("unknown-term", "term"),
    };
    let list = match what {
        Thing::Card => "cards",
        Thing::Source => "sources",
        Thing::Term => "glossary",
    };
    let help = match nearest(value, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("add it to `{list}`, or use one of: {}", some(known)),
    };
    wording(rule, Error, format!("there is no {name} `{value}`"), help)
}

/// The word that is most likely meant.
fn nearest<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    let word = word.to_lowercase();
    let near = |candidate: &&'w str| {
        let likeness = strsim::jaro_winkler(&word, &candidate.to_lowercase());
        (likeness, *candidate)
    };
    let best = known.iter().map(near);
    let (likeness, best) = best.max_by(|one, other| one.0.total_cmp(&other.0))?;
    (likeness > 0.8).then_some(best)
}

/// So many ids as one reads through.
fn some(ids: &[&str]) -> String {
    const MANY: usize = 30;
    match ids.get(..MANY) {
        Some(first) if ids.len() > MANY => format!("{}, …", either(first)),
        _ => either(ids),
    }
}

fn either(words: &[&str]) -> String {
    if words.is_empty() {
        "(there are none yet)".to_owned()
    } else {
        words.join(", ")
    }
}

fn misfit(misfit: Misfit, document: &Document, entry: u32) -> Wording {
    let found = found(document, entry);
    let expected = |what: &str, help: &str| {
        wording(
            "invalid",
            Error,
            format!("expected {what}, found {found}"),
            help,
        )
    };
    match misfit {
        Misfit::Missing(field) => wording(
            "invalid",
            Error,
            format!("the field `{field}` is missing"),
            format!("add `\"{field}\": …`; docs/contracts/explainer.md says what it means"),
        ),
        Misfit::Text => expected("text", "put it in double quotes"),
        Misfit::Number => expected("a number", "write digits without quotes, for instance 1.2"),
        Misfit::Whole => expected("a whole number", "write digits alone, for instance 640"),
        Misfit::Bool => expected("true or false", "write it without quotes"),
        Misfit::List => expected("a list", "put it in square brackets: [ … ]"),
        Misfit::Object => expected("an object", "put its fields in braces: { … }"),
        Misfit::Version => wording(
            "invalid",
            Error,
            format!("this is version {found} of the file format, only {VERSION} is known"),
            format!("write `\"version\": {VERSION}`, or use a newer explainer-cards"),
        ),
        Misfit::NoCards => wording(
            "invalid",
            Error,
            "there are no cards",
            "an explainer needs at least one card",
        ),
        Misfit::TooManyCards => wording(
            "invalid",
            Error,
            format!("there are more than {MAX_CARDS} cards"),
            "make several explainers of it",
        ),
        Misfit::Unknown(fields) => {
            let name = document.string(entry);
            let help = match nearest(&name, fields) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("remove it, or use one of: {}", either(fields)),
            };
            wording(
                "unknown-field",
                Error,
                format!("the field `{name}` is not known here"),
                help,
            )
        }
        Misfit::Word(words) => {
            let help = match nearest(found.trim_matches('"'), words) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "use one of these words".to_owned(),
            };
            let message = format!("expected one of {}; found {found}", either(words));
            wording("unknown-word", Error, message, help)
        }
    }
}

/// What stands in the file, short enough for a message.
fn found(document: &Document, entry: u32) -> String {
    let raw = document.raw(entry);
    match document.entry(entry).kind {
        Kind::Array => "a list".to_owned(),
        Kind::Object => "an object".to_owned(),
        _ if raw.chars().count() > 40 => format!("{}…", raw.chars().take(39).collect::<String>()),
        _ => raw.to_owned(),
    }
}

fn link(fault: LinkFault, url: &str) -> Wording {
    let (what, help) = match fault {
        LinkFault::Control => (
            "has a space or an invisible character in it",
            "remove it, or write it as %20 and the like",
        ),
        LinkFault::Backslash => ("has a backslash in it", "write `/`"),
        LinkFault::Scheme => (
            "is no link that readers may be sent to",
            "links begin with https://, http://, mailto: or a single /",
        ),
        LinkFault::User => (
            "has a user name before its host, which hides where it leads",
            "remove everything up to the `@`",
        ),
        LinkFault::Host => (
            "has no proper host",
            "write a host name such as www.example.org; other scripts need their xn-- form",
        ),
    };
    wording("link", Error, format!("`{}` {what}", shorten(url)), help)
}

fn shorten(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        format!("{short}…")
    } else {
        short
    }
}

fn markup(kind: FaultKind, said: &str) -> Wording {
    let said = shorten(said);
    let (message, help) = match kind {
        FaultKind::Link(fault) => return link(fault, &said),
        FaultKind::Empty => (
            "this link has no text".to_owned(),
            "write what the link says: [text](https://…)",
        ),
        FaultKind::Target => (
            format!("`{said}` is no complete link"),
            "write [text](https://…), or `\\[` for a plain bracket",
        ),
        FaultKind::Unpaired => (
            format!("`{said}` has no partner"),
            "close it, or write a backslash before it to show it as it is",
        ),
        FaultKind::Term => (
            format!("`{said}` is no id of a term"),
            "write [[id]] or [[id|text]] with an id of the glossary: a-z, 0-9 and `-`",
        ),
        FaultKind::Source => (
            format!("`{said}` is no id of a source"),
            "write [^id] with an id of the sources: a-z, 0-9 and `-`",
        ),
        FaultKind::Nested => (
            "links, terms and citations can't stand inside each other".to_owned(),
            "end the first before the second begins",
        ),
        FaultKind::Depth => (
            format!("markup is nested more than {} deep", inline::MAX_DEPTH),
            "write it with less emphasis",
        ),
    };
    wording("markup", Error, message, help)
}

/// What breaks JSON itself: the message and the help.
pub fn syntax(kind: Syntax, said: &str) -> (String, String) {
    let (message, help): (String, &str) = match kind {
        Syntax::Empty => (
            "the file is empty".into(),
            "an explainer is one JSON object: { … }",
        ),
        Syntax::TooLarge => (
            format!("the file is larger than {} KiB", MAX_BYTES / 1024),
            "make several explainers of it",
        ),
        Syntax::Utf16 => (
            "the file is UTF-16".into(),
            "save it as UTF-8 in the settings of your editor",
        ),
        Syntax::Utf8 => (
            "the file is not UTF-8 from here on".into(),
            "save it as UTF-8 in the settings of your editor",
        ),
        Syntax::TooDeep => (
            format!("nested deeper than {MAX_DEPTH}"),
            "an explainer never needs more than 8",
        ),
        Syntax::TooManyKeys => (
            format!("an object has more than {MAX_KEYS} keys"),
            "no object of an explainer has as many",
        ),
        Syntax::Ends => (
            "the file ends too early".into(),
            "close what is open: look for a missing quote, ] or }",
        ),
        Syntax::Value => (
            "a value was expected here".into(),
            "write text in straight double quotes, a number, true, false, null, [ … ] or { … }",
        ),
        Syntax::Key => (
            "a field name was expected here".into(),
            "write it in straight double quotes: \"title\": …",
        ),
        Syntax::Colon => ("a colon was expected here".into(), "write \"name\": value"),
        Syntax::Comma => (
            "a comma is missing here".into(),
            "put a comma between two values; write a quote inside a text as \\\"",
        ),
        Syntax::TrailingComma => (
            "this comma has nothing after it".into(),
            "remove the comma after the last value",
        ),
        Syntax::Comment => ("JSON has no comments".into(), "remove it"),
        Syntax::Trailing => (
            "there is something after the end of the explainer".into(),
            "remove what follows the last }",
        ),
        Syntax::OpenString => (
            "this text is not closed".into(),
            "put a double quote at its end; write a quote inside it as \\\"",
        ),
        Syntax::Control => (
            "a line break, tab or control character stands in a text".into(),
            "write \\n for a line break, \\t for a tab, or make two paragraphs of it",
        ),
        Syntax::Escape => (
            "JSON does not know this escape".into(),
            "write a backslash as \\\\; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX",
        ),
        Syntax::Surrogate => (
            format!("`{said}` is half a character"),
            "write the character itself, or both halves of its surrogate pair",
        ),
        Syntax::Number => (
            format!("`{said}` is no number of JSON"),
            "write it without leading zero or plus, with a digit before and after the point: 0.5",
        ),
        Syntax::TooBig => (
            format!("`{said}` is too large"),
            "numbers have to be under 1e308",
        ),
        Syntax::DuplicateKey => (
            format!("the field {said} is there twice"),
            "remove one of the two",
        ),
    };
    (message, help.into())
}
