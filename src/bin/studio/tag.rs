//! The HTML to paste into an article.

use crate::markup::{self, attribute, text};
use crate::written::written;
use explainer_cards::model::Explainer;
use explainer_cards::render::Form;

/// A way to put an explainer into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The element, complete before any script.
    PreRendered,
    /// The element, which loads the file.
    Element,
    /// The element with the file inside.
    Inside,
    /// A single script tag.
    Script,
    /// Plain HTML for publishing systems that remove elements.
    Section,
}

impl Way {
    pub const ALL: [Self; 5] = [
        Self::PreRendered,
        Self::Element,
        Self::Inside,
        Self::Script,
        Self::Section,
    ];

    /// The name in the value of an option.
    pub fn name(self) -> &'static str {
        match self {
            Self::PreRendered => "pre-rendered",
            Self::Element => "element",
            Self::Inside => "inside",
            Self::Script => "script",
            Self::Section => "section",
        }
    }
}

/// Where the files are that the page loads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// The folder with embed.js, with a slash at its end.
    pub folder: String,
    /// The digest of embed.js for Subresource Integrity, if it is known.
    pub integrity: Option<String>,
    /// The address of the explainer file.
    pub src: String,
}

/// The HTML for a way. `None` if the text isn't an explainer.
pub async fn tag(way: Way, places: &Places, explainer: &Explainer, json: &str) -> Option<String> {
    let src = attribute(&places.src);
    let script = script(places, "");
    match way {
        Way::Element => Some(format!(
            "{script}\n<explainer-cards src=\"{src}\">\n{}</explainer-cards>\n",
            fallback(explainer)
        )),
        Way::Script => Some(format!(
            "{}\n",
            self::script(places, &format!(" data-src=\"{src}\""))
        )),
        Way::Inside => {
            let json = markup::script(json.trim());
            Some(format!(
                "{script}\n<explainer-cards>\n<script type=\"application/json\">\n{json}\n</script>\n{}</explainer-cards>\n",
                fallback(explainer)
            ))
        }
        Way::PreRendered => Some(format!(
            "{script}\n{}",
            written(Form::Embed, explainer, Some(&places.src), None).await?
        )),
        Way::Section => written(Form::Section, explainer, Some(&places.src), None).await,
    }
}

fn script(places: &Places, more: &str) -> String {
    let src = attribute(&format!("{}embed.js", places.folder));
    let integrity = places
        .integrity
        .as_ref()
        .map_or_else(String::new, |digest| {
            format!(
                "\n  integrity=\"{}\" crossorigin=\"anonymous\"",
                attribute(digest)
            )
        });
    format!("<script type=\"module\" async src=\"{src}\"{integrity}{more}></script>")
}

/// What readers without the script see: title, dek, and the title and summary of each card.
fn fallback(explainer: &Explainer) -> String {
    let plain = |prose: &explainer_cards::model::Prose| {
        let name = |id: &str| {
            let mut terms = explainer.glossary.iter();
            terms.find(|term| *term.id == *id).map(|term| &*term.term)
        };
        text(&explainer_cards::model::inline::plain(
            prose.source(),
            &name,
        ))
    };
    let mut html = format!(
        "  <h2>{}</h2>\n  <p>{}</p>\n",
        text(&explainer.title),
        plain(&explainer.summary)
    );
    for card in &explainer.cards {
        html.extend(["  <h3>", &text(&card.title), "</h3>\n"]);
        if let Some(summary) = &card.summary {
            html.extend(["  <p>", &plain(summary), "</p>\n"]);
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer_cards::model::read::read;

    const FILE: &str = r#"{ "version": 1, "id": "tram", "lang": "en", "title": "Trams & <bridges>",
        "summary": "It opens in [[autumn]].", "cards": [{ "id": "why", "kind": "why", "title": "Why?", "summary": "Too **weak**.",
        "body": ["</script><b>"] }], "glossary": [{ "id": "autumn", "term": "autumn", "definition": "A season." }] }"#;

    fn made(way: Way, integrity: Option<&str>) -> String {
        let places = Places {
            folder: "https://cdn.example/1/".to_owned(),
            integrity: integrity.map(ToOwned::to_owned),
            src: "/tram.json?a=1&b=\"2\"".to_owned(),
        };
        let explainer = read(FILE.as_bytes()).unwrap();
        pollster::block_on(tag(way, &places, &explainer, FILE)).unwrap()
    }

    #[test]
    fn the_element_has_a_fallback_of_plain_text() {
        assert_eq!(
            made(Way::Element, None),
            r#"<script type="module" async src="https://cdn.example/1/embed.js"></script>
<explainer-cards src="/tram.json?a=1&amp;b=&quot;2&quot;">
  <h2>Trams &amp; &lt;bridges></h2>
  <p>It opens in autumn.</p>
  <h3>Why?</h3>
  <p>Too weak.</p>
</explainer-cards>
"#
        );
    }

    #[test]
    fn the_digest_of_the_script_comes_with_crossorigin() {
        let tag = made(Way::Script, Some("sha256-abc"));
        assert!(
            tag.contains("integrity=\"sha256-abc\" crossorigin=\"anonymous\" data-src="),
            "{tag}"
        );
    }

    #[test]
    fn the_file_inside_cannot_end_its_element() {
        let tag = made(Way::Inside, None);
        assert_eq!(tag.matches("</script>").count(), 2, "{tag}");
        let json = tag
            .split("json\">")
            .nth(1)
            .unwrap()
            .split("</script>")
            .next()
            .unwrap();
        assert_eq!(
            read(json.as_bytes()).unwrap(),
            read(FILE.as_bytes()).unwrap()
        );
    }

    #[test]
    fn the_static_ways_contain_the_cards() {
        for way in [Way::PreRendered, Way::Section] {
            assert!(made(way, None).contains("Why?"), "{way:?}");
        }
    }
}
