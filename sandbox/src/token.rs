//! Random names for things of the outside world: keys, approval numbers.

const LOWER: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
const UPPER: &[u8] = b"ABCDEF0123456789";
const DIGITS: &[u8] = b"0123456789";

pub(crate) fn lower(length: usize) -> String {
    draw(LOWER, length)
}

pub(crate) fn upper_hex(length: usize) -> String {
    draw(UPPER, length)
}

pub(crate) fn digits(length: usize) -> String {
    draw(DIGITS, length)
}

/// The tiny bias of the remainder does not matter: these names must differ, not be secret.
fn draw(alphabet: &[u8], length: usize) -> String {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
        .iter()
        .map(|byte| char::from(alphabet[usize::from(*byte) % alphabet.len()]))
        .collect()
}
