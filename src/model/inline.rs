//! Parses the marks in a paragraph into a tree.
//!
//! | mark | meaning |
//! |---|---|
//! | `**text**` | strong |
//! | `*text*` | emphasis |
//! | `[text](https://…)` | a link to a URL that [`Link`] accepts |
//! | `[[id]]`, `[[id\|text]]` | a term of the glossary, shown as its name or as `text` |
//! | `[^id]` | a citation of a source |
//! | `\*` | the character after the backslash, for each ASCII punctuation character |
//!
//! Everything else is text, including HTML and entities. Parsing never fails: an invalid mark is text, and
//! [`parse_with`] reports why.
//!
//! Marks that [`CommonMark` 0.31](https://spec.commonmark.org/0.31.2/#inlines) also has mean the same as there, with
//! these exceptions:
//!
//! - `[[` before an id starts a term, and `[^id]` is a citation even before `(`.
//! - Links, terms and citations can't contain each other, because they become interactive elements, which HTML forbids
//!   to nest. The inner one is used, as for links in `CommonMark`.
//! - A link to a refused URL is only its text, and so is a link without visible text.
//! - A URL can't be put between `<` and `>`, have spaces around it, be followed by a title, or contain a backslash.
//!   An unmatched `)` is written `%29`.
//! - Marks nested deeper than [`MAX_DEPTH`] are text.
//! - The set of punctuation characters is exact for Latin script and approximate for others, because the full Unicode
//!   table would be as large as this parser.
//!
//! Time and memory grow linearly with the text, for two reasons. Parentheses in a URL nest at most 32 deep, so at most
//! 32 searches for the end of a URL overlap. And a failed search for an opening `*` isn't repeated over the same range
//! (`CommonMark`'s `openers_bottom`).

use std::{mem, ops::Range};

use super::ascii;
use super::link::{self, Link, LinkFault};

/// The greatest depth of nested marks.
pub const MAX_DEPTH: usize = 16;

/// The greatest depth of parentheses in a URL, as in the reference implementation of `CommonMark`.
const MAX_PARENTHESES: usize = 32;

/// A node of a paragraph and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline<'a> {
    /// The start in the source, in bytes, including the mark.
    pub at: usize,
    /// The node.
    pub node: Node<'a>,
}

/// A node of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<'a> {
    /// Literal text. It can be followed by more text.
    Text(&'a str),
    /// Strong importance.
    Strong(Vec<Inline<'a>>),
    /// Stress emphasis.
    Emphasis(Vec<Inline<'a>>),
    /// A link and its content, which has visible text and no link, term or citation.
    Link(Link<'a>, Vec<Inline<'a>>),
    /// The id of a term and its content, as for links. If it is empty, the term is shown as its name.
    Term(&'a str, Vec<Inline<'a>>),
    /// The id of a source.
    Citation(&'a str),
}

/// A mark that doesn't have the meaning that its author intended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its range in the source, in bytes.
    pub at: Range<usize>,
    /// Why it is a fault.
    pub kind: FaultKind,
}

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A link to a refused URL. Only its text is shown.
    Link(LinkFault),
    /// A link without visible text. It is left out.
    Empty,
    /// `[text](` that isn't followed by a URL and `)`.
    Target,
    /// `*`, `**`, `[[`, `[^` or `](` without the matching mark. Not a `*` between spaces.
    Unpaired,
    /// The id of a term that doesn't match `[a-z0-9-]+`.
    Term,
    /// The id of a source that doesn't match `[a-z0-9-]+`.
    Source,
    /// A link or term around another link, term or citation.
    Nested,
    /// Nested deeper than [`MAX_DEPTH`].
    Depth,
}

/// Parses a paragraph.
pub fn parse(source: &str) -> Vec<Inline<'_>> {
    let mut reader = Reader::new(source);
    reader.cap_depth();
    reader.tree(&mut 0)
}

/// Parses a paragraph and reports its faults, in no particular order.
pub fn parse_with<'a>(source: &'a str, report: &mut dyn FnMut(Fault)) -> Vec<Inline<'a>> {
    let mut finder = Finder {
        reader: Reader::new(source),
        brackets: Vec::new(),
        report,
    };
    finder.run();
    finder.reader.cap_depth();
    finder.reader.tree(&mut 0)
}

/// Visits each citation and each term.
pub fn each_reference(inlines: &[Inline], visit: &mut dyn FnMut(&Node)) {
    for inline in inlines {
        let node = &inline.node;
        if let Node::Citation(_) | Node::Term(..) = node {
            visit(node);
        }
        if let Node::Strong(content)
        | Node::Emphasis(content)
        | Node::Link(_, content)
        | Node::Term(_, content) = node
        {
            each_reference(content, visit);
        }
    }
}

/// The text of a paragraph without marks. A term without content is shown as the name that `name` returns for its id,
/// or as its id. Citations are removed, and the white space before them.
pub fn plain<'n>(source: &str, name: &dyn Fn(&str) -> Option<&'n str>) -> String {
    let mut text = String::with_capacity(source.len());
    append(&parse(source), name, &mut text);
    text
}

fn append<'n>(inlines: &[Inline], name: &dyn Fn(&str) -> Option<&'n str>, text: &mut String) {
    for inline in inlines {
        match &inline.node {
            Node::Text(part) => text.push_str(part),
            Node::Term(id, content) if content.is_empty() => {
                text.push_str(name(id).unwrap_or(id));
            }
            Node::Strong(content)
            | Node::Emphasis(content)
            | Node::Link(_, content)
            | Node::Term(_, content) => append(content, name, text),
            Node::Citation(_) => text.truncate(text.trim_end_matches(is_space).len()),
        }
    }
}

/// The role of a byte of the source.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Text,
    /// A backslash that is not shown.
    Escape,
    /// The first byte of a mark that opens something, or of a citation.
    Strong,
    Emphasis,
    Link,
    Term,
    Citation,
    /// The first byte of the mark that closes it.
    Close,
    /// A further byte of any mark.
    Tail,
}

/// A sequence of `*`, which `CommonMark` calls a delimiter run.
#[derive(Clone, Copy)]
struct Run {
    /// The start and the number of the `*` that aren't paired yet.
    at: usize,
    left: usize,
    /// The number of all `*`.
    length: usize,
    opens: bool,
    closes: bool,
}

impl Run {
    /// Rules 9 and 10 for emphasis in `CommonMark`. Because of them, `**a*b**` is strong text with a literal `*`.
    fn pairs_with(&self, closer: &Run) -> bool {
        let is_ambiguous = self.closes || closer.opens;
        let sum = self.length + closer.length;
        !(is_ambiguous && sum.is_multiple_of(3)) || self.length.is_multiple_of(3)
    }
}

/// A `[`, `[[id` or `[[id|` that isn't closed yet.
struct Bracket {
    at: usize,
    end: usize,
    /// The number of runs before it.
    runs: usize,
}

/// Determines the role of each byte of the source, then builds the tree from the roles.
struct Reader<'a> {
    source: &'a str,
    roles: Vec<Role>,
    runs: Vec<Run>,
    brackets: Vec<Bracket>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        let mut reader = Self {
            source,
            roles: vec![Role::Text; source.len()],
            runs: Vec::new(),
            brackets: Vec::new(),
        };
        reader.scan();
        reader.pair(0);
        reader
    }

    /// The byte at a place, or 0 after the end, which is in no mark.
    fn byte(&self, at: usize) -> u8 {
        count_step();
        self.source.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.source.get(range).unwrap_or_default()
    }

    fn fill(&mut self, range: Range<usize>, role: Role) {
        for place in self.roles.get_mut(range).unwrap_or_default() {
            count_step();
            *place = role;
        }
    }

    fn mark(&mut self, range: Range<usize>, first: Role) {
        self.fill(range.clone(), Role::Tail);
        self.fill(range.start..range.start + 1, first);
    }

    fn scan(&mut self) {
        let mut at = 0;
        while at < self.source.len() {
            at = match self.byte(at) {
                b'\\' => self.escape(at),
                b'*' => self.run(at),
                b'[' => self.open(at),
                b']' => self.close(at),
                _ => at + 1,
            };
        }
    }

    fn escape(&mut self, at: usize) -> usize {
        if !self.byte(at + 1).is_ascii_punctuation() {
            return at + 1;
        }
        self.fill(at..at + 1, Role::Escape);
        at + 2
    }

    /// Reads a run. Whether it can open or close a mark depends on the characters before and after it, as for left- and
    /// right-flanking delimiter runs in `CommonMark`.
    fn run(&mut self, at: usize) -> usize {
        let mut end = at + 1;
        while self.byte(end) == b'*' {
            end += 1;
        }
        let (before, after) = self.weights(at..end);
        self.runs.push(Run {
            at,
            left: end - at,
            length: end - at,
            opens: after != Weight::Space && after >= before,
            closes: before != Weight::Space && before >= after,
        });
        end
    }

    fn weights(&self, range: Range<usize>) -> (Weight, Weight) {
        let before = self.slice(0..range.start).chars().next_back();
        let after = self.slice(range.end..self.source.len()).chars().next();
        (Weight::of(before), Weight::of(after))
    }

    /// Pairs the runs from index `bottom` on, and removes them.
    fn pair(&mut self, bottom: usize) {
        // For each kind of closer, the index below which no run pairs with it.
        let mut floors = [bottom; 6];
        let mut top = bottom;
        for next in bottom..self.runs.len() {
            let mut run = self.runs[next];
            let kind = run.length % 3 + 3 * usize::from(run.opens);
            while run.closes && run.left > 0 {
                let Some(found) = self.opener(floors[kind]..top, &run) else {
                    floors[kind] = top;
                    break;
                };
                top = self.join(found, &mut run);
                floors = floors.map(|floor| floor.min(top));
            }
            if run.opens && run.left > 0 {
                self.runs[top] = run;
                top += 1;
            }
        }
        self.runs.truncate(bottom);
    }

    fn opener(&self, range: Range<usize>, closer: &Run) -> Option<usize> {
        range.rev().find(|&place| {
            count_step();
            self.runs[place].pairs_with(closer)
        })
    }

    /// Pairs one or two `*` at the end of a run with those at the start of another. Returns the number of runs that
    /// remain.
    fn join(&mut self, found: usize, closer: &mut Run) -> usize {
        let opener = &mut self.runs[found];
        let (width, role) = match opener.left.min(closer.left) {
            1 => (1, Role::Emphasis),
            _ => (2, Role::Strong),
        };
        opener.left -= width;
        let top = found + usize::from(opener.left > 0);
        let start = opener.at + opener.left;
        self.mark(start..start + width, role);
        self.mark(closer.at..closer.at + width, Role::Close);
        closer.at += width;
        closer.left -= width;
        top
    }

    fn open(&mut self, at: usize) -> usize {
        let end = match self.byte(at + 1) {
            b'^' => self.citation(at),
            b'[' => self.term(at),
            _ => at,
        };
        if end > at {
            return end;
        }
        self.wait(at..at + 1);
        at + 1
    }

    fn wait(&mut self, range: Range<usize>) {
        self.brackets.push(Bracket {
            at: range.start,
            end: range.end,
            runs: self.runs.len(),
        });
    }

    /// The end of the id that starts at a place.
    fn id_end(&self, at: usize) -> usize {
        let mut end = at;
        while matches!(self.byte(end), b'a'..=b'z' | b'0'..=b'9' | b'-') {
            end += 1;
        }
        end
    }

    fn citation(&mut self, at: usize) -> usize {
        let end = self.id_end(at + 2);
        if end == at + 2 || self.byte(end) != b']' {
            return at;
        }
        self.mark(at..end + 1, Role::Citation);
        self.brackets.clear();
        end + 1
    }

    fn term(&mut self, at: usize) -> usize {
        let end = self.term_end(at);
        if end > at {
            self.wait(at..end);
        }
        end
    }

    /// The end of `[[id|`, or of `[[id` before `]]`. The place itself if there is neither.
    fn term_end(&self, at: usize) -> usize {
        let end = self.id_end(at + 2);
        match self.byte(end) {
            _ if end == at + 2 => at,
            b'|' => end + 1,
            b']' if self.byte(end + 1) == b']' => end,
            _ => at,
        }
    }

    /// Closes a bracket. If this ends a link or a term, the brackets around it become text.
    fn close(&mut self, at: usize) -> usize {
        let Some(bracket) = self.brackets.last() else {
            return at + 1;
        };
        let (open, inside, runs) = (bracket.at, bracket.end, bracket.runs);
        let is_term = inside > open + 1;
        let (role, end) = match self.byte(at + 1) {
            b']' if is_term => (Role::Term, at + 2),
            _ if is_term => return at + 1,
            b'(' => (Role::Link, self.target_end(at + 2)),
            _ => (Role::Link, at),
        };
        if end <= at + 1 {
            self.brackets.pop();
            return at + 1;
        }
        self.mark(open..inside, role);
        self.mark(at..end, Role::Close);
        self.pair(runs);
        self.brackets.clear();
        end
    }

    /// The place after the `)` that ends the URL at a place, or 0 if there is none.
    fn target_end(&self, at: usize) -> usize {
        let mut end = at;
        let mut depth = 0;
        loop {
            match self.byte(end) {
                b'\\' if self.byte(end + 1).is_ascii_punctuation() => end += 1,
                b'(' if depth == MAX_PARENTHESES => return 0,
                b'(' => depth += 1,
                b')' if depth == 0 => return end + 1,
                b')' => depth -= 1,
                0..=b' ' => return 0,
                _ => {}
            }
            end += 1;
        }
    }

    /// Turns marks that are nested too deep into text.
    fn cap_depth(&mut self) {
        let mut depth = 0;
        let mut is_deep = false;
        for role in &mut self.roles {
            count_step();
            depth += usize::from(role.opens());
            is_deep = depth > MAX_DEPTH || (is_deep && *role == Role::Tail);
            depth -= usize::from(*role == Role::Close);
            if is_deep && *role != Role::Escape {
                *role = Role::Text;
            }
        }
    }

    /// Builds the nodes from `at` to the mark that closes the parent, or to the end.
    fn tree(&self, at: &mut usize) -> Vec<Inline<'a>> {
        let mut content = Vec::new();
        let mut from = *at;
        loop {
            let here = *at;
            let role = self.roles.get(here).copied().unwrap_or(Role::Close);
            *at += 1;
            count_step();
            if role == Role::Text {
                continue;
            }
            if from < here {
                let node = Node::Text(self.slice(from..here));
                content.push(Inline { at: from, node });
            }
            if role == Role::Close {
                // A vector reserves room for four nodes, but most marks contain one.
                content.shrink_to_fit();
                return content;
            }
            self.node(here, role, at, &mut content);
            from = *at;
        }
    }

    fn node(&self, here: usize, role: Role, at: &mut usize, content: &mut Vec<Inline<'a>>) {
        let id = || self.slice(here + 2..self.id_end(here + 2));
        let node = match role {
            Role::Strong => Node::Strong(self.tree(at)),
            Role::Emphasis => Node::Emphasis(self.tree(at)),
            Role::Citation => Node::Citation(id()),
            Role::Term => {
                let mut inside = self.tree(at);
                if self.is_blank(here..*at) {
                    inside.clear();
                }
                Node::Term(id(), inside)
            }
            Role::Link => {
                let mut inside = self.tree(at);
                match self.link(here, *at) {
                    Ok(link) => Node::Link(link, inside),
                    Err(_) => return content.append(&mut inside),
                }
            }
            _ => return,
        };
        content.push(Inline { at: here, node });
    }

    /// The link from the `[` at `open` to the `]` before `end`.
    fn link(&self, open: usize, end: usize) -> Result<Link<'a>, FaultKind> {
        if self.is_blank(open..end) {
            return Err(FaultKind::Empty);
        }
        let url = self.slice(end + 1..self.target_end(end + 1).saturating_sub(1));
        Link::parse(url).map_err(FaultKind::Link)
    }

    fn is_blank(&self, range: Range<usize>) -> bool {
        let start = range.start;
        self.slice(range).char_indices().all(|(at, c)| {
            count_step();
            link::is_hidden(c) || self.roles.get(start + at) != Some(&Role::Text)
        })
    }
}

impl Role {
    fn opens(self) -> bool {
        matches!(
            self,
            Self::Strong | Self::Emphasis | Self::Link | Self::Term
        )
    }
}

/// Finds faults: text that looks like a mark, and marks without effect. Only `check` uses it, so it isn't compiled into
/// the widget.
struct Finder<'a, 'r> {
    reader: Reader<'a>,
    /// The ranges of every `[` and `[[id|` that is text and has no `]` yet.
    brackets: Vec<Range<usize>>,
    report: &'r mut dyn FnMut(Fault),
}

impl Finder<'_, '_> {
    fn run(&mut self) {
        let mut marks = Vec::new();
        let mut at = 0;
        while let Some(&role) = self.reader.roles.get(at) {
            if role.opens() {
                marks.push(at);
                if marks.len() == MAX_DEPTH + 1 {
                    self.fault(at..at + 1, FaultKind::Depth);
                }
            } else if role == Role::Close {
                self.check_link(marks.pop().unwrap_or(at), at);
            }
            at += match role {
                Role::Text => self.check_text(at),
                Role::Escape => 2,
                _ => 1,
            };
        }
        for bracket in mem::take(&mut self.brackets) {
            if bracket.len() > 1 {
                self.fault(bracket, FaultKind::Unpaired);
            }
        }
    }

    fn fault(&mut self, at: Range<usize>, kind: FaultKind) {
        (self.report)(Fault { at, kind });
    }

    fn check_link(&mut self, open: usize, close: usize) {
        if self.reader.roles[open] == Role::Link
            && let Err(kind) = self.reader.link(open, close + 1)
        {
            self.fault(open..self.reader.target_end(close + 2), kind);
        }
    }

    /// Checks the text at a place. Returns the number of bytes to skip.
    fn check_text(&mut self, at: usize) -> usize {
        match self.reader.byte(at) {
            b'*' => self.check_run(at),
            b'[' => self.check_open(at),
            b']' => self.check_close(at),
            _ => 1,
        }
    }

    fn check_run(&mut self, at: usize) -> usize {
        let mut end = at;
        while self.reader.byte(end) == b'*' && self.reader.roles[end] == Role::Text {
            end += 1;
        }
        if self.reader.weights(at..end) != (Weight::Space, Weight::Space) {
            self.fault(at..end, FaultKind::Unpaired);
        }
        end - at
    }

    fn check_open(&mut self, at: usize) -> usize {
        let reader = &self.reader;
        let is_double = reader.byte(at + 1) == b'['
            && reader.byte(at + 2) != b'['
            && reader.roles[at + 1] == Role::Text;
        let end = reader.term_end(at);
        if is_double && end > at {
            self.brackets.push(at..end);
            return end - at;
        }
        if is_double {
            self.check_term(at);
            self.brackets.push(at..at + 1);
        } else if reader.byte(at + 1) == b'^' {
            self.check_citation(at);
        }
        self.brackets.push(at..at + 1);
        1 + usize::from(is_double)
    }

    /// Checks a `[[` that doesn't start a term: its id is invalid, or it isn't closed.
    fn check_term(&mut self, at: usize) {
        let bar = self.find(at + 2, "[]|");
        let end = self.find(bar, "[]");
        if end > bar || self.reader.slice(end..end + 2) == "]]" {
            self.fault(at..bar, FaultKind::Term);
        } else {
            self.fault(at..at + 2, FaultKind::Unpaired);
        }
    }

    fn check_citation(&mut self, at: usize) {
        let end = self.find(at + 2, "[]");
        if self.reader.byte(end) == b']' {
            self.fault(at..end + 1, FaultKind::Source);
        } else {
            self.fault(at..at + 2, FaultKind::Unpaired);
        }
    }

    fn find(&self, at: usize, ends: &str) -> usize {
        let mut end = at;
        while end < self.reader.roles.len() && !ascii::is_one_of(ends, self.reader.byte(end)) {
            end += 1;
        }
        end
    }

    fn check_close(&mut self, at: usize) -> usize {
        let next = self.reader.byte(at + 1);
        let Some(bracket) = self.brackets.last() else {
            if next == b'(' {
                self.fault(at..at + 2, FaultKind::Unpaired);
            }
            return 1;
        };
        let (open, is_term) = (bracket.start, bracket.len() > 1);
        if is_term && next != b']' {
            return 1;
        }
        self.brackets.pop();
        match next {
            b']' if is_term => self.fault(open..at + 2, FaultKind::Nested),
            b'(' => match self.reader.target_end(at + 2) {
                0 => self.fault(open..at + 2, FaultKind::Target),
                end => self.fault(open..end, FaultKind::Nested),
            },
            _ => {}
        }
        1 + usize::from(is_term)
    }
}

/// The type of the character before or after a run, ordered by how strongly it binds the `*`.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Weight {
    Space,
    Punctuation,
    Word,
}

impl Weight {
    fn of(neighbour: Option<char>) -> Self {
        match neighbour {
            None => Self::Space,
            Some(c) if is_space(c) => Self::Space,
            Some(c) if is_punctuation(c) => Self::Punctuation,
            Some(_) => Self::Word,
        }
    }
}

/// The same as `char::is_whitespace`, but without its table.
pub(super) fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}'
            | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Whether a character is punctuation or a symbol. Exact for Latin, General Punctuation and currencies; by block for
/// arrows, mathematics and emoji; and the common marks of Hebrew, Arabic, Hindi, Chinese, Japanese and Korean.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(
            c,
            '\u{a1}'..='\u{a9}' | '\u{ab}' | '\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{b4}'
            | '\u{b6}'..='\u{b8}' | '\u{bb}' | '\u{bf}' | '\u{d7}' | '\u{f7}'
            | '\u{5be}' | '\u{5f3}' | '\u{5f4}' | '\u{60c}' | '\u{61b}' | '\u{61f}'
            | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{964}' | '\u{965}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}'
            | '\u{2190}'..='\u{2bff}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
            | '\u{3014}'..='\u{301f}' | '\u{30fb}' | '\u{ff01}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
            | '\u{1f000}'..='\u{1faff}'
        )
}

#[cfg(not(test))]
fn count_step() {}

#[cfg(test)]
use tests::count_step;

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    /// Called each time the reader or the finder reads a byte, a role or a run.
    pub fn count_step() {
        STEPS.set(STEPS.get() + 1);
    }

    fn steps(source: &str) -> usize {
        STEPS.set(0);
        parse_with(source, &mut |_| {});
        STEPS.get()
    }

    const STARS: [&str; 10] = [
        "*", "**", "** ", "*a ", "**a ", "a*b", "a**b", "a* ", "a*** ", "a* b** c",
    ];

    const BRACKETS: [&str; 22] = [
        "[", "[a", "[[", "[[a", "[[a|", "[[a|b", "[[A", "[^", "[^a", "[^A ", "]", "]]", "](",
        "[a](", "[a](/b", "[a](/b(", "[a](/b)", "[*a](/b)", "[ ](/b)", "(", "\\", "[a](\\(",
    ];

    fn grows_linearly(text: impl Fn(usize) -> String) {
        let (short, long) = (steps(&text(200)), steps(&text(2000)));
        // The factor is ten plus a tolerance for the effects at both ends of the text.
        assert!(long <= 12 * short, "{short}, then {long}: {}", text(2));
    }

    #[test]
    fn steps_grow_linearly_with_a_repeated_mark() {
        for part in STARS.iter().chain(&BRACKETS) {
            grows_linearly(|times| part.repeat(times));
        }
    }

    #[test]
    fn steps_grow_linearly_with_two_repeated_runs_of_stars() {
        for (first, second) in STARS
            .iter()
            .flat_map(|part| STARS.map(|other| (part, other)))
        {
            grows_linearly(|times| first.repeat(times) + &second.repeat(times));
        }
    }

    #[test]
    fn any_two_marks_take_a_limited_number_of_steps_a_byte() {
        // The largest factor: both the reader and the finder search for the end of a URL.
        let most = 3 * MAX_PARENTHESES;
        let parts: Vec<&str> = STARS.into_iter().chain(BRACKETS).collect();
        for (first, second) in parts
            .iter()
            .flat_map(|part| parts.iter().map(move |other| (part, other)))
        {
            let in_turn = [*first, *second].concat().repeat(200);
            let one_by_one = first.repeat(200) + &second.repeat(200);
            for text in [in_turn, one_by_one] {
                assert!(steps(&text) <= most * text.len(), "{first} {second}");
            }
        }
    }
}
