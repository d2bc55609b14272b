//! The pages in which the studio shows an explainer as readers get it.

use crate::markup::{self, attribute};
use explainer_cards::model::Explainer;

/// The style sheet of a page around an explainer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Plain,
    Broadsheet,
    Financial,
    Broadcaster,
}

impl Paper {
    pub const ALL: [Self; 4] = [
        Self::Plain,
        Self::Broadsheet,
        Self::Financial,
        Self::Broadcaster,
    ];

    /// The name in the value of an option.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Broadsheet => "broadsheet",
            Self::Financial => "financial",
            Self::Broadcaster => "broadcaster",
        }
    }

    fn style_sheet(self) -> String {
        match self {
            Self::Plain => "pages/page.css".to_owned(),
            paper => format!("pages/themes/{}.css", paper.name()),
        }
    }
}

/// An article with an explainer. `inside` is the HTML of the element; `scheme` is a value of `color-scheme`; `root` is the
/// address of the studio's folder, and `base` that to which the pictures of the explainer are relative.
pub fn article(
    paper: Paper,
    scheme: &str,
    lang: &str,
    inside: &str,
    (root, base): (&str, &str),
) -> String {
    let lang = attribute(lang);
    let sheet = attribute(&format!("{root}{}", paper.style_sheet()));
    let (base, scheme) = (attribute(base), attribute(scheme));
    let data = if scheme == "light dark" {
        String::new()
    } else {
        format!(" data-theme=\"{scheme}\"")
    };
    format!(
        "<!DOCTYPE html>
<html lang=\"{lang}\"{data}>
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"{scheme}\">
<base href=\"{base}\" target=\"_blank\">
<link rel=\"stylesheet\" href=\"{sheet}\">
<title>Article</title>
</head>
<body>
<main><article class=\"article\">
{inside}
</article></main>
</body>
</html>
"
    )
}

/// The element with the file inside and the script that shows it.
pub fn live(root: &str, json: &str) -> String {
    let (root, json) = (attribute(root), markup::script(json));
    format!(
        "<script type=\"module\" async src=\"{root}embed.js\"></script>
<explainer-cards loading=\"eager\"><script type=\"application/json\">{json}</script></explainer-cards>"
    )
}

/// The name of a file for an explainer: its id and language.
pub fn file_name(explainer: &Explainer) -> String {
    let Explainer { id, lang, .. } = explainer;
    format!("{id}.{lang}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_file_stay_inside_their_attributes() {
        let page = article(
            Paper::Plain,
            "dark",
            "\"><script>",
            "",
            ("", "https://x.example/\""),
        );
        assert!(
            page.contains("<html lang=\"&quot;>&lt;script>\" data-theme=\"dark\">"),
            "{page}"
        );
        assert!(!page.contains("<script"), "{page}");
    }

    #[test]
    fn a_theme_has_a_style_sheet_of_its_own() {
        let page = article(
            Paper::Financial,
            "light dark",
            "nl",
            "",
            ("https://x.example/", ""),
        );
        assert!(
            page.contains("href=\"https://x.example/pages/themes/financial.css\""),
            "{page}"
        );
        assert!(!page.contains("data-theme"), "{page}");
    }

    #[test]
    fn no_text_of_the_file_ends_the_script_with_it() {
        assert_eq!(
            live("", "{\"a\":\"</script>\"}")
                .matches("</script>")
                .count(),
            2
        );
    }
}
