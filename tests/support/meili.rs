//! A search server that speaks the little of Meilisearch's language the service uses, as recorded from a real one, and
//! that can be down, slow, failing, strange or forgetful when a test wants that. It ignores filters on purpose: what it
//! returns must still be read again under the reader's rights.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// As it should.
    Well,
    /// It takes connections and drops them.
    Down,
    /// Searches take longer than a reader waits.
    Slow,
    /// It answers 500.
    Failing,
    /// It answers something else than it should, as another version might.
    Strange,
}

#[derive(Default)]
struct Kept {
    indexes: BTreeMap<String, BTreeMap<String, Value>>,
    settings: BTreeMap<String, Value>,
    tasks: Vec<Option<&'static str>>,
    asked: Vec<Value>,
    mood: Option<Mood>,
}

/// The server; its thread ends with the test's process.
pub(crate) struct FakeMeili {
    kept: Arc<Mutex<Kept>>,
    port: u16,
}

impl FakeMeili {
    /// Starts one that is well and empty.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let kept: Arc<Mutex<Kept>> = Arc::default();
        let state = Arc::clone(&kept);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&state);
                thread::spawn(move || serve(stream, &state));
            }
        });
        Self { kept, port }
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// From now on it behaves so.
    pub(crate) fn is(&self, mood: Mood) {
        self.kept.lock().expect("the server").mood = Some(mood);
    }

    /// It loses everything, as when its disk was replaced.
    pub(crate) fn forget(&self) {
        let mut kept = self.kept.lock().expect("the server");
        kept.indexes.clear();
    }

    /// The documents of an index by key.
    pub(crate) fn documents(&self, index: &str) -> BTreeMap<String, Value> {
        self.kept.lock().expect("the server").indexes.get(index).cloned().unwrap_or_default()
    }

    /// Changes what an index holds behind the service's back.
    pub(crate) fn tamper(&self, index: &str, change: impl FnOnce(&mut BTreeMap<String, Value>)) {
        change(self.kept.lock().expect("the server").indexes.entry(index.to_owned()).or_default());
    }

    /// The names of its indexes.
    pub(crate) fn indexes(&self) -> Vec<String> {
        self.kept.lock().expect("the server").indexes.keys().cloned().collect()
    }

    /// The settings an index was given.
    pub(crate) fn settings(&self, index: &str) -> Value {
        self.kept.lock().expect("the server").settings.get(index).cloned().unwrap_or_default()
    }

    /// The searches it was asked for.
    pub(crate) fn asked(&self) -> Vec<Value> {
        self.kept.lock().expect("the server").asked.clone()
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<Kept>) {
    let Ok(copy) = stream.try_clone() else { return };
    let mut reader = BufReader::new(copy);
    let (mut first, mut length, mut chunked) = (String::new(), 0, false);
    if reader.read_line(&mut first).is_err() {
        return;
    }
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).is_err() || line.trim().is_empty() {
            break;
        }
        chunked |= line.to_lowercase().starts_with("transfer-encoding: chunked");
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let Some(body) = (if chunked { chunks(&mut reader) } else { exactly(&mut reader, length) }) else { return };
    let mut words = first.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
    let mood = state.lock().expect("the server").mood.unwrap_or(Mood::Well);
    let search = path.ends_with("/search");
    let (status, answer) = match mood {
        Mood::Down => return,
        Mood::Failing => (500, json!({ "message": "x", "code": "internal", "type": "internal", "link": "" })),
        Mood::Strange => (200, json!({ "hello": "world" })),
        Mood::Slow | Mood::Well => {
            if mood == Mood::Slow && search {
                thread::sleep(Duration::from_secs(2));
            }
            let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
            state.lock().expect("the server").answer(&method, &path, &body)
        }
    };
    let text = answer.to_string();
    let head = format!(
        "HTTP/1.1 {status} x\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        text.len()
    );
    // The other end may have stopped waiting.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(text.as_bytes()));
}

fn exactly(reader: &mut impl std::io::Read, length: usize) -> Option<Vec<u8>> {
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(body)
}

/// A body that comes in pieces, each after its length.
fn chunks(reader: &mut impl std::io::BufRead) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let length = usize::from_str_radix(line.trim(), 16).ok()?;
        let piece = exactly(reader, length + 2)?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(piece.get(..length)?);
    }
}

fn no_such(what: &str) -> Value {
    json!({ "message": "not found", "code": what, "type": "invalid_request", "link": "" })
}

impl Kept {
    fn answer(&mut self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (method, parts.as_slice()) {
            ("GET", ["tasks", id]) => (200, self.task(id.parse().unwrap_or(0))),
            ("POST", ["indexes"]) => {
                self.indexes.entry(body["uid"].as_str().unwrap_or_default().to_owned()).or_default();
                self.enqueued(None)
            }
            ("DELETE", ["indexes", index]) => {
                let gone = self.indexes.remove(*index).is_none();
                self.enqueued(gone.then_some("index_not_found"))
            }
            ("POST", ["swap-indexes"]) => {
                for pair in body.as_array().into_iter().flatten() {
                    let name = |n: usize| pair["indexes"][n].as_str().unwrap_or_default().to_owned();
                    let (one, other) = (self.indexes.remove(&name(0)), self.indexes.remove(&name(1)));
                    self.indexes.insert(name(0), other.unwrap_or_default());
                    self.indexes.insert(name(1), one.unwrap_or_default());
                }
                self.enqueued(None)
            }
            ("PATCH", ["indexes", index, "settings"]) => {
                self.settings.insert((*index).to_owned(), body.clone());
                self.enqueued(None)
            }
            (_, ["indexes", index, ..]) if !self.indexes.contains_key(*index) => (404, no_such("index_not_found")),
            (_, ["indexes", index, rest @ ..]) => self.of_index(index, rest, query, body),
            _ => (404, no_such("not_found")),
        }
    }

    fn of_index(&mut self, index: &str, rest: &[&str], query: &str, body: &Value) -> (u16, Value) {
        let documents = self.indexes.entry(index.to_owned()).or_default();
        match rest {
            ["stats"] => (
                200,
                json!({ "numberOfDocuments": documents.len(), "numberOfEmbeddedDocuments": 0, "numberOfEmbeddings": 0,
                "rawDocumentDbSize": 0, "avgDocumentSize": 0, "isIndexing": false, "fieldDistribution": {} }),
            ),
            ["search"] => {
                self.asked.push(body.clone());
                (200, found(&self.indexes[index], body))
            }
            ["documents", "delete-batch"] => {
                for key in body.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    documents.remove(key);
                }
                self.enqueued(None)
            }
            ["documents"] if body.is_array() => {
                for document in body.as_array().into_iter().flatten() {
                    documents.insert(document["key"].as_str().unwrap_or_default().to_owned(), document.clone());
                }
                self.enqueued(None)
            }
            ["documents"] => {
                let number = |name: &str| {
                    let pair = query.split('&').find_map(|pair| pair.strip_prefix(name));
                    pair.and_then(|value| value.parse().ok())
                };
                let (skip, most) = (number("offset=").unwrap_or(0), number("limit=").unwrap_or(20));
                let page: Vec<&Value> = documents.values().skip(skip).take(most).collect();
                (200, json!({ "results": page, "offset": skip, "limit": most, "total": documents.len() }))
            }
            _ => (404, no_such("not_found")),
        }
    }

    fn enqueued(&mut self, fault: Option<&'static str>) -> (u16, Value) {
        self.tasks.push(fault);
        let task = json!({ "taskUid": self.tasks.len() - 1, "indexUid": null, "status": "enqueued", "type": "indexDeletion",
            "details": null, "enqueuedAt": "2026-01-01T00:00:00Z" });
        (202, task)
    }

    fn task(&self, id: usize) -> Value {
        let fault = self.tasks.get(id).copied().flatten();
        json!({ "uid": id, "indexUid": null, "status": if fault.is_some() { "failed" } else { "succeeded" }, "type": "indexDeletion",
            "details": null, "canceledBy": null, "error": fault.map(no_such), "duration": "PT0.1S",
            "enqueuedAt": "2026-01-01T00:00:00Z", "startedAt": "2026-01-01T00:00:00Z", "finishedAt": "2026-01-01T00:00:00Z" })
    }
}

/// Documents with all the words in any of their texts, whoever asks.
fn found(documents: &BTreeMap<String, Value>, body: &Value) -> Value {
    let words: Vec<String> =
        body["q"].as_str().unwrap_or_default().split(' ').map(|word| word.replace('"', "")).collect();
    let holds = |document: &&Value| {
        let text = document.to_string();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let hits: Vec<&Value> = documents.values().filter(holds).collect();
    json!({ "hits": hits, "offset": 0, "limit": 21, "estimatedTotalHits": hits.len(), "facetDistribution": { "kind": { "post": hits.len() } },
        "processingTimeMs": 1, "query": body["q"] })
}
