//! Addresses of cards: `#explainer_card`, a valid CSS selector for pages that hand `location.hash` to
//! `querySelector`.

/// The address of a card, from the ids of its explainer and of itself.
pub fn print(explainer: &str, card: &str) -> String {
    ["#", explainer, "_", card].concat()
}

/// The id of the card that an address names, if it names one of this explainer. Percent-encoding is decoded
/// before. Whatever follows the id is ignored, as trackers append to addresses: `?utm_source=…`, `&fbclid=…`.
pub fn card<'a>(explainer: &str, address: &'a str) -> Option<&'a str> {
    let rest = address.strip_prefix('#')?.strip_prefix(explainer)?;
    let rest = rest.strip_prefix('_')?;
    let ends = |byte: u8| !(byte.is_ascii_alphanumeric() || byte == b'-');
    let end = rest.bytes().position(ends).unwrap_or(rest.len());
    rest.get(..end).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read() {
        assert_eq!(card("hbm", &print("hbm", "why-now")), Some("why-now"));
    }

    #[test]
    fn what_follows_an_id_is_ignored() {
        for tail in [
            "?utm_source=x",
            "&fbclid=1_2",
            "#again",
            "/",
            "=",
            "_more",
            "é",
        ] {
            let address = print("hbm", "why") + tail;
            assert_eq!(card("hbm", &address), Some("why"), "{address}");
        }
    }

    #[test]
    fn another_address_names_no_card() {
        for address in [
            "",
            "#",
            "hbm_why",
            "#hbm",
            "#hbm_",
            "#hbm/why",
            "#hbm-2_why",
            "#HBM_why",
            "#_why",
        ] {
            assert_eq!(card("hbm", address), None, "{address}");
        }
    }
}
