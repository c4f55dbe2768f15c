//! Phone numbers and e-mail addresses in words that everybody can read.

/// What stands in the place of one.
const GONE: &str = "(연락처는 가렸어요)";
/// Marks that people put between the parts of a number.
const BETWEEN: [char; 9] = [' ', '-', '.', '·', '~', '_', '/', '(', ')'];

/// The words with every phone number and e-mail address taken out.
///
/// ```
/// use shared::feedback::without_contacts;
/// assert_eq!(without_contacts("010-1234-5678로 주세요"), "(연락처는 가렸어요)로 주세요");
/// assert_eq!(without_contacts("20kg에 52,000원"), "20kg에 52,000원");
/// ```
pub fn without_contacts(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        if let Some(end) = contact_at(&letters, at) {
            shown.push_str(GONE);
            at = end;
        } else {
            shown.push(letters[at]);
            at += 1;
        }
    }
    shown
}

/// Where the contact ends that begins here.
fn contact_at(letters: &[char], at: usize) -> Option<usize> {
    phone_at(letters, at).or_else(|| address_at(letters, at))
}

fn phone_at(letters: &[char], at: usize) -> Option<usize> {
    let follows_digit = at > 0 && letters[at - 1].is_ascii_digit();
    let plus = usize::from(letters[at] == '+');
    if follows_digit || !letters.get(at + plus)?.is_ascii_digit() {
        return None;
    }
    let mut digits = String::new();
    let mut end = None;
    let mut next = at + plus;
    // The country's code is a part of its own.
    for part in 0..4 {
        while let Some(digit) = letters.get(next).filter(|letter| letter.is_ascii_digit()) {
            digits.push(*digit);
            next += 1;
        }
        if is_phone(&digits, part) {
            end = Some(next);
        }
        let marks = letters[next..].iter().take(4);
        let gap = marks.take_while(|letter| BETWEEN.contains(letter)).count();
        let goes_on = letters.get(next + gap).is_some_and(char::is_ascii_digit);
        if gap == 0 || gap > 3 || !goes_on {
            break;
        }
        next += gap;
    }
    end
}

/// Whether digits that were written in so many parts, counted from 0, are a Korean number. A
/// number of eight digits is one only in its usual form: `1588-1234`.
fn is_phone(digits: &str, part: usize) -> bool {
    let home = |digits: &str| digits.starts_with('0') && (9..=12).contains(&digits.len());
    let abroad = digits.strip_prefix("82").map(|rest| format!("0{rest}"));
    let service = ["15", "16", "18"]
        .iter()
        .any(|head| digits.starts_with(head));
    (part < 3 && home(digits))
        || abroad.is_some_and(|digits| home(digits.replacen("00", "0", 1).as_str()))
        || (part == 1 && digits.len() == 8 && service)
}

fn address_at(letters: &[char], at: usize) -> Option<usize> {
    let local = |letter: &char| letter.is_ascii_alphanumeric() || "._%+-".contains(*letter);
    if at > 0 && local(&letters[at - 1]) {
        return None;
    }
    let name = letters[at..]
        .iter()
        .take_while(|letter| local(letter))
        .count();
    let sign = at + name;
    if name == 0 || letters.get(sign) != Some(&'@') {
        return None;
    }
    let host = |letter: &&char| letter.is_ascii_alphanumeric() || matches!(**letter, '.' | '-');
    let place = letters[sign + 1..].iter().take_while(host);
    let place: String = place.collect();
    let whole = place.trim_end_matches(['.', '-']);
    whole
        .contains('.')
        .then(|| sign + 1 + whole.chars().count())
}

#[cfg(test)]
mod tests {
    use super::{GONE, without_contacts};

    #[test]
    fn numbers_are_found_however_they_are_written() {
        for number in [
            "010-1234-5678",
            "01012345678",
            "010 1234 5678",
            "010.1234.5678",
            "010 - 1234 - 5678",
            "(061) 430-1234",
            "02-123-4567",
            "0504-1234-5678",
            "+82 10-1234-5678",
            "+82-010-1234-5678",
            "1588-1234",
        ] {
            let shown = without_contacts(&format!("제 번호 {number}예요"));
            let rest = shown.replace(GONE, "");
            assert!(shown.contains(GONE), "{number}: {shown}");
            assert!(
                !rest.chars().any(|c| c.is_ascii_digit()),
                "{number}: {shown}"
            );
        }
    }

    #[test]
    fn addresses_are_found_with_their_dots() {
        let shown = without_contacts("kim.young+a@mail.example.co.kr.로, a@b는 아니에요");
        assert_eq!(shown, format!("{GONE}.로, a@b는 아니에요"));
    }

    #[test]
    fn amounts_weights_and_days_stay() {
        for text in [
            "5kg 2상자 52,000원이면 2026-11-22에 와요?",
            "0.5kg이 10 200 3000",
            "주문 20261122-000001",
            "100 - 200 - 300",
            "1인분 8개, 총 12345678",
            "",
        ] {
            assert_eq!(without_contacts(text), text);
        }
    }

    #[test]
    fn what_stands_around_stays() {
        let shown = without_contacts("5 010-1234-5678 3상자, 061 430 1234");
        assert_eq!(shown, format!("5 {GONE} 3상자, {GONE}"));
    }
}
