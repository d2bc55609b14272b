//! The TypeScript declarations of the element, written from `www/custom-elements.json`.

use anyhow::{Context, Result};
use serde_json::Value;

/// embed.d.ts: the element, its events and `window.explainerCards`, for every page.
pub fn embed(manifest: &Value) -> Result<String> {
    let element = declaration(manifest, "class")?;
    let name = text(element, "name")?;
    let global = declaration(manifest, "variable")?;
    let members = list(element, "members")?.iter().map(member);
    let members = members.collect::<Result<Vec<_>>>()?.concat();
    let events = list(element, "events")?.iter().map(event);
    let events = events.collect::<Result<Vec<_>>>()?.concat();
    Ok(format!(
        "// Written from custom-elements.json.\n\
         export {{}};\n\n\
         declare global {{\n\
         {about}  interface {name} extends HTMLElement {{\n{members}{listeners}  }}\n\n  \
         interface {name}EventMap extends HTMLElementEventMap {{\n{events}  }}\n\n  \
         interface HTMLElementTagNameMap {{\n    {tag:?}: {name};\n  }}\n\n  \
         interface Window {{\n{about_global}    readonly {global_name}?: {global_type};\n  }}\n}}\n",
        about = comment("  ", text(element, "description")?),
        listeners = listeners(name),
        tag = text(element, "tagName")?,
        about_global = comment("    ", text(global, "description")?),
        global_name = text(global, "name")?,
        global_type = kind(global)?,
    ))
}

/// react.d.ts: what JSX may write, for React 19.
pub fn react(manifest: &Value) -> Result<String> {
    let element = declaration(manifest, "class")?;
    let (name, tag) = (text(element, "name")?, text(element, "tagName")?);
    let props = attributes(element)? + &listener_props(element)?;
    Ok(format!(
        "// Written from custom-elements.json.\n\
         import type {{ DetailedHTMLProps, HTMLAttributes }} from \"react\";\n\
         import type {{}} from \"./embed.js\";\n\n\
         declare module \"react\" {{\n  \
         interface {name}Props extends DetailedHTMLProps<HTMLAttributes<{name}>, {name}> {{\n{props}  }}\n\n  \
         namespace JSX {{\n    interface IntrinsicElements {{\n      {tag:?}: {name}Props;\n    }}\n  }}\n}}\n"
    ))
}

/// vue.d.ts: what templates may write, for Vue 3.
pub fn vue(manifest: &Value) -> Result<String> {
    let element = declaration(manifest, "class")?;
    let (name, tag) = (text(element, "name")?, text(element, "tagName")?);
    // Templates write `@explainer-open`, which the compiler calls `onExplainerOpen`.
    let mut props = attributes(element)?;
    for event in list(element, "events")? {
        let (name, detail) = (text(event, "name")?, kind(event)?);
        let written: String = name.split('-').map(capitalised).collect();
        props += &comment("    ", text(event, "description")?);
        props += &["    on", &written, "?: (event: ", detail, ") => void;\n"].concat();
    }
    Ok(format!(
        "// Written from custom-elements.json.\n\
         import type {{ HTMLAttributes }} from \"vue\";\n\
         import type {{}} from \"./embed.js\";\n\n\
         declare module \"vue\" {{\n  \
         interface {name}Props extends HTMLAttributes {{\n{props}  }}\n\n  \
         interface GlobalComponents {{\n    {tag:?}: new () => {{ $props: {name}Props }};\n  }}\n}}\n"
    ))
}

/// svelte.d.ts: what components may write, for Svelte 5.
pub fn svelte(manifest: &Value) -> Result<String> {
    let element = declaration(manifest, "class")?;
    let (name, tag) = (text(element, "name")?, text(element, "tagName")?);
    let props = attributes(element)? + &listener_props(element)?;
    Ok(format!(
        "// Written from custom-elements.json.\n\
         import type {{ HTMLAttributes }} from \"svelte/elements\";\n\
         import type {{}} from \"./embed.js\";\n\n\
         declare module \"svelte/elements\" {{\n  \
         interface {name}Props extends HTMLAttributes<{name}> {{\n{props}  }}\n\n  \
         interface SvelteHTMLElements {{\n    {tag:?}: {name}Props;\n  }}\n}}\n"
    ))
}

/// Each attribute, also as a property, and the explainer.
fn attributes(element: &Value) -> Result<String> {
    let mut props = String::new();
    for attribute in list(element, "attributes")? {
        let (written, property) = (text(attribute, "name")?, text(attribute, "fieldName")?);
        let mut names = vec![property];
        if written != property {
            names.push(written);
        }
        for name in names {
            props += &comment("    ", text(attribute, "description")?);
            let kind = settable(kind(attribute)?);
            props += &["    \"", name, "\"?: ", &kind, ";\n"].concat();
        }
    }
    Ok(props + "    \"explainer\"?: object | string | null;\n")
}

/// What is called for each event.
fn listener_props(element: &Value) -> Result<String> {
    let mut props = String::new();
    for event in list(element, "events")? {
        let (name, detail) = (text(event, "name")?, kind(event)?);
        props += &comment("    ", text(event, "description")?);
        props += &["    \"on", name, "\"?: (event: ", detail, ") => void;\n"].concat();
    }
    Ok(props)
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(word.ceil_char_boundary(1));
    first.to_uppercase() + rest
}

fn member(member: &Value) -> Result<String> {
    let name = text(member, "name")?;
    let about = comment("    ", text(member, "description")?);
    if text(member, "kind")? == "method" {
        let parameters = list(member, "parameters")?.iter().map(|parameter| {
            Ok(format!(
                "{}: {}",
                text(parameter, "name")?,
                kind(parameter)?
            ))
        });
        let parameters = parameters.collect::<Result<Vec<_>>>()?.join(", ");
        let result = kind(&member["return"])?;
        return Ok(format!("{about}    {name}({parameters}): {result};\n"));
    }
    let kind = kind(member)?;
    if member["readonly"] == true {
        return Ok(format!("{about}    readonly {name}: {kind};\n"));
    }
    // What can be set is more than what is read: an attribute from a number, an explainer from a text.
    let set = if member["attribute"].is_string() {
        settable(kind)
    } else {
        format!("{kind} | string | null")
    };
    Ok(format!(
        "{about}    get {name}(): {kind};\n    set {name}(value: {set});\n"
    ))
}

/// What an attribute's property may be set to. A level is often a number.
fn settable(kind: &str) -> String {
    let number = kind.contains("\"2\"");
    let number = if number { "2 | 3 | 4 | 5 | " } else { "" };
    format!("{number}{kind} | null | undefined")
}

fn event(event: &Value) -> Result<String> {
    let about = comment("    ", text(event, "description")?);
    let (name, kind) = (text(event, "name")?, kind(event)?);
    Ok(format!("{about}    {name:?}: {kind};\n"))
}

/// As lib.dom.d.ts has them for each kind of element.
fn listeners(name: &str) -> String {
    let pair = |verb: &str, options: &str| {
        format!(
            "    {verb}EventListener<Type extends keyof {name}EventMap>(\n      type: Type,\n      \
             listener: (this: {name}, event: {name}EventMap[Type]) => unknown,\n      \
             options?: boolean | {options},\n    ): void;\n    \
             {verb}EventListener(\n      type: string,\n      \
             listener: EventListenerOrEventListenerObject,\n      \
             options?: boolean | {options},\n    ): void;\n"
        )
    };
    pair("add", "AddEventListenerOptions") + &pair("remove", "EventListenerOptions")
}

fn comment(indent: &str, text: &str) -> String {
    format!("{indent}/** {text} */\n")
}

fn declaration<'a>(manifest: &'a Value, kind: &str) -> Result<&'a Value> {
    let all = list(&manifest["modules"][0], "declarations")?;
    all.iter()
        .find(|declaration| declaration["kind"] == kind)
        .with_context(|| format!("custom-elements.json declares no {kind}"))
}

fn kind(value: &Value) -> Result<&str> {
    text(&value["type"], "text")
}

fn text<'a>(value: &'a Value, key: &str) -> Result<&'a str> {
    let found = value[key].as_str();
    found.with_context(|| format!("custom-elements.json: missing `{key}` in {value}"))
}

fn list<'a>(value: &'a Value, key: &str) -> Result<&'a Vec<Value>> {
    let found = value[key].as_array();
    found.with_context(|| format!("custom-elements.json: missing list `{key}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_setter_accepts_more_types_than_the_getter_returns() {
        let level = json!({
            "kind": "field", "name": "headingLevel", "attribute": "heading-level",
            "type": { "text": "\"2\" | \"3\" | \"\"" }, "description": "The level.",
        });
        assert_eq!(
            member(&level).expect("a field"),
            "    /** The level. */\n    get headingLevel(): \"2\" | \"3\" | \"\";\n    \
             set headingLevel(value: 2 | 3 | 4 | 5 | \"2\" | \"3\" | \"\" | null | undefined);\n"
        );
    }

    #[test]
    fn a_method_has_its_parameters_and_its_result() {
        let open = json!({
            "kind": "method", "name": "openCard", "description": "Opens.",
            "parameters": [{ "name": "id", "type": { "text": "string" } }],
            "return": { "type": { "text": "Promise<void>" } },
        });
        assert_eq!(
            member(&open).expect("a method"),
            "    /** Opens. */\n    openCard(id: string): Promise<void>;\n"
        );
    }

    #[test]
    fn missing_fields_of_the_manifest_are_named() {
        let error = embed(&json!({ "modules": [{ "declarations": [] }] })).expect_err("no class");
        assert_eq!(error.to_string(), "custom-elements.json declares no class");
    }
}
