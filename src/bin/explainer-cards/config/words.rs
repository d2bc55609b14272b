//! The words for what is wrong with `explainer-cards.toml`: what is wrong, what was expected, what to type.

use explainer_cards::check::{listed, nearest, quoted};
use toml::de::DeValue;

type Words = [String; 3];

/// Not UTF-8.
pub fn encoding() -> Words {
    [
        "invalid UTF-8",
        "expected UTF-8 from here on",
        "save the file as UTF-8",
    ]
    .map(str::to_owned)
}

/// No TOML, for the reason that the parser gives.
pub fn syntax(reason: &str) -> Words {
    [
        "invalid TOML".to_owned(),
        reason.replace('\n', ", "),
        "write it as in `unused-term = \"off\"`, with tables such as `[rules]`".to_owned(),
    ]
}

/// A name that isn't one of those that are known.
pub fn unknown(what: &str, name: &str, known: &[&str]) -> Words {
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if what == "rule" => {
            "write one that `check` prints in brackets after the severity".to_owned()
        }
        None => "write one of these".to_owned(),
    };
    let label = match what {
        "rule" => "expected the name of a rule".to_owned(),
        _ => format!("expected one of {}", listed(known.iter().copied())),
    };
    [format!("unknown {what} {}", quoted(name)), label, help]
}

/// A rule that can't be changed.
pub fn fixed(name: &str) -> Words {
    [
        format!("rule `{name}` in the settings"),
        "expected a rule that can be changed".to_owned(),
        "remove it: the widget refuses files that break this rule".to_owned(),
    ]
}

/// A value of another type.
pub fn unfit(value: &DeValue, expected: &str, help: &str) -> Words {
    let message = match value {
        DeValue::String(text) => format!("unexpected text {}", quoted(text)),
        DeValue::Array(_) => "unexpected list".to_owned(),
        other => format!("unexpected {}", other.type_str()),
    };
    [message, format!("expected {expected}"), help.to_owned()]
}

/// A key that an allowance lacks.
pub fn missing(key: &str) -> Words {
    let example = match key {
        "file" => "hbm.fr.json",
        "pointer" => "/cards/2/body/0",
        "rule" => "long-paragraph",
        _ => "why the problem is to stay",
    };
    [
        format!("missing key `{key}`"),
        format!("expected `{key}` in this table"),
        format!("add `{key} = \"{example}\"`"),
    ]
}

/// A file that there isn't.
pub fn no_file(path: &str) -> Words {
    [
        format!("allowance for a missing file {}", quoted(path)),
        "expected the path of a file, seen from this one".to_owned(),
        "correct the path, or remove the allowance".to_owned(),
    ]
}

/// A text that says nothing.
pub fn empty(key: &str) -> Words {
    let help = match key {
        "reason" => "write why the problem is to stay",
        "file" => "write the path of the explainer, seen from this file",
        _ => "write the name of the rule",
    };
    [
        format!("empty `{key}`"),
        "expected at least one word".to_owned(),
        help.to_owned(),
    ]
}
