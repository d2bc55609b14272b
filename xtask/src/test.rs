//! `cargo xtask test`: every test, those in the browser against freshly built pages.

use std::fs;

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use crate::dist::Release;
use crate::places;
use crate::setup::{self, Tools};

/// What the widget consists of as Trunk builds it.
const TRUNK: [&str; 9] = [
    "embed.js",
    "stage.js",
    "addresses.js",
    "patch.js",
    "intl.js",
    "words.js",
    "link-terms.js",
    "widget.js",
    "widget_bg.wasm",
];

pub fn run(arguments: &[String]) -> Result<()> {
    let tools = setup::tools()?;
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    let missing = missing(&tools).err();
    match &missing {
        None => {
            prepare_browser(&tools, &shell)?;
            prepare_accessibility(&tools, &shell)?;
            prepare_frameworks(&tools, &shell)?;
            prepare_html(&tools, &shell)?;
        }
        Some(missing) => {
            eprintln!("Without the browser tests: {missing:#}");
            shell.set_var("EXPLAINER_CARDS_NO_BROWSER", "1");
        }
    }
    cmd!(shell, "cargo test --workspace {arguments...}").run()?;
    if let Some(missing) = missing {
        bail!("the rest passed; the browser tests did not run: {missing:#}");
    }
    // Whoever names tests means those, in the browser that ENGINE says.
    if arguments.is_empty() {
        in_other_browsers(&tools, &shell)?;
    }
    Ok(())
}

/// What readers do, once more in Firefox and `WebKit`. Where one can't be had, that is said.
fn in_other_browsers(tools: &Tools, shell: &Shell) -> Result<()> {
    let engines = [
        ("firefox", tools.firefox().err()),
        ("webkit", tools.webkit().err()),
    ];
    for (engine, missing) in engines {
        match missing {
            None => cmd!(shell, "cargo test --test browser")
                .env("ENGINE", engine)
                .run()?,
            Some(missing) => eprintln!("Without the tests in {engine}: {missing:#}"),
        }
    }
    Ok(())
}

/// What the browser tests need and set-up could not install.
fn missing(tools: &Tools) -> Result<()> {
    tools.chromium()?;
    tools.node()?;
    tools.trunk()?;
    tools.wasm_bindgen()?;
    Ok(())
}

/// Builds the pages and tells the tests, by environment variables, where everything is.
fn prepare_browser(tools: &Tools, shell: &Shell) -> Result<()> {
    // Not dist/: a running `trunk serve` empties that whenever a file changes.
    let site = places::target()?.join("site");
    let release = Release::new(tools)?;
    release.pages(&site)?;
    let dist = release.embed(&site.join("embed"))?;
    // Every page tests what is uploaded; what Trunk built of it stands apart, for the test of that.
    let trunk = site.join("trunk");
    fs::create_dir_all(&trunk)?;
    for name in TRUNK {
        fs::copy(site.join(name), trunk.join(name))?;
    }
    for words in shell.read_dir(site.join("words"))? {
        shell.create_dir(trunk.join("words"))?;
        shell.copy_file(words, trunk.join("words"))?;
    }
    fs::remove_file(site.join("widget.js"))?;
    fs::copy(&dist.stage, site.join("stage.js"))?;
    fs::copy(&dist.wasm, site.join("widget_bg.wasm"))?;
    shell.copy_file(&dist.link_terms, &site)?;
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
    shell.set_var("DIST", site);
    Ok(())
}

/// Puts the accessibility checkers, each as one script for the page, where the tests find them.
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
    Ok(())
}

/// Tells the tests where the HTML checker is, if there is the Java that it needs.
fn prepare_html(tools: &Tools, shell: &Shell) -> Result<()> {
    match tools.java() {
        Ok(_) => shell.set_var("VNU", tools.node()?.vnu()),
        Err(missing) => eprintln!("Without the test of valid HTML: {missing:#}"),
    }
    Ok(())
}
