//! Requests that arrive in the same instant.
//!
//! Every request has a connection that has been used before, and everything but its last byte is
//! written. Then the last bytes go out together, so that the server starts on all of them at once.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use serde::{Serialize, de::DeserializeOwned};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    sync::Barrier,
    task::JoinSet,
    time::timeout,
};

/// A server that is silent for longer than this has lost the request.
const PATIENCE: Duration = Duration::from_mins(1);

/// A request as it goes over the wire.
#[derive(Debug, Clone)]
pub struct Request {
    head: String,
    body: Vec<u8>,
    late: Duration,
}

impl Request {
    /// A request with a JSON body.
    pub fn post(path: &str, body: &impl Serialize) -> Self {
        Self {
            head: format!(
                "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
            ),
            body: serde_json::to_vec(body).expect("the body is JSON"),
            late: Duration::ZERO,
        }
    }

    /// A request without a body.
    pub fn get(path: &str) -> Self {
        Self {
            head: format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n"),
            body: Vec::new(),
            late: Duration::ZERO,
        }
    }

    /// Comes this much later than the others.
    #[must_use]
    pub fn late(mut self, by: Duration) -> Self {
        self.late = by;
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.head = self.head + name + ": " + value + "\r\n";
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let length = self.body.len();
        let mut bytes = format!("{}content-length: {length}\r\n\r\n", self.head).into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON. `None`: it is not of that form.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        backend::http::extract::parse(&self.body).ok()
    }

    /// The code of a refusal, or nothing.
    pub fn code(&self) -> String {
        let body: Option<serde_json::Value> = self.json();
        let code = body.and_then(|body| Some(body.get("code")?.as_str()?.to_owned()));
        code.unwrap_or_default()
    }
}

/// Connections to one or more processes of a mall, used round-robin.
#[derive(Debug)]
pub struct Racers {
    targets: Vec<SocketAddr>,
    lanes: Vec<Lane>,
}

#[derive(Debug)]
struct Lane(BufReader<TcpStream>);

impl Racers {
    /// Nobody is connected yet.
    pub fn new(targets: Vec<SocketAddr>) -> Self {
        Self {
            targets,
            lanes: Vec::new(),
        }
    }

    /// Sends all requests in the same instant, the first to the first process and so on, and
    /// answers in their order. `None`: no answer came.
    pub async fn race(&mut self, requests: &[Request]) -> Vec<Option<Answer>> {
        while self.lanes.len() < requests.len() {
            let target = self.targets[self.lanes.len() % self.targets.len()];
            let lane = Lane::warm(target).await;
            self.lanes.push(lane.expect("the mall takes connections"));
        }
        let start = Arc::new(Barrier::new(requests.len()));
        let mut running = JoinSet::new();
        for (place, request) in requests.iter().enumerate().rev() {
            // From the end, so that what is left of the lanes keeps its order.
            let lane = self.lanes.remove(place);
            let (request, start) = (request.clone(), Arc::clone(&start));
            running.spawn(async move {
                let mut lane = lane;
                let answer = timeout(PATIENCE, lane.run(&request, &start)).await;
                (place, lane, answer)
            });
        }
        let mut answers = vec![None; requests.len()];
        let mut lanes: Vec<Option<Lane>> = requests.iter().map(|_| None).collect();
        while let Some(done) = running.join_next().await {
            let (place, lane, answer) = done.expect("a racer does not panic");
            if let Ok(Ok(answer)) = answer {
                answers[place] = Some(answer);
                lanes[place] = Some(lane);
            }
        }
        for (place, lane) in lanes.into_iter().enumerate() {
            let lane = match lane {
                Some(lane) => lane,
                // A connection that failed may be in any state.
                None => Lane::warm(self.targets[place % self.targets.len()])
                    .await
                    .expect("the mall takes connections"),
            };
            self.lanes.insert(place, lane);
        }
        answers
    }

    /// Sends one request by itself.
    pub async fn send(&mut self, request: Request) -> Answer {
        let mut answers = self.race(&[request]).await;
        answers.remove(0).expect("the mall answers")
    }
}

impl Lane {
    async fn warm(target: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(target).await?;
        stream.set_nodelay(true)?;
        let mut lane = Self(BufReader::new(stream));
        let request = Request::get("/healthz").bytes();
        lane.0.get_mut().write_all(&request).await?;
        lane.read().await?;
        Ok(lane)
    }

    async fn run(&mut self, request: &Request, start: &Barrier) -> io::Result<Answer> {
        let bytes = request.bytes();
        let (last, most) = bytes.split_last().expect("a request is not empty");
        self.0.get_mut().write_all(most).await?;
        start.wait().await;
        if !request.late.is_zero() {
            tokio::time::sleep(request.late).await;
        }
        self.0.get_mut().write_all(&[*last]).await?;
        self.read().await
    }

    async fn read(&mut self) -> io::Result<Answer> {
        let (mut status, mut length) = (0, 0);
        let mut line = String::new();
        loop {
            line.clear();
            if self.0.read_line(&mut line).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let text = line.trim_end().to_ascii_lowercase();
            if text.is_empty() {
                break;
            }
            if let Some(rest) = text.strip_prefix("http/1.1 ") {
                status = rest
                    .get(..3)
                    .and_then(|code| code.parse().ok())
                    .unwrap_or(0);
            }
            if let Some(rest) = text.strip_prefix("content-length:") {
                length = rest.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        Ok(Answer { status, body })
    }
}
