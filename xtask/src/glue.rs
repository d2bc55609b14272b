//! Makes wasm-bindgen's glue shorter than a minifier may: wasm and glue meet by names with hashes in
//! them, which do not compress, and the glue starts from inputs that stage.js never hands it.
//!
//! The glue is text of a pinned wasm-bindgen: whatever is not found as expected stops the build.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

/// From here on the glue only starts the wasm: from a response, an address, bytes, at once or later.
const START: &str = "async function __wbg_load(module, imports) {";

/// What stage.js calls: `await glue.default({ module_or_path: <WebAssembly.Module>, failed })`.
const OWN_START: &str = "let failed;
async function init(options) {
    failed = options.failed;
    const instance = await WebAssembly.instantiate(options.module_or_path, __wbg_get_imports());
    __wbg_finalize_init(instance, options.module_or_path);
}
";

/// Where stage.js loads the glue, and what stands for that in the file that holds both.
const IMPORT: (&str, &str) = (
    "const glue = await import(`./widget.js${new URL(import.meta.url).hash}`);",
    "",
);

/// What is only there for browsers without `TextEncoder.encodeInto`, `FinalizationRegistry` or
/// `ArrayBuffer.detached`. The wasm needs reference types, so a browser that runs it has the first two
/// (Chrome 96, Firefox 79, Safari 15); a buffer that memory has outgrown is not the memory's buffer.
/// Texts are encoded in one piece: few and short ones go from the page to the wasm.
const OLD_BROWSERS: [(&str, &str, &str); 5] = [
    (
        "const CLOSURE_DTORS = (typeof",
        "new FinalizationRegistry(",
        "const CLOSURE_DTORS = ",
    ),
    (
        "cachedDataViewMemory0 === null ||",
        ") {",
        "cachedDataViewMemory0?.buffer !== wasm.memory.buffer",
    ),
    ("if (realloc === undefined) {", "\n", "{"),
    ("    let len = arg.length;\n", "}\n\nfunction", ""),
    ("if (!('encodeInto' in", "\nlet WASM_VECTOR_LEN", ""),
];

/// The module all imports come from, before and after `--minify-imports-and-exports-and-modules`.
const MODULE: (&str, &str) = ("\"./widget_bg.js\": import0", "a: import0");

/// Where Yew renders: in a microtask, and from a timer what took too long for that. What is thrown
/// there, the trap that ends a panic or an exception of the page's, would reach the page's error
/// listeners, and nobody else would hear of it.
const RENDERING: [(&str, &str); 2] = [
    ("queueMicrotask(arg0);", "queueMicrotask(caught(arg0));"),
    ("setTimeout(arg0, arg1);", "setTimeout(caught(arg0), arg1);"),
];

const CAUGHT: &str = "const caught = (task) => () => {
    try {
        task();
    } catch (error) {
        failed(error);
    }
};
";

/// The glue with the short names of wasm-opt's `map` and a start of its own.
pub fn shorten(glue: &str, map: &str) -> Result<String> {
    let (kept, _) = glue
        .split_once(START)
        .context("the glue starts in another way")?;
    let mut glue = kept.replace(", wasm.__wbindgen_realloc", "");
    for (start, end, instead) in OLD_BROWSERS {
        glue = replace_up_to(&glue, start, end, instead)?;
    }
    glue = exports(&glue, &pairs(map, "exports")?);
    for (old, new) in pairs(map, "imports")? {
        // One property of the object of imports.
        glue = replace_once(
            &glue,
            &format!("\n        {old}: "),
            &format!("\n        {new}: "),
        )?;
    }
    glue = replace_once(&glue, MODULE.0, MODULE.1)?;
    for (bare, guarded) in RENDERING {
        glue = replace_once(&glue, bare, guarded)?;
    }
    Ok(glue + CAUGHT + OWN_START)
}

/// stage.js with the glue in it: one file less to ask for, and names that a minifier may shorten.
pub fn join(glue: &str, stage: &str) -> Result<String> {
    let stage = replace_once(stage, IMPORT.0, IMPORT.1)?;
    let stage = stage
        .replace("glue.default(", "init(")
        .replace("glue.", "glue_");
    let mut glue = glue.to_owned();
    for name in called(&stage) {
        let exported = format!("export function {name}(");
        glue = replace_once(&glue, &exported, &format!("function glue_{name}("))?;
    }
    ensure!(
        !glue.contains("export "),
        "the glue exports what stage.js does not use"
    );
    Ok(glue + &stage)
}

/// The functions of the glue that stage.js calls.
fn called(stage: &str) -> BTreeSet<&str> {
    let names = stage.split("glue_").skip(1);
    names
        .filter_map(|rest| Some(rest.split_once('(')?.0))
        .collect()
}

/// `wasm.long` becomes `wasm.a`.
fn exports(glue: &str, names: &[(&str, &str)]) -> String {
    let mut parts = glue.split("wasm.");
    let mut short = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let (name, rest) = part.split_at(end.unwrap_or(part.len()));
        let known = names.iter().find(|(old, _)| *old == name);
        short += "wasm.";
        short += known.map_or(name, |(_, new)| new);
        short += rest;
    }
    short
}

/// The old and new names of one list of the map: the last two strings of each of its lines.
fn pairs<'a>(map: &'a str, list: &str) -> Result<Vec<(&'a str, &'a str)>> {
    let (_, rest) = map
        .split_once(&format!("\"{list}\": ["))
        .context("wasm-opt printed no map")?;
    let (lines, _) = rest
        .split_once("\n ]")
        .or_else(|| rest.split_once("\n]"))
        .context("no end")?;
    let pair = |line: &'a str| {
        let strings: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        let [.., old, new] = strings[..] else {
            return None;
        };
        Some((old, new))
    };
    let pairs: Vec<_> = lines.lines().filter_map(pair).collect();
    ensure!(!pairs.is_empty(), "wasm-opt renamed none of the {list}");
    Ok(pairs)
}

/// Replaces what begins with `start`, up to the next `end`, which stays.
fn replace_up_to(text: &str, start: &str, end: &str, instead: &str) -> Result<String> {
    let parts = text.split_once(start);
    let rest = parts.and_then(|(before, rest)| Some((before, rest.find(end)?, rest)));
    let (before, end, rest) =
        rest.with_context(|| format!("the glue does not hold {start:?}, then {end:?}"))?;
    Ok([before, instead, &rest[end..]].concat())
}

fn replace_once(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(
        text.matches(old).count() == 1,
        "the glue does not hold {:?} once",
        old.trim()
    );
    Ok(text.replacen(old, new, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r#"{
 "imports": [
  ["./widget_bg.js", "__wbg_then_e71170d78fcf8954", "a"],
  ["./widget_bg.js", "__wbg_value_05305a761dfa3e0e", "b"]
 ],
"exports": [
  ["memory", "c"],
  ["mount", "d"]
 ]
}"#;

    const GLUE: &str = r#"
export function mount(root) {
    wasm.mount(root, wasm.memory.buffer);
}
function __wbg_get_imports() {
    const import0 = {
        __wbg_then_e71170d78fcf8954: function(arg0) {},
        __wbg_value_05305a761dfa3e0e: function(arg0) {},
    };
    queueMicrotask(arg0);
    const ret = setTimeout(arg0, arg1);
    return { "./widget_bg.js": import0 };
}
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
}
const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(state => 0);
function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        return short(arg);
    }
    let len = arg.length;
    return long(arg);
}

function takeFromExternrefTable0(idx) {}
if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = 0;
}
let WASM_VECTOR_LEN = 0;
async function __wbg_load(module, imports) {
    if (module instanceof Response) { wasm.memory }
}
"#;

    #[test]
    fn both_sides_meet_by_short_names() {
        let short = shorten(GLUE, MAP).unwrap();
        assert!(short.contains("\n        a: function(arg0) {},\n        b: function"));
        assert!(short.contains("export function mount(root) {\n    wasm.d(root, wasm.c.buffer);"));
        assert!(short.contains("return { a: import0 };"));
        assert!(short.contains("queueMicrotask(caught(arg0));"));
        assert!(short.contains("setTimeout(caught(arg0), arg1);"));
        assert!(!short.contains("Response"));
    }

    #[test]
    fn stage_and_glue_become_one_file() {
        let stage = format!(
            "{}\nexport const start = () => glue.default() + glue.mount(1);\n",
            IMPORT.0
        );
        let joined = join("export function mount(root) {}\n", &stage).unwrap();
        assert!(joined.contains("function glue_mount(root)"), "{joined}");
        assert!(joined.contains("init() + glue_mount(1)"), "{joined}");
        assert_eq!(joined.matches("export ").count(), 1, "{joined}");
        let unused = join("export function odd() {}", &stage).unwrap_err();
        assert!(unused.to_string().contains("export function mount("));
        let more = "export function mount(root) {}\nexport function odd() {}";
        assert!(join(more, &stage).is_err());
    }

    #[test]
    fn nothing_is_left_for_browsers_that_can_not_run_the_wasm() {
        let short = shorten(GLUE, MAP).unwrap();
        assert!(short.contains("if (cachedDataViewMemory0?.buffer !== wasm.c.buffer) {"));
        assert!(short.contains("const CLOSURE_DTORS = new FinalizationRegistry(state => 0);"));
        assert!(short.contains("realloc) {\n    {\n        return short(arg);\n    }\n}\n"));
        assert!(!short.contains("encodeInto"));
    }

    #[test]
    fn another_glue_stops_the_build() {
        let unknown = shorten(&GLUE.replace("__wbg_then_", "__wbg_new_"), MAP).unwrap_err();
        let expected = "the glue does not hold \"__wbg_then_e71170d78fcf8954:\" once";
        assert_eq!(unknown.to_string(), expected);
        assert!(shorten("", MAP).is_err());
        assert!(shorten(GLUE, "").is_err());
    }
}
