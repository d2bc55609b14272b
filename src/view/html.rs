//! A macro with the syntax of Yew's `html!` that compiles to fewer bytes.
//!
//! Yew's macro writes the code that fills in an element at each element of the view. This one writes a function call
//! instead. `docs/adr/0009-own-html-macro.md` has the sizes. Both make the same nodes.
//!
//! Supported: elements, fragments, `<@{tag}>`, the attributes `name="text"`, `name={value}` and `{name}`, `{ node }`,
//! and `if` and `if let` with or without `else`. An attribute with the value `None` is left out. Not supported:
//! listeners, keys and components, which the view doesn't have (`docs/adr/0002-functions-not-components.md`).

use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VNode, VTag, VText};
use yew::{AttrValue, Html};

/// Makes nodes from HTML.
macro_rules! html {
    ($($tokens:tt)*) => {
        $crate::view::html::nodes!([] [] $($tokens)*)
    };
}

/// Reads nodes one after the other. The arguments are the open elements, each with the nodes before it; the nodes of
/// the innermost open element so far; and the remaining tokens.
macro_rules! nodes {
    // The end.
    ([] [$($done:tt)*]) => {
        $crate::view::html::list!($($done)*)
    };
    // A fragment begins or ends.
    ($open:tt $before:tt <> $($rest:tt)*) => {
        $crate::view::html::nodes!([(fragment $before) $open] [] $($rest)*)
    };
    ([(fragment [$($before:tt)*]) $open:tt] [$($done:tt)*] </> $($rest:tt)*) => {
        $crate::view::html::nodes!($open [$($before)* { $crate::view::html::list!($($done)*) }] $($rest)*)
    };
    // An element ends.
    ([(($tag:expr, $name:tt) $attributes:tt [$($before:tt)*]) $open:tt] [$($done:tt)*] </ $end:ident > $($rest:tt)*) => {
        $crate::view::html::nodes!($open [$($before)* {
            const { assert!($crate::view::html::same(stringify!($name), stringify!($end)), "another tag is open") };
            $crate::view::html::element!($tag, $attributes, $crate::view::html::list!($($done)*))
        }] $($rest)*)
    };
    ([(($tag:expr, @) $attributes:tt [$($before:tt)*]) $open:tt] [$($done:tt)*] </@> $($rest:tt)*) => {
        $crate::view::html::nodes!($open [$($before)* {
            $crate::view::html::element!($tag, $attributes, $crate::view::html::list!($($done)*))
        }] $($rest)*)
    };
    // An element begins.
    ($open:tt $before:tt <@{$tag:expr} $($rest:tt)*) => {
        $crate::view::html::attributes!(($tag, @) [] $open $before $($rest)*)
    };
    ($open:tt $before:tt < $name:ident $($rest:tt)*) => {
        $crate::view::html::attributes!((stringify!($name), $name) [] $open $before $($rest)*)
    };
    // A condition.
    ($open:tt $before:tt if $($rest:tt)*) => {
        $crate::view::html::condition!([] $open $before $($rest)*)
    };
    // A node.
    ($open:tt [$($before:tt)*] { $node:expr } $($rest:tt)*) => {
        $crate::view::html::nodes!($open [$($before)* { $crate::view::html::Node::node($node) }] $($rest)*)
    };
}

/// Reads the attributes of an element.
macro_rules! attributes {
    ($tag:tt $all:tt $open:tt $before:tt > $($rest:tt)*) => {
        $crate::view::html::nodes!([($tag $all $before) $open] [] $($rest)*)
    };
    (($tag:expr, $name:tt) $all:tt $open:tt [$($before:tt)*] /> $($rest:tt)*) => {
        $crate::view::html::nodes!($open [$($before)* {
            $crate::view::html::element!($tag, $all, $crate::view::html::list!())
        }] $($rest)*)
    };
    ($tag:tt [$($all:tt)*] $open:tt $before:tt { $name:ident } $($rest:tt)*) => {
        $crate::view::html::attributes!($tag [$($all)* (stringify!($name), value $name)] $open $before $($rest)*)
    };
    ($tag:tt [$($all:tt)*] $open:tt $before:tt $name:ident $(- $more:ident)* = { $value:expr } $($rest:tt)*) => {
        $crate::view::html::attributes!(
            $tag [$($all)* (concat!(stringify!($name) $(, "-", stringify!($more))*), value $value)] $open $before $($rest)*
        )
    };
    ($tag:tt [$($all:tt)*] $open:tt $before:tt $name:ident $(- $more:ident)* = $value:literal $($rest:tt)*) => {
        $crate::view::html::attributes!(
            $tag [$($all)* (concat!(stringify!($name) $(, "-", stringify!($more))*), text $value)] $open $before $($rest)*
        )
    };
}

/// Reads a condition up to its block, then the block, then the block of `else`.
macro_rules! condition {
    ([$($condition:tt)*] $open:tt [$($before:tt)*] { $($then:tt)* } else { $($other:tt)* } $($rest:tt)*) => {
        $crate::view::html::nodes!($open [$($before)* {
            if $($condition)* { $crate::view::html::html!($($then)*) } else { $crate::view::html::html!($($other)*) }
        }] $($rest)*)
    };
    ([$($condition:tt)*] $open:tt [$($before:tt)*] { $($then:tt)* } $($rest:tt)*) => {
        $crate::view::html::nodes!($open [$($before)* {
            if $($condition)* { $crate::view::html::html!($($then)*) } else { $crate::view::html::nothing() }
        }] $($rest)*)
    };
    ([$($condition:tt)*] $open:tt $before:tt $next:tt $($rest:tt)*) => {
        $crate::view::html::condition!([$($condition)* $next] $open $before $($rest)*)
    };
}

/// Makes one node of several.
macro_rules! list {
    () => { $crate::view::html::nothing() };
    ($only:block) => { $only };
    ($($node:block)*) => { $crate::view::html::several([$($node),*]) };
}

/// Makes an element. If all attributes are literals, they become constant data instead of code.
macro_rules! element {
    ($tag:expr, [$(($name:expr, text $value:expr))*], $content:expr) => {
        $crate::view::html::fixed($tag, const { &[$(($name, $crate::view::html::fixed_value($value))),*] }, $content)
    };
    ($tag:expr, [$(($name:expr, $kind:ident $value:expr))*], $content:expr) => {
        $crate::view::html::varied($tag, &[$($name),*], [$($crate::view::html::Value::value($value)),*], $content)
    };
}

pub(super) use {attributes, condition, element, html, list, nodes};

/// A value in braces that becomes a node.
pub trait Node {
    /// The node.
    fn node(self) -> Html;
}

impl Node for Html {
    fn node(self) -> Html {
        self
    }
}

impl Node for Option<Html> {
    fn node(self) -> Html {
        self.unwrap_or_else(nothing)
    }
}

impl Node for AttrValue {
    fn node(self) -> Html {
        VText::new(self).into()
    }
}

impl Node for &'static str {
    fn node(self) -> Html {
        AttrValue::Static(self).node()
    }
}

impl Node for String {
    fn node(self) -> Html {
        AttrValue::from(self).node()
    }
}

/// A value in braces that becomes the value of an attribute. `None` leaves the attribute out.
pub trait Value {
    /// The value.
    fn value(self) -> Option<AttributeOrProperty>;
}

impl Value for AttrValue {
    fn value(self) -> Option<AttributeOrProperty> {
        Some(AttributeOrProperty::Attribute(self))
    }
}

impl Value for &'static str {
    fn value(self) -> Option<AttributeOrProperty> {
        AttrValue::Static(self).value()
    }
}

impl Value for String {
    fn value(self) -> Option<AttributeOrProperty> {
        AttrValue::from(self).value()
    }
}

impl Value for bool {
    fn value(self) -> Option<AttributeOrProperty> {
        self.then_some(AttributeOrProperty::Attribute(AttrValue::Static("")))
    }
}

impl<V: Value> Value for Option<V> {
    fn value(self) -> Option<AttributeOrProperty> {
        self.and_then(Value::value)
    }
}

/// The value of a literal.
pub const fn fixed_value(text: &'static str) -> AttributeOrProperty {
    AttributeOrProperty::Static(text)
}

/// No node.
#[inline(never)]
pub fn nothing() -> Html {
    Html::default()
}

/// Several nodes.
#[inline(never)]
pub fn several<const N: usize>(nodes: [Html; N]) -> Html {
    VNode::from(VList::with_children(Vec::from(nodes), None))
}

/// An element whose attributes are all literals.
#[inline(never)]
pub fn fixed(
    tag: &'static str,
    attributes: &'static [(&'static str, AttributeOrProperty)],
    content: Html,
) -> Html {
    made(tag, Attributes::Static(attributes), content)
}

/// An element with attributes whose values are computed.
#[inline(never)]
pub fn varied<const N: usize>(
    tag: &'static str,
    keys: &'static [&'static str; N],
    values: [Option<AttributeOrProperty>; N],
    content: Html,
) -> Html {
    let values = Box::new(values);
    made(tag, Attributes::Dynamic { keys, values }, content)
}

#[inline(never)]
fn made(tag: &'static str, attributes: Attributes, content: Html) -> Html {
    let mut tag = VTag::new(AttrValue::Static(tag));
    tag.set_attributes(attributes);
    if let Some(children) = tag.children_mut() {
        *children = content;
    }
    tag.into()
}

/// Whether two names of tags are equal.
pub const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    true
}
