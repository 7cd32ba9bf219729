//! A mail server that takes what it is given and keeps it, or answers as a test says.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A message the server took.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    /// The envelope's sender.
    pub(crate) from: String,
    /// The envelope's recipient.
    pub(crate) to: String,
    /// The message.
    pub(crate) raw: Vec<u8>,
}

type Answer = dyn Fn(&str) -> Option<&'static str> + Send + Sync;

#[derive(Default)]
struct Kept {
    taken: Vec<Taken>,
    connections: usize,
}

/// The server; it answers until the tests end.
pub(crate) struct Sink {
    port: u16,
    kept: Arc<Mutex<Kept>>,
}

impl Sink {
    /// A server that takes everything.
    pub(crate) fn start() -> Self {
        Self::answering(|_| None)
    }

    /// A server that asks `answer` what to say to a recipient.
    pub(crate) fn answering(answer: impl Fn(&str) -> Option<&'static str> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (kept, answer): (Arc<Mutex<Kept>>, Arc<Answer>) = (Arc::default(), Arc::new(answer));
        let mine = Arc::clone(&kept);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (kept, answer) = (Arc::clone(&mine), Arc::clone(&answer));
                thread::spawn(move || drop(converse(stream, &kept, answer.as_ref())));
            }
        });
        Self { port, kept }
    }

    /// Where it is.
    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What it took, in order.
    pub(crate) fn taken(&self) -> Vec<Taken> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).taken.clone()
    }

    /// How often somebody connected.
    pub(crate) fn connections(&self) -> usize {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).connections
    }
}

fn converse(stream: TcpStream, kept: &Mutex<Kept>, answer: &Answer) -> std::io::Result<()> {
    kept.lock().unwrap_or_else(PoisonError::into_inner).connections += 1;
    let (mut reader, mut writer) = (BufReader::new(stream.try_clone()?), stream);
    writer.write_all(b"220 sink.example ESMTP\r\n")?;
    let (mut from, mut to) = (String::new(), String::new());
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let inside = || line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        let words = line.to_uppercase();
        let said = match words.split([' ', ':', '\r']).next().unwrap_or_default() {
            "EHLO" => "250-sink.example\r\n250 8BITMIME\r\n",
            "MAIL" => {
                from = inside();
                "250 2.1.0 ok\r\n"
            }
            "RCPT" => {
                to = inside();
                answer(&to).unwrap_or("250 2.1.5 ok\r\n")
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n")?;
                let raw = message(&mut reader)?;
                let taken = Taken { from: from.clone(), to: to.clone(), raw };
                kept.lock().unwrap_or_else(PoisonError::into_inner).taken.push(taken);
                "250 2.0.0 taken\r\n"
            }
            "QUIT" => {
                writer.write_all(b"221 2.0.0 bye\r\n")?;
                return Ok(());
            }
            "NOOP" | "RSET" => "250 2.0.0 ok\r\n",
            _ => "502 5.5.1 no\r\n",
        };
        writer.write_all(said.as_bytes())?;
    }
}

fn message(reader: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    loop {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(raw);
        }
        // Dots were doubled (RFC 5321, 4.5.2).
        raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
