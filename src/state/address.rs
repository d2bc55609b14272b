//! Addresses of cards: `#explainer_card`, a valid CSS selector, because pages pass `location.hash` to `querySelector`.

use crate::model::ascii;
use crate::model::json::hex;

/// The address of a card, from the ids of the explainer and the card.
pub fn print(explainer: &str, card: &str) -> String {
    ["#", explainer, "_", card].concat()
}

/// The id of the card that an address names, if the address is of this explainer.
///
/// Ids consist of lower-case letters, digits and hyphens. What follows is ignored, because trackers append `?utm_source=…`
/// or `&fbclid=…`, and mail programs a full stop; a letter of any script doesn't end an id. Some programs percent-encode
/// letters.
pub fn card(explainer: &str, address: &str) -> Option<String> {
    let decoded = decoded(address);
    let rest = decoded.strip_prefix('#')?.strip_prefix(explainer)?;
    let rest = rest.strip_prefix('_')?;
    let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = rest.bytes().position(|byte| !goes_on(byte));
    let id = rest.get(..end.unwrap_or(rest.len()))?;
    let fits = |byte: u8| goes_on(byte) && byte != b'_' && !byte.is_ascii_uppercase();
    (!id.is_empty() && id.bytes().all(fits)).then(|| id.to_owned())
}

/// Decodes the percent-encoding of ASCII characters.
fn decoded(address: &str) -> String {
    let mut pieces = ascii::split(address, b'%');
    let mut decoded = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let code = piece.get(..2).and_then(|code| hex(code.as_bytes()));
        let code = code.and_then(char::from_u32).filter(char::is_ascii);
        if let Some(code) = code {
            decoded.push(code);
            decoded.push_str(&piece[2..]);
        } else {
            decoded.push('%');
            decoded.push_str(piece);
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_address_is_read_back() {
        assert_eq!(
            card("hbm", &print("hbm", "why-now")).as_deref(),
            Some("why-now")
        );
    }

    #[test]
    fn addresses_lead_to_the_cards_in_the_table() {
        let table = include_bytes!("../../tests/fixtures/addresses.json");
        let rows: Vec<serde_json::Value> = serde_json::from_slice(table).expect("it is a list");
        for row in rows {
            let address = row["fragment"].as_str().expect("it is a text");
            let id = card("tide", address);
            // The table says of which there is a card.
            let found = id.as_deref().filter(|id| ["what", "rest"].contains(id));
            assert_eq!(found, row["card"].as_str(), "{address}");
        }
    }
}
