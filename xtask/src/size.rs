//! `cargo xtask size`: what the widget adds to a page, compressed as servers send it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::budget::Budget;
use crate::dist::{self, Dist};
use crate::precompress::{brotli, gzip, is_copy};
use crate::readme;
use crate::setup::{self, needs};

#[derive(clap::Args)]
pub struct Options {
    /// Print the table as Markdown
    #[arg(long)]
    markdown: bool,
    /// Fail if the table in README.md is outdated
    #[arg(long)]
    check_readme: bool,
    /// Update the table in README.md
    #[arg(long)]
    write_readme: bool,
}

/// The bytes of one file, uncompressed and as a server sends them.
struct Weight {
    name: &'static str,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

pub fn run(options: &Options) -> Result<()> {
    let weights = weigh_all(&dist::build(&setup::tools(needs::SIZE)?)?)?;
    if options.markdown {
        print!("{}", markdown(&weights));
    } else {
        print!("{}", plain(&weights));
    }
    if options.write_readme {
        readme::write(&markdown(&weights))?;
    }
    if options.check_readme {
        readme::check(&markdown(&weights))?;
    }
    within_budget(&weights)
}

/// The loader, the stage with the glue, the wasm, the largest file of words, their sum, the part that
/// only some pages load, and the CSS, which is part of the wasm.
fn weigh_all(dist: &Dist) -> Result<[Weight; 7]> {
    let embed = weigh("embed.js", &dist.embed)?;
    let stage = weigh("stage-*.js", &dist.stage)?;
    let wasm = weigh("widget-*.wasm", &dist.wasm)?;
    let words = heaviest(&dist.words)?;
    let link_terms = weigh("link-terms-*.js, if asked", &dist.link_terms)?;
    let css = weigh("CSS, inside the wasm", &dist.css)?;
    let parts = [&embed, &stage, &wasm, &words];
    let total = Weight {
        name: "total",
        raw: parts.iter().map(|part| part.raw).sum(),
        gzip: parts.iter().map(|part| part.gzip).sum(),
        brotli: parts.iter().map(|part| part.brotli).sum(),
    };
    Ok([embed, stage, wasm, words, total, link_terms, css])
}

/// The heaviest file of words. A reader loads one language.
fn heaviest(folder: &Path) -> Result<Weight> {
    let mut weights = vec![];
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        if !is_copy(&file) {
            weights.push(weigh("words/*.json, heaviest", &file)?);
        }
    }
    let heaviest = weights.into_iter().max_by_key(|weight| weight.brotli);
    heaviest.with_context(|| format!("missing words in {}", folder.display()))
}

fn weigh(name: &'static str, file: &Path) -> Result<Weight> {
    let bytes = fs::read(file)?;
    Ok(Weight {
        name,
        raw: bytes.len(),
        gzip: gzip(&bytes)?.len(),
        brotli: brotli(&bytes)?.len(),
    })
}

fn within_budget(weights: &[Weight; 7]) -> Result<()> {
    let [embed, _, _, words, total, link_terms, css] = weights;
    let weighed = Budget {
        embed: embed.brotli,
        words: words.brotli,
        link_terms: link_terms.brotli,
        css: css.brotli,
        total: total.brotli,
    };
    let excesses = Budget::read()?.excesses(&weighed);
    if !excesses.is_empty() {
        bail!(
            "exceeded xtask/budget.toml, in bytes after brotli:\n{}",
            excesses.join("\n")
        );
    }
    Ok(())
}

fn plain(weights: &[Weight]) -> String {
    let head = format!(
        "{:<26}{:>10}{:>12}{:>12}\n",
        "bytes", "raw", "gzip -9", "brotli -11"
    );
    let row = |weight: &Weight| {
        let Weight {
            name,
            raw,
            gzip,
            brotli,
        } = weight;
        format!("{name:<26}{raw:>10}{gzip:>12}{brotli:>12}\n")
    };
    head + &weights.iter().map(row).collect::<String>()
}

fn markdown(weights: &[Weight]) -> String {
    let head = "| kB | raw | gzip -9 | brotli -11 |\n|---|--:|--:|--:|\n".to_owned();
    let row = |weight: &Weight| {
        let [raw, gzip, brotli] = [weight.raw, weight.gzip, weight.brotli].map(kilobytes);
        format!("| {} | {raw} | {gzip} | {brotli} |\n", weight.name)
    };
    head + &weights.iter().map(row).collect::<String>()
}

/// Thousands of bytes, one decimal, rounded half up.
fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_are_thousands() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(2_449), "2.4");
        assert_eq!(kilobytes(2_450), "2.5");
        assert_eq!(kilobytes(69_999), "70.0");
    }

    #[test]
    fn a_row_of_markdown_has_kilobytes() {
        let row = Weight {
            name: "embed.js",
            raw: 5_000,
            gzip: 2_600,
            brotli: 2_300,
        };
        let table = markdown(&[row]);
        assert!(table.ends_with("|--:|\n| embed.js | 5.0 | 2.6 | 2.3 |\n"));
    }
}
