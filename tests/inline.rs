//! The marks inside a paragraph, and the faults that are reported.

use std::cell::Cell;

use explainer_cards::model::inline::{
    Fault, FaultKind, Inline, MAX_DEPTH, Node, parse, parse_with, plain,
};
use explainer_cards::model::link::{Link, LinkFault};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use pulldown_cmark::{CowStr, Event, Parser, Tag};

/// A simplified tree for comparing two parsers: text and named marks.
#[derive(Debug, PartialEq)]
enum Piece {
    Text(String),
    Mark(String, Vec<Piece>),
}

fn pieces(inlines: &[Inline]) -> Vec<Piece> {
    let mark = |name: &str, content: &[Inline]| Piece::Mark(name.to_owned(), pieces(content));
    let piece = |inline: &Inline| match &inline.node {
        Node::Text(text) => Piece::Text((*text).to_owned()),
        Node::Strong(content) => mark("strong", content),
        Node::Emphasis(content) => mark("em", content),
        Node::Link(link, content) => mark(&format!("link {}", link.as_str()), content),
        Node::Term(id, content) => mark(&format!("term {id}"), content),
        Node::Citation(id) => mark(&format!("cite {id}"), &[]),
    };
    inlines.iter().map(piece).collect()
}

/// A tree in one line: `strong(…)`, `em(…)`, `link url(…)`, `term id(…)`, `cite id()`, and text in quotes.
/// Consecutive texts are joined.
fn shape(pieces: &[Piece]) -> String {
    let mut line = String::new();
    for (place, piece) in pieces.iter().enumerate() {
        let follows_text = place > 0 && matches!(pieces[place - 1], Piece::Text(_));
        match piece {
            Piece::Text(text) if follows_text => {
                line.pop();
                line.extend([text, "'"]);
            }
            Piece::Text(text) => line.extend([" '", text, "'"]),
            Piece::Mark(name, content) => line.extend([" ", name, "(", &shape(content), ")"]),
        }
    }
    line.trim_start_matches(' ').to_owned()
}

fn faults(source: &str) -> Vec<(&str, FaultKind)> {
    let mut faults = Vec::new();
    parse_with(source, &mut |fault: Fault| faults.push(fault));
    faults.sort_by_key(|fault| fault.at.start);
    faults
        .into_iter()
        .map(|fault| (&source[fault.at], fault.kind))
        .collect()
}

#[track_caller]
fn reads(source: &str, expected: &str) {
    assert_eq!(shape(&pieces(&parse(source))), expected, "{source}");
}

/// The same as `reads`, and there are no faults.
#[track_caller]
fn reads_cleanly(source: &str, expected: &str) {
    reads(source, expected);
    assert_eq!(faults(source), [], "{source}");
}

// Marks

#[test]
fn text_without_marks_is_text() {
    reads_cleanly("", "");
    reads_cleanly(
        "HBM3E : 1,2 To/s, soit 5 * 3 + 1.",
        "'HBM3E : 1,2 To/s, soit 5 * 3 + 1.'",
    );
}

#[test]
fn two_stars_are_strong_and_one_is_emphasis() {
    reads_cleanly(
        "Une **pile** de *puces*",
        "'Une ' strong('pile') ' de ' em('puces')",
    );
    reads_cleanly("***a** b*", "em(strong('a') ' b')");
    reads_cleanly("***a* b**", "strong(em('a') ' b')");
    reads_cleanly("**a *b* c**", "strong('a ' em('b') ' c')");
}

#[test]
fn stars_work_inside_words_and_beside_french_punctuation() {
    reads_cleanly("l’*embargo*", "'l’' em('embargo')");
    reads_cleanly("« **puces** »", "'« ' strong('puces') ' »'");
    reads_cleanly("**« puces »**, dit-il", "strong('« puces »') ', dit-il'");
    reads_cleanly("sur*tout*es", "'sur' em('tout') 'es'");
}

#[test]
fn a_link_shows_its_text() {
    reads_cleanly(
        "Voir [le *JEDEC*](https://jedec.org/a).",
        "'Voir ' link https://jedec.org/a('le ' em('JEDEC')) '.'",
    );
    reads_cleanly("[a](/chemin)", "link /chemin('a')");
    reads_cleanly("[a](mailto:a@b.example)", "link mailto:a@b.example('a')");
}

#[test]
fn a_url_keeps_its_balanced_parentheses() {
    let wiki = "https://fr.wikipedia.org/wiki/Pile_(mémoire)";
    reads_cleanly(
        &format!("([pile]({wiki}))"),
        &format!("'(' link {wiki}('pile') ')'"),
    );
}

#[test]
fn a_url_with_spaces_or_a_title_is_not_a_link() {
    for source in [
        "[a](/b c)",
        "[a]( /b)",
        "[a](/b )",
        "[a](/b \"c\")",
        "[a](/b\n)",
    ] {
        reads(source, &format!("'{source}'"));
        assert_eq!(faults(source), [("[a](", FaultKind::Target)]);
    }
}

#[test]
fn a_term_is_shown_as_its_name_or_the_given_text() {
    reads_cleanly("[[hbm]]", "term hbm()");
    reads_cleanly(
        "[[dram|puces **DRAM**]]",
        "term dram('puces ' strong('DRAM'))",
    );
    reads_cleanly("[[hbm| ]]", "term hbm()");
}

#[test]
fn single_brackets_can_be_around_and_inside_a_term() {
    reads_cleanly("[[[hbm]]]", "'[' term hbm() ']'");
    reads_cleanly("[[hbm|a [b] c]]", "term hbm('a [b] c')");
}

#[test]
fn a_citation_names_a_source() {
    reads_cleanly(
        "vrai [^ft][^jedec-2].",
        "'vrai ' cite ft() cite jedec-2() '.'",
    );
    reads_cleanly("**vrai [^ft]**", "strong('vrai ' cite ft())");
}

#[test]
fn a_backslash_escapes_only_ascii_punctuation() {
    let marks: String = ('!'..='~').filter(char::is_ascii_punctuation).collect();
    let escaped: String = marks.chars().flat_map(|mark| ['\\', mark]).collect();
    reads_cleanly(&escaped, &format!("'{marks}'"));
    reads_cleanly(r"\a \é \ ", r"'\a \é \ '");
    reads_cleanly(r"\[[a\]\] \*b\*", "'[[a]] *b*'");
}

#[test]
fn a_backslash_at_the_end_is_text() {
    reads_cleanly(r"a\", r"'a\'");
}

#[test]
fn html_is_text() {
    for html in [
        "<script>alert(1)</script>",
        "<b>a</b>",
        "<!--<script>",
        "&lt;b&gt; &amp; &#42;a&#42;",
        "<a href=\"https://a.example\">a</a>",
    ] {
        reads_cleanly(html, &format!("'{html}'"));
    }
}

#[test]
fn other_markdown_is_text() {
    for text in [
        "_a_ __b__",
        "`a`",
        "~~a~~",
        "# a",
        "- a",
        "<https://a.example>",
        "a  \nb",
        "| a |",
    ] {
        reads_cleanly(text, &format!("'{text}'"));
    }
    reads_cleanly("![a](/b)", "'!' link /b('a')");
    reads_cleanly("`*a*`", "'`' em('a') '`'");
}

#[test]
fn each_node_has_its_position() {
    let places: Vec<usize> = parse("é *a* [[b]][^c] [d](/e)")
        .iter()
        .map(|inline| inline.at)
        .collect();
    assert_eq!(places, [0, 3, 6, 7, 12, 16, 17]);
}

// Faults

#[test]
fn a_refused_url_leaves_the_text_without_a_link() {
    reads("a [b *c*](javascript:alert(1)) d", "'a b ' em('c') ' d'");
    assert_eq!(
        faults("a [b](javascript:alert(1)) d"),
        [(
            "[b](javascript:alert(1))",
            FaultKind::Link(LinkFault::Scheme)
        )]
    );
    assert_eq!(
        faults("[b](//evil.example)"),
        [("[b](//evil.example)", FaultKind::Link(LinkFault::Scheme))]
    );
    assert_eq!(
        faults(r"[b](/a\)b)"),
        [(r"[b](/a\)b)", FaultKind::Link(LinkFault::Backslash))]
    );
    assert_eq!(
        faults("[b]()"),
        [("[b]()", FaultKind::Link(LinkFault::Scheme))]
    );
    assert_eq!(
        faults("[b](</a>)"),
        [("[b](</a>)", FaultKind::Link(LinkFault::Scheme))]
    );
}

#[test]
fn a_link_without_visible_text_is_left_out() {
    reads("a[](/b)c", "'ac'");
    assert_eq!(faults("a[ ](/b)"), [("[ ](/b)", FaultKind::Empty)]);
    assert_eq!(faults("[\u{a0}](/b)"), [("[\u{a0}](/b)", FaultKind::Empty)]);
}

#[test]
fn an_unclosed_link_is_text() {
    for source in ["[a](/b", "[a](/b(c)", "[a]("] {
        reads(source, &format!("'{source}'"));
        assert_eq!(faults(source), [("[a](", FaultKind::Target)]);
    }
    reads_cleanly("[sic] (oui) [", "'[sic] (oui) ['");
}

#[test]
fn unpaired_marks_are_text_and_reported() {
    reads("**a *b* c", "'**a ' em('b') ' c'");
    assert_eq!(faults("**a *b* c"), [("**", FaultKind::Unpaired)]);
    assert_eq!(faults("a *b c"), [("*", FaultKind::Unpaired)]);
    assert_eq!(faults("** a**"), [("**", FaultKind::Unpaired)]);
    assert_eq!(faults("***a*"), [("**", FaultKind::Unpaired)]);
    assert_eq!(faults("vrai [^ft."), [("[^", FaultKind::Unpaired)]);
    assert_eq!(faults("a](/b)"), [("](", FaultKind::Unpaired)]);
    reads("[[hbm et [[dram|puces", "'[[hbm et [[dram|puces'");
    assert_eq!(
        faults("[[hbm et [[dram|puces"),
        [
            ("[[", FaultKind::Unpaired),
            ("[[dram|", FaultKind::Unpaired)
        ]
    );
}

#[test]
fn an_id_with_other_characters_is_reported() {
    for id in ["HBM", "mémoire", "a b", "a_b", ""] {
        let source = format!("[[{id}]]");
        reads(&source, &format!("'{source}'"));
        assert_eq!(
            faults(&source),
            [(&source[..source.len() - 2], FaultKind::Term)]
        );
        let source = format!("[[{id}|a]]");
        reads(&source, &format!("'{source}'"));
        assert_eq!(
            faults(&source),
            [(&source[..source.len() - 4], FaultKind::Term)]
        );
        let source = format!("[^{id}]");
        reads(&source, &format!("'{source}'"));
        assert_eq!(faults(&source), [(&source[..], FaultKind::Source)]);
    }
}

#[test]
fn of_nested_links_terms_and_citations_the_inner_one_is_used() {
    for (source, expected, outer) in [
        (
            "[a [b](/b) c](/d)",
            "'[a ' link /b('b') ' c](/d)'",
            "[a [b](/b) c](/d)",
        ),
        (
            "[a [[b]] c](/d)",
            "'[a ' term b() ' c](/d)'",
            "[a [[b]] c](/d)",
        ),
        ("[a[^b]](/d)", "'[a' cite b() '](/d)'", "[a[^b]](/d)"),
        ("[[a|b[^c]]]", "'[[a|b' cite c() ']]'", "[[a|b[^c]]]"),
        (
            "[[a|b [c](/c)]]",
            "'[[a|b ' link /c('c') ']]'",
            "[[a|b [c](/c)]]",
        ),
        ("[[a|b [[c]]]]", "'[[a|b ' term c() ']]'", "[[a|b [[c]]]]"),
    ] {
        reads(source, expected);
        assert_eq!(faults(source), [(outer, FaultKind::Nested)], "{source}");
    }
}

#[test]
fn text_in_brackets_can_contain_links_terms_and_citations() {
    reads_cleanly("[voir [a](/b)]", "'[voir ' link /b('a') ']'");
    reads_cleanly("[voir [[a]] [^b]]", "'[voir ' term a() ' ' cite b() ']'");
}

#[test]
fn stars_do_not_pair_across_the_edge_of_a_link_or_term() {
    reads("*a [b* c](/d)", "'*a ' link /d('b* c')");
    reads("**a [[b|c** d]]", "'**a ' term b('c** d')");
    reads_cleanly("*a [b](/d) c*", "em('a ' link /d('b') ' c')");
}

#[test]
fn marks_beyond_the_depth_cap_are_text() {
    let source = |depth: usize| {
        (0..depth)
            .rev()
            .fold("x".to_owned(), |text, level| match level % 2 {
                0 => format!("*{text} a*"),
                _ => format!("**{text} a**"),
            })
    };
    assert_eq!(depth(&parse(&source(MAX_DEPTH))), MAX_DEPTH);
    assert_eq!(faults(&source(MAX_DEPTH)), []);
    assert_eq!(depth(&parse(&source(MAX_DEPTH + 1))), MAX_DEPTH);
    assert!(
        faults(&source(MAX_DEPTH + 4))
            .iter()
            .any(|(_, kind)| *kind == FaultKind::Depth)
    );
    assert!(plain(&source(MAX_DEPTH + 1), &|_| None).starts_with("*x a* a a"));
}

#[test]
fn marks_that_are_too_deep_are_shown_as_written() {
    let (open, close) = (
        "*a **b ".repeat(MAX_DEPTH / 2),
        " b** a*".repeat(MAX_DEPTH / 2),
    );
    for inner in ["**x**", "[*x*](/y)", "[[a|**x**]]", "[x](javascript:y)"] {
        let text = plain(&format!("{open}{inner}\\*{close}"), &|_| None);
        assert!(text.contains(&format!(" {inner}* ")), "{text}");
    }
}

// Plain text

#[test]
fn plain_text_has_no_marks() {
    let name = |id: &str| (id == "hbm").then_some("mémoire HBM");
    let text = |source| plain(source, &name);
    assert_eq!(
        text(r"Une **pile** *de* [puces](https://a.example) \*"),
        "Une pile de puces *"
    );
    assert_eq!(
        text("La [[hbm]], la [[dram]] et la [[sram|SRAM]]"),
        "La mémoire HBM, la dram et la SRAM"
    );
}

#[test]
fn plain_text_omits_citations_and_the_space_before_them() {
    let text = |source| plain(source, &|_| None);
    assert_eq!(text("Vrai [^a]."), "Vrai.");
    assert_eq!(
        text("Vrai\u{a0}[^a] [^b], et *faux* [^c] ici"),
        "Vrai, et faux ici"
    );
}

// CommonMark

/// The tree by `CommonMark`. `None` if it contains marks that we don't support.
fn common_mark(source: &str) -> Option<Vec<Piece>> {
    let mut frames: Vec<(Tag, Vec<Piece>)> = vec![(Tag::Paragraph, Vec::new())];
    for (event, place) in Parser::new(source).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { title, .. })
                if !title.is_empty() || has_spaces_around_url(&source[place]) =>
            {
                return None;
            }
            Event::Start(tag) => frames.push((tag, Vec::new())),
            Event::Text(text) => frames.last_mut()?.1.push(Piece::Text(text.into_string())),
            Event::End(_) => {
                let (tag, content) = frames.pop()?;
                frames.last_mut()?.1.extend(finish(&tag, content)?);
            }
            _ => return None,
        }
    }
    Some(frames.pop()?.1)
}

fn has_spaces_around_url(link: &str) -> bool {
    link.contains("]( ") || link.ends_with(" )")
}

fn finish(tag: &Tag, content: Vec<Piece>) -> Option<Vec<Piece>> {
    let name = match tag {
        Tag::Paragraph => return Some(content),
        Tag::Strong => "strong".to_owned(),
        Tag::Emphasis => "em".to_owned(),
        Tag::Link { dest_url, .. } if is_refused(dest_url, &content) => return Some(content),
        Tag::Link { dest_url, .. } => format!("link {dest_url}"),
        _ => return None,
    };
    Some(vec![Piece::Mark(name, content)])
}

/// Whether we refuse a link of `CommonMark`. Its parser only copies URLs with an escape.
fn is_refused(url: &CowStr, content: &[Piece]) -> bool {
    let is_blank = |piece: &Piece| matches!(piece, Piece::Text(text) if text.trim().is_empty());
    !matches!(url, CowStr::Borrowed(_)) || Link::parse(url).is_err() || content.iter().all(is_blank)
}

/// Whether a tree contains marks that `CommonMark` doesn't have, or has the greatest depth.
fn is_ours_alone(source: &str, tree: &[Inline]) -> bool {
    fn has_own_marks(inlines: &[Inline]) -> bool {
        inlines.iter().any(|inline| match &inline.node {
            Node::Term(..) | Node::Citation(_) => true,
            Node::Strong(content) | Node::Emphasis(content) | Node::Link(_, content) => {
                has_own_marks(content)
            }
            Node::Text(_) => false,
        })
    }
    let starts_term = |text: &str| {
        let id = text.strip_prefix("[[").unwrap_or_default();
        id.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-')
            .starts_with('|')
    };
    has_own_marks(tree)
        || faults(source).iter().any(|(text, _)| starts_term(text))
        || depth(tree) == MAX_DEPTH
}

/// Compares the two parsers. Returns whether the text could be compared.
fn agrees_with_common_mark(source: &str) -> bool {
    let tree = parse(source);
    if is_ours_alone(source, &tree) {
        return false;
    }
    let Some(theirs) = common_mark(source) else {
        return false;
    };
    assert_eq!(shape(&pieces(&tree)), shape(&theirs), "{source}");
    true
}

/// Text to put around a source, so that it has no block marks and keeps its outer spaces.
const FRAMES: [(&str, &str); 4] = [("x ", " x"), ("x", "x"), ("é", "."), ("x«", "»")];

/// Compares the parsers for many texts. Returns the percentage that could be compared.
fn percent_compared(sources: impl Iterator<Item = String>) -> u32 {
    let (mut all, mut compared) = (0, 0);
    for source in sources {
        for (before, after) in FRAMES {
            all += 1;
            compared += u32::from(agrees_with_common_mark(&format!("{before}{source}{after}")));
        }
    }
    100 * compared / all
}

/// All sequences of tokens up to a length.
fn sequences(tokens: &[&str], length: u32) -> impl Iterator<Item = String> {
    let base = tokens.len();
    let sequence = move |number, length| {
        let token = |place| tokens[number / base.pow(place) % base];
        (0..length).map(token).collect()
    };
    (0..=length)
        .flat_map(move |length| (0..base.pow(length)).map(move |number| sequence(number, length)))
}

#[test]
fn emphasis_equals_common_mark_in_every_short_text() {
    assert_eq!(percent_compared(sequences(&["*", "a", " ", "."], 7)), 100);
}

#[test]
fn links_and_escapes_equal_common_mark_in_every_short_text() {
    let tokens = ["*", "[", "]", "(", ")", "/u", "\\", " "];
    assert_eq!(percent_compared(sequences(&tokens, 5)), 99);
}

#[test]
fn all_marks_together_equal_common_mark() {
    let tokens = [
        "*", "**", "[", "](/u)", "](u)", "[[", "]]", "[^", "|", "a", "\\", "é ",
    ];
    assert_eq!(percent_compared(sequences(&tokens, 4)), 99);
}

/// Longer texts with valid and invalid marks.
fn marked_text() -> impl Strategy<Value = String> {
    let tokens = "* ** *** [ ](/u) ](https://a.example/b_(c)) ](x:y) ] ( ) \\ a a é . ’ « » ! \u{a0} | [^ [[";
    let tokens: Vec<&str> = tokens
        .split(' ')
        .chain([" ", " ", " ", "nez ", "nez "])
        .collect();
    prop::collection::vec(prop::sample::select(tokens), 0..40).prop_map(|tokens| tokens.concat())
}

/// With a fixed seed, so that every run has the same texts.
fn config(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(2);
    ProptestConfig {
        cases,
        rng_seed,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[test]
fn long_texts_equal_common_mark() {
    let compared = Cell::new(0);
    let result = TestRunner::new(config(4000)).run(&marked_text(), |text| {
        compared.set(compared.get() + u32::from(agrees_with_common_mark(&format!("x {text} x"))));
        Ok(())
    });
    result.unwrap();
    assert!(compared.get() > 3800, "{compared:?} of 4000");
}

/// The type of a character determines whether a `*` beside it can open or close a mark.
#[test]
fn every_common_character_has_the_same_type_as_in_common_mark() {
    let common = ('!'..='\u{24f}')
        .chain('\u{2010}'..='\u{2027}')
        .chain('\u{2030}'..='\u{205e}')
        .chain('\u{20a0}'..='\u{20bf}')
        .chain("־׳״،؛؟٪۔।॥−→≤≥■●★☎✓、。「」『』【】〜・！％（），．：；？［］｛｝～🎉😀".chars());
    for c in common {
        for source in [
            format!("a*{c}b*"),
            format!("*b{c}*a"),
            format!("**{c}b**{c}"),
        ] {
            let theirs = common_mark(&source);
            assert!(
                theirs.is_none_or(|theirs| shape(&theirs) == shape(&pieces(&parse(&source)))),
                "{source}"
            );
        }
    }
}

// Any text

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), marked_text()]
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn any_text_becomes_a_tree_of_parts_of_it(source in any_text()) {
        let tree = parse(&source);
        check_pieces(&source, &tree, &mut 0)?;
        prop_assert!(depth(&tree) <= MAX_DEPTH);
    }

    #[test]
    fn every_fault_is_inside_the_text_and_changes_nothing(source in any_text()) {
        let mut places = Vec::new();
        let tree = parse_with(&source, &mut |fault| places.push(fault.at));
        prop_assert!(places.iter().all(|at| !at.is_empty() && source.get(at.clone()).is_some()));
        prop_assert_eq!(tree, parse(&source));
    }

    #[test]
    fn plain_text_is_a_subsequence_of_the_source(source in any_text()) {
        let text = plain(&source, &|_| None);
        let mut rest = source.chars();
        prop_assert!(text.chars().all(|c| rest.any(|other| other == c)));
    }

    /// Only `nez ` contains a `z`, and it isn't part of a mark because of its space.
    #[test]
    fn no_word_is_lost(source in marked_text()) {
        let words = |text: &str| text.matches('z').count();
        prop_assert_eq!(words(&source), words(&plain(&source, &|_| None)));
    }

    #[test]
    fn deep_nesting_does_not_overflow_the_stack(open in "(\\*{1,3}a ){1,9}", times in 1..50_usize) {
        let close: String = open.chars().rev().collect();
        let source = open.repeat(times) + &close.repeat(times);
        prop_assert!(depth(&parse(&source)) <= MAX_DEPTH);
    }
}

/// Checks that every node is a part of the source, and starts after the one before it.
fn check_pieces(source: &str, inlines: &[Inline], last: &mut usize) -> Result<(), TestCaseError> {
    for inline in inlines {
        prop_assert!(inline.at >= *last);
        *last = inline.at;
        let rest = &source[inline.at..];
        match &inline.node {
            Node::Text(text) => {
                prop_assert!(!text.is_empty() && rest.starts_with(text));
                *last += text.len();
            }
            Node::Strong(content) => {
                prop_assert!(rest.starts_with("**"));
                check_pieces(source, content, last)?;
            }
            Node::Emphasis(content) => {
                prop_assert!(rest.starts_with('*'));
                check_pieces(source, content, last)?;
            }
            Node::Link(link, content) => {
                prop_assert!(rest.starts_with('[') && !content.is_empty());
                prop_assert!(Link::parse(link.as_str()) == Ok(*link));
                check_pieces(source, content, last)?;
            }
            Node::Term(id, content) => {
                let start = format!("[[{id}");
                prop_assert!(rest.starts_with(&start) && !id.is_empty());
                check_pieces(source, content, last)?;
            }
            Node::Citation(id) => {
                let all = format!("[^{id}]");
                prop_assert!(rest.starts_with(&all) && !id.is_empty());
            }
        }
    }
    Ok(())
}

fn depth(inlines: &[Inline]) -> usize {
    inlines
        .iter()
        .map(|inline| match &inline.node {
            Node::Strong(content)
            | Node::Emphasis(content)
            | Node::Link(_, content)
            | Node::Term(_, content) => 1 + depth(content),
            Node::Text(_) | Node::Citation(_) => 0,
        })
        .max()
        .unwrap_or(0)
}
