//! Texts of other programs, as explainers.

use explainer_cards::import::{Failure, Format, Imported, Loss, Options, import, recognise};

/// The explainer that a text becomes. `None` for a text that is opened as it is: an explainer, or JSON that may be meant
/// to be one.
pub fn imported(text: &str, lang: &str) -> Result<Option<Imported>, Failure> {
    match recognise(text) {
        Err(Failure::Explainer | Failure::Unknown | Failure::Syntax | Failure::Nothing) => {
            return Ok(None);
        }
        Err(failure) => return Err(failure),
        Ok(_) => {}
    }
    match import(text, &Options::default()) {
        Err(Failure::NoLanguage) => {}
        result => return result.map(Some),
    }
    let options = Options {
        lang: Some(lang),
        ..Options::default()
    };
    let mut imported = import(text, &options)?;
    imported.losses.push(Loss {
        message: format!("the source doesn't name its language; `{lang}` assumed"),
        place: String::new(),
        lost: String::new(),
        help: "correct `lang`, if the text is in another language".to_owned(),
    });
    Ok(Some(imported))
}

/// The better of the two texts that a clipboard has: HTML for a document, the plain text for what is written in a format
/// of its own. Code editors put its colours into the HTML, spreadsheets its cells into a table.
pub fn better<'t>(plain: &'t str, html: &'t str) -> &'t str {
    let is_document = matches!(recognise(plain), Ok(Format::Markdown));
    let is_markdown = plain
        .lines()
        .any(|line| line.starts_with("# ") || line.starts_with("## "));
    if is_document && !is_markdown {
        html
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_gets_the_language_of_the_studio() {
        let imported = imported("# The tram\n\nIt is late.", "fr");
        let imported = imported
            .expect("it can be imported")
            .expect("it is no explainer");
        assert!(imported.text.contains("\"lang\": \"fr\""));
        let last = imported.losses.last().expect("a note");
        assert_eq!(
            last.message,
            "the source doesn't name its language; `fr` assumed"
        );
    }

    #[test]
    fn explainers_and_other_json_are_opened_as_they_are() {
        for text in ["{\"version\": 1, \"cards\": []}", "{}", "{", "[1]", " "] {
            assert_eq!(imported(text, "en"), Ok(None), "{text}");
        }
    }

    #[test]
    fn of_a_clipboard_the_text_with_more_in_it_is_taken() {
        const HTML: &str = "<p>html</p>";
        for (plain, better_one) in [
            ("The tram is late.", HTML),
            ("## Why?\n\nThe bridge.", "## Why?\n\nThe bridge."),
            ("{\"events\": []}", "{\"events\": []}"),
            ("Year\tHeadline\n2024\tx", "Year\tHeadline\n2024\tx"),
        ] {
            assert_eq!(better(plain, HTML), better_one);
        }
    }
}
