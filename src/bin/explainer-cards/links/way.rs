//! The way from an address to an answer: which request comes next.

use explainer_cards::check::Answer;
use url::Url;

/// How many redirects are followed. Browsers follow 20 (<https://fetch.spec.whatwg.org/#http-redirect-fetch>).
const MOST_REDIRECTS: usize = 10;

/// What is asked of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The head of the page. Some servers refuse it, or answer it as if the page were missing.
    Head,
    /// The page, of which only the head is read.
    Get,
}

/// What a server replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A status, and the address of a redirect if there is one.
    Status(u16, Option<String>),
    /// None, for this reason.
    Silence(String),
}

/// A request, and what came before it.
#[derive(Clone, Debug)]
pub struct Way {
    /// The address in the file.
    start: Url,
    /// What is asked for.
    pub url: Url,
    pub method: Method,
    redirects: usize,
    /// Whether all redirects so far are permanent.
    is_lasting: bool,
    /// Where the permanent redirects lead.
    moved: Option<Url>,
}

/// What follows a reply.
#[derive(Debug)]
pub enum Step {
    /// Another request.
    Ask(Box<Way>),
    /// The answer.
    Done(Answer),
}

impl Way {
    /// The way to the page at an address.
    pub fn to(url: Url) -> Self {
        Self {
            start: url.clone(),
            url,
            method: Method::Head,
            redirects: 0,
            is_lasting: true,
            moved: None,
        }
    }

    /// The next step after a reply.
    pub fn after(self, reply: Reply) -> Step {
        let answer = match reply {
            Reply::Silence(reason) => Answer::Unknown(reason),
            Reply::Status(status @ (301 | 302 | 303 | 307 | 308), Some(to)) => {
                return self.redirect(status, &to);
            }
            Reply::Status(200..=299, _) => self.found(),
            // Only an answer to GET counts against a page. 429 asks for fewer requests.
            Reply::Status(400..=428 | 430.., _) if self.method == Method::Head => {
                return Step::Ask(Box::new(Self {
                    method: Method::Get,
                    ..self
                }));
            }
            Reply::Status(status @ (404 | 410), _) => Answer::Gone(status),
            Reply::Status(status, _) => Answer::Unknown(format!("the server answers {status}")),
        };
        Step::Done(answer)
    }

    fn redirect(mut self, status: u16, to: &str) -> Step {
        let unknown = |reason: &str| Step::Done(Answer::Unknown(reason.to_owned()));
        self.redirects += 1;
        if self.redirects > MOST_REDIRECTS {
            return unknown("the server redirects again and again");
        }
        self.url = match self.url.join(to) {
            Ok(url) if matches!(url.scheme(), "https" | "http") => url,
            _ => return unknown("the server redirects to something else than a page"),
        };
        self.is_lasting &= matches!(status, 301 | 308);
        if self.is_lasting {
            self.moved = Some(self.url.clone());
        }
        // Kept in the address that is reported, but not sent.
        self.url.set_fragment(None);
        Step::Ask(Box::new(self))
    }

    fn found(self) -> Answer {
        match self.moved {
            Some(to) if to != self.start => Answer::Moved(to.into()),
            _ => Answer::Found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &str = "https://a.example/b";

    /// The answer after these replies, and the requests.
    fn answer(replies: &[(u16, &str)]) -> (Answer, Vec<String>) {
        let mut way = Way::to(Url::parse(START).unwrap());
        let mut asked = vec![];
        for (status, to) in replies {
            asked.push(format!("{:?} {}", way.method, way.url));
            let to = Some((*to).to_owned()).filter(|to| !to.is_empty());
            match way.after(Reply::Status(*status, to)) {
                Step::Ask(next) => way = *next,
                Step::Done(answer) => return (answer, asked),
            }
        }
        panic!("no answer after {asked:?}");
    }

    fn moved(to: &str) -> Answer {
        Answer::Moved(to.to_owned())
    }

    fn unknown(reason: &str) -> Answer {
        Answer::Unknown(reason.to_owned())
    }

    #[test]
    fn a_page_is_dead_only_if_get_says_so() {
        for (replies, expected) in [
            (&[(200, "")][..], Answer::Found),
            (&[(404, ""), (200, "")], Answer::Found),
            (&[(405, ""), (200, "")], Answer::Found),
            (&[(403, ""), (404, "")], Answer::Gone(404)),
            (&[(410, ""), (410, "")], Answer::Gone(410)),
            (&[(404, ""), (403, "")], unknown("the server answers 403")),
            (&[(503, ""), (503, "")], unknown("the server answers 503")),
            (&[(429, "")], unknown("the server answers 429")),
            (&[(301, "")], unknown("the server answers 301")),
        ] {
            assert_eq!(answer(replies).0, expected, "{replies:?}");
        }
    }

    #[test]
    fn the_new_address_is_where_the_permanent_redirects_lead_before_the_first_temporary_one() {
        for (replies, expected) in [
            (&[(301, "/c"), (200, "")][..], moved("https://a.example/c")),
            (
                &[(308, "//d.example"), (200, "")],
                moved("https://d.example/"),
            ),
            (
                &[(301, "/c"), (301, "/d"), (200, "")],
                moved("https://a.example/d"),
            ),
            (
                &[(301, "/c"), (302, "/d"), (200, "")],
                moved("https://a.example/c"),
            ),
            (&[(302, "/c"), (301, "/d"), (200, "")], Answer::Found),
            (&[(303, "/c"), (200, "")], Answer::Found),
            (&[(307, "/c"), (200, "")], Answer::Found),
            (&[(301, "/c#d"), (200, "")], moved("https://a.example/c#d")),
            (&[(301, "/c"), (301, "/b"), (200, "")], Answer::Found),
            (&[(301, "/c"), (404, ""), (404, "")], Answer::Gone(404)),
        ] {
            assert_eq!(answer(replies).0, expected, "{replies:?}");
        }
    }

    #[test]
    fn a_redirect_is_followed_without_its_fragment() {
        let (_, asked) = answer(&[(301, "../c#d"), (405, ""), (200, "")]);
        let page = "https://a.example/c";
        assert_eq!(
            asked,
            [
                format!("Head {START}"),
                format!("Head {page}"),
                format!("Get {page}")
            ]
        );
    }

    #[test]
    fn redirects_that_do_not_end_are_given_up() {
        let (answer, asked) = answer(&[(301, "/c"); 20]);
        assert_eq!(answer, unknown("the server redirects again and again"));
        assert_eq!(asked.len(), MOST_REDIRECTS + 1);
    }

    #[test]
    fn only_pages_are_asked_for() {
        for to in [
            "mailto:a@a.example",
            "file:///etc/hosts",
            "https://",
            "ftp://a.example/",
        ] {
            let (answer, _) = answer(&[(301, to)]);
            assert_eq!(
                answer,
                unknown("the server redirects to something else than a page"),
                "{to}"
            );
        }
    }
}
