//! A browser's side of HTTP/1.1 in as little work as possible: it shares the cores with the server
//! that it measures. One connection, kept; bodies of a known length only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Client {
    host: String,
    stream: BufReader<TcpStream>,
    request: Vec<u8>,
    line: Vec<u8>,
}

/// An answer; its body stays in the buffer that the caller lends.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) length: usize,
    pub(super) location: Option<String>,
}

impl Client {
    /// Connects to the host of a URL like `http://127.0.0.1:8080`.
    pub(super) fn connect(url: &str) -> Result<Self> {
        let host = url.trim_start_matches("http://").to_owned();
        let stream = TcpStream::connect(&host).with_context(|| format!("cannot reach {url}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self {
            host,
            stream: BufReader::with_capacity(64 * 1024, stream),
            request: Vec::new(),
            line: Vec::new(),
        })
    }

    /// A page or file as browsers ask for it, compressed.
    pub(super) fn get(&mut self, path: &str, body: &mut Vec<u8>) -> Result<Answer> {
        self.ask("GET", path, "accept-encoding: br\r\n", b"", body)
    }

    /// JSON that must be there.
    pub(super) fn get_json(&mut self, path: &str) -> Result<Value> {
        let text = self.get_text(path)?;
        serde_json::from_str(&text).with_context(|| format!("{path} is not JSON"))
    }

    /// Text that must be there.
    pub(super) fn get_text(&mut self, path: &str) -> Result<String> {
        let mut body = Vec::new();
        let answer = self.ask("GET", path, "", b"", &mut body)?;
        expect(path, &answer, &body, 200)?;
        Ok(String::from_utf8(body)?)
    }

    /// Sends JSON for JSON; `headers` are whole lines.
    pub(super) fn post(&mut self, path: &str, headers: &str, json: &Value) -> Result<(u16, Value)> {
        let headers = format!("content-type: application/json\r\n{headers}");
        let mut body = Vec::new();
        let answer = self.ask(
            "POST",
            path,
            &headers,
            &serde_json::to_vec(json)?,
            &mut body,
        )?;
        let json = serde_json::from_slice(&body)
            .with_context(|| format!("{path} answered {}", answer.status))?;
        Ok((answer.status, json))
    }

    /// Sends one request and reads its whole answer.
    pub(super) fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        content: &[u8],
        body: &mut Vec<u8>,
    ) -> Result<Answer> {
        self.request.clear();
        write!(
            self.request,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n{headers}\r\n",
            self.host,
            content.len()
        )?;
        self.request.extend_from_slice(content);
        self.stream.get_mut().write_all(&self.request)?;
        let answer = self
            .read_head()
            .with_context(|| format!("{method} {path} at {}", self.host))?;
        body.resize(answer.length, 0);
        self.stream.read_exact(body)?;
        Ok(answer)
    }

    fn read_head(&mut self) -> Result<Answer> {
        let status = self.read_line()?;
        let status = status
            .split_ascii_whitespace()
            .nth(1)
            .and_then(|status| status.parse().ok())
            .with_context(|| format!("no status in `{status}`"))?;
        let (mut length, mut location) = (None, None);
        loop {
            let line = self.read_line()?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = Some(value.trim().parse()?);
            } else if name.eq_ignore_ascii_case("location") {
                location = Some(value.trim().to_owned());
            }
        }
        Ok(Answer {
            status,
            length: length.context("an answer without a length")?,
            location,
        })
    }

    fn read_line(&mut self) -> Result<&str> {
        self.line.clear();
        if self.stream.read_until(b'\n', &mut self.line)? == 0 {
            bail!("the connection was closed");
        }
        Ok(str::from_utf8(self.line.trim_ascii_end())?)
    }
}

/// Fails with what was answered instead.
pub(super) fn expect(path: &str, answer: &Answer, body: &[u8], status: u16) -> Result<()> {
    if answer.status == status {
        return Ok(());
    }
    let said: String = String::from_utf8_lossy(body).chars().take(300).collect();
    bail!(
        "{path} answered {} instead of {status}: {said}",
        answer.status
    )
}
