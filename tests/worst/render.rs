//! Explainer files for which `render` would be slow if it searched a whole text or list for each of many items.
//!
//! `tests/render/growth.rs` tests how the time grows with their size, `benches/render.rs` prints it.

use std::fmt::Write;

/// A kind of file that can be generated in any size.
pub struct Case {
    /// The items that are repeated.
    pub name: &'static str,
    /// Generates a file with so many items.
    pub file: fn(usize) -> String,
}

/// All cases.
pub const CASES: &[Case] = &[
    Case {
        name: "authors",
        file: authors,
    },
    Case {
        name: "figures of one unit",
        file: |n| figures(n, |_| "m".to_owned()),
    },
    Case {
        name: "figures of different units",
        file: |n| figures(n, |index| format!("u{index}")),
    },
    Case {
        name: "figures far from their sources",
        file: figures_with_sources,
    },
    Case {
        name: "citations far from their sources",
        file: |n| cited(n, |index| n - 1 - index),
    },
    Case {
        name: "citations of one source",
        file: |n| cited(n, |_| n - 1),
    },
    Case {
        name: "sources of one id",
        file: sources_of_one_id,
    },
    Case {
        name: "sources cited in every card",
        file: cited_in_every_card,
    },
    Case {
        name: "terms far from their definitions",
        file: terms,
    },
    Case {
        name: "terms that link to the next term",
        file: chain_of_terms,
    },
    Case {
        name: "terms without a name",
        file: nameless_terms,
    },
    Case {
        name: "aliases",
        file: aliases,
    },
    Case {
        name: "changes",
        file: changes,
    },
    Case {
        name: "translations",
        file: translations,
    },
    Case {
        name: "events",
        file: |n| {
            section("events", n, |_| {
                r#"{"date":"2025-01-02","title":"a"}"#.to_owned()
            })
        },
    },
    Case {
        name: "groups",
        file: |n| section("groups", n, group),
    },
    Case {
        name: "groups without an id",
        file: |n| section("groups", n, |_| group(0).replace("g0", "")),
    },
    Case {
        name: "questions",
        file: |n| {
            section("questions", n, |_| {
                r#"{"question":"a","answer":"b"}"#.to_owned()
            })
        },
    },
    Case {
        name: "views",
        file: |n| section("views", n, |_| r#"{"name":"a","text":"b"}"#.to_owned()),
    },
    Case {
        name: "unknowns",
        file: |n| section("unknowns", n, |_| r#""a""#.to_owned()),
    },
    Case {
        name: "items of `next`",
        file: |n| section("next", n, |_| r#"{"date":"2025","text":"b"}"#.to_owned()),
    },
    Case {
        name: "paragraphs",
        file: |n| section("body", n, |_| r#""a""#.to_owned()),
    },
    Case {
        name: "options of a quiz",
        file: options,
    },
    Case {
        name: "cells",
        file: |n| table(n, |_| 4),
    },
    Case {
        name: "rows shorter than the first",
        file: |n| table(n, |row| if row == 0 { n } else { 0 }),
    },
    Case {
        name: "words",
        file: |n| text("word ", n),
    },
    Case {
        name: "letters without a space",
        file: |n| text("a", n),
    },
    Case {
        name: "letters between which lines can break",
        file: |n| text("潮", n),
    },
    Case {
        name: "brackets without a meaning",
        file: |n| text("[", n),
    },
    Case {
        name: "stars",
        file: |n| text("*a", n),
    },
    Case {
        name: "strong words",
        file: |n| text("**a** ", n),
    },
    Case {
        name: "paths",
        file: |n| text("[a](/b)", n),
    },
    Case {
        name: "punctuation",
        file: |n| text("<&|`_.1)", n),
    },
    Case {
        name: "control characters",
        file: |n| text("\\u0001", n),
    },
    Case {
        name: "line breaks",
        file: |n| text("a\\n", n),
    },
    Case {
        name: "letters of right-to-left scripts",
        file: |n| text("א", n),
    },
    Case {
        name: "names under a long language tag",
        file: long_tag,
    },
];

/// So many items separated by commas.
fn list(n: usize, item: impl Fn(usize) -> String) -> String {
    let mut list = String::new();
    for index in 0..n {
        list.push_str(if index > 0 { ",\n" } else { "" });
        list.push_str(&item(index));
    }
    list
}

/// A file with one card, with additional fields for the file and the card.
fn file(fields: &str, card: &str) -> String {
    with_cards(fields, &self::card(0, card))
}

fn with_cards(fields: &str, cards: &str) -> String {
    format!(
        r#"{{"version":1,"id":"a","lang":"en","title":"T","summary":"S","updated":"2025-01-02"{fields},"cards":[{cards}]}}"#
    )
}

fn card(index: usize, fields: &str) -> String {
    format!(r#"{{"id":"c{index}","kind":"why","title":"T","summary":"S"{fields}}}"#)
}

/// A card with so many items in a section.
fn section(name: &str, n: usize, item: impl Fn(usize) -> String) -> String {
    file("", &format!(r#","{name}":[{}]"#, list(n, item)))
}

/// A file with one paragraph that repeats a text. Twenty times for each item, because text is processed faster than
/// items that are looked up.
fn text(piece: &str, n: usize) -> String {
    section("body", 1, |_| format!(r#""{}""#, piece.repeat(20 * n)))
}

fn authors(n: usize) -> String {
    let author = |index| format!(r#"{{"name":"A{index}","url":"/a"}}"#);
    file(&format!(r#","authors":[{}]"#, list(n, author)), "")
}

fn figures(n: usize, unit: fn(usize) -> String) -> String {
    let figure = |index| {
        format!(
            r#"{{"value":{index},"unit":"{}","label":"a","bar":true}}"#,
            unit(index)
        )
    };
    section("figures", n, figure)
}

fn source(index: usize) -> String {
    format!(r#"{{"id":"s{index}","title":"a"}}"#)
}

fn sources(n: usize) -> String {
    format!(r#","sources":[{}]"#, list(n, source))
}

fn figures_with_sources(n: usize) -> String {
    let figure = |index| format!(r#"{{"value":1,"label":"a","source":"s{}"}}"#, n - 1 - index);
    file(&sources(n), &format!(r#","figures":[{}]"#, list(n, figure)))
}

/// A file with as many citations as sources, a hundred in each paragraph. `source` returns the index of the cited one.
fn cited(n: usize, source: impl Fn(usize) -> usize) -> String {
    let citation = |index| {
        let mut text = String::new();
        write!(text, "[^s{}]", source(index)).expect("writing to a string");
        text.push_str(if index % 100 == 99 { "\",\"" } else { "" });
        text
    };
    let texts: String = (0..n).map(citation).collect();
    file(&sources(n), &format!(r#","body":["{texts}"]"#))
}

/// The numbers, each between two texts.
fn joined(numbers: impl Iterator<Item = usize>, before: &str, after: &str) -> String {
    numbers.fold(String::new(), |text, number| {
        text + before + &number.to_string() + after
    })
}

fn sources_of_one_id(n: usize) -> String {
    let sources = list(n, |_| source(0));
    let text = "[^s0]".repeat(n);
    file(
        &format!(r#","sources":[{sources}]"#),
        &format!(r#","body":["{text}"]"#),
    )
}

fn cited_in_every_card(n: usize) -> String {
    let sources_of_all = n / 150 + 1;
    let text = joined(0..sources_of_all, "[^s", "]");
    let cards = list(150, |index| card(index, &format!(r#","body":["{text}"]"#)));
    with_cards(&sources(sources_of_all), &cards)
}

fn term(index: usize, definition: &str) -> String {
    format!(r#"{{"id":"t{index}","term":"a","definition":"{definition}"}}"#)
}

fn glossary(terms: &str) -> String {
    format!(r#","glossary":[{terms}]"#)
}

fn terms(n: usize) -> String {
    let terms = glossary(&list(n, |index| term(index, "b")));
    let text = joined((0..n).rev(), "[[t", "]] ");
    file(&terms, &format!(r#","body":["{text}"]"#))
}

fn chain_of_terms(n: usize) -> String {
    let terms = list(n, |index| term(index, &format!("[[t{}]]", index + 1)));
    file(&glossary(&terms), r#","body":["[[t0]]"]"#)
}

fn nameless_terms(n: usize) -> String {
    let terms = glossary(r#"{"id":"t","term":"","definition":"a"}"#);
    file(&terms, &format!(r#","body":["{}"]"#, "[[t]]".repeat(n)))
}

fn aliases(n: usize) -> String {
    let aliases = list(n, |_| r#""a""#.to_owned());
    file(
        &glossary(&format!(
            r#"{{"id":"t","term":"a","aliases":[{aliases}],"definition":"a"}}"#
        )),
        "",
    )
}

fn changes(n: usize) -> String {
    let change =
        |_| r#"{"date":"2025-01-02","type":"correction","card":"c149","text":"a"}"#.to_owned();
    with_cards(
        &format!(r#","changes":[{}]"#, list(n, change)),
        &list(150, |index| card(index, "")),
    )
}

fn translations(n: usize) -> String {
    let other = |index| format!(r#"{{"lang":"x{index}","href":"a.json"}}"#);
    file(&format!(r#","translations":[{}]"#, list(n, other)), "")
}

fn group(index: usize) -> String {
    format!(r#"{{"id":"g{index}","name":"a","impact":"mixed","text":"b"}}"#)
}

fn options(n: usize) -> String {
    let options = list(n, |_| {
        r#"{"text":"a","correct":true,"explanation":"b"}"#.to_owned()
    });
    file(
        "",
        &format!(r#","quiz":{{"question":"a","options":[{options}]}}"#),
    )
}

/// A table with so many rows. `cells` returns the number of cells in a row.
fn table(n: usize, cells: impl Fn(usize) -> usize) -> String {
    let row = |row| format!("[{}]", list(cells(row), |_| r#""a""#.to_owned()));
    let rows = list(n, row);
    file(
        "",
        &format!(r#","table":{{"caption":"a","columns":["a"],"rows":[{rows}]}}"#),
    )
}

/// A file of which half is the language tag.
fn long_tag(n: usize) -> String {
    let authors = list(n, |_| r#"{"name":"a"}"#.to_owned());
    let figures = list(n, |_| r#"{"value":1,"unit":"%","label":"a"}"#.to_owned());
    let fields = format!(r#","authors":[{authors}]"#);
    let file = file(&fields, &format!(r#","figures":[{figures}]"#));
    file.replacen("\"en\"", &format!("\"{}\"", "a".repeat(50 * n)), 1)
}
