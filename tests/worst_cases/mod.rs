//! The slowest kinds of file for `check`: each repeats a mistake until the file is full.

/// A kind of file that can be generated in any size.
pub struct Case {
    pub name: String,
    make: Box<dyn Fn(usize) -> String>,
}

impl Case {
    fn new(name: impl Into<String>, make: impl Fn(usize) -> String + 'static) -> Self {
        Self {
            name: name.into(),
            make: Box::new(make),
        }
    }

    /// Generates a file of at most so many bytes, and at least half as many.
    pub fn file(&self, size: usize) -> String {
        let file = (self.make)(size);
        assert!(file.len() <= size, "{}: {}", self.name, file.len());
        assert!(2 * file.len() >= size, "{}: {}", self.name, file.len());
        file
    }
}

/// All kinds.
pub fn all() -> Vec<Case> {
    let mut cases = texts();
    cases.extend(lists());
    cases.extend(names());
    cases.extend(broken());
    cases
}

/// Marks to repeat in a text.
const MARKS: [&str; 47] = [
    "[^",
    "[[",
    "[",
    "]",
    "](",
    "*",
    "**a *",
    "*a* ",
    "a*** ",
    "[a](",
    "[a](/b(",
    "(",
    "[a](/b)",
    "[a](/b",
    "[ ](/b)",
    "[a](x:y) ",
    "[a [^b] ](/c) ",
    "[[a|",
    "[[a|b]] ",
    "[[A]] ",
    "[^a] ",
    "[^A] ",
    "&nbsp;",
    "<b>",
    "<b",
    "<!--",
    "**b** ",
    "é** ",
    "\u{92}",
    " ",
    "_a_ ",
    "_a ",
    "`a",
    "![",
    "![a](",
    "_",
    "# ",
    "- a",
    "\n- ",
    "https://",
    "https://a ",
    "www.",
    "GPU (",
    "(GPU) [[a|GPU]] ",
    "TK ",
    "lorem ipsum ",
    "[a](https://b.c/?utm_a) ",
];

/// For each mark: one text in one line, the same text with escapes, and many texts on a line each.
fn texts() -> Vec<Case> {
    let mut cases = Vec::new();
    for mark in MARKS {
        cases.push(Case::new(format!("one text of {mark}"), move |size| {
            within(size, |room| body(&json(&repeat(mark, room))))
        }));
        cases.push(Case::new(
            format!("one text of {mark} in escapes"),
            move |size| {
                let escaped: Vec<String> = mark
                    .encode_utf16()
                    .map(|unit| format!("\\u{unit:04x}"))
                    .collect();
                let escaped = escaped.concat();
                within(size, |room| {
                    body(&format!("\"{}\"", repeat(&escaped, room)))
                })
            },
        ));
        cases.push(Case::new(format!("texts of {mark}"), move |size| {
            let text = json(&mark.repeat(10));
            within(size, |room| body(&items(&text, ",\n", room)))
        }));
    }
    let (open, close) = ("*a **b ".repeat(8), " b** a*".repeat(8));
    let deep = format!("{open}x{close} ");
    cases.push(Case::new("one text of marks 16 deep", move |size| {
        within(size, |room| body(&json(&repeat(&deep, room))))
    }));
    cases.push(Case::new("one text of marks too deep", |size| {
        within(size, |room| {
            let half = room / 16;
            body(&json(
                &["**a *b ".repeat(half), " b* a**".repeat(half)].concat(),
            ))
        })
    }));
    cases.push(Case::new("one text of links inside links", |size| {
        within(size, |room| {
            let links = room / 7;
            body(&json(
                &["[".repeat(links), "[^a]".to_owned(), "](/b) ".repeat(links)].concat(),
            ))
        })
    }));
    cases
}

/// A field of the explainer, and an item to repeat in it. `#` stands for its number.
const ITEMS: [(&str, &str); 29] = [
    ("authors", "{}"),
    ("authors", "0"),
    ("cards", "0"),
    ("cards", "{}"),
    (
        "cards",
        "{\"id\":\"a\",\"kind\":\"b\",\"title\":\"\",\"summary\":\"[^a]\"}",
    ),
    ("cards", "{\"locked\":true,\"body\":[],\"sumary\":1}"),
    ("changes", "{\"card\":\"c#\",\"date\":\"\"}"),
    ("changes", "{\"type\":\"corection\"}"),
    (
        "changes",
        "{\"date\":\"2999-01\",\"type\":\"update\",\"text\":\"null\"}",
    ),
    (
        "glossary",
        "{\"id\":\"a\",\"term\":\"b\",\"definition\":\"[[a]][[b]]\"}",
    ),
    ("glossary", "{}"),
    ("mood", "\"\""),
    ("mood", "{\"a\":[\"<b>\"]}"),
    ("mood", "[]"),
    ("sources", "0"),
    ("sources", "{}"),
    ("sources", "{\"id\":\"s#\",\"title\":\"t\"}"),
    ("sources", "{\"id\":\"S #\",\"title\":\"t\"}"),
    ("sources", "{\"id\":\"s\",\"title\":\"\\u0001\"}"),
    ("sources", "{\"id\":\"s\",\"titel\":\"t\",\"ulr\":\"u\"}"),
    (
        "sources",
        "{\"url\":\"x:\",\"archive\":\"//\",\"lang\":\"e_\"}",
    ),
    ("sources", "{\"published\":\"x\",\"accessed\":\"y\"}"),
    (
        "sources",
        "{\"url\":\"https://t.co/?utm_a&gclid\",\"title\":\"TK\"}",
    ),
    ("sources", "{\"url\":\"http://a/\",\"accessed\":\"2999\"}"),
    ("title", "\"\""),
    ("translations", "{\"lang\":\"en\",\"href\":\"x:\"}"),
    ("translations", "{\"lang\":\"en-x-#\",\"href\":\"a\"}"),
    ("translations", "{\"lang\":\"qq-x-#\",\"href\":\"\"}"),
    ("translations", "[[[[[[0]]]]]]"),
];

/// A section of a card with `*` for its items, and the item to repeat.
const SECTIONS: [(&str, &str); 9] = [
    (
        "\"figures\":[*]",
        "{\"value\":1,\"unit\":\"u#\",\"label\":\"l\",\"bar\":true,\"source\":\"s#\"}",
    ),
    (
        "\"table\":{\"caption\":\"c\",\"columns\":[\"a\"],\"rows\":[*]}",
        "[]",
    ),
    (
        "\"table\":{\"caption\":\"c\",\"columns\":[*],\"rows\":[[\"a\"]]}",
        "\"\"",
    ),
    (
        "\"groups\":[*]",
        "{\"id\":\"g\",\"name\":\"n\",\"impact\":\"bad\",\"text\":\"t\"}",
    ),
    (
        "\"events\":[*]",
        "{\"date\":\"2020-01-02\",\"title\":\"t\"},{\"date\":\"2020-01-01\",\"title\":\"t\"}",
    ),
    (
        "\"events\":[*]",
        "{\"date\":\"2020\",\"title\":\"t\"},{\"date\":\"2019-12\",\"title\":\"t\"}",
    ),
    ("\"next\":[*]", "{\"date\":\"soon\"}"),
    (
        "\"quiz\":{\"question\":\"q\",\"options\":[*]}",
        "{\"text\":\"t\",\"correct\":true}",
    ),
    ("\"views\":[*]", "null"),
];

fn lists() -> Vec<Case> {
    let mut cases = Vec::new();
    for (separator, lines) in [(",", "in one line"), (",\n", "in lines")] {
        for (field, item) in ITEMS {
            cases.push(Case::new(
                format!("{field} of {item} {lines}"),
                move |size| {
                    within(size, |room| {
                        explainer(&format!("\"{field}\":[{}]", items(item, separator, room)))
                    })
                },
            ));
        }
        for (section, item) in SECTIONS {
            let name = section.replace('*', item);
            cases.push(Case::new(format!("{name} {lines}"), move |size| {
                within(size, |room| {
                    card(&section.replace('*', &items(item, separator, room)))
                })
            }));
        }
    }
    cases.push(Case::new("as many unknown sources as known ones", |size| {
        within(size, |room| {
            let cited = items("[^sorce-#]", " ", room / 2);
            let sources = items("{\"id\":\"source-#\",\"title\":\"t\"}", ",", room / 2);
            explainer(&format!(
                "\"summary\":{},\"sources\":[{sources}]",
                json(&cited)
            ))
        })
    }));
    cases
}

/// Long names and values, and many of them.
fn names() -> Vec<Case> {
    let long = |room: usize| "a".repeat(room);
    let escaped = |room: usize| repeat("\\u0061", room);
    vec![
        Case::new("a long name", move |size| {
            within(size, |room| explainer(&format!("\"{}\":1", long(room))))
        }),
        Case::new("empty texts under a long name", move |size| {
            within(size, |room| {
                let texts = items("\"\"", ",", room / 2);
                explainer(&format!("\"{}\":[{texts}]", long(room / 2)))
            })
        }),
        Case::new(
            "empty texts under a long name in a card too many",
            move |size| {
                within(size, |room| {
                    let texts = items("\"\"", ",", room / 2);
                    let cards = "0,".repeat(201);
                    explainer(&format!(
                        "\"cards\":[{cards}{{\"{}\":[{texts}]}}]",
                        long(room / 3)
                    ))
                })
            },
        ),
        Case::new("empty texts under a long name in a text", move |size| {
            within(size, |room| {
                let texts = items("\"<b>\"", ",", room / 2);
                explainer(&format!("\"title\":{{\"{}\":[{texts}]}}", long(room / 2)))
            })
        }),
        Case::new("the most names in one object, in escapes", move |size| {
            within(size, |room| {
                let name = escaped(room / 240 - 10);
                explainer(&items(&format!("\"{name}#\":1"), ",", room))
            })
        }),
        Case::new("texts beside the most names in one object", move |size| {
            within(size, |room| {
                let names = items(&format!("\"{}#\":1", escaped(room / 500)), ",", room / 2);
                card(&format!(
                    "{names},\"body\":[{}]",
                    items("\"[^\"", ",", room / 2)
                ))
            })
        }),
        Case::new("terms by names that the glossary has not", move |size| {
            within(size, |room| {
                let aliases = items("\"b#\"", ",", room / 2);
                let named = items("[[A#]]", " ", room / 2);
                explainer(&format!(
                    "\"summary\":{},\"glossary\":[{{\"id\":\"t\",\"term\":\"T\",\"aliases\":[{aliases}],\
                     \"definition\":\"D\"}}]",
                    json(&named)
                ))
            })
        }),
        Case::new("a long id", move |size| {
            within(size, |room| {
                explainer(&format!("\"sources\":[{{\"id\":\"A {}\"}}]", long(room)))
            })
        }),
        Case::new("long ids", move |size| {
            within(size, |room| {
                let id = long(room / 200);
                let sources = items(
                    &format!("{{\"id\":\"{id}#\",\"title\":\"t\"}}"),
                    ",",
                    room / 2,
                );
                let cited = items(&format!("[^{id}b#]"), " ", room / 2);
                explainer(&format!(
                    "\"summary\":{},\"sources\":[{sources}]",
                    json(&cited)
                ))
            })
        }),
    ]
}

/// The start of an invalid JSON text, and the part to repeat after it.
const BROKEN: [(&str, &str); 14] = [
    ("[", "1,]["),
    ("[", "[1,],"),
    ("[", "1 "),
    ("[", "/**/"),
    ("[", "//\n"),
    ("[", "01,"),
    ("[", "1e999,"),
    ("[", "\"\\ud800\","),
    ("[", "{\"a\":1,\"a\":2},"),
    ("\"", "\\q"),
    ("\"", "\t.\n."),
    ("\"", "\n\u{1}"),
    ("", " "),
    ("", "["),
];

fn broken() -> Vec<Case> {
    let case = |(start, part): (&'static str, &'static str)| {
        Case::new(format!("{start}{}…", json(part)), move |size| {
            [start, &repeat(part, size - start.len())].concat()
        })
    };
    BROKEN.into_iter().map(case).collect()
}

/// An explainer with a field, and all needed fields except that one.
fn explainer(field: &str) -> String {
    let needed = [
        ("version", "1"),
        ("id", "\"a\""),
        ("lang", "\"en\""),
        ("title", "\"T\""),
        ("summary", "\"S\""),
        (
            "cards",
            "[{\"id\":\"c\",\"kind\":\"why\",\"title\":\"T\",\"summary\":\"S\"}]",
        ),
    ];
    let missing = needed
        .iter()
        .filter(|(name, _)| !field.starts_with(&format!("\"{name}\":")));
    let fields: Vec<String> = missing
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{field},{}}}", fields.join(","))
}

fn card(section: &str) -> String {
    explainer(&format!(
        "\"cards\":[{{\"id\":\"c\",\"kind\":\"why\",\"title\":\"T\",\"summary\":\"S\",{section}}}]"
    ))
}

fn body(items: &str) -> String {
    card(&format!("\"body\":[{items}]"))
}

/// The largest file of at most so many bytes that `make` generates.
fn within(size: usize, make: impl Fn(usize) -> String) -> String {
    let mut room = size;
    loop {
        let file = make(room);
        if file.len() <= size {
            return file;
        }
        // In steps, because the size of the file doesn't always shrink by the same amount as the room.
        room -= (file.len() - size).max(1).min(room);
    }
}

fn repeat(part: &str, room: usize) -> String {
    part.repeat(room / part.len())
}

/// As many items as fit into the room, each with its number.
fn items(item: &str, separator: &str, room: usize) -> String {
    let mut items = String::with_capacity(room);
    for number in 0.. {
        let next = item.replace('#', &number.to_string());
        if items.len() + next.len() + separator.len() > room {
            break;
        }
        if number > 0 {
            items.push_str(separator);
        }
        items.push_str(&next);
    }
    items
}

/// The text as a JSON string.
fn json(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}
