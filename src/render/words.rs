//! The words that only the static forms say. Those of [`crate::words`] come to the reader of the widget too,
//! where every byte counts.

use crate::words::primary;

/// Words around what the file says.
#[derive(Debug)]
pub struct Words {
    /// Between a label and what it is about.
    pub colon: &'static str,
    /// Around words of somebody else.
    pub quotes: [&'static str; 2],
    /// The link to the page.
    pub online: &'static str,
    /// Before the description of a picture, and before who made it.
    pub picture: &'static str,
    /// Before the right answer.
    pub answer: &'static str,
}

impl Words {
    /// The words for a language tag; English for a language that we do not have.
    #[allow(clippy::missing_panics_doc)] // English is there.
    pub fn of(lang: &str) -> &'static Self {
        let of = |wanted: &str| {
            WORDS
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(wanted))
        };
        let found = of(primary(lang)).or_else(|| of("en"));
        &found.expect("English is there").1
    }
}

const fn words(
    colon: &'static str,
    quotes: [&'static str; 2],
    [online, picture, answer]: [&'static str; 3],
) -> Words {
    Words {
        colon,
        quotes,
        online,
        picture,
        answer,
    }
}

/// In front of a colon and inside of quotation marks, French has spaces at which no line breaks. The
/// marks are those that newspapers in the language set.
#[rustfmt::skip]
static WORDS: [(&str, Words); 18] = [
    ("ar", words(": ", ["«", "»"], ["اقرأ هذا على الويب", "صورة", "الإجابة"])),
    ("cs", words(": ", ["„", "“"], ["Číst na webu", "Obrázek", "Odpověď"])),
    ("de", words(": ", ["„", "“"], ["Im Web lesen", "Bild", "Antwort"])),
    ("en", words(": ", ["“", "”"], ["Read this on the web", "Picture", "Answer"])),
    ("es", words(": ", ["«", "»"], ["Leer en la web", "Imagen", "Respuesta"])),
    ("fr", words("\u{a0}: ", ["«\u{a0}", "\u{a0}»"], ["Lire en ligne", "Image", "Réponse"])),
    ("he", words(": ", ["”", "”"], ["לקריאה באתר", "תמונה", "תשובה"])),
    ("it", words(": ", ["«", "»"], ["Leggi sul web", "Immagine", "Risposta"])),
    ("ja", words("：", ["「", "」"], ["ウェブで読む", "画像", "答え"])),
    ("ko", words(": ", ["“", "”"], ["웹에서 읽기", "그림", "정답"])),
    ("nl", words(": ", ["“", "”"], ["Lees dit op het web", "Afbeelding", "Antwoord"])),
    ("pl", words(": ", ["„", "”"], ["Czytaj w sieci", "Ilustracja", "Odpowiedź"])),
    ("pt", words(": ", ["«", "»"], ["Ler na web", "Imagem", "Resposta"])),
    ("ru", words(": ", ["«", "»"], ["Читать на сайте", "Изображение", "Ответ"])),
    ("sv", words(": ", ["”", "”"], ["Läs på webben", "Bild", "Svar"])),
    ("tr", words(": ", ["“", "”"], ["Web’de oku", "Görsel", "Yanıt"])),
    ("uk", words(": ", ["«", "»"], ["Читати на сайті", "Зображення", "Відповідь"])),
    ("zh", words("：", ["“", "”"], ["在网页上阅读", "图片", "答案"])),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_widget_has_words_for_exports() {
        for (lang, _) in &WORDS {
            let known = std::ptr::eq(crate::words::Words::of(lang), crate::words::Words::of("en"));
            assert_eq!(known, *lang == "en", "{lang}");
        }
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/words");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), WORDS.len());
    }
}
