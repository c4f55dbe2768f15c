//! Pictures: made in several widths from the import's files, served under names that never change
//! their content.

mod picture;
mod routes;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use bytes::Bytes;
use shared::error::FieldError;

use crate::{
    catalog::record::{
        Media,
        field::{Field, ImagePath},
    },
    error::AppError,
    state::AppState,
};

pub use self::{picture::PictureError, routes::router};

/// Pictures are made on this many threads at once.
const THREADS: usize = 2;

/// How a picture is used, which decides its widths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Cards, lists and product pages.
    Card,
    /// Banners and campaign pages.
    Hero,
    /// Icons and share previews, which others fetch: kept in their own format and size.
    AsIs,
}

impl Use {
    fn widths(self) -> &'static [u32] {
        match self {
            Self::Card => &[160, 320, 640],
            Self::Hero => &[520, 1040],
            Self::AsIs => &[],
        }
    }
}

/// What to make, from where to where.
#[derive(Debug)]
pub struct Job {
    /// The import's `images/`.
    pub from: PathBuf,
    /// The folder that is served.
    pub to: PathBuf,
    /// The pictures that the rows name.
    pub wanted: BTreeMap<String, (ImagePath, Use)>,
    /// What an earlier import made.
    pub known: BTreeMap<String, Media>,
}

/// What became of each picture.
pub type Made = BTreeMap<String, Result<Media, PictureError>>;

/// Makes the pictures that are not there yet. Blocks: run it beside the requests.
pub fn make(job: &Job) -> std::io::Result<Made> {
    std::fs::create_dir_all(&job.to)?;
    let wanted: Vec<_> = job.wanted.iter().collect();
    let next = AtomicUsize::new(0);
    let made = Mutex::new(Made::new());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some((name, (path, used))) =
                    wanted.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    let picture = one(job, path, *used);
                    let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                    made.insert((*name).clone(), picture);
                    report_progress(made.len(), wanted.len());
                }
            });
        }
    });
    Ok(made.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn one(job: &Job, path: &ImagePath, used: Use) -> Result<Media, PictureError> {
    let source = std::fs::read(job.from.join(path.as_str()))?;
    let hash = picture::hash(&source, used);
    let known = job
        .known
        .get(path.as_str())
        .filter(|media| media.source == hash);
    if let Some(media) = known.filter(|media| is_there(&job.to, media)) {
        return Ok(media.clone());
    }
    picture::make(path, &source, hash, used, &job.to)
}

/// Makes the picture of a file that somebody sent beside the requests: it takes seconds on a small
/// machine. What is wrong with the file is said of this field.
pub async fn upload(
    state: &AppState,
    file: Bytes,
    (field, used): (&str, Use),
) -> Result<Media, AppError> {
    let folder = state.config.media();
    let made = tokio::task::spawn_blocking(move || make_upload(&file, used, &folder));
    let made = made.await.map_err(AppError::internal)?;
    made.map_err(|wrong| {
        let says = match wrong {
            PictureError::Decode(_) => {
                "사진을 읽지 못했어요. 휴대전화로 찍은 사진을 그대로 보내 주세요.".to_owned()
            }
            other => other.to_string(),
        };
        AppError::invalid(vec![FieldError::new(field, says)])
    })
}

/// Named by its content.
fn make_upload(source: &[u8], used: Use, folder: &Path) -> Result<Media, PictureError> {
    std::fs::create_dir_all(folder)?;
    let hash = picture::hash(source, used);
    let path = ImagePath::parse(&format!("uploads/{hash}.webp"));
    let path = path.map_err(PictureError::Encode)?;
    picture::make(&path, source, hash, used, folder)
}

fn is_there(folder: &Path, media: &Media) -> bool {
    let file = |name: String| folder.join(name.trim_start_matches("/media/")).is_file();
    if media.widths.is_empty() {
        return file(media.base.clone());
    }
    media
        .widths
        .iter()
        .all(|width| file(format!("{}-{width}.webp", media.base)))
}

fn report_progress(done: usize, of: usize) {
    if done.is_multiple_of(100) || done == of {
        tracing::info!(done, of, "pictures");
    }
}
