//! The file under a journal: one JSON record a line, appended, synced, then reported as durable.
//!
//! Lines that arrive while a sync runs share the next one, so that many requests cost few syncs.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    path::Path,
    sync::{Mutex, PoisonError, mpsc},
    thread::{self, JoinHandle},
};

use anyhow::{Context, bail};
use tokio::sync::watch;

/// A line and the sequence number that becomes durable with it.
type Line = (u64, Vec<u8>);

pub(crate) struct Disk {
    lines: Mutex<Option<mpsc::Sender<Line>>>,
    durable: watch::Receiver<u64>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

/// The log can no longer be written, so nothing may be answered any more.
#[derive(Debug)]
pub(crate) struct LogLost;

impl Disk {
    /// Opens the file for this process alone and hands every whole line to `replay`.
    pub(crate) fn open(
        path: &Path,
        mut replay: impl FnMut(&str) -> anyhow::Result<u64>,
    ) -> anyhow::Result<Self> {
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)
            .with_context(|| format!("cannot open {}", path.display()))?;
        if file.try_lock().is_err() {
            bail!("{} is in use by another sandbox", path.display());
        }
        let mut last = 0;
        let whole = read_lines(&mut file, |line| {
            last = replay(line)?;
            Ok(())
        })
        .with_context(|| format!("cannot replay {}", path.display()))?;
        // A crash can leave half a line. It was never answered, so it never happened.
        file.set_len(whole)?;

        let (lines, waiting) = mpsc::channel();
        let (report, durable) = watch::channel(last);
        let writer = thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || {
                if let Err(error) = write_lines(&mut file, &waiting, &report) {
                    tracing::error!(%error, "the log cannot be written");
                }
            })?;
        Ok(Self {
            lines: Mutex::new(Some(lines)),
            durable,
            writer: Mutex::new(Some(writer)),
        })
    }

    /// Queues a line. A failure shows in [`Disk::durable`].
    pub(crate) fn append(&self, sequence: u64, line: Vec<u8>) {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lines) = &*lines {
            // The receiver is gone only after a write failed, which `durable` reports.
            let _ = lines.send((sequence, line));
        }
    }

    /// Returns when everything up to `sequence` is on the disk.
    pub(crate) async fn durable(&self, sequence: u64) -> Result<(), LogLost> {
        let mut durable = self.durable.clone();
        let reached = durable.wait_for(|upto| *upto >= sequence).await;
        reached.map(|_| ()).map_err(|_closed| LogLost)
    }

    /// Writes what is queued and lets go of the file.
    pub(crate) fn close(&self) {
        drop(
            self.lines
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
        let writer = self
            .writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(writer) = writer {
            // The writer reports its own failure; a panic in it changes nothing here.
            let _ = writer.join();
        }
    }
}

/// Feeds whole lines and returns how many bytes they take.
fn read_lines(
    file: &mut File,
    mut each: impl FnMut(&str) -> anyhow::Result<()>,
) -> anyhow::Result<u64> {
    file.seek(SeekFrom::Start(0))?;
    let mut reader = BufReader::new(file);
    let (mut whole, mut line) = (0, String::new());
    while reader.read_line(&mut line)? > 0 {
        if !line.ends_with('\n') {
            break;
        }
        each(line.trim_end())?;
        whole += u64::try_from(line.len())?;
        line.clear();
    }
    Ok(whole)
}

fn write_lines(
    file: &mut File,
    waiting: &mpsc::Receiver<Line>,
    durable: &watch::Sender<u64>,
) -> io::Result<()> {
    while let Ok((mut last, mut batch)) = waiting.recv() {
        for (sequence, line) in waiting.try_iter() {
            last = sequence;
            batch.extend(line);
        }
        file.write_all(&batch)?;
        file.sync_data()?;
        durable.send_replace(last);
    }
    Ok(())
}
