//! `cargo xtask test`: every test, with those in browsers against freshly built pages.

use std::{env, fs};

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use crate::dist::Release;
use crate::package;
use crate::places;
use crate::setup::{self, Tools, needs};

/// The files of the widget as Trunk builds it.
const TRUNK: [&str; 8] = [
    "embed.js",
    "stage.js",
    "patch.js",
    "intl.js",
    "words.js",
    "link-terms.js",
    "widget.js",
    "widget_bg.wasm",
];

/// The tests of sizes and positions, which depend on the fonts.
const FONT_DEPENDENT: [&str; 8] = [
    "criteria::",
    "drawn::",
    "large_text::",
    "looks::",
    "opening::",
    "parents::",
    "reading::",
    "table::",
];

/// The component and the studio are tested beside the tools that are on by default.
const FEATURES: [&str; 2] = ["--features", "explainer-cards/studio"];

pub fn run(arguments: &[String]) -> Result<()> {
    let tools = setup::tools(needs::TEST)?;
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    prepare_schema(&tools, &shell);
    prepare_servers(&tools, &shell);
    let missing = missing(&tools).err();
    match &missing {
        None => {
            prepare_browser(&tools, &shell)?;
            prepare_component(&tools, &shell)?;
            prepare_accessibility(&tools, &shell)?;
            prepare_frameworks(&tools, &shell)?;
            prepare_html(&tools, &shell)?;
            if selects("npm", arguments) {
                prepare_package(&tools, &shell)?;
            }
        }
        Some(missing) => {
            eprintln!("Skipping the browser tests: {missing:#}");
            shell.set_var("EXPLAINER_CARDS_NO_BROWSER", "1");
        }
    }
    // The same fonts on every machine. FONTS and ENGINE select others for certain tests.
    if tools.fonts().is_ok() && env::var_os("FONTS").is_none() {
        shell.set_var("FONTS", "dejavu");
    }
    cmd!(shell, "cargo test --workspace {FEATURES...} {arguments...}").run()?;
    if let Some(missing) = missing {
        bail!("browser tests not run, all others passed: {missing:#}");
    }
    if arguments.is_empty() {
        with_other_fonts(&tools, &shell)?;
        in_other_browsers(&tools, &shell)?;
    }
    Ok(())
}

/// Repeats the tests of sizes and positions in Chromium with the fonts of a phone.
fn with_other_fonts(tools: &Tools, shell: &Shell) -> Result<()> {
    match tools.fonts() {
        Ok(()) => cmd!(
            shell,
            "cargo test --workspace {FEATURES...} --test browser -- {FONT_DEPENDENT...}"
        )
        .env("FONTS", "noto")
        .run()?,
        Err(missing) => eprintln!("Skipping the tests with other fonts: {missing:#}"),
    }
    Ok(())
}

/// Repeats the tests of what readers do in Firefox and in `WebKit`, as far as they are installed.
fn in_other_browsers(tools: &Tools, shell: &Shell) -> Result<()> {
    let engines = [
        ("firefox", tools.firefox().err()),
        ("webkit", tools.webkit().err()),
    ];
    for (engine, missing) in engines {
        match missing {
            None => cmd!(shell, "cargo test --workspace {FEATURES...} --test browser")
                .env("ENGINE", engine)
                .run()?,
            Some(missing) => eprintln!("Skipping the tests in {engine}: {missing:#}"),
        }
    }
    Ok(())
}

/// Fails if set-up could not install one of the tools that the browser tests need.
fn missing(tools: &Tools) -> Result<()> {
    tools.wasm_target()?;
    tools.chromium()?;
    tools.node()?;
    tools.trunk()?;
    tools.wasm_bindgen()?;
    Ok(())
}

/// Passes the locations of the programs that read the JSON Schema to the tests, as far as they are installed.
fn prepare_schema(tools: &Tools, shell: &Shell) {
    match tools.node() {
        Ok(node) => shell.set_var("NODE_TOOLS", node.modules()),
        Err(missing) => eprintln!("Skipping the test of the schema with ajv: {missing:#}"),
    }
    match tools.editor() {
        Ok(editor) => shell.set_var("EDITOR_PACKAGES", editor.modules()),
        Err(missing) => eprintln!("Skipping the tests of the schema in an editor: {missing:#}"),
    }
    match tools.python() {
        Ok(python) => shell.set_var("CHECK_JSONSCHEMA", python.check_jsonschema()),
        Err(missing) => eprintln!("Skipping the test of the schema with Python: {missing:#}"),
    }
}

/// Passes the locations of the web servers to the tests, if they are installed.
fn prepare_servers(tools: &Tools, shell: &Shell) {
    match tools.web_servers() {
        Ok(servers) => {
            shell.set_var("NGINX", &servers.nginx);
            shell.set_var("NGINX_BROTLI", &servers.brotli);
            shell.set_var("CADDY", &servers.caddy);
        }
        Err(missing) => eprintln!("Skipping the tests of hosting: {missing:#}"),
    }
}

/// Builds the pages, and passes their locations and those of the browsers to the tests in
/// environment variables.
fn prepare_browser(tools: &Tools, shell: &Shell) -> Result<()> {
    // Not dist/: a running `trunk serve` rebuilds dist/preview whenever a file changes.
    let folder = places::target()?.join("site");
    let site = folder.join("preview");
    let release = Release::new(tools)?;
    let dist = release.embed(&folder.join("embed"))?;
    release.pages(&site)?;
    // The pages load the files to upload. Trunk's build of the widget is kept for the test of that.
    let trunk = site.join("trunk");
    fs::create_dir_all(&trunk)?;
    for name in TRUNK {
        fs::copy(site.join(name), trunk.join(name))?;
    }
    for folder in ["loader", "stage", "words"] {
        shell.create_dir(trunk.join(folder))?;
        for file in shell.read_dir(site.join(folder))? {
            shell.copy_file(file, trunk.join(folder))?;
        }
    }
    fs::remove_file(site.join("widget.js"))?;
    fs::copy(release.bundled_loader()?, site.join("embed.js"))?;
    fs::copy(&dist.stage, site.join("stage.js"))?;
    fs::copy(&dist.wasm, site.join("widget_bg.wasm"))?;
    shell.copy_file(&dist.link_terms, &site)?;
    shell.set_var("TRUNK", tools.trunk()?);
    let chromium = tools.chromium()?;
    shell.set_var("CHROMIUM", &chromium.browser);
    shell.set_var("CHROMEDRIVER", &chromium.driver);
    if let Ok((browser, driver)) = tools.firefox() {
        shell.set_var("FIREFOX", browser);
        shell.set_var("GECKODRIVER", driver);
    }
    if let Ok(webkit) = tools.webkit() {
        shell.set_var("WEBKIT_DRIVER", &webkit.driver);
        shell.set_var("XVFB", &webkit.display);
    }
    shell.set_var("DIST", folder);
    Ok(())
}

/// Builds the application that uses the component, beside the pages.
fn prepare_component(tools: &Tools, shell: &Shell) -> Result<()> {
    let folder = places::target()?.join("site/preview/yew-article");
    let trunk = tools.trunk()?;
    let _folder = shell.push_dir("examples/yew-article");
    cmd!(shell, "{trunk} build --release --dist {folder}").run()?;
    Ok(())
}

/// Prepares each accessibility checker as one script, which the tests run in the page.
fn prepare_accessibility(tools: &Tools, shell: &Shell) -> Result<()> {
    let folder = places::target()?.join("checkers");
    fs::create_dir_all(&folder)?;
    let node = tools.node()?;
    for (name, file) in node.checkers() {
        fs::copy(file, folder.join(name))?;
    }
    let (esbuild, alfa) = (node.esbuild(), folder.join("alfa.js"));
    cmd!(
        shell,
        "{esbuild} tests/browser/checkers/alfa.mjs --bundle --format=iife --minify
         --log-level=warning --outfile={alfa}"
    )
    .env("NODE_PATH", node.modules())
    .quiet()
    .run()?;
    shell.set_var("CHECKERS", folder);
    Ok(())
}

/// Bundles the applications that use the element in a framework, and renders each as a server does.
fn prepare_frameworks(tools: &Tools, shell: &Shell) -> Result<()> {
    let folder = places::target()?.join("frameworks");
    fs::create_dir_all(&folder)?;
    cmd!(shell, "node tests/browser/frameworks/build.mjs {folder}")
        .env("NODE_PATH", tools.node()?.modules())
        .quiet()
        .run()?;
    shell.set_var("FRAMEWORKS", folder);
    // For the filters of publishing systems, which run in tests.
    shell.set_var("NODE_MODULES", tools.node()?.modules());
    Ok(())
}

/// Whether these arguments of `cargo test` select a file of tests.
fn selects(name: &str, arguments: &[String]) -> bool {
    let mut named = arguments
        .iter()
        .zip(arguments.iter().skip(1))
        .filter(|(option, _)| *option == "--test")
        .peekable();
    named.peek().is_none() || named.any(|(_, test)| test == name)
}

/// Builds the package for npm, and passes its locations and those of what tests it.
fn prepare_package(tools: &Tools, shell: &Shell) -> Result<()> {
    let Ok(testers) = tools.package() else {
        eprintln!("Skipping the tests of the package for npm");
        return Ok(());
    };
    let site = places::target()?.join("site");
    let folder = site.join("npm");
    package::build(tools, &folder, &site.join("embed"))?;
    shell.set_var(
        "NPM_ARCHIVE",
        package::pack(shell, &folder, &site.join("packed"))?,
    );
    shell.set_var("NPM_TESTERS", testers.modules());
    for (name, program) in testers.runtimes() {
        match program {
            Some(program) => shell.set_var(name, program),
            None => eprintln!("Skipping the test of the package in {name}"),
        }
    }
    Ok(())
}

/// Passes the location of the HTML checker to the tests, if Java is installed.
fn prepare_html(tools: &Tools, shell: &Shell) -> Result<()> {
    match tools.java() {
        Ok(_) => shell.set_var("VNU", tools.node()?.vnu()),
        Err(missing) => eprintln!("Skipping the test of valid HTML: {missing:#}"),
    }
    Ok(())
}
