//! `explainer-cards import`: its arguments, where it writes, and its exit status.

use crate::said::said;
use crate::tool::explainer_cards;
use std::fs;
use tempfile::TempDir;

const DOCUMENT: &str = "# The tram\n\nIt is late.\n\n## Why?\n\nThe bridge is too weak.\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("tram.md"), DOCUMENT).expect("a file");
    folder
}

#[test]
fn what_is_imported_whole_ends_with_0() {
    let folder = folder();
    let (status, text, errors) = said(explainer_cards(
        folder.path(),
        &["import", "tram.md", "--lang", "en"],
    ));
    assert_eq!(status, Some(0), "{errors}");
    assert!(text.contains("\"title\": \"The tram\""), "{text}");
    assert_eq!(
        errors,
        "tram.md imported as markdown, without losses\n\
         help: `explainer-cards check FILE` lists what is still to be written\n"
    );
}

#[test]
fn the_result_is_written_into_a_new_file_only() {
    let folder = folder();
    let arguments = ["import", "tram.md", "--lang", "en", "--out", "tram.en.json"];
    let (status, text, errors) = said(explainer_cards(folder.path(), &arguments));
    assert_eq!((status, &*text), (Some(0), ""), "{errors}");
    assert!(
        errors.contains("`explainer-cards check tram.en.json`"),
        "{errors}"
    );
    let written = fs::read_to_string(folder.path().join("tram.en.json")).expect("the file");
    fs::write(folder.path().join("tram.md"), "# Another\n\nText.").expect("a file");
    let (status, text, errors) = said(explainer_cards(folder.path(), &arguments));
    assert_eq!(
        (status, &*text, &*errors),
        (
            Some(2),
            "",
            "error: `tram.en.json` exists; use another name\n"
        )
    );
    let now = fs::read_to_string(folder.path().join("tram.en.json")).expect("the file");
    assert_eq!(now, written);
}

#[test]
fn id_and_title_of_the_arguments_are_used() {
    let folder = folder();
    let arguments = [
        "import",
        "tram.md",
        "--lang",
        "EN-gb",
        "--id",
        "harbour",
        "--title",
        "Late again",
    ];
    let (status, text, errors) = said(explainer_cards(folder.path(), &arguments));
    assert_eq!(status, Some(1));
    for field in [
        "\"id\": \"harbour\"",
        "\"title\": \"Late again\"",
        "\"lang\": \"en-GB\"",
    ] {
        assert!(text.contains(field), "{text}");
    }
    assert!(errors.contains("title of the source left out"), "{errors}");
    assert!(errors.contains("= lost: The tram\n"), "{errors}");
}

#[test]
fn a_format_is_forced_by_its_name() {
    let folder = folder();
    let arguments = ["import", "tram.md", "--lang", "en", "--from", "html"];
    let (_, text, errors) = said(explainer_cards(folder.path(), &arguments));
    assert!(errors.contains("imported as html"), "{errors}");
    assert!(text.contains("# The tram It is late. ## Why?"), "{text}");
}

#[test]
fn what_cant_be_imported_is_reported_with_what_to_do() {
    let folder = folder();
    let files = [
        ("broken.json", "{\"events\": [,]}"),
        ("other.json", "{\"names\": []}"),
        ("explainer.json", "{\"version\": 1, \"cards\": []}"),
        ("empty.md", " \n"),
        ("bare.md", DOCUMENT),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    fs::write(
        folder.path().join("latin1.csv"),
        b"Year,Headline\n2024,\xe9",
    )
    .expect("a file");
    for (arguments, status, message) in [
        (&["broken.json", "--lang", "en"][..], 1, "error[syntax]: "),
        (
            &["other.json", "--lang", "en"],
            1,
            "error: other.json: JSON of an unknown kind\nhelp: name its format by `--from`: `timeline-js`, ",
        ),
        (
            &["explainer.json", "--lang", "en"],
            1,
            "error: explainer.json: this is an explainer file already\n\
             help: `explainer-cards check explainer.json` checks it\n",
        ),
        (
            &["empty.md", "--lang", "en"],
            1,
            "error: empty.md: nothing to import: the source has no text for a card\n",
        ),
        (
            &["bare.md"],
            2,
            "error: bare.md doesn't name its language; add `--lang TAG`, such as `--lang en`\n",
        ),
        (
            &["bare.md", "--lang", "french!"],
            2,
            "error: invalid language tag `french!`; write one such as `fr`, `en-GB` or `zh-Hans`\n",
        ),
        (
            &["bare.md", "--lang", "en", "--id", "Größe"],
            2,
            "error: invalid id `Größe`; use only `a-z`, `0-9` and `-`\n",
        ),
        (
            &["missing.md", "--lang", "en"],
            2,
            "error: missing.md can't be read: ",
        ),
        (
            &["latin1.csv", "--lang", "en"],
            2,
            "error: latin1.csv isn't UTF-8; save it as UTF-8, such as `CSV UTF-8` in Excel\n",
        ),
    ] {
        let all: Vec<&str> = std::iter::once("import")
            .chain(arguments.iter().copied())
            .collect();
        let (found, text, errors) = said(explainer_cards(folder.path(), &all));
        assert_eq!(
            (found, &*text),
            (Some(status), ""),
            "{arguments:?}: {errors}"
        );
        assert!(errors.starts_with(message), "{arguments:?}: {errors}");
    }
}
