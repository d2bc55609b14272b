//! Whose turn it is: a server gets one request at a time, with a pause after each, while others are asked too.

use super::way::{Reply, Step, Way};
use explainer_cards::check::Answer;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How many requests in a row a server may leave without a reply. Then it isn't asked again.
const PATIENCE: usize = 2;

/// Follows ways to their ends and returns their answers in the same order. Calls `done` after each.
///
/// `ask` sends a request. At most `at_a_time` of them run at a time.
pub fn run(
    ways: Vec<Way>,
    at_a_time: usize,
    pause: Duration,
    ask: impl Fn(&Way) -> Reply + Sync,
    done: impl Fn() + Sync,
) -> Vec<Answer> {
    let turns = Turns::of(ways, pause);
    thread::scope(|scope| {
        for _ in 0..at_a_time.min(turns.lock().servers.len()) {
            scope.spawn(|| {
                while let Some(request) = turns.next() {
                    let reply = ask(&request.way);
                    for _ in 0..turns.finish(request, reply) {
                        done();
                    }
                }
            });
        }
    });
    let state = turns.state.into_inner();
    let answers = state.unwrap_or_else(PoisonError::into_inner).answers;
    answers.into_iter().flatten().collect()
}

/// The requests that are left.
struct Turns {
    state: Mutex<State>,
    changed: Condvar,
    pause: Duration,
}

struct State {
    servers: Vec<Server>,
    /// The indices of the servers by their names and ports.
    indices: HashMap<String, usize>,
    /// The servers that wait for their turn, and since when they may be asked.
    ready: BTreeSet<(Instant, usize)>,
    /// By the indices of the ways.
    answers: Vec<Option<Answer>>,
    /// How many answers are missing.
    missing: usize,
}

#[derive(Default)]
struct Server {
    waiting: VecDeque<(usize, Way)>,
    turn: Turn,
    /// How many requests in a row had no reply.
    silences: usize,
    /// Why it isn't asked any more.
    closed: Option<String>,
}

/// Whether a server is asked.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Turn {
    /// No, because there is nothing to ask.
    #[default]
    Idle,
    /// Not yet: it is in [`State::ready`].
    Waiting,
    /// It is being asked.
    Now,
}

/// A request that is sent now.
struct Request {
    server: usize,
    index: usize,
    way: Way,
}

impl Turns {
    fn of(ways: Vec<Way>, pause: Duration) -> Self {
        let mut state = State {
            servers: vec![],
            indices: HashMap::new(),
            ready: BTreeSet::new(),
            answers: vec![None; ways.len()],
            missing: ways.len(),
        };
        let now = Instant::now();
        for (index, way) in ways.into_iter().enumerate() {
            state.add(index, way, now);
        }
        Self {
            state: Mutex::new(state),
            changed: Condvar::new(),
            pause,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a server that may be asked. `None` if all answers are there.
    fn next(&self) -> Option<Request> {
        let mut state = self.lock();
        loop {
            if state.missing == 0 {
                return None;
            }
            let now = Instant::now();
            state = match state.ready.first().copied() {
                Some((since, server)) if since <= now => {
                    state.ready.pop_first();
                    if let Some((index, way)) = state.servers[server].take() {
                        return Some(Request { server, index, way });
                    }
                    state
                }
                Some((since, _)) => {
                    let waited = self.changed.wait_timeout(state, since - now);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self
                    .changed
                    .wait(state)
                    .unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// Notes a reply, and returns how many answers it has brought.
    fn finish(&self, request: Request, reply: Reply) -> usize {
        let mut state = self.lock();
        let before = state.missing;
        let next = Instant::now() + self.pause;
        state.servers[request.server].turn = Turn::Idle;
        state.heed(request.server, &reply);
        match request.way.after(reply) {
            Step::Ask(way) => state.add(request.index, *way, next),
            Step::Done(answer) => state.note(request.index, answer),
        }
        state.make_ready(request.server, next);
        self.changed.notify_all();
        before - state.missing
    }
}

impl Server {
    /// The next request.
    fn take(&mut self) -> Option<(usize, Way)> {
        let next = self.waiting.pop_front();
        self.turn = match next {
            Some(_) => Turn::Now,
            None => Turn::Idle,
        };
        next
    }
}

impl State {
    /// Puts a request at the end of the queue of its server.
    fn add(&mut self, index: usize, way: Way, since: Instant) {
        let server = self.server_of(&way);
        if let Some(reason) = self.servers[server].closed.clone() {
            self.note(index, Answer::Unknown(reason));
        } else {
            self.servers[server].waiting.push_back((index, way));
            self.make_ready(server, since);
        }
    }

    fn server_of(&mut self, way: &Way) -> usize {
        let host = way.url.host_str().unwrap_or_default();
        let port = way.url.port_or_known_default().unwrap_or_default();
        let next = self.servers.len();
        let index = *self.indices.entry(format!("{host}:{port}")).or_insert(next);
        if index == next {
            self.servers.push(Server::default());
        }
        index
    }

    /// Lets a server wait for its turn, if it has something to be asked.
    fn make_ready(&mut self, index: usize, since: Instant) {
        let server = &mut self.servers[index];
        if server.turn == Turn::Idle && !server.waiting.is_empty() {
            server.turn = Turn::Waiting;
            self.ready.insert((since, index));
        }
    }

    /// Closes a server that asks for fewer requests or doesn't reply.
    fn heed(&mut self, server: usize, reply: &Reply) {
        let server = &mut self.servers[server];
        server.silences = match reply {
            Reply::Silence(_) => server.silences + 1,
            Reply::Status(..) => 0,
        };
        let reason = match reply {
            Reply::Status(429, _) => "the server asks for fewer requests".to_owned(),
            Reply::Silence(reason) if server.silences >= PATIENCE => reason.clone(),
            _ => return,
        };
        server.closed = Some(reason.clone());
        for (index, _) in std::mem::take(&mut server.waiting) {
            self.note(index, Answer::Unknown(reason.clone()));
        }
    }

    fn note(&mut self, index: usize, answer: Answer) {
        self.answers[index] = Some(answer);
        self.missing -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use url::Url;

    const NO_PAUSE: Duration = Duration::ZERO;

    fn ways(urls: &[String]) -> Vec<Way> {
        let url = |url: &String| Url::parse(url).expect("a URL");
        urls.iter().map(|each| Way::to(url(each))).collect()
    }

    fn ok() -> Reply {
        Reply::Status(200, None)
    }

    /// Follows the ways and returns the answers, the requests, and how often `done` was called.
    fn run_with(
        urls: &[String],
        pause: Duration,
        reply: impl Fn(&Way) -> Reply + Sync,
    ) -> (Vec<Answer>, Vec<(String, Instant)>, usize) {
        let (asked, count) = (Mutex::new(vec![]), AtomicUsize::new(0));
        let ask = |way: &Way| {
            asked
                .lock()
                .unwrap()
                .push((way.url.to_string(), Instant::now()));
            reply(way)
        };
        let done = || {
            count.fetch_add(1, Ordering::SeqCst);
        };
        let answers = run(ways(urls), 4, pause, ask, done);
        (answers, asked.into_inner().unwrap(), count.into_inner())
    }

    #[test]
    fn answers_are_in_the_order_of_the_ways() {
        let urls: Vec<String> = (0..60)
            .map(|index| format!("https://{}.example/{index}", ["a", "b", "c"][index % 3]))
            .collect();
        let moved = |way: &Way| {
            let path = way.url.path();
            let next = (!path.ends_with("/new")).then(|| format!("{path}/new"));
            Reply::Status(if next.is_some() { 301 } else { 200 }, next)
        };
        let (answers, asked, count) = run_with(&urls, NO_PAUSE, moved);
        let expected: Vec<Answer> = urls
            .iter()
            .map(|url| Answer::Moved(format!("{url}/new")))
            .collect();
        assert_eq!(answers, expected);
        assert_eq!((asked.len(), count), (120, 60));
    }

    #[test]
    fn a_server_gets_one_request_at_a_time_with_a_pause_after_each() {
        let pause = Duration::from_millis(30);
        let urls: Vec<String> = (0..5)
            .map(|index| format!("https://a.example/{index}"))
            .collect();
        let slow = |_: &Way| {
            thread::sleep(pause);
            ok()
        };
        let (_, asked, _) = run_with(&urls, pause, slow);
        let times: Vec<Instant> = asked.into_iter().map(|(_, at)| at).collect();
        for pair in times.windows(2) {
            assert!(pair[1] - pair[0] >= pause * 2, "{:?}", pair[1] - pair[0]);
        }
    }

    #[test]
    fn servers_are_asked_at_the_same_time_up_to_the_limit() {
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let urls: Vec<String> = (0..20)
            .map(|index| format!("https://{index}.example/"))
            .collect();
        let slow = |_: &Way| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(20));
            now.fetch_sub(1, Ordering::SeqCst);
            ok()
        };
        run_with(&urls, NO_PAUSE, slow);
        assert_eq!(most.into_inner(), 4);
    }

    #[test]
    fn a_server_that_does_not_reply_is_not_asked_again_and_again() {
        let mut urls: Vec<String> = (0..50)
            .map(|index| format!("https://a.example/{index}"))
            .collect();
        urls.push("https://b.example/".to_owned());
        let (answers, asked, count) = run_with(&urls, NO_PAUSE, |way| {
            match way.url.host_str() {
                Some("a.example") => Reply::Silence("no answer".to_owned()),
                // Leads back to the one that doesn't reply.
                _ => Reply::Status(302, Some("https://a.example/".to_owned())),
            }
        });
        assert!(
            answers
                .iter()
                .all(|answer| *answer == Answer::Unknown("no answer".to_owned()))
        );
        assert!(asked.len() <= PATIENCE + 2, "{asked:?}");
        assert_eq!((answers.len(), count), (51, 51));
    }

    #[test]
    fn a_server_that_asks_for_fewer_requests_gets_none() {
        let urls: Vec<String> = (0..9)
            .map(|index| format!("https://a.example/{index}"))
            .collect();
        let (answers, asked, _) = run_with(&urls, NO_PAUSE, |_| Reply::Status(429, None));
        assert_eq!(asked.len(), 1);
        let reason = |answer: &Answer| matches!(answer, Answer::Unknown(_));
        assert_eq!(answers.iter().filter(|answer| reason(answer)).count(), 9);
    }

    #[test]
    fn without_ways_nothing_is_asked() {
        let (answers, asked, count) = run_with(&[], NO_PAUSE, |_| ok());
        assert_eq!((answers.len(), asked.len(), count), (0, 0, 0));
    }
}
