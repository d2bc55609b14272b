//! `cargo xtask dist`: the files a publisher uploads, in dist/embed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::compile;
use crate::declarations;
use crate::glue;
use crate::integrity::{integrity, short_hash};
use crate::places;
use crate::setup::{self, Tools};

/// The files that are weighed.
pub struct Dist {
    pub embed: PathBuf,
    pub stage: PathBuf,
    /// Loaded only where a page asks for it.
    pub link_terms: PathBuf,
    pub wasm: PathBuf,
    /// It is inside the wasm too: uploaded for pages that come with a pre-rendered explainer.
    pub css: PathBuf,
    /// A folder with a file for each language.
    pub words: PathBuf,
}

pub fn run() -> Result<()> {
    let dist = build()?;
    let folder = dist.embed.parent().context("embed.js has a folder")?;
    println!(
        "{} holds what to upload; snippet.html is what to paste",
        folder.display()
    );
    Ok(())
}

/// Builds dist/embed.
pub fn build() -> Result<Dist> {
    let tools = setup::tools()?;
    Release::new(&tools)?.embed(&places::repository().join("dist/embed"))
}

/// A release build of the widget: the same bytes for the same sources.
pub struct Release<'a> {
    tools: &'a Tools,
    shell: Shell,
    /// Intermediate files.
    work: PathBuf,
    css: PathBuf,
}

impl<'a> Release<'a> {
    pub fn new(tools: &'a Tools) -> Result<Self> {
        let work = places::target()?.join("embed");
        fs::create_dir_all(&work)?;
        let css = work.join("explainer-cards.css");
        let shell = Shell::new()?;
        shell.change_dir(places::repository());
        shell.set_var("EXPLAINER_CARDS_CSS", &css);
        shell.set_var("CARGO_ENCODED_RUSTFLAGS", compile::encoded(&[])?);
        let release = Self {
            tools,
            shell,
            work,
            css,
        };
        release.minify_css()?;
        Ok(release)
    }

    /// The preview, its pages and their embed, as `trunk build --release` makes them.
    pub fn pages(&self, folder: &Path) -> Result<()> {
        let trunk = self.tools.trunk()?;
        // Trunk runs wasm-opt, and would try to download it.
        self.tools.node()?;
        cmd!(self.shell, "{trunk} build --release --dist {folder}").run()?;
        Ok(())
    }

    /// The files to upload, in a folder emptied before.
    pub fn embed(&self, folder: &Path) -> Result<Dist> {
        let compiled = compile::widget(&self.shell, self.tools, &self.work)?;
        let bound = self.bind(&compiled)?;
        let map = self.optimise(&bound.wasm)?;
        let wasm = Part::new("widget", "wasm", fs::read(&bound.wasm)?);
        let glue = fs::read_to_string(&bound.glue)?;
        fs::write(&bound.glue, glue::shorten(&glue, &map)?)?;
        let link_terms = Path::new("www/link-terms.js");
        let link_terms = Part::new("link-terms", "js", self.minify(link_terms, &[])?);
        let stage = self.stage(&bound, &link_terms)?;
        let embed = self.loader(&stage, &wasm)?;
        // Not named by its content: pages link to it, and the folder carries the version.
        let css = Part {
            name: "explainer-cards.css".to_owned(),
            bytes: fs::read(&self.css)?,
        };
        upload(folder, &[&embed, &stage, &link_terms, &wasm, &css])?;
        declarations(folder)?;
        words(&folder.join("words"))?;
        let parts = [embed, stage, link_terms, wasm];
        let [embed, stage, link_terms, wasm] = parts.map(|part| folder.join(&part.name));
        let css = self.css.clone();
        Ok(Dist {
            embed,
            stage,
            link_terms,
            wasm,
            css,
            words: folder.join("words"),
        })
    }

    /// Written only when it changed: cargo builds again what includes a newer file.
    fn minify_css(&self) -> Result<()> {
        let esbuild = self.tools.node()?.esbuild();
        let css = cmd!(self.shell, "{esbuild} --minify www/explainer-cards.css").quiet();
        let css = css.read()?;
        if fs::read_to_string(&self.css).is_ok_and(|held| held == css) {
            return Ok(());
        }
        Ok(fs::write(&self.css, css)?)
    }

    fn bind(&self, wasm: &Path) -> Result<Bound> {
        let folder = self.work.join("glue");
        let _ = fs::remove_dir_all(&folder);
        let wasm_bindgen = self.tools.wasm_bindgen()?;
        // embed.js names the wasm: the glue's own default would be a second, unhashed name.
        cmd!(
            self.shell,
            "{wasm_bindgen} --target web --no-typescript --omit-default-module-path
             --remove-producers-section --out-dir {folder} --out-name widget {wasm}"
        )
        .run()?;
        ensure!(
            !folder.join("snippets").exists(),
            "a crate brings JavaScript files of its own"
        );
        Ok(Bound {
            glue: folder.join("widget.js"),
            wasm: folder.join("widget_bg.wasm"),
        })
    }

    /// Makes the wasm small, in place; the answer is the map of the names it shortened.
    fn optimise(&self, wasm: &Path) -> Result<String> {
        let wasm_opt = self.tools.node()?.wasm_opt();
        Ok(cmd!(
            self.shell,
            "{wasm_opt} {WASM_OPT...} {wasm} --output {wasm}"
        )
        .read()?)
    }

    /// stage.js in one file with the glue and with what else it imports.
    fn bundle(&self, bound: &Bound) -> Result<PathBuf> {
        let folder = bound.glue.parent().context("the glue has a folder")?;
        for name in ["addresses.js", "intl.js", "patch.js", "words.js"] {
            fs::copy(
                places::repository().join("www").join(name),
                folder.join(name),
            )?;
        }
        let entry = folder.join("stage.js");
        fs::write(
            &entry,
            glue::import(&self.shell.read_file("www/stage.js")?)?,
        )?;
        let bundle = folder.join("bundle.js");
        let esbuild = self.tools.node()?.esbuild();
        cmd!(
            self.shell,
            "{esbuild} {entry} --bundle --format=esm --target=es2022 --log-level=warning
             --outfile={bundle}"
        )
        .run()?;
        Ok(bundle)
    }

    /// stage.js with the name and digest of what it may load.
    fn stage(&self, bound: &Bound, link_terms: &Part) -> Result<Part> {
        let constants = [
            ("__LINK_TERMS__", link_terms.name.clone()),
            ("__LINK_TERMS_INTEGRITY__", integrity(&link_terms.bytes)),
        ];
        let bytes = self.bake(&self.bundle(bound)?, &constants)?;
        Ok(Part::new("stage", "js", bytes))
    }

    /// embed.js with the names and digests of what it loads.
    fn loader(&self, stage: &Part, wasm: &Part) -> Result<Part> {
        let constants = [
            ("__VERSION__", version()?),
            ("__STAGE__", stage.name.clone()),
            ("__STAGE_INTEGRITY__", integrity(&stage.bytes)),
            ("__WASM__", wasm.name.clone()),
            ("__WASM_INTEGRITY__", integrity(&wasm.bytes)),
        ];
        Ok(Part {
            name: "embed.js".to_owned(),
            bytes: self.bake(Path::new("www/embed.js"), &constants)?,
        })
    }

    /// A module, minified, with these values of constants in it.
    fn bake(&self, module: &Path, constants: &[(&str, String)]) -> Result<Vec<u8>> {
        let defines: Vec<String> = constants
            .iter()
            .map(|(name, value)| format!("{name}={value:?}"))
            .collect();
        let bytes = self.minify(module, &defines)?;
        let text = String::from_utf8_lossy(&bytes);
        for (name, value) in constants {
            let module = module.display();
            ensure!(text.contains(value), "{module} does not use {name}");
        }
        Ok(bytes)
    }

    /// With terser: its embed.js is 60 bytes smaller after brotli than that of esbuild 0.28, its glue
    /// 10. `sequences` is off because commas for semicolons cost 8 bytes once compressed.
    fn minify(&self, module: &Path, defines: &[String]) -> Result<Vec<u8>> {
        let terser = self.tools.node()?.terser();
        let options = "passes=3,ecma=2022,sequences=false";
        let define = defines.iter().flat_map(|define| ["--define", define]);
        let text = cmd!(
            self.shell,
            "{terser} {module} --module --mangle --compress {options} {define...}"
        );
        Ok(text.quiet().read()?.into_bytes())
    }
}

/// What wasm-opt 132 is told, chosen by the size after brotli -11 of the widget of version 0.1.0.
/// Flattening and two rounds make it 0.6 kB smaller than one round, 1.2 kB smaller than `-Oz` alone.
/// Functions in the order of their names, which puts like beside like, save 0.2 kB; short names for
/// imports and exports 1.4, and as much in the glue.
///
/// The first kilobyte of memory is unused because rustc has the stack grow down to address 0.
const WASM_OPT: [&str; 16] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-O3",
    "--flatten",
    "--rereloop",
    "-O4",
    "-Oz",
    "--one-caller-inline-max-function-size",
    "15",
    "--reorder-functions-by-name",
    "--strip-target-features",
    "--strip-producers",
    "--strip-debug",
    "--minify-imports-and-exports-and-modules",
];

/// What wasm-bindgen writes: the JavaScript glue, and the wasm that fits it.
struct Bound {
    glue: PathBuf,
    wasm: PathBuf,
}

/// One uploaded file.
struct Part {
    name: String,
    bytes: Vec<u8>,
}

impl Part {
    /// Named by its content: a name never means two things, so it may be cached for ever.
    fn new(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: format!("{stem}-{}.{extension}", short_hash(&bytes)),
            bytes,
        }
    }
}

/// Writes the parts and what goes with them, and nothing else.
fn upload(folder: &Path, parts: &[&Part; 5]) -> Result<()> {
    let version = version()?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for part in parts {
        fs::write(folder.join(&part.name), &part.bytes)?;
    }
    let license = places::repository().join("LICENSE-MIT");
    fs::copy(license, folder.join("LICENSE"))?;
    fs::write(folder.join("integrity.json"), list(&version, parts))?;
    Ok(fs::write(
        folder.join("snippet.html"),
        snippet(&version, parts),
    )?)
}

/// What editors and type checkers read of the element.
pub fn declarations(folder: &Path) -> Result<()> {
    let manifest = fs::read_to_string(places::repository().join("www/custom-elements.json"))?;
    fs::write(folder.join("custom-elements.json"), &manifest)?;
    let manifest = serde_json::from_str(&manifest)?;
    fs::write(folder.join("embed.d.ts"), declarations::embed(&manifest)?)?;
    Ok(fs::write(
        folder.join("react.d.ts"),
        declarations::react(&manifest)?,
    )?)
}

/// The words of each language, without spaces between them. Not named by their content: the folder
/// carries the version.
fn words(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for file in fs::read_dir(places::repository().join("www/words"))? {
        let file = file?;
        let words: serde_json::Value = serde_json::from_slice(&fs::read(file.path())?)?;
        fs::write(folder.join(file.file_name()), words.to_string())?;
    }
    Ok(())
}

/// The version of the package, from the workspace's Cargo.toml.
fn version() -> Result<String> {
    let manifest = fs::read_to_string(places::repository().join("Cargo.toml"))?;
    let line = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = "));
    let Some(version) = line else {
        bail!("Cargo.toml has no version")
    };
    Ok(version.trim_matches('"').to_owned())
}

/// integrity.json: for those who check what their host serves.
fn list(version: &str, parts: &[&Part]) -> String {
    let files: Vec<String> = parts
        .iter()
        .map(|Part { name, bytes }| {
            let (integrity, bytes) = (integrity(bytes), bytes.len());
            format!("    {name:?}: {{ \"integrity\": {integrity:?}, \"bytes\": {bytes} }}")
        })
        .collect();
    let files = files.join(",\n");
    format!("{{\n  \"version\": {version:?},\n  \"files\": {{\n{files}\n  }}\n}}\n")
}

fn snippet(version: &str, parts: &[&Part]) -> String {
    let host = format!("https://cdn.example/explainer-cards/{version}");
    let integrity = integrity(&parts[0].bytes);
    let hints = hints(&host, parts);
    format!(
        r#"<!-- Replace https://cdn.example with where you uploaded the files of this folder. -->
<script type="module" async
  src="{host}/embed.js"
  integrity="{integrity}"
  crossorigin="anonymous"></script>
<explainer-cards src="/explainers/your-explainer.json">
  <p>What a reader sees when scripts are blocked: the explainer in a few sentences, or a link.</p>
</explainer-cards>

<!-- Only where the explainer is in the first screen of the page and not pre-rendered, in its head:
{hints}-->
"#
    )
}

/// What a reader who sees the explainer at once will load, so that it is asked for together with embed.js.
fn hints(host: &str, parts: &[&Part]) -> String {
    let hint = |start: &str, kind: &str| {
        let part = parts.iter().find(|part| part.name.starts_with(start))?;
        let (name, digest) = (&part.name, integrity(&part.bytes));
        Some(format!(
            "<link {kind} crossorigin=\"anonymous\"\n  href=\"{host}/{name}\"\n  integrity=\"{digest}\">\n"
        ))
    };
    let script = hint("stage-", "rel=\"modulepreload\"");
    let wasm = hint("widget-", "rel=\"preload\" as=\"fetch\"");
    script.into_iter().chain(wasm).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_another_name() {
        let part = |bytes: &[u8]| Part::new("widget", "js", bytes.to_vec()).name;
        assert_eq!(part(b""), "widget-e3b0c442.js");
        assert_ne!(part(b"a"), part(b"b"));
    }

    #[test]
    fn the_list_is_json_with_one_file_a_line() {
        let part = Part {
            name: "embed.js".to_owned(),
            bytes: b"alert('Hello, world.');".to_vec(),
        };
        assert_eq!(
            list("0.1.0", &[&part]),
            "{\n  \"version\": \"0.1.0\",\n  \"files\": {\n    \"embed.js\": { \"integrity\": \
             \"sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=\", \
             \"bytes\": 23 }\n  }\n}\n"
        );
    }

    #[test]
    fn the_snippet_names_the_versioned_address_and_the_digest() {
        let part = Part {
            name: "embed.js".to_owned(),
            bytes: b"alert('Hello, world.');".to_vec(),
        };
        let text = snippet("1.2.3", &[&part]);
        assert!(text.contains("https://cdn.example/explainer-cards/1.2.3/embed.js"));
        assert!(text.contains("integrity=\"sha256-qznLcsROx4GA"));
    }

    #[test]
    fn the_snippet_hints_at_what_embed_js_loads_and_nothing_else() {
        let part = |name: &str| Part {
            name: name.to_owned(),
            bytes: name.into(),
        };
        let parts = ["embed.js", "stage-1.js", "widget-2.wasm", "link-terms-3.js"].map(part);
        let text = snippet("1.2.3", &parts.each_ref());
        let (_, hints) = text.split_once("in its head:").expect("hints");
        let named = |name: &str| {
            let at = format!(
                "https://cdn.example/explainer-cards/1.2.3/{name}\"\n  integrity=\"sha256-"
            );
            hints.contains(&at)
        };
        assert!(named("stage-1.js") && named("widget-2.wasm"), "{hints}");
        assert_eq!(hints.matches("<link").count(), 2, "{hints}");
        assert!(hints.trim_end().ends_with("-->"), "{hints}");
    }
}
