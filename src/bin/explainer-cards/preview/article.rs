//! The article with the explainer: the page of the repository, with other files in its bar.

use explainer_cards::model::read::read;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options, render, today};
use explainer_cards::words;
use std::collections::BTreeSet;
use std::fmt::Write;

use super::scope::{Readable, Scope};
use crate::render::address::encode;

/// The page, from the folder that it is in.
const PAGE: &str = include_str!("../../../../www/pages/article.html");

/// The script of the embed in it.
const EMBED: &str = "<script type=\"module\" async src=\"../embed.js\"></script>\n";

/// What the page gets besides: other problems than those of readers, and the next version of the file.
const LIVE: &str = "  <link rel=\"stylesheet\" href=\"../preview/live.css\">
    <script type=\"module\" src=\"../preview/live.js\"></script>
  </head>";

const PROBLEMS: &str = "</aside>
    <section class=\"problems\" aria-labelledby=\"problems\" tabindex=\"0\" hidden>
      <h2 id=\"problems\">Problèmes du fichier</h2>
      <ol lang=\"en\"></ol>
    </section>";

/// What readers of the article see if there is no explainer. In the language of the page.
const FALLBACK: &str = "<p class=\"fallback\">L’explicatif ne peut pas être affiché.</p>";

/// The article with one of the files. Without the widget the explainer is in the page.
pub fn article(scope: &Scope, wanted: Option<&str>, has_widget: bool) -> String {
    let names = scope.names();
    let is_known = |name: &&str| names.iter().any(|known| known == name);
    let name = wanted
        .filter(is_known)
        .or(names.first().map(|name| &**name));
    let name = name.unwrap_or_default();
    let mut page = PAGE.to_owned();
    between(
        &mut page,
        "<select name=\"file\">",
        "</select>",
        &files(&names),
    );
    between(
        &mut page,
        "<select name=\"lang\">",
        "</select>",
        &languages(&names),
    );
    // The other pages of the repository aren't here.
    between(&mut page, "</fieldset>", "</form>", "\n      ");
    let explainer = if has_widget {
        element(name)
    } else {
        embed(scope, name)
    };
    between(&mut page, "<explainer-cards", "</explainer-cards>", "");
    page = page.replacen("<explainer-cards</explainer-cards>", &explainer, 1);
    if !has_widget {
        page = page.replacen(EMBED, "", 1);
    }
    page = page.replacen("</head>", LIVE, 1);
    page.replacen("</aside>", PROBLEMS, 1)
}

/// Replaces what is between two marks of the page. A test finds each.
fn between(page: &mut String, start: &str, end: &str, with: &str) {
    let from = page.find(start).map(|at| at + start.len());
    let range = from.and_then(|from| Some(from..from + page[from..].find(end)?));
    if let Some(range) = range {
        page.replace_range(range, with);
    }
}

fn files(names: &[String]) -> String {
    let mut options = String::new();
    for name in names {
        option(&mut options, &encode(name), name);
    }
    options
}

/// The languages by which the files are named: `fr` for `tides.fr.json`.
fn languages(names: &[String]) -> String {
    let tag = |name: &String| {
        let mut parts = name.rsplit('/').next()?.rsplit('.').skip(1);
        let tag = parts.next()?;
        parts.next().map(|_| tag.to_owned())
    };
    let tags: BTreeSet<String> = names.iter().filter_map(tag).collect();
    let mut options = String::new();
    for tag in tags {
        option(&mut options, &tag, words::name(&tag));
    }
    options
}

fn option(options: &mut String, value: &str, words: &str) {
    let [value, words] = [value, words].map(escaped);
    // Writing to a `String` can't fail.
    writeln!(options, "<option value=\"{value}\">{words}</option>").ok();
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('"', "&quot;")
}

fn address(name: &str) -> String {
    format!("../explainers/{}", encode(name))
}

fn element(name: &str) -> String {
    let src = escaped(&address(name));
    format!("<explainer-cards src=\"{src}\">{FALLBACK}</explainer-cards>")
}

/// The pre-rendered form.
fn embed(scope: &Scope, name: &str) -> String {
    let Some(Readable::Explainer(bytes)) = scope.read(name) else {
        return element(name);
    };
    let Ok(explainer) = read(&bytes) else {
        return element(name);
    };
    let options = Options {
        src: Some(address(name)),
        today: Some(today()),
        ..Options::new(FORMATS)
    };
    let outputs = render(Form::Embed, &explainer, &options).unwrap_or_default();
    outputs.into_iter().map(|output| output.content).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_mark() {
        for mark in [
            "<select name=\"file\">",
            "<select name=\"lang\">",
            "</fieldset>",
            "</form>",
            "<explainer-cards",
            "</explainer-cards>",
            EMBED,
            "</head>",
            "</aside>",
        ] {
            assert_eq!(PAGE.matches(mark).count(), 1, "{mark}");
        }
    }
}
