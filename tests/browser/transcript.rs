//! A transcript of Chromium's accessibility tree, which screen readers get, for people to read. Real screen readers
//! have other words for roles and states.

use crate::browser::in_browser;
use crate::page::Page;
use crate::site::{Site, fixtures};
use serde_json::{Value, json};
use snapbox::Data;
use std::collections::{HashMap, HashSet};

#[test]
fn the_accessibility_tree_matches_the_transcript() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for (name, src, open) in [
            ("hbm.fr.closed", "/explainers/hbm.fr.json", false),
            ("full.open", "/fixtures/valid/full.json", true),
        ] {
            let body = format!("<explainer-cards src={src}><p>Fallback</p></explainer-cards>");
            // With a fixed date, so that the events in the past are always the same.
            let page = browser
                .open_with(&site, &format!("<script>{TODAY}</script>{body}"))
                .await;
            page.ready().await;
            if open {
                page.open_everything().await;
            }
            let golden = fixtures().join(format!("transcripts/{name}.txt"));
            snapbox::assert_data_eq!(told(&page).await, Data::read_from(&golden, None).raw());
        }
    });
}

const TODAY: &str = "{
    const now = Date.parse('2026-03-01T12:00:00Z'), Real = Date;
    Date = class extends Real {
      constructor(...given) { super(...(given.length ? given : [now])); }
    };
  }";

/// The transcript of the explainer.
async fn told(page: &Page) -> String {
    page.cdp("Accessibility.enable", json!({})).await;
    let answer = page.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = answer["nodes"].as_array().expect("a tree");
    let title: String = page.js("return $('.title').innerText").await;
    let start = nodes
        .iter()
        .find(|node| role(node) == "region" && name(node) == title)
        .expect("the explainer is a region with its title as the name");
    let mut teller = Teller {
        nodes: nodes
            .iter()
            .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
            .collect(),
        blocks: blocks(page).await,
        text: String::new(),
        line: String::new(),
    };
    teller.tell(start);
    teller.end_line();
    teller.text
}

/// The ids of the nodes that are blocks.
async fn blocks(page: &Page) -> HashSet<i64> {
    let styles = json!({ "computedStyles": ["display"] });
    let snapshot = page.cdp("DOMSnapshot.captureSnapshot", styles).await;
    let document = &snapshot["documents"][0];
    let numbers = |list: &Value| {
        let list = list.as_array().expect("a list").iter();
        list.filter_map(Value::as_i64).collect::<Vec<_>>()
    };
    let ids = numbers(&document["nodes"]["backendNodeId"]);
    let nodes = numbers(&document["layout"]["nodeIndex"]);
    let styles = document["layout"]["styles"].as_array().expect("a list");
    let at = |index: i64| usize::try_from(index).expect("an index");
    nodes
        .into_iter()
        .zip(styles)
        .filter(|(_, style)| {
            let display = style[0].as_i64().map(at);
            let display = display.and_then(|index| snapshot["strings"][index].as_str());
            display
                .is_some_and(|display| !matches!(display, "inline" | "inline-block" | "contents"))
        })
        .map(|(node, _)| ids[at(node)])
        .collect()
}

fn role(node: &Value) -> &str {
    node["role"]["value"].as_str().unwrap_or_default()
}

fn name(node: &Value) -> &str {
    node["name"]["value"].as_str().unwrap_or_default().trim()
}

fn property<'a>(node: &'a Value, name: &str) -> Option<&'a Value> {
    let all = node["properties"].as_array()?;
    let found = all.iter().find(|property| property["name"] == name)?;
    Some(&found["value"]["value"])
}

/// The state of a disclosure or a choice.
fn state(node: &Value) -> &'static str {
    let is = |name, value: Value| property(node, name) == Some(&value);
    if is("expanded", json!(true)) {
        ", expanded"
    } else if is("expanded", json!(false)) {
        ", collapsed"
    } else if is("checked", json!("true")) {
        ", checked"
    } else if is("checked", json!("false")) {
        ", not checked"
    } else {
        ""
    }
}

struct Teller<'a> {
    nodes: HashMap<&'a str, &'a Value>,
    blocks: HashSet<i64>,
    text: String,
    line: String,
}

impl<'a> Teller<'a> {
    fn end_line(&mut self) {
        let line = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line.clear();
        if !matches!(&*line, "" | "-" | "status:") {
            self.text += &line;
            self.text.push('\n');
        }
    }

    fn children(&mut self, node: &'a Value) {
        let ids = node["childIds"].as_array().into_iter().flatten();
        let ids: Vec<&str> = ids.filter_map(Value::as_str).collect();
        for id in ids {
            if let Some(child) = self.nodes.get(id).copied() {
                self.tell(child);
            }
        }
    }

    /// Writes a node on a line of its own, after `start`.
    fn block(&mut self, start: &str, node: &'a Value) {
        self.end_line();
        self.line += start;
        self.children(node);
        self.end_line();
    }

    /// Writes a node with its name and a mark at its end.
    fn area(&mut self, what: &str, node: &'a Value) {
        let name = name(node);
        let comma = if name.is_empty() { "" } else { ", " };
        self.end_line();
        self.text += &[what, comma, name, "\n"].concat();
        self.block("", node);
        self.text += &["end of ", what, "\n"].concat();
    }

    fn tell(&mut self, node: &'a Value) {
        if node["ignored"] == true {
            return self.other(node);
        }
        match role(node) {
            "StaticText" | "ListMarker" => {
                let text = node["name"]["value"].as_str().unwrap_or_default();
                self.line += text;
            }
            // The legend is already written as the name of its group.
            "InlineTextBox" | "Legend" => {}
            "button" | "link" | "image" | "DisclosureTriangle" => {
                let what = match role(node) {
                    "DisclosureTriangle" => "button",
                    role => role,
                };
                self.line += &["[", what, state(node), ": ", name(node), "]"].concat();
            }
            "radio" | "textbox" => {
                self.end_line();
                let what = match role(node) {
                    "radio" => "radio button",
                    _ => "text field",
                };
                self.line = format!("{what}{}: {}", state(node), name(node));
                self.end_line();
            }
            "heading" => {
                let level = property(node, "level").cloned().unwrap_or_default();
                self.block(&format!("heading {level}: "), node);
            }
            // The radio button or field already has the text as its name.
            "LabelText" => {
                for id in node["childIds"].as_array().into_iter().flatten() {
                    let child = id.as_str().and_then(|id| self.nodes.get(id).copied());
                    if let Some(child) = child.filter(|child| role(child) == "radio") {
                        self.tell(child);
                    }
                }
            }
            "region" | "navigation" | "group" | "figure" | "table" | "complementary" => {
                self.area(role(node), node);
            }
            "status" => self.block("status: ", node),
            "list" => self.area("list", node),
            "listitem" => self.block("- ", node),
            "term" | "DescriptionListTerm" => self.block("term: ", node),
            "definition"
            | "DescriptionListDetail"
            | "paragraph"
            | "row"
            | "caption"
            | "Figcaption"
            | "note" => self.block("", node),
            "cell" | "columnheader" | "rowheader" | "gridcell" => {
                self.line += "| ";
                self.children(node);
                self.line += " ";
            }
            _ => self.other(node),
        }
    }

    /// Writes the content of any other node.
    fn other(&mut self, node: &'a Value) {
        let id = node["backendDOMNodeId"].as_i64();
        if id.is_some_and(|id| self.blocks.contains(&id)) {
            self.end_line();
            self.children(node);
            self.end_line();
        } else {
            self.children(node);
        }
    }
}
