//! Which letters of a proposal a shopper has typed, to mark them.

use super::hangul;

/// The first letter of `text` that was `typed`, and how many. Spaces do not count, a consonant
/// may stand for its syllable, and the last syllable need not be complete: `강진ㅎ`, `강진하` and
/// `ㄱㅈㅎㅇ` are all in `강진 한우`. Nothing is found where a typing error was mended.
pub fn hit(text: &str, typed: &str) -> Option<(usize, usize)> {
    let text: Vec<char> = text.chars().collect();
    let typed: Vec<char> = typed.chars().filter(|letter| *letter != ' ').collect();
    (0..text.len()).find_map(|start| Some((start, length(&text[start..], &typed)?)))
}

fn length(text: &[char], typed: &[char]) -> Option<usize> {
    let (last, before) = typed.split_last()?;
    let mut at = 0;
    for wanted in before {
        at = after(text, at, |letter| stands_for(*wanted, letter))?;
    }
    after(text, at, |letter| {
        stands_for(*last, letter) || begins(*last, letter)
    })
}

/// The place after the next letter that is no space, when that letter fits.
fn after(text: &[char], at: usize, fits: impl Fn(char) -> bool) -> Option<usize> {
    let next = at + text[at..].iter().position(|letter| *letter != ' ')?;
    // A hit begins with a letter.
    let within = at > 0 || next == 0;
    (within && fits(text[next])).then_some(next + 1)
}

fn stands_for(typed: char, letter: char) -> bool {
    typed.to_lowercase().eq(letter.to_lowercase()) || hangul::initial(letter) == Some(typed)
}

fn begins(typed: char, letter: char) -> bool {
    let mut buffer = [0; 4];
    let mut keys = hangul::keystrokes(letter.encode_utf8(&mut buffer));
    let mut other = [0; 4];
    hangul::keystrokes(typed.encode_utf8(&mut other)).all(|key| keys.next() == Some(key))
}

#[cfg(test)]
mod tests {
    use super::hit;

    #[test]
    fn typed_letters_are_found() {
        for (typed, expected) in [
            ("한우", Some((3, 2))),
            ("강진한우", Some((0, 5))),
            ("강진 하", Some((0, 4))),
            ("ㄱㅈㅎㅇ", Some((0, 5))),
            ("진ㅎ", Some((1, 3))),
            ("등", Some((6, 1))),
            ("드", Some((6, 1))),
            ("ㅇ ㄷ", Some((4, 3))),
            ("돼지", None),
            ("", None),
        ] {
            assert_eq!(hit("강진 한우 등심", typed), expected, "{typed}");
        }
    }
}
