//! Shortens wasm-bindgen's glue beyond what a minifier can do. The names that connect the wasm to the
//! glue contain hashes, which don't compress, and the glue accepts inputs that stage.js never passes.
//!
//! The version of wasm-bindgen is pinned, so the glue is known: unexpected text in it stops the build.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The rest of the glue after this line only starts the wasm: from a response, a URL or bytes, now or
/// later.
const START: &str = "async function __wbg_load(module, imports) {";

/// The start function for the only call in stage.js:
/// `await glue.default({ module_or_path: <WebAssembly.Module> })`.
const OWN_START: &str = "export default async ({ module_or_path: module }) => {
    const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
    __wbg_finalize_init(instance, module);
};
";

/// How stage.js loads the glue, and the import that a bundler resolves instead.
const IMPORT: (&str, &str) = (
    "const glue = await import(`./widget.js${new URL(import.meta.url).hash}`);",
    "import * as glue from \"./widget.js\";",
);

/// Code that no reader needs: where it starts, where it ends, and its replacement.
///
/// Most is for browsers without `TextEncoder.encodeInto` or `ArrayBuffer.detached`. The wasm needs reference types, so each browser that runs it has the
/// first (Chrome 96, Firefox 79, Safari 15); instead of the second, a comparison finds out whether the
/// memory has a new buffer. Texts are encoded in one piece, because the page passes only a few short
/// texts to the wasm. The last one is a new decoder after the 2 GB that one of Safari's can take; a press takes some
/// kilobytes.
const UNUSED: [(&str, &str, &str); 5] = [
    (
        "cachedDataViewMemory0 === null ||",
        ") {",
        "cachedDataViewMemory0?.buffer !== wasm.memory.buffer",
    ),
    ("if (realloc === undefined) {", "\n", "{"),
    ("    let len = arg.length;\n", "}\n\nlet cached", ""),
    ("if (!('encodeInto' in", "\nlet WASM_VECTOR_LEN", ""),
    (
        "cachedTextDecoder.decode();\nconst MAX_SAFARI",
        "    return cachedTextDecoder.decode(",
        "function decodeText(ptr, len) {\n",
    ),
];

/// The name of the module of all imports, before and after `--minify-imports-and-exports-and-modules`.
const MODULE: (&str, &str) = ("\"./widget_bg.js\": import0", "a: import0");

/// The output of `--minify-imports-and-exports-and-modules`: pairs of the old and the new name.
#[derive(Deserialize)]
struct Map {
    /// With the name of the module before them.
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// The glue with the short names of wasm-opt's `map` and with its own start function.
pub fn shorten(glue: &str, map: &str) -> Result<String> {
    let (kept, _) = glue
        .split_once(START)
        .context("unexpected start function in the glue")?;
    let mut glue = kept.replace(", wasm.__wbindgen_realloc", "");
    for (start, end, instead) in UNUSED {
        glue = replace_up_to(&glue, start, end, instead)?;
    }
    let map: Map = serde_json::from_str(map).context("the map of wasm-opt")?;
    glue = exports(&glue, &map.exports);
    for (_module, old, new) in &map.imports {
        // A property of the object that contains the imports.
        glue = replace_once(
            &glue,
            &format!("\n        {old}: "),
            &format!("\n        {new}: "),
        )?;
    }
    glue = replace_once(&glue, MODULE.0, MODULE.1)?;
    Ok(glue + OWN_START)
}

/// stage.js with an import that a bundler resolves, so that both become one file, whose names a minifier
/// can shorten. In development each instance loads the glue separately.
pub fn import(stage: &str) -> Result<String> {
    replace_once(stage, IMPORT.0, IMPORT.1)
}

/// `wasm.long` becomes `wasm.a`.
fn exports(glue: &str, names: &[(String, String)]) -> String {
    let mut parts = glue.split("wasm.");
    let mut short = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let (name, rest) = part.split_at(end.unwrap_or(part.len()));
        let known = names.iter().find(|(old, _)| old == name);
        short += "wasm.";
        short += known.map_or(name, |(_, new)| new);
        short += rest;
    }
    short
}

/// Replaces the text from `start` up to the next `end`, without `end`.
fn replace_up_to(text: &str, start: &str, end: &str, instead: &str) -> Result<String> {
    let parts = text.split_once(start);
    let rest = parts.and_then(|(before, rest)| Some((before, rest.find(end)?, rest)));
    let (before, end, rest) =
        rest.with_context(|| format!("missing {start:?} before {end:?} in the glue"))?;
    Ok([before, instead, &rest[end..]].concat())
}

fn replace_once(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(
        text.matches(old).count() == 1,
        "expected {:?} once in the glue",
        old.trim()
    );
    Ok(text.replacen(old, new, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r#"{
 "imports": [
  ["./widget_bg.js", "__wbg_date_46cafb0b62a2e1d9", "a"],
  ["./widget_bg.js", "__wbg_number_4e807a8cd96aa213", "b"]
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
        __wbg_date_46cafb0b62a2e1d9: function(arg0) {},
        __wbg_number_4e807a8cd96aa213: function(arg0) {},
    };
    return { "./widget_bg.js": import0 };
}
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
}
function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        return short(arg);
    }
    let len = arg.length;
    return long(arg);
}

let cachedTextDecoder = 0;
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
function decodeText(ptr, len) {
    if (decoded >= MAX_SAFARI_DECODE_BYTES) {
        cachedTextDecoder = 1;
    }
    return cachedTextDecoder.decode(ptr, len);
}

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = 0;
}
let WASM_VECTOR_LEN = 0;
async function __wbg_load(module, imports) {
    if (module instanceof Response) { wasm.memory }
}
"#;

    #[test]
    fn the_glue_uses_the_short_names_of_the_wasm() {
        let short = shorten(GLUE, MAP).unwrap();
        assert!(short.contains("\n        a: function(arg0) {},\n        b: function"));
        assert!(short.contains("export function mount(root) {\n    wasm.d(root, wasm.c.buffer);"));
        assert!(short.contains("return { a: import0 };"));
        assert!(short.contains("export default async"));
        assert!(!short.contains("Response"));
    }

    #[test]
    fn stage_imports_the_glue_so_that_a_bundler_resolves_it() {
        let stage = format!("{}\nglue.mount(1);\n", IMPORT.0);
        let bundled = import(&stage).unwrap();
        assert_eq!(
            bundled,
            "import * as glue from \"./widget.js\";\nglue.mount(1);\n"
        );
        assert!(import("import glue").is_err());
    }

    #[test]
    fn code_that_no_reader_needs_is_removed() {
        let short = shorten(GLUE, MAP).unwrap();
        assert!(short.contains("if (cachedDataViewMemory0?.buffer !== wasm.c.buffer) {"));
        assert!(short.contains("realloc) {\n    {\n        return short(arg);\n    }\n}\n"));
        assert!(!short.contains("encodeInto"));
        assert!(short.contains(
            "function decodeText(ptr, len) {\n    return cachedTextDecoder.decode(ptr, len);\n}"
        ));
    }

    #[test]
    fn unexpected_glue_is_an_error() {
        let unknown = shorten(&GLUE.replace("__wbg_date_", "__wbg_new_"), MAP).unwrap_err();
        let expected = "expected \"__wbg_date_46cafb0b62a2e1d9:\" once in the glue";
        assert_eq!(unknown.to_string(), expected);
        assert!(shorten("", MAP).is_err());
        assert!(shorten(GLUE, "").is_err());
    }
}
