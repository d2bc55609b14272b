//! What a reader presses. `www/stage/press.js` is the embed's twin.

use super::shadow::Shadow;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The popovers that are open, each with what opened it.
type Openers = RefCell<Vec<(Element, HtmlElement)>>;

/// Listens for as long as the listeners are kept.
pub fn listen(shadow: &Shadow, send: impl Fn(String) + 'static) -> [EventListener; 3] {
    let openers = Rc::new(Openers::default());
    let press = {
        let (shadow, openers) = (shadow.clone(), Rc::clone(&openers));
        move |event: &Event| {
            if let Some(request) = pressed(&shadow, &openers, event) {
                send(request);
            }
        }
    };
    let close = {
        let view = shadow.view.clone();
        move |event: &Event| {
            closed(&view, &openers, event);
        }
    };
    let find = {
        let view = shadow.view.clone();
        move |event: &Event| {
            found(&view, event);
        }
    };
    let view = &shadow.view;
    let may_prevent = EventListenerOptions::enable_prevent_default();
    let capture = EventListenerOptions::run_in_capture_phase();
    [
        EventListener::new_with_options(view, "click", may_prevent, press),
        EventListener::new_with_options(view, "beforetoggle", capture, close),
        EventListener::new(view, "beforematch", find),
    ]
}

/// The request of the control that was pressed.
fn pressed(shadow: &Shadow, openers: &Openers, event: &Event) -> Option<String> {
    let control = target(&shadow.view, event)?.closest("[data-act]").ok()??;
    if !shadow.view.contains(Some(&control)) {
        return None;
    }
    let popover = control.get_attribute("popovertarget");
    if let Some(popover) = popover.and_then(|id| shadow.root.get_element_by_id(&id))
        && let Some(opener) = control.dyn_ref::<HtmlElement>()
    {
        openers.borrow_mut().push((popover, opener.clone()));
    }
    // Whatever the page does with its address.
    if control.has_attribute("href") {
        event.prevent_default();
    }
    let mut request = control.get_attribute("data-act")?;
    let fields = "textarea,[value]:checked,input:invalid";
    if let Some(field) = control.parent_element()?.query_selector(fields).ok()? {
        request += &value(&field)?;
    }
    Some(request)
}

/// What was written or chosen. Nothing where the browser has to ask for it, in its own words.
fn value(field: &Element) -> Option<String> {
    let (is_valid, value) = match field.dyn_ref::<HtmlInputElement>() {
        Some(input) => (input.report_validity(), input.value()),
        None => {
            let area = field.dyn_ref::<HtmlTextAreaElement>()?;
            (area.report_validity(), area.value())
        }
    };
    is_valid.then_some(value)
}

/// Chromium 156 gives the focus back to what opened a popover, but not inside of a shadow root.
fn closed(view: &Element, openers: &Openers, event: &Event) -> Option<()> {
    let state = Reflect::get(event, &JsValue::from_str("newState")).ok()?;
    let popover = target(view, event)?;
    if state != "closed" {
        return None;
    }
    let index = openers
        .borrow()
        .iter()
        .rposition(|(known, _)| *known == popover)?;
    let opener = openers.borrow_mut().swap_remove(index).1;
    if popover.matches(":focus-within").ok()? {
        opener.focus().ok()?;
    }
    Some(())
}

/// Find-in-page has come upon a closed panel and is about to show it: opens it in earnest.
fn found(view: &Element, event: &Event) -> Option<()> {
    let panel = target(view, event)?.closest(".panel").ok()??;
    let head = panel
        .parent_element()?
        .query_selector("[data-act]")
        .ok()??;
    head.dyn_ref::<HtmlElement>()?.click();
    Some(())
}

/// What an event is about, unless it is something that the page put into a slot.
fn target(view: &Element, event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    view.contains(Some(&target)).then_some(target)
}
