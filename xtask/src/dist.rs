//! `cargo xtask dist`: the files a publisher uploads, in dist/embed, the page for its editors, in dist/studio, the package
//! for npm, in dist/npm, the plugin for WordPress, in dist/wordpress.zip, and the command line tool, in dist/tool.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, ensure};
use serde_json::json;
use xshell::{Shell, cmd};

use crate::compile;
use crate::declarations;
use crate::glue;
use crate::integrity::{integrity, short_hash};
use crate::package;
use crate::places;
use crate::precompress;
use crate::setup::{self, Tools, needs};
use crate::wordpress;

/// The files that `cargo xtask size` measures.
pub struct Dist {
    pub embed: PathBuf,
    pub stage: PathBuf,
    /// Loaded only by pages that ask for it.
    pub link_terms: PathBuf,
    pub wasm: PathBuf,
    /// Uploaded for pages with a pre-rendered explainer; the wasm contains it too.
    pub css: PathBuf,
    /// A folder with one file for each language.
    pub words: PathBuf,
}

pub fn run() -> Result<()> {
    let tools = setup::tools(needs::DIST)?;
    let dist = build(&tools)?;
    let folder = dist.embed.parent().context("embed.js without a folder")?;
    let studio = places::repository().join("dist/studio");
    let release = Release::new(&tools)?;
    release.studio(&studio, folder)?;
    let package = places::repository().join("dist/npm");
    package::build(&tools, &package, folder)?;
    let plugin = places::repository().join("dist/wordpress.zip");
    wordpress::pack(&plugin)?;
    let tool = release.tool(&places::repository().join("dist/tool"), folder)?;
    println!(
        "{} contains the files to upload; snippet.html is the code to paste",
        folder.display()
    );
    println!(
        "{} contains the page for editors, for any web server",
        studio.display()
    );
    println!("{} is the package for `npm publish`", package.display());
    println!("{} is the plugin to upload to WordPress", plugin.display());
    println!(
        "{} is the command line tool, with the widget for `preview`",
        tool.display()
    );
    Ok(())
}

/// Builds dist/embed.
pub fn build(tools: &Tools) -> Result<Dist> {
    Release::new(tools)?.embed(&places::repository().join("dist/embed"))
}

/// A release build of the widget. The same sources result in the same bytes.
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

    /// Builds the preview, its pages and their embed with `trunk build --release`.
    pub fn pages(&self, folder: &Path) -> Result<()> {
        let trunk = self.tools.trunk()?;
        // Trunk runs wasm-opt, and tries to download it if it isn't installed.
        self.tools.node()?;
        cmd!(self.shell, "{trunk} build --release --dist {folder}").run()?;
        Ok(())
    }

    /// Builds the studio, with the files to upload inside, whose digests it puts into tags.
    pub fn studio(&self, folder: &Path, embed: &Path) -> Result<()> {
        self.pages(folder)?;
        let inside = folder.join("embed");
        self.shell.create_dir(inside.join("words"))?;
        for (from, to) in [
            (embed, &inside),
            (&embed.join("words"), &inside.join("words")),
        ] {
            for file in self.shell.read_dir(from)? {
                if file.is_file() {
                    self.shell.copy_file(file, to)?;
                }
            }
        }
        precompress::folder(folder)
    }

    /// Builds the command line tool with the files to upload inside, which `preview` shows. Returns its path.
    pub fn tool(&self, folder: &Path, embed: &Path) -> Result<PathBuf> {
        cmd!(
            self.shell,
            "cargo build --profile tool --bin explainer-cards"
        )
        // build.rs reads it.
        .env("EXPLAINER_CARDS_EMBED", embed)
        .run()?;
        let name = format!("explainer-cards{EXE_SUFFIX}");
        self.shell.create_dir(folder)?;
        let tool = folder.join(&name);
        self.shell
            .copy_file(places::target()?.join("tool").join(&name), &tool)?;
        Ok(tool)
    }

    /// Builds the files to upload. The folder is emptied first.
    pub fn embed(&self, folder: &Path) -> Result<Dist> {
        self.tools.wasm_target()?;
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
        // No digest in its name, because pages link to it; the folder's address contains the version.
        let css = Part {
            name: "explainer-cards.css".to_owned(),
            bytes: fs::read(&self.css)?,
        };
        upload(folder, &[&embed, &stage, &link_terms, &wasm, &css])?;
        declarations(folder)?;
        words(&folder.join("words"))?;
        precompress::folder(folder)?;
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

    /// The style sheet as `build.rs` minifies it.
    fn minify_css(&self) -> Result<()> {
        let css = self.shell.read_file("www/explainer-cards.css")?;
        let minified = minifier::css::minify(&css).map_err(Error::msg)?;
        Ok(fs::write(&self.css, minified.to_string().trim())?)
    }

    fn bind(&self, wasm: &Path) -> Result<Bound> {
        let folder = self.work.join("glue");
        let _ = fs::remove_dir_all(&folder);
        let wasm_bindgen = self.tools.wasm_bindgen()?;
        // embed.js names the wasm; the glue's default would be a second name, without a digest.
        cmd!(
            self.shell,
            "{wasm_bindgen} --target web --no-typescript --omit-default-module-path
             --remove-producers-section --out-dir {folder} --out-name widget {wasm}"
        )
        .run()?;
        ensure!(
            !folder.join("snippets").exists(),
            "unexpected JavaScript snippets of a crate"
        );
        Ok(Bound {
            glue: folder.join("widget.js"),
            wasm: folder.join("widget_bg.wasm"),
        })
    }

    /// Optimises the wasm in place. Returns the map of the names that it shortened.
    fn optimise(&self, wasm: &Path) -> Result<String> {
        let wasm_opt = self.tools.node()?.wasm_opt();
        Ok(cmd!(
            self.shell,
            "{wasm_opt} {WASM_OPT...} {wasm} --output {wasm}"
        )
        .read()?)
    }

    /// Bundles stage.js with the glue and its other imports.
    fn bundle(&self, bound: &Bound) -> Result<PathBuf> {
        let folder = bound.glue.parent().context("glue without a folder")?;
        let www = places::repository().join("www");
        for name in ["intl.js", "patch.js", "words.js"] {
            fs::copy(www.join(name), folder.join(name))?;
        }
        fs::create_dir_all(folder.join("stage"))?;
        for module in fs::read_dir(www.join("stage"))? {
            let module = module?;
            fs::copy(module.path(), folder.join("stage").join(module.file_name()))?;
        }
        let entry = folder.join("stage.js");
        fs::write(
            &entry,
            glue::import(&self.shell.read_file("www/stage.js")?)?,
        )?;
        self.one_file(&entry, "stage.js")
    }

    /// Bundles a module with its imports into a file with this name.
    fn one_file(&self, entry: &Path, name: &str) -> Result<PathBuf> {
        let bundle = self.work.join(name);
        let esbuild = self.tools.node()?.esbuild();
        cmd!(
            self.shell,
            "{esbuild} {entry} --bundle --minify-syntax --format=esm --target=es2022 --log-level=warning
             --outfile={bundle}"
        )
        .run()?;
        Ok(bundle)
    }

    /// stage.js with the name and digest of the file that it can load.
    fn stage(&self, bound: &Bound, link_terms: &Part) -> Result<Part> {
        let constants = [
            ("__LINK_TERMS__", link_terms.name.clone()),
            ("__LINK_TERMS_INTEGRITY__", integrity(&link_terms.bytes)),
        ];
        let bytes = self.bake(&self.bundle(bound)?, &constants)?;
        Ok(Part::new("stage", "js", bytes))
    }

    /// embed.js with its imports.
    pub fn bundled_loader(&self) -> Result<PathBuf> {
        self.one_file(Path::new("www/embed.js"), "embed.js")
    }

    /// embed.js with its imports, and the names and digests of the files that it loads.
    fn loader(&self, stage: &Part, wasm: &Part) -> Result<Part> {
        let constants = [
            ("__VERSION__", version()?),
            ("__STAGE__", stage.name.clone()),
            ("__STAGE_INTEGRITY__", integrity(&stage.bytes)),
            ("__WASM__", wasm.name.clone()),
            ("__WASM_INTEGRITY__", integrity(&wasm.bytes)),
        ];
        let bundle = self.bundled_loader()?;
        Ok(Part {
            name: "embed.js".to_owned(),
            bytes: self.bake(&bundle, &constants)?,
        })
    }

    /// Minifies a module and replaces the constants in it with these values.
    fn bake(&self, module: &Path, constants: &[(&str, String)]) -> Result<Vec<u8>> {
        let defines: Vec<String> = constants
            .iter()
            .map(|(name, value)| format!("{name}={}", json!(value)))
            .collect();
        let bytes = self.minify(module, &defines)?;
        let text = String::from_utf8_lossy(&bytes);
        for (name, value) in constants {
            let module = module.display();
            ensure!(text.contains(value), "unused constant {name} in {module}");
        }
        Ok(bytes)
    }

    /// With terser, whose embed.js is 60 bytes smaller after brotli than that of esbuild 0.28, and whose
    /// glue is 10 bytes smaller. `sequences` is off because commas instead of semicolons add 8 bytes
    /// after compression.
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

/// The options of wasm-opt 132 that resulted in the smallest widget of version 0.1.0 after brotli -11.
/// Flattening and two rounds make it 0.6 kB smaller than one round, and 1.2 kB smaller than `-Oz` alone.
/// Sorting functions by name, which puts similar functions next to each other, saves 0.2 kB; short names
/// for imports and exports save 1.4 kB, and as much in the glue.
///
/// The first kilobyte of memory is unused, because the stack that rustc lays out grows down to address 0.
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
    "10",
    "--reorder-functions-by-name",
    "--strip-target-features",
    "--strip-producers",
    "--strip-debug",
    "--minify-imports-and-exports-and-modules",
];

/// The output of wasm-bindgen: the JavaScript glue, and the wasm that belongs to it.
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
    /// A file named after its digest, so that it can be cached for ever.
    fn new(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: format!("{stem}-{}.{extension}", short_hash(&bytes)),
            bytes,
        }
    }
}

/// Writes the parts and the files that go with them, after emptying the folder.
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

/// Writes the declarations of the element for code editors and type checkers.
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

/// Writes the words of each language, without white space around them. No digest in their names: the
/// folder's address contains the version.
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
pub fn version() -> Result<String> {
    let manifest = fs::read_to_string(places::repository().join("Cargo.toml"))?;
    let manifest: toml::Table = manifest.parse().context("Cargo.toml")?;
    let package = manifest
        .get("package")
        .and_then(|package| package.get("version"));
    let version = package.and_then(toml::Value::as_str);
    Ok(version.context("missing version in Cargo.toml")?.to_owned())
}

/// integrity.json: lets publishers check what their host serves.
fn list(version: &str, parts: &[&Part]) -> String {
    let file = |Part { name, bytes }: &&Part| {
        let about = json!({ "integrity": integrity(bytes), "bytes": bytes.len() });
        (name.clone(), about)
    };
    let files: serde_json::Map<_, _> = parts.iter().map(file).collect();
    format!("{:#}\n", json!({ "version": version, "files": files }))
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

/// Hints for the files that a visible explainer loads, so that the browser requests them together with
/// embed.js.
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
    fn a_part_with_different_bytes_has_a_different_name() {
        let part = |bytes: &[u8]| Part::new("widget", "js", bytes.to_vec()).name;
        assert_eq!(part(b""), "widget-e3b0c442.js");
        assert_ne!(part(b"a"), part(b"b"));
    }

    #[test]
    fn the_list_has_the_integrity_and_the_size_of_each_file() {
        let part = Part {
            name: "embed.js".to_owned(),
            bytes: b"alert('Hello, world.');".to_vec(),
        };
        assert_eq!(
            list("0.1.0", &[&part]),
            r#"{
  "version": "0.1.0",
  "files": {
    "embed.js": {
      "integrity": "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=",
      "bytes": 23
    }
  }
}
"#
        );
    }

    #[test]
    fn the_snippet_has_the_version_in_its_address_and_the_digest() {
        let part = Part {
            name: "embed.js".to_owned(),
            bytes: b"alert('Hello, world.');".to_vec(),
        };
        let text = snippet("1.2.3", &[&part]);
        assert!(text.contains("https://cdn.example/explainer-cards/1.2.3/embed.js"));
        assert!(text.contains("integrity=\"sha256-qznLcsROx4GA"));
    }

    #[test]
    fn the_snippet_has_hints_for_the_files_that_embed_js_always_loads() {
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
