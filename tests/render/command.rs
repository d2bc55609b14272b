//! The command `explainer-cards render`.

use crate::watching::Watching;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// A folder with `a.json`, `deep/b.json` and a file that isn't an explainer.
fn newsroom() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir(folder.path().join("deep")).unwrap();
    fs::copy(fixture("valid/minimal.json"), folder.path().join("a.json")).unwrap();
    fs::copy(
        fixture("valid/full.json"),
        folder.path().join("deep/b.json"),
    )
    .unwrap();
    fs::write(folder.path().join("note.txt"), "no explainer").unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_explainer-cards"));
    command.arg("render").args(arguments).current_dir(folder);
    command
}

fn render(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command(folder, arguments).output().expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
    (status.code(), text(stdout), text(stderr))
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = entries.into_iter().map(|entry| entry.unwrap());
    let files = files.filter(|entry| entry.file_type().is_file());
    let name = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).unwrap();
        path.display().to_string()
    };
    files.map(name).collect()
}

#[test]
fn an_embed_refers_to_the_given_file_and_styles() {
    let folder = newsroom();
    let (status, html, _) = render(
        folder.path(),
        &[
            "deep/b.json",
            "--to=embed",
            "--src=/explainers/{name}.{lang}.json",
            "--assets=/widget",
            "--heading-level=3",
        ],
    );
    assert_eq!(status, Some(0));
    let start = "<section>\n<explainer-cards src=\"/explainers/b.en.json\" heading-level=\"3\">\
                 <template shadowrootmode=\"open\">\
                 <link rel=\"stylesheet\" href=\"/widget/explainer-cards.css\">";
    assert!(html.starts_with(start), "{html}");
    assert!(html.contains("<h3 class=\"title\""), "{html}");
}

#[test]
fn an_embed_contains_its_file_and_styles_by_default() {
    let folder = newsroom();
    let (status, html, _) = render(folder.path(), &["a.json", "--to=embed"]);
    assert_eq!(status, Some(0));
    let start = "<section>\n<explainer-cards><template shadowrootmode=\"open\">\
                 <div class=\"root\" data-static=\"\" hidden><style>\n";
    assert!(html.starts_with(start), "{html}");
    assert!(
        html.contains("<div hidden><script type=\"application/json\">\n{\n"),
        "{html}"
    );
}

#[test]
fn the_styles_of_an_embed_follow_the_argument() {
    let folder = newsroom();
    let start = |arguments: &[&str]| {
        let arguments = [&["a.json", "--to=embed", "--src=/a.json"], arguments].concat();
        let (status, html, err) = render(folder.path(), &arguments);
        assert_eq!(status, Some(0), "{err}");
        let (_, content) = html.split_once("mode=\"open\">").expect("a template");
        content.lines().next().unwrap_or_default().to_owned()
    };
    let root = "<div class=\"root\" data-static=\"/a.json\"";
    let inline = start(&["--assets=/widget", "--styles=inline"]);
    assert_eq!(inline, [root, " hidden><style>"].concat());
    let link = "<link rel=\"stylesheet\" href=\"/widget/explainer-cards.css\">";
    let linked = start(&["--assets=/widget", "--styles=link"]);
    assert!(
        linked.starts_with(&[link, root, "><div"].concat()),
        "{linked}"
    );
    let none = start(&["--assets=/widget", "--styles=none"]);
    assert!(none.starts_with(&[root, "><div"].concat()), "{none}");
}

#[test]
fn a_link_to_the_styles_needs_their_address() {
    let folder = newsroom();
    let (status, _, err) = render(folder.path(), &["a.json", "--to=embed", "--styles=link"]);
    assert_eq!(status, Some(2));
    assert_eq!(
        err,
        "error: `--styles link` needs the folder with the widget's files; add `--assets URL`\n"
    );
}

#[test]
fn one_file_goes_to_standard_output() {
    let folder = newsroom();
    let (status, out, err) = render(folder.path(), &["a.json", "--to", "text"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(
        out.starts_with("Explainer\n\nWhy are there tides?\n===="),
        "{out}"
    );
    assert_eq!(files(folder.path()), ["a.json", "deep/b.json", "note.txt"]);
}

#[test]
fn both_parts_of_a_newsletter_can_go_to_standard_output() {
    let folder = newsroom();
    let part = |arguments: &[&str]| {
        let arguments = [&["a.json", "--to=newsletter"], arguments].concat();
        let (status, out, err) = render(folder.path(), &arguments);
        assert_eq!((status, err.as_str()), (Some(0), ""));
        out
    };
    render(folder.path(), &["a.json", "--to=newsletter", "--out=out"]);
    let written = |name: &str| fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    let html = written("a.newsletter.html");
    assert_eq!(part(&[]), html);
    assert_eq!(part(&["--part=html"]), html);
    assert_eq!(part(&["--part=text"]), written("a.newsletter.txt"));
    let (_, message, _) = render(folder.path(), &["a.json", "--to=mail"]);
    assert!(
        message.starts_with("Subject: Why are there tides?\n"),
        "{message}"
    );
}

#[test]
fn dates_and_numbers_are_written_in_the_language_of_the_file() {
    let folder = newsroom();
    let french = fs::read_to_string(folder.path().join("deep/b.json")).unwrap();
    let french = french.replace("\"lang\": \"en\"", "\"lang\": \"fr\"");
    fs::write(folder.path().join("f.json"), french).unwrap();
    let (_, out, _) = render(folder.path(), &["f.json", "--to", "text"]);
    assert!(out.contains("\nMis à jour le 2 mars 2025\n"), "{out}");
    assert!(out.contains("\u{a0}: 12,40\u{a0}m[1]\n"), "{out}");
}

#[test]
fn a_dash_reads_standard_input() {
    let folder = newsroom();
    let file = fs::File::open(folder.path().join("a.json")).unwrap();
    let mut command = command(folder.path(), &["-", "--to", "markdown"]);
    let output = command.stdin(file).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("\n# Why are there tides?\n"));
}

#[test]
fn a_folder_is_rendered_with_its_subfolders() {
    let folder = newsroom();
    let (status, out, err) = render(folder.path(), &[".", "--to", "newsletter", "--out", "out"]);
    assert_eq!((status, out.as_str()), (Some(0), ""), "{err}");
    assert_eq!(err, "4 files written, 0 unchanged\n");
    assert_eq!(
        files(&folder.path().join("out")),
        [
            "a.newsletter.html",
            "a.newsletter.txt",
            "deep/b.newsletter.html",
            "deep/b.newsletter.txt"
        ]
    );
}

#[test]
fn a_pattern_selects_the_matching_files() {
    let folder = newsroom();
    let (status, _, err) = render(
        folder.path(),
        &["**/b*.json", "--to", "text", "--out", "out"],
    );
    assert_eq!(
        (status, err.as_str()),
        (Some(0), "1 file written, 0 unchanged\n")
    );
    assert_eq!(files(&folder.path().join("out")), ["deep/b.txt"]);
}

#[test]
fn a_file_given_twice_is_written_once() {
    let folder = newsroom();
    let arguments = [
        "a.json", "./a.json", "*.json", "--to", "text", "--out", "out",
    ];
    let (_, _, err) = render(folder.path(), &arguments);
    assert_eq!(err, "1 file written, 0 unchanged\n");
}

#[test]
fn oembed_answers_in_a_folder_are_skipped() {
    let folder = newsroom();
    let arguments = [
        ".",
        "--to",
        "oembed",
        "--out",
        ".",
        "--url",
        "https://post.example/{name}",
    ];
    let (status, _, err) = render(folder.path(), &arguments);
    assert_eq!(
        (status, err.as_str()),
        (Some(0), "2 files written, 0 unchanged\n")
    );
    let (status, _, err) = render(folder.path(), &arguments);
    assert_eq!(
        (status, err.as_str()),
        (Some(0), "0 files written, 2 unchanged\n")
    );
    let answer = fs::read_to_string(folder.path().join("deep/b.oembed.json")).unwrap();
    assert!(
        answer.contains("https://post.example/deep/b\\\""),
        "{answer}"
    );
}

#[test]
fn a_file_that_would_not_change_is_not_written() {
    let folder = newsroom();
    let arguments = [".", "--to", "text", "--out", "out"];
    render(folder.path(), &arguments);
    let written = |name| fs::metadata(folder.path().join("out").join(name)).unwrap();
    let before =
        ["a.txt", "deep/b.txt"].map(|name| (written(name).ino(), written(name).mtime_nsec()));
    let minimal = fs::read_to_string(folder.path().join("a.json")).unwrap();
    fs::write(
        folder.path().join("a.json"),
        minimal.replace("tides?", "waves?"),
    )
    .unwrap();
    let (status, _, err) = render(folder.path(), &arguments);
    assert_eq!(
        (status, err.as_str()),
        (Some(0), "1 file written, 1 unchanged\n")
    );
    let after =
        ["a.txt", "deep/b.txt"].map(|name| (written(name).ino(), written(name).mtime_nsec()));
    assert_ne!(before[0], after[0]);
    assert_eq!(before[1], after[1]);
}

#[test]
fn outputs_are_readable_by_others_and_no_temporary_file_stays() {
    let folder = newsroom();
    render(folder.path(), &["a.json", "--to", "text", "--out", "out"]);
    let rendered = fs::metadata(folder.path().join("out/a.txt")).unwrap();
    // A new file has the mode that the umask allows.
    fs::write(folder.path().join("new"), "").unwrap();
    let new = fs::metadata(folder.path().join("new")).unwrap();
    assert_eq!(rendered.mode(), new.mode());
    assert_eq!(files(&folder.path().join("out")), ["a.txt"]);
}

#[test]
fn an_invalid_file_is_reported_and_the_others_are_rendered() {
    let folder = newsroom();
    fs::copy(
        fixture("invalid/missing-comma.json"),
        folder.path().join("c.json"),
    )
    .unwrap();
    let (status, _, said) = render(folder.path(), &[".", "--to", "text", "--out", "out"]);
    assert_eq!(status, Some(1));
    let mut check = Command::new(env!("CARGO_BIN_EXE_explainer-cards"));
    let checked = check.args(["check", "./c.json"]).current_dir(folder.path());
    let checked = String::from_utf8(checked.output().unwrap().stderr).unwrap();
    assert_eq!(said, checked + "2 files written, 0 unchanged\n");
    assert_eq!(files(&folder.path().join("out")), ["a.txt", "deep/b.txt"]);
}

#[test]
fn a_file_with_other_problems_is_rendered() {
    let folder = newsroom();
    fs::copy(fixture("invalid/bad-id.json"), folder.path().join("c.json")).unwrap();
    let (status, out, err) = render(folder.path(), &["c.json", "--to", "text"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(!out.is_empty());
}

#[test]
fn an_unreadable_file_is_named_and_the_others_are_rendered() {
    let folder = newsroom();
    let arguments = ["no-such.json", "a.json", "--to", "text", "--out", "out"];
    let (status, _, err) = render(folder.path(), &arguments);
    assert_eq!(status, Some(2));
    assert_eq!(
        err,
        "error: no-such.json can't be read: No such file or directory (os error 2)\n\
         1 file written, 0 unchanged\n"
    );
}

#[test]
fn an_unwritable_path_is_named() {
    let folder = newsroom();
    let arguments = ["a.json", "--to", "text", "--out", "note.txt"];
    let (status, _, err) = render(folder.path(), &arguments);
    assert_eq!(status, Some(2));
    assert_eq!(
        err,
        "error: note.txt/a.txt can't be written: File exists (os error 17)\n\
         0 files written, 0 unchanged\n"
    );
}

#[test]
fn a_file_that_lacks_needed_fields_is_named() {
    let folder = newsroom();
    let arguments = ["a.json", "--to", "feed", "--url", "https://post.example/"];
    let (status, out, err) = render(folder.path(), &arguments);
    assert_eq!((status, out.as_str()), (Some(1), ""));
    assert_eq!(
        err,
        "error: a.json: `feed` needs the day on which the explainer was published or updated; \
         add `published` or `updated` to the file\n"
    );
}

#[test]
fn arguments_are_checked_before_anything_is_written() {
    let folder = newsroom();
    fs::copy(
        folder.path().join("a.json"),
        folder.path().join("deep/a.json"),
    )
    .unwrap();
    let both =
        "`a.json` and `deep/a.json` would both be written to `out/a.txt`; use different folders";
    let cases: [(&[&str], &str); 8] = [
        (
            &["a.json", "--to", "text", "--part", "text"],
            "`--part` applies only to `newsletter`; `text` has one part",
        ),
        (
            &["a.json", "deep/b.json", "--to", "text"],
            "several files need an output folder; add `--out DIR`",
        ),
        (
            &["-", "--to", "text", "--out", "out"],
            "standard input has no file name; remove `--out`",
        ),
        (
            &["a.json", "deep/a.json", "--to", "text", "--out", "out"],
            both,
        ),
        (&["x*.json", "--to", "text"], "no file matches `x*.json`"),
        (
            &["***.json", "--to", "text"],
            "invalid pattern `***.json`: Pattern syntax error near position 2: wildcards are either \
             regular `*` or recursive `**`",
        ),
        (
            &["a.json", "--to", "feed"],
            "`feed` needs the address of the page that shows the explainer; add `--url URL`",
        ),
        (&["empty", "--to", "text"], "no `*.json` files in `empty`"),
    ];
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (arguments, message) in cases {
        let (status, out, err) = render(folder.path(), arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert_eq!(err, format!("error: {message}\n"), "{arguments:?}");
        assert!(!folder.path().join("out").exists(), "{arguments:?}");
    }
}

#[test]
fn invalid_arguments_exit_with_2_and_a_reason() {
    let folder = newsroom();
    let cases: [(&[&str], &str); 7] = [
        (&["a.json"], "--to <FORM>"),
        (
            &[
                "a.json",
                "--to",
                "newsletter",
                "--out",
                "out",
                "--part",
                "text",
            ],
            "'--out <DIR>' cannot be used with '--part <PART>'",
        ),
        (
            &["a.json", "--to", "pdf"],
            "[possible values: embed, section, page, text, markdown, newsletter, mail,",
        ),
        (&["a.json", "--to", "text", "--watch"], "--out <DIR>"),
        (
            &["a.json", "--to", "text", "--url", "/tides"],
            "relative URL without a base; expected an address that begins with `https://` or `http://`",
        ),
        (
            &["a.json", "--to", "text", "--url", "javascript:alert(1)"],
            "expected an address that begins with `https://` or `http://`",
        ),
        (
            &[
                "a.json",
                "--to",
                "text",
                "--url",
                "https://post.example/{slug}",
            ],
            "unknown placeholder; expected `{name}`, `{id}` or `{lang}`",
        ),
    ];
    for (arguments, message) in cases {
        let (status, _, err) = render(folder.path(), arguments);
        assert_eq!(status, Some(2), "{arguments:?}");
        assert!(err.contains(message), "{arguments:?}: {err}");
    }
}

#[test]
fn an_address_can_contain_the_name_id_and_language_of_the_file() {
    let folder = newsroom();
    let url = "https://post.example/{lang}/{id}?from={name}";
    let arguments = ["deep/b.json", "--to", "jsonld", "--url", url];
    let (status, out, _) = render(folder.path(), &arguments);
    assert_eq!(status, Some(0));
    assert!(
        out.contains("\"https://post.example/en/tide?from=b\""),
        "{out}"
    );
}

#[test]
fn the_pages_of_translations_are_named_as_far_as_the_address_tells_them_apart() {
    let folder = newsroom();
    let file = fs::read_to_string(folder.path().join("deep/b.json")).unwrap();
    let elsewhere = file.replace("\"tide.fr.json\"", "\"../fr/tide.json\"");
    assert_ne!(file, elsewhere);
    fs::write(folder.path().join("deep/c.json"), elsewhere).unwrap();
    for (file, url, french) in [
        (
            "deep/b.json",
            "https://post.example/{lang}/{id}",
            Some("https://post.example/fr/tide"),
        ),
        (
            "deep/b.json",
            "https://post.example/{name}",
            Some("https://post.example/tide.fr"),
        ),
        (
            "deep/c.json",
            "https://post.example/{lang}/{id}",
            Some("https://post.example/fr/tide"),
        ),
        ("deep/c.json", "https://post.example/{name}", None),
        ("deep/b.json", "https://post.example/tides", None),
    ] {
        let (status, page, _) = render(folder.path(), &[file, "--to", "page", "--url", url]);
        assert_eq!(status, Some(0));
        let named = page.lines().find_map(|line| {
            let rest = line.strip_prefix("<link rel=\"alternate\" hreflang=\"fr\" href=\"")?;
            rest.strip_suffix("\">")
        });
        assert_eq!(named, french, "{file} {url}");
    }
}

#[test]
fn a_newsletter_can_be_short_and_of_some_cards() {
    let folder = newsroom();
    let url = ["--url", "https://post.example/{name}"];
    let letter = |more: &[&str]| {
        let arguments = [
            &["deep/b.json", "--to", "newsletter", "--part", "text"],
            more,
            &url,
        ]
        .concat();
        let (status, out, err) = render(folder.path(), &arguments);
        assert_eq!((status, &*err), (Some(0), ""), "{more:?}");
        out
    };
    let [full, main, short, brief, one] = [
        &[][..],
        &["--depth", "main"],
        &["--short"],
        &["--depth", "brief"],
        &["--short", "--cards", "rest"],
    ]
    .map(letter);
    assert_eq!(short, brief);
    let lengths = [&full, &main, &short, &one].map(String::len);
    assert!(
        lengths.is_sorted_by(|longer, shorter| longer > shorter),
        "{lengths:?}"
    );
    assert!(
        one.contains("What else?") && !one.contains("What is a tide?"),
        "{one}"
    );
}

#[test]
fn a_choice_that_does_not_fit_is_refused() {
    let folder = newsroom();
    let choice = "error: `--short`, `--depth` and `--cards` are for `newsletter` and `mail`; `page` contains everything\n";
    let url =
        "error: `mail` needs the address of the page that shows the explainer; add `--url URL`\n";
    let card = "error: a.json: no card has the id `rest`; the file has what\n";
    for (arguments, status, said) in [
        (&["a.json", "--to", "page", "--short"][..], 2, choice),
        (&["a.json", "--to", "page", "--depth", "main"], 2, choice),
        (&["a.json", "--to", "page", "--cards", "what"], 2, choice),
        (&["a.json", "--to", "mail", "--short"], 2, url),
        (&["a.json", "--to", "mail", "--cards", "what,rest"], 1, card),
    ] {
        let (code, out, err) = render(folder.path(), arguments);
        assert_eq!(
            (code, &*out, &*err),
            (Some(status), "", said),
            "{arguments:?}"
        );
    }
}

#[test]
fn several_files_become_one_feed() {
    let folder = newsroom();
    let dated = fs::read_to_string(folder.path().join("a.json")).unwrap();
    let dated = dated.replacen("\"lang\"", "\"published\": \"2025-01-02\", \"lang\"", 1);
    fs::write(folder.path().join("a.json"), dated).unwrap();
    let url = ["--url", "https://post.example/{name}"];
    let own = ["--self", "https://post.example/feeds/explainers.atom"];
    let arguments = [&[".", "--to", "feed"], &url[..], &own].concat();
    let (status, out, err) = render(folder.path(), &arguments);
    assert_eq!((status, &*err), (Some(0), ""));
    assert_eq!(out.matches("<entry>").count(), 2);
    let into = [&arguments[..], &["--out", "public"]].concat();
    let (status, _, err) = render(folder.path(), &into);
    assert_eq!(
        (status, &*err),
        (Some(0), "public/explainers.atom written\n")
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("public/explainers.atom")).unwrap(),
        out
    );
    let (_, _, err) = render(folder.path(), &into);
    assert_eq!(err, "public/explainers.atom unchanged\n");
    // A file that can't be an entry leaves the feed as it was.
    fs::write(folder.path().join("broken.json"), "{").unwrap();
    let (status, _, err) = render(folder.path(), &into);
    assert_eq!(status, Some(1));
    assert!(
        err.contains("broken.json") && !err.contains("public/"),
        "{err}"
    );
}

#[test]
fn a_feed_that_cannot_be_is_refused_with_what_to_do() {
    let folder = newsroom();
    let own = "https://post.example/explainers.atom";
    for (arguments, status, said) in [
        (
            &["deep/b.json", "--to", "text", "--self", own][..],
            2,
            "error: `--self` is for `--to feed` and `--to rss`; `text` is no feed",
        ),
        (
            &["deep/b.json", "--to", "text", "--title", "Ours"],
            2,
            "error: `--title` is for a feed of several files; add `--self URL`",
        ),
        (
            &[
                "deep/b.json",
                "--to",
                "feed",
                "--url",
                own,
                "--self",
                "https://post.example/",
                "--out",
                "x",
            ],
            2,
            "error: `https://post.example/` doesn't end in the name of a file, which `--out` needs; \
             end it in one, such as `explainers.atom`",
        ),
        (
            &[
                "deep/b.json",
                "--to",
                "feed",
                "--url",
                own,
                "--self",
                "https://post.example/{lang}",
            ],
            2,
            "this is one address for all files; remove the placeholder",
        ),
        (
            &["a.json", "--to", "feed", "--url", own, "--self", own],
            1,
            "error: a.json: `feed` needs the day on which the explainer was published or updated",
        ),
    ] {
        let (code, out, err) = render(folder.path(), arguments);
        assert_eq!((code, &*out), (Some(status), ""), "{arguments:?}");
        assert!(err.contains(said), "{arguments:?}: {err}");
    }
    fs::copy(
        folder.path().join("deep/b.json"),
        folder.path().join("c.json"),
    )
    .unwrap();
    let same = [
        "c.json",
        "deep/b.json",
        "--to",
        "rss",
        "--url",
        own,
        "--self",
        own,
    ];
    let (status, _, err) = render(folder.path(), &same);
    assert_eq!(status, Some(1));
    let said = "error: c.json, deep/b.json: two explainers have the address `https://post.example/explainers.atom`, \
                by which feed readers know an entry; add `{name}`, or `{id}` and `{lang}`, to `--url`\n";
    assert_eq!(err, said);
}

#[test]
fn a_watched_folder_is_rendered_again_after_changes() {
    let folder = newsroom();
    let arguments = ["render", ".", "--to", "text", "--out", "out", "--watch"];
    let watching = Watching::start(folder.path(), &arguments);
    assert_eq!(watching.line(), "2 files written, 0 unchanged");
    assert_eq!(
        watching.line(),
        "watching for changes; press Ctrl-C to stop"
    );

    // Many editors replace a file by a new one.
    let minimal = fs::read_to_string(folder.path().join("a.json")).unwrap();
    fs::write(
        folder.path().join("new"),
        minimal.replace("tides?", "waves?"),
    )
    .unwrap();
    fs::rename(folder.path().join("new"), folder.path().join("a.json")).unwrap();
    wait_for(&folder.path().join("out/a.txt"), "Why are there waves?");

    fs::copy(
        folder.path().join("a.json"),
        folder.path().join("deep/c.json"),
    )
    .unwrap();
    wait_for(
        &folder.path().join("out/deep/c.txt"),
        "Why are there waves?",
    );
}

#[test]
fn a_watched_file_is_rendered_again_only_after_changes() {
    let folder = newsroom();
    let file = folder.path().join("a.json");
    let arguments = [
        "render", "a.json", "--to", "text", "--out", "out", "--watch",
    ];
    let watching = Watching::start(folder.path(), &arguments);
    watching.until("watching for changes; press Ctrl-C to stop");
    // Longer than the tool waits for a file to settle.
    let mut content = String::new();
    for _ in 0..3 {
        content = fs::read_to_string(&file).unwrap();
        std::thread::sleep(Duration::from_millis(250));
    }
    fs::write(&file, content.replace("tides?", "waves?")).unwrap();
    assert_eq!(
        watching.line(),
        "1 file written, 0 unchanged",
        "reading the file is no change"
    );
}

fn wait_for(file: &Path, text: &str) {
    let since = Instant::now();
    while !fs::read_to_string(file).is_ok_and(|content| content.contains(text)) {
        assert!(
            since.elapsed() < Duration::from_secs(20),
            "{}",
            file.display()
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
