//! Takes the code out of the wasm that this widget never runs, and no compiler can know that.
//!
//! Yew chooses at run time between all sorts of nodes, so the code of each is kept, though the view
//! makes but elements, text and lists. Its functions become a single trap; wasm-opt then removes what
//! leads only there. The browser tests run on the outcome.

use std::collections::HashSet;
use std::convert::Infallible;

use anyhow::{Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, Function, Module};
use wasmparser::{FunctionBody, KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

/// What a function has in its name (identifiers with their length, as Rust's v0 mangling writes them)
/// if the widget never calls it, and why not.
const NEVER: [(&str, &str); 12] = [
    ("5VComp", ONE_COMPONENT),
    ("7VPortal", NO_SUCH_NODE),
    ("9VSuspense", NO_SUCH_NODE),
    ("12BaseSuspense", NO_SUCH_NODE),
    ("4VRaw", NO_SUCH_NODE),
    ("4BRaw", NO_SUCH_NODE),
    ("10KeyedEntry", "no `key=` in the view"),
    // Not by the type alone: what drops an empty list of listeners is called.
    ("11SubtreeData12add_listener", NO_LISTENER),
    ("11SubtreeData23bubble_to_inner_element", NO_LISTENER),
    ("20ListenerRegistration8register", NO_LISTENER),
    ("8Registry10unregister", NO_LISTENER),
    ("8IndexMap", "no `add_attribute` in the view"),
];
const ONE_COMPONENT: &str = "docs/adr/0002: the only component is the root";
const NO_LISTENER: &str = "docs/adr/0006: www/stage.js listens";
const NO_SUCH_NODE: &str = "no portal, suspense or raw HTML in the view";

/// The module without what is never called.
pub fn prune(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, named) = functions(wasm)?;
    let mut unused = HashSet::new();
    for (part, reason) in NEVER {
        let found = named.iter().filter(|(_, name)| name.contains(part));
        let before = unused.len();
        unused.extend(found.map(|(index, _)| *index));
        ensure!(
            unused.len() > before,
            "xtask/src/prune.rs: no function has {part:?} in its name ({reason}); Yew has changed"
        );
    }
    let mut pruner = Pruner {
        unused,
        next: imported,
    };
    let mut module = Module::new();
    pruner
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("{error}"))?;
    Ok(module.finish())
}

/// How many functions are imported, and the index and name of each function that has a name.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<(u32, String)>)> {
    let (mut imported, mut named) = (0, vec![]);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(sections) = section.as_known() {
                    named = names(sections)?;
                }
            }
            _ => {}
        }
    }
    ensure!(!named.is_empty(), "the wasm has no names");
    Ok((imported, named))
}

fn names(sections: NameSectionReader) -> Result<Vec<(u32, String)>> {
    let mut named = vec![];
    for section in sections {
        if let Name::Function(names) = section? {
            for naming in names {
                let naming = naming?;
                named.push((naming.index, naming.name.to_owned()));
            }
        }
    }
    Ok(named)
}

/// Copies a module, but for the bodies of unused functions.
struct Pruner {
    unused: HashSet<u32>,
    /// The index of the next function; imported ones come first.
    next: u32,
}

impl Reencode for Pruner {
    type Error = Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let index = self.next;
        self.next += 1;
        if !self.unused.contains(&index) {
            return utils::parse_function_body(self, code, body);
        }
        let mut trap = Function::new([]);
        trap.instructions().unreachable().end();
        code.function(&trap);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{FunctionSection, NameMap, NameSection, TypeSection};

    /// A function for each name; each does nothing.
    fn module(names: &[&str]) -> Vec<u8> {
        let (mut types, mut functions, mut code) = (
            TypeSection::new(),
            FunctionSection::new(),
            CodeSection::new(),
        );
        let (mut map, mut section) = (NameMap::new(), NameSection::new());
        types.ty().function([], []);
        for (index, name) in (0..).zip(names) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
            map.append(index, name);
        }
        section.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&functions);
        module.section(&code).section(&section);
        module.finish()
    }

    /// The lengths of the bodies: 2 bytes do nothing, 3 trap.
    fn bodies(wasm: &[u8]) -> Vec<usize> {
        let payloads = Parser::new(0).parse_all(wasm).map(Result::unwrap);
        payloads
            .filter_map(|payload| match payload {
                Payload::CodeSectionEntry(body) => Some(body.range().len()),
                _ => None,
            })
            .collect()
    }

    fn yew() -> Vec<&'static str> {
        NEVER.iter().map(|(part, _)| *part).collect()
    }

    #[test]
    fn what_is_never_called_traps_and_the_rest_stays() {
        let names = [yew(), vec!["5VNode"]].concat();
        let lengths = bodies(&prune(&module(&names)).unwrap());
        assert_eq!(lengths, [vec![3; NEVER.len()], vec![2]].concat());
    }

    #[test]
    fn another_yew_stops_the_build() {
        let error = prune(&module(&yew()[1..])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "xtask/src/prune.rs: no function has \"5VComp\" in its name (docs/adr/0002: the only \
             component is the root); Yew has changed"
        );
        assert!(prune(&Module::new().finish()).is_err());
    }
}
