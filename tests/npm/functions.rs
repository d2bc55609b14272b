//! The functions of `explainer-cards/tools`.

use crate::installed::{fixtures, package, run};
use crate::tool::explainer_cards;
use explainer_cards::import;
use explainer_cards::render::Form;
use explainer_cards::templates::Template;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{env, fs};
use tempfile::TempDir;

/// What `functions.mjs` gets from the functions. Of a refusal it is the message.
#[derive(Deserialize)]
struct Said {
    /// The problems of all files, each checked alone, as JSON.
    problems: String,
    /// The problems of all files, checked together, as text.
    text: String,
    /// For each form, and `teaser`: for each file the result.
    written: BTreeMap<String, BTreeMap<String, Answer>>,
    /// For each source: the file and the report.
    imported: BTreeMap<String, Answer>,
    schema: Value,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Result(String),
    Refused(String),
}

/// Every fixture in a folder of its own, so that no file has another one beside it.
fn alone() -> (TempDir, Vec<String>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = |(index, file): (usize, &PathBuf)| {
        let name = file
            .file_name()
            .and_then(OsStr::to_str)
            .expect("plain names");
        let inside = format!("{index:03}");
        fs::create_dir(folder.path().join(&inside)).expect("there is room");
        let name = format!("{inside}/{name}");
        fs::copy(file, folder.path().join(&name)).expect("there is room");
        name
    };
    let names = fixtures().iter().enumerate().map(place).collect();
    (folder, names)
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

fn names_of_sources() -> Vec<String> {
    let entries = fs::read_dir(sources()).expect("it is there");
    let names = entries.map(|entry| entry.expect("it can be listed").file_name());
    let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    names.retain(|name| name.contains(".source."));
    names.sort();
    names
}

const OPTIONS: [&str; 3] = [
    "--url=https://news.example/{lang}/{id}",
    "--file-url=https://news.example/data/{id}.json",
    "--src=/data/{id}.json",
];

/// What the functions say in a runtime about all fixtures.
fn said(runtime: &OsStr, options: &[&str], folder: &Path, names: &[String]) -> Said {
    let input = json!({
        "folder": folder,
        "names": names,
        "forms": Form::ALL.map(Form::name),
        "sources": sources(),
        "sourceNames": names_of_sources(),
    });
    run(runtime, options, "functions.mjs", &input)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the tool writes UTF-8")
}

#[test]
fn the_functions_say_byte_for_byte_what_the_tool_says_about_every_fixture() {
    if package().is_none() {
        return;
    }
    let (folder, names) = alone();
    let said = said(OsStr::new("node"), &[], folder.path(), &names);
    let on_all = |options: &[&str]| {
        let mut arguments = vec!["check", "--no-config"];
        arguments.extend(options);
        arguments.extend(names.iter().map(String::as_str));
        explainer_cards(folder.path(), &arguments)
    };
    let native = text(on_all(&["--format", "json"]).stdout);
    assert!(native.len() > 50_000, "{} bytes", native.len());
    assert!(
        said.problems == native,
        "other problems than those of the tool"
    );
    let native = text(on_all(&[]).stderr);
    assert!(said.text == native, "other words than those of the tool");

    for form in Form::ALL {
        let command = [&["render", ".", "--to", form.name()], &OPTIONS[..]].concat();
        written_alike(&folder, &names, &said, form.suffixes()[0], &command);
    }
    written_alike(&folder, &names, &said, ".json", &["teaser", "."]);

    let schema = explainer_cards(folder.path(), &["schema"]);
    let native: Value = serde_json::from_slice(&schema.stdout).expect("it is JSON");
    assert_eq!(said.schema, native);
}

/// Compares the results of a command with the files that the tool writes.
fn written_alike(folder: &TempDir, names: &[String], said: &Said, suffix: &str, command: &[&str]) {
    let out = tempfile::tempdir().expect("a temporary folder");
    let path = out.path().to_str().expect("a plain path");
    explainer_cards(folder.path(), &[command, &["--out", path]].concat());
    let form = command.get(3).unwrap_or(&command[0]);
    let mut written = 0;
    for name in names.iter().filter(|name| !name.ends_with(".oembed.json")) {
        let stem = name.strip_suffix(".json").expect("they have it");
        let native = fs::read_to_string(out.path().join(format!("{stem}{suffix}"))).ok();
        written += usize::from(native.is_some());
        match (&said.written[*form][name], native) {
            (Answer::Result(text), Some(native)) => {
                assert!(*text == native, "{form} of {name} differs from the tool's");
            }
            (Answer::Refused(_), None) => {}
            (answer, _) => panic!("{form} of {name}: {answer:?}"),
        }
    }
    assert!(written > 15, "only {written} of {form}");
}

#[test]
fn sources_of_other_formats_are_imported_as_by_the_tool() {
    if package().is_none() {
        return;
    }
    let said = said(OsStr::new("node"), &[], Path::new("."), &[]);
    for name in names_of_sources() {
        let output = explainer_cards(&sources(), &["import", &name]);
        let (file, report) = (text(output.stdout), text(output.stderr));
        let native = if file.is_empty() {
            Answer::Refused(report.trim_end().to_owned())
        } else {
            Answer::Result(file + &report)
        };
        assert_eq!(said.imported[&name], native, "{name}");
    }
}

#[test]
fn bun_and_deno_get_the_same_bytes_as_node() {
    if package().is_none() {
        return;
    }
    let (folder, names) = alone();
    // One of each kind is enough to tell whether the runtime loads and calls the wasm.
    let some: Vec<String> = names.iter().step_by(9).cloned().collect();
    let node = said(OsStr::new("node"), &[], folder.path(), &some);
    for (program, options) in [
        ("BUN", &[][..]),
        ("DENO", &["run", "--allow-read", "--allow-env"]),
    ] {
        let Some(program) = env::var_os(program) else {
            continue;
        };
        let other = said(&program, options, folder.path(), &some);
        assert_eq!(other.problems, node.problems, "{program:?}");
        assert_eq!(other.text, node.text, "{program:?}");
        assert_eq!(other.written, node.written, "{program:?}");
        assert_eq!(other.imported, node.imported, "{program:?}");
    }
}

#[test]
fn the_functions_work_as_their_types_say() {
    if package().is_none() {
        return;
    }
    let failed: Vec<String> = run(&OsString::from("node"), &[], "calls.mjs", &Value::Null);
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn the_types_name_every_form_format_and_template() {
    let types = include_str!("../../publish/npm/tools/index.d.ts");
    let names = Form::ALL
        .map(Form::name)
        .into_iter()
        .chain(import::Format::ALL.map(import::Format::name))
        .chain(Template::ALL.map(Template::name));
    for name in names {
        assert!(types.contains(&format!("\"{name}\"")), "{name}");
    }
}
