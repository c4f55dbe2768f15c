//! One picture: decoded within limits, shrunk, and written anew, so that nothing of the source
//! file but its pixels is ever served.

use std::{
    io::Cursor,
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use sha2::{Digest, Sha256};

use super::Use;
use crate::catalog::record::{Media, field::ImagePath};

/// Part of every name: pictures made by other settings get other names.
const SETTINGS: &str = "webp-78-v3";
const QUALITY: f32 = 78.0;
const MAX_SIDE: u32 = 12_000;
const MAX_ALLOC: u64 = 256 * 1024 * 1024;

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The file cannot be read, or the result not be written.
    #[error("파일을 읽거나 쓰지 못했어요")]
    Io(#[from] std::io::Error),
    /// Not a picture, or one that is too large.
    #[error("그림으로 읽지 못했어요. WebP·PNG·JPG로 다시 저장해 주세요")]
    Decode(#[from] image::ImageError),
    /// It cannot be made smaller.
    #[error("그림을 줄이지 못했어요 ({0})")]
    Shrink(#[from] fast_image_resize::ResizeError),
    /// The encoder refused.
    #[error("WebP로 저장하지 못했어요 ({0})")]
    Encode(String),
}

/// The name of a picture: the same source and settings give the same.
pub(super) fn hash(source: &[u8], used: Use) -> String {
    let mut hasher = Sha256::new();
    hasher.update(SETTINGS);
    for width in used.widths() {
        hasher.update(width.to_le_bytes());
    }
    hasher.update(source);
    hex::encode(&hasher.finalize()[..16])
}

/// Makes the files of a picture.
pub(super) fn make(
    path: &ImagePath,
    source: &[u8],
    hash: String,
    used: Use,
    folder: &Path,
) -> Result<Media, PictureError> {
    let picture = decode(source)?;
    let (width, height) = (picture.width(), picture.height());
    let media = |base, widths: &[u32], width, height, color| Media {
        path: path.clone(),
        source: hash.clone(),
        base,
        widths: widths.iter().copied().map(narrow).collect(),
        width: narrow(width),
        height: narrow(height),
        color,
    };
    let color = average(&picture);
    if used == Use::AsIs {
        let ending = path.rsplit('.').next().unwrap_or("png");
        let name = format!("{hash}.{ending}");
        write(folder, &name, source)?;
        return Ok(media(format!("/media/{name}"), &[], width, height, color));
    }
    let widths = widths_for(width, used);
    let mut largest: Option<(u32, u32)> = None;
    let mut last = without_alpha(picture);
    // From the largest down, each from the one before: the smallest need not look at every pixel.
    for wanted in widths.iter().rev() {
        last = shrink(last, *wanted)?;
        largest.get_or_insert((last.width(), last.height()));
        write(folder, &format!("{hash}-{wanted}.webp"), &encode(&last)?)?;
    }
    let largest = largest.unwrap_or_default();
    Ok(media(
        format!("/media/{hash}"),
        &widths,
        largest.0,
        largest.1,
        color,
    ))
}

/// The widths of a use that the source has, and its own where the next would blow it up.
fn widths_for(width: u32, used: Use) -> Vec<u32> {
    let wanted = used.widths();
    let mut widths: Vec<u32> = wanted.iter().copied().filter(|w| *w <= width).collect();
    if widths.len() < wanted.len() && widths.last() != Some(&width) {
        widths.push(width);
    }
    widths
}

fn decode(source: &[u8]) -> Result<DynamicImage, PictureError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    let mut reader = ImageReader::new(Cursor::new(source)).with_guessed_format()?;
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    limits.reserve(decoder.total_bytes())?;
    // A phone writes beside the pixels how it was held; what is written anew says nothing.
    let upright = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(upright);
    Ok(picture)
}

/// Three channels where four say nothing more: smaller files, and quicker.
fn without_alpha(picture: DynamicImage) -> DynamicImage {
    let opaque = match picture.as_rgba8() {
        Some(rgba) => rgba.pixels().all(|pixel| pixel.0[3] == u8::MAX),
        None => !picture.color().has_alpha(),
    };
    if opaque {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    } else {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    }
}

fn shrink(picture: DynamicImage, width: u32) -> Result<DynamicImage, PictureError> {
    if picture.width() == width {
        return Ok(picture);
    }
    let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width());
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let mut small = DynamicImage::new(width, height, picture.color());
    let how = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(&picture, &mut small, &how)?;
    Ok(small)
}

fn encode(picture: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let (bytes, width, height) = (picture.as_bytes(), picture.width(), picture.height());
    let encoder = if picture.color().has_alpha() {
        webp::Encoder::from_rgba(bytes, width, height)
    } else {
        webp::Encoder::from_rgb(bytes, width, height)
    };
    match encoder.encode_simple(false, QUALITY) {
        Ok(memory) => Ok(memory.to_vec()),
        Err(error) => Err(PictureError::Encode(format!("{error:?}"))),
    }
}

/// The average colour, shown until the picture is there.
fn average(picture: &DynamicImage) -> String {
    let small = picture.thumbnail(16, 16).to_rgb8();
    let count = u64::from(small.width()) * u64::from(small.height());
    let mut sums = [0_u64; 3];
    for pixel in small.pixels() {
        for (sum, part) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(part);
        }
    }
    let [red, green, blue] = sums.map(|sum| sum / count.max(1));
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Writes beside and renames, so that a reader never sees half a file. Two equal sources make the
/// same file at the same time, so each writes a part of its own.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    static PARTS: AtomicU64 = AtomicU64::new(0);
    let part = PARTS.fetch_add(1, Ordering::Relaxed);
    let unfinished = folder.join(format!("{name}.{part}.part"));
    std::fs::write(&unfinished, bytes)?;
    std::fs::rename(unfinished, folder.join(name))
}

fn narrow(pixels: u32) -> u16 {
    u16::try_from(pixels).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Use, widths_for};

    #[test]
    fn a_source_is_never_blown_up() {
        assert_eq!(widths_for(1_000, Use::Card), [160, 320, 640]);
        assert_eq!(widths_for(560, Use::Card), [160, 320, 560]);
        assert_eq!(widths_for(320, Use::Card), [160, 320]);
        assert_eq!(widths_for(1, Use::Card), [1]);
        assert_eq!(widths_for(1_040, Use::Hero), [520, 1_040]);
    }
}
