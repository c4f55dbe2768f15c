//! The pictures, inside the binary, so that the demo needs no other file.

include!(concat!(env!("OUT_DIR"), "/images.rs"));

/// Path below `images/` and bytes, in order of path.
pub fn images() -> &'static [(&'static str, &'static [u8])] {
    IMAGES
}

/// The bytes of one picture.
pub fn image(name: &str) -> Option<&'static [u8]> {
    let place = IMAGES.binary_search_by_key(&name, |(path, _)| path).ok()?;
    IMAGES.get(place).map(|(_, bytes)| *bytes)
}
