//! Listens to presses of controls. `www/stage/press.js` does the same for the embed.

use super::modules;
use super::shadow::Shadow;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The open popovers, each with the control that opened it.
type Openers = RefCell<Vec<(Element, HtmlElement)>>;

/// Calls `send` with the request of each pressed control. Dropping the listeners stops it.
pub fn listen(shadow: &Shadow, send: impl Fn(String) + 'static) -> [EventListener; 4] {
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
    let choose = {
        let view = shadow.view.clone();
        move |_: &Event| {
            modules::mark(&view);
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
        EventListener::new(view, "change", choose),
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
    // The fragment of the page's address doesn't change.
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

/// The text or the choice of a field. Nothing if it is missing: the browser then shows its own message.
fn value(field: &Element) -> Option<String> {
    let (is_valid, value) = if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        (input.report_validity(), input.value())
    } else {
        let area = field.dyn_ref::<HtmlTextAreaElement>()?;
        (area.report_validity(), area.value())
    };
    is_valid.then_some(value)
}

/// Returns the focus to the control that opened a popover. Chromium 156 doesn't do so inside a shadow root.
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

/// Opens a closed panel in which find-in-page has found something.
fn found(view: &Element, event: &Event) -> Option<()> {
    let panel = target(view, event)?.closest(".panel").ok()??;
    let head = panel
        .parent_element()?
        .query_selector("[data-act]")
        .ok()??;
    head.dyn_ref::<HtmlElement>()?.click();
    Some(())
}

/// The target of an event, unless it is slotted content of the page.
fn target(view: &Element, event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    view.contains(Some(&target)).then_some(target)
}
