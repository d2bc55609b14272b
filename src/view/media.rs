//! The section `media`: a picture.

use super::html::html;
use super::nodes::text;
use super::prose::prose;
use crate::model::Card;
use crate::model::address::Address;
use crate::model::card::Media;
use crate::model::decimal::digits;
use crate::state::Session;
use yew::{AttrValue, Html};

/// The picture, loaded when it comes near the viewport. Its size, if the file has it, reserves the space.
pub fn media(session: &Session, card: &Card, media: &Media) -> Html {
    let size = |pixels: Option<u32>| pixels.map(|pixels| AttrValue::from(digits(pixels)));
    let address = Address::parse(&media.src).ok();
    let src = address.and_then(|address| address.seen_from(&session.settings.file));
    html! {
        <figure class="media" part="media">
            // `loading` first: WebKit requests a picture as soon as it has its address.
            <img loading="lazy" src={src.map(AttrValue::from)} alt={AttrValue::from(media.alt.clone())}
                width={size(media.width)} height={size(media.height)} />
            <figcaption class="caption">
                if let Some(caption) = &media.caption {
                    { prose(session, &card.id, caption) }{ " " }
                }
                <span class="credit">{ text(&media.credit) }</span>
            </figcaption>
        </figure>
    }
}
