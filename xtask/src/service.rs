//! A program that runs beside us until its value is dropped, and that tells its addresses in the
//! first line of its output, as JSON.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, anyhow, bail};
use serde_json::Value;

use crate::exec;
use crate::report::elapsed;

const TICK: Duration = Duration::from_millis(100);
/// After this, a program that was asked to end is ended.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Service {
    name: &'static str,
    child: Child,
    addresses: Value,
    log: Option<PathBuf>,
}

impl Service {
    /// Starts the program and waits until it has told its addresses. Its log goes to the terminal,
    /// or to a file.
    pub(crate) fn start(
        name: &'static str,
        command: &mut Command,
        log: Option<&Path>,
    ) -> Result<Self> {
        if let Some(log) = log {
            command.stderr(File::create(log)?);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let stdout = child.stdout.take().context("stdout is piped")?;
        let mut service = Self {
            name,
            child,
            addresses: Value::Null,
            log: log.map(Path::to_path_buf),
        };
        let line = service.first_line(stdout)?;
        service.addresses = serde_json::from_str(&line)
            .with_context(|| format!("{name} said `{line}` instead of its addresses"))?;
        Ok(service)
    }

    pub(crate) fn address(&self, key: &str) -> Result<&str> {
        self.addresses[key]
            .as_str()
            .with_context(|| format!("{} did not tell its `{key}` address", self.name))
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Fails when it has ended by itself.
    pub(crate) fn check(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            Some(_) => Err(self.ended()),
            None => Ok(()),
        }
    }

    fn ended(&self) -> Error {
        match &self.log {
            Some(log) => anyhow!("{} ended; the reason is in {}", self.name, log.display()),
            None => anyhow!("{} ended; its reason stands above", self.name),
        }
    }

    fn first_line(&mut self, stdout: ChildStdout) -> Result<String> {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut lines = BufReader::new(stdout);
            let mut line = String::new();
            let read = lines.read_line(&mut line);
            // No receiver: we are leaving already.
            let _ = sender.send(read.map(|_| line));
            // Keeps the pipe empty, or the program would stop at a full one.
            let _ = std::io::copy(&mut lines.by_ref(), &mut std::io::sink());
        });
        let started = Instant::now();
        loop {
            match receiver.recv_timeout(Duration::from_secs(5)) {
                Ok(Ok(line)) if !line.is_empty() => return Ok(line.trim().to_owned()),
                Err(RecvTimeoutError::Timeout) if !exec::stopping() => {
                    eprintln!(
                        "… {} is starting ({})",
                        self.name,
                        elapsed(started.elapsed())
                    );
                }
                _ if exec::stopping() => bail!("stopped"),
                _ => return Err(self.ended()),
            }
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Asks first, so that it can finish what it is doing; `Child::kill` would not.
        let pid = self.child.id().to_string();
        let mut ask = Command::new("kill");
        if matches!(self.child.try_wait(), Ok(None)) && exec::succeeds(ask.args(["-TERM", &pid])) {
            let asked = Instant::now();
            while matches!(self.child.try_wait(), Ok(None)) && asked.elapsed() < PATIENCE {
                thread::sleep(TICK);
            }
        }
        if let Ok(None) = self.child.try_wait() {
            eprintln!("{} did not stop when asked; ending it", self.name);
            // It may have ended in this very moment.
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// Waits until one of the services ends, or until Ctrl-C.
pub(crate) fn wait(services: &mut [&mut Service]) -> Result<()> {
    while !exec::stopping() {
        for service in services.iter_mut() {
            service.check()?;
        }
        thread::sleep(TICK);
    }
    Ok(())
}

/// A port that nobody listens on at this moment.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    Ok(listener.local_addr()?.port())
}
