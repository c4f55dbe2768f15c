//! Words that say nothing, and words that promise too much.

/// Whether a value only points somewhere else. Customers who read the notice want the value.
///
/// ```
/// use shared::console::product::is_placeholder;
/// assert!(is_placeholder("상세 페이지 참조"));
/// assert!(!is_placeholder("국산(전남 강진군)"));
/// ```
pub fn is_placeholder(text: &str) -> bool {
    const NOWHERE: [&str; 6] = [
        "상세페이지참조",
        "상세페이지참고",
        "상세설명참조",
        "상품페이지참조",
        "상세참조",
        "별도표기",
    ];
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let says_something = plain.chars().any(char::is_alphanumeric);
    !says_something || NOWHERE.iter().any(|words| plain.contains(words))
}

/// The first word that advertising must not use: the best of all, or a cure.
///
/// ```
/// use shared::console::product::boast;
/// assert_eq!(boast("우리 군에서 최고예요"), Some("최고"));
/// assert_eq!(boast("참나무에서 두 해를 키워요"), None);
/// ```
pub fn boast(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 12] = [
        "최고",
        "최상",
        "제일 좋은",
        "1등",
        "일등",
        "유일",
        "치료",
        "낫는다",
        "낫습니다",
        "예방",
        "만병",
        "항암",
    ];
    WORDS.into_iter().find(|word| text.contains(word))
}
