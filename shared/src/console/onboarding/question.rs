//! The questions, one a screen, and what is an answer.

use serde::{Deserialize, Serialize};

use crate::text::line;

/// What farms here sell, for the question with pictures.
pub const GOODS: [&str; 8] = [
    "쌀·잡곡",
    "채소·과일",
    "버섯",
    "김치·장",
    "전복·김·굴",
    "한우·고기",
    "차·약초",
    "그 밖",
];

/// A question to somebody who wants to sell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Question {
    /// The name that customers read.
    Farm,
    /// Who answers for it.
    Representative,
    /// Where it is.
    Township,
    /// What is sold.
    Goods,
    /// The address of the business.
    Address,
    /// The business registration number.
    BusinessNo,
    /// The number of the mail-order report.
    MailOrderNo,
    /// Where the money goes.
    Account,
}

impl Question {
    /// All questions in their order.
    pub const ALL: [Self; 8] = [
        Self::Farm,
        Self::Representative,
        Self::Township,
        Self::Goods,
        Self::Address,
        Self::BusinessNo,
        Self::MailOrderNo,
        Self::Account,
    ];

    /// As it is asked, in two lines.
    pub fn asks(self) -> [&'static str; 2] {
        match self {
            Self::Farm => ["농장 이름이", "무엇인가요?"],
            Self::Representative => ["대표하시는 분", "성함을 알려 주세요"],
            Self::Township => ["어느 읍·면에", "계신가요?"],
            Self::Goods => ["무엇을", "파시나요?"],
            Self::Address => ["농장 주소를", "알려 주세요"],
            Self::BusinessNo => ["사업자번호가", "있으신가요?"],
            Self::MailOrderNo => ["통신판매업 신고를", "하셨나요?"],
            Self::Account => ["돈 받을 통장을", "알려 주세요"],
        }
    }

    /// Why it is asked.
    pub fn why(self) -> &'static str {
        match self {
            Self::Farm => "손님에게 보이는 이름이에요. 나중에 바꿀 수 있어요.",
            Self::Representative => "손님에게 파는 분의 이름으로 보여요.",
            Self::Township => "상품에 ‘어디에서 왔는지’로 보여요.",
            Self::Goods => "여러 개 골라도 됩니다.",
            Self::Address => "사업자등록증에 있는 주소예요. 도로명으로 적어 주세요.",
            Self::BusinessNo => "사업자등록증의 숫자 열 개예요. 아직 없으면 군청이 도와드려요.",
            Self::MailOrderNo => "아직 안 하셨으면 군청이 같이 해 드려요.",
            Self::Account => "은행, 계좌번호, 예금주를 적어 주세요. 꼭 잠가서 보관해요.",
        }
    }

    /// What it is called in a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::Farm => "농장 이름",
            Self::Representative => "대표 이름",
            Self::Township => "읍·면",
            Self::Goods => "파는 물건",
            Self::Address => "주소",
            Self::BusinessNo => "사업자번호",
            Self::MailOrderNo => "통신판매업 신고번호",
            Self::Account => "돈 받을 통장",
        }
    }

    /// An example.
    pub fn example(self) -> &'static str {
        match self {
            Self::Farm => "예: 푸른골 표고농장",
            Self::Representative => "예: 박순례",
            Self::Township => "예: 군동면",
            Self::Goods => "예: 버섯",
            Self::Address => "예: 군동면 푸른길 12",
            Self::BusinessNo => "예: 123-45-67891",
            Self::MailOrderNo => "예: 제2026-전남강진-0012호",
            Self::Account => "예: 농협 352-1234-5678-93 박순례",
        }
    }

    /// Whether `아직 없어요` is an answer.
    pub fn may_be_none(self) -> bool {
        matches!(self, Self::BusinessNo | Self::MailOrderNo)
    }

    /// The answer as it is kept, or what would be right.
    ///
    /// ```
    /// use shared::console::onboarding::Question;
    /// let number = Question::BusinessNo.read("1234567891").unwrap();
    /// assert_eq!(number, "123-45-67891");
    /// assert!(Question::BusinessNo.read("123-45-67890").is_err());
    /// ```
    pub fn read(self, text: &str) -> Result<String, String> {
        let (most, what) = match self {
            Self::Farm => (40, "농장 이름을"),
            Self::Representative => (20, "이름을"),
            Self::Township => (20, "읍·면을"),
            Self::Goods => (60, "파시는 것을"),
            Self::Address => (120, "주소를"),
            Self::BusinessNo => (20, "사업자번호를"),
            Self::MailOrderNo => (40, "신고번호를"),
            Self::Account => (80, "통장을"),
        };
        let kept = line(text, most).ok_or(format!("{what} {most}자 안으로 적어 주세요."))?;
        if kept.is_empty() {
            return if self.may_be_none() {
                Ok(kept)
            } else {
                Err(format!("{what} 아직 안 적으셨어요."))
            };
        }
        match self {
            Self::BusinessNo => business_no(&kept),
            Self::Account => account(kept),
            _ => Ok(kept),
        }
    }
}

fn business_no(text: &str) -> Result<String, String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 10 {
        let have = digits.len();
        return Err(format!("사업자번호는 숫자 열 개예요. 지금 {have}개예요."));
    }
    if !is_business_no(&digits) {
        let wrong = "없는 사업자번호예요. 사업자등록증과 한 자씩 맞춰 봐 주세요.";
        return Err(wrong.to_owned());
    }
    Ok(format!(
        "{}-{}-{}",
        &digits[..3],
        &digits[3..5],
        &digits[5..]
    ))
}

/// Whether ten digits can be a business registration number: the last one follows from the
/// others.
pub fn is_business_no(digits: &str) -> bool {
    const WEIGHTS: [u32; 9] = [1, 3, 7, 1, 3, 7, 1, 3, 5];
    let numbers: Vec<u32> = digits.chars().filter_map(|d| d.to_digit(10)).collect();
    if numbers.len() != 10 || digits.len() != 10 || numbers.iter().all(|digit| *digit == 0) {
        return false;
    }
    let weighted = numbers.iter().zip(WEIGHTS).map(|(digit, by)| digit * by);
    let sum = weighted.sum::<u32>() + numbers[8] * 5 / 10;
    (10 - sum % 10) % 10 == numbers[9]
}

fn account(text: String) -> Result<String, String> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    if !(9..=16).contains(&digits) {
        return Err(format!(
            "계좌번호를 다시 봐 주세요. 지금 숫자가 {digits}개예요."
        ));
    }
    if letters < 3 {
        return Err("은행 이름과 예금주도 같이 적어 주세요.".to_owned());
    }
    Ok(text)
}

/// A question with its answer; empty is `아직 없어요`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which question.
    pub question: Question,
    /// The answer.
    pub text: String,
}

/// What was answered, each question once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub Vec<Answered>);

impl Answers {
    /// The answer to a question; nothing where it was not asked yet.
    pub fn get(&self, question: Question) -> Option<&str> {
        let mut own = self.0.iter().filter(|answer| answer.question == question);
        own.next().map(|answer| answer.text.as_str())
    }

    /// Puts an answer in place.
    pub fn set(&mut self, question: Question, text: String) {
        self.0.retain(|answer| answer.question != question);
        self.0.push(Answered { question, text });
    }

    /// The first question without an answer.
    pub fn next(&self) -> Option<Question> {
        let open = |question: &Question| self.get(*question).is_none();
        Question::ALL.into_iter().find(open)
    }
}

/// An account of which only the last digits are left.
pub(super) fn masked(account: &str) -> String {
    let digits = account.chars().filter(char::is_ascii_digit).count();
    let mut seen = 0;
    let hide = |letter: char| {
        if !letter.is_ascii_digit() {
            return letter;
        }
        seen += 1;
        if seen + 4 > digits { letter } else { '*' }
    };
    account.chars().map(hide).collect()
}

impl Question {
    /// What the others may see of an answer: of the account the last digits.
    pub fn shown(self, text: &str) -> String {
        if self == Self::Account {
            masked(text)
        } else {
            text.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Question, is_business_no};

    #[test]
    fn a_business_number_ends_with_the_digit_that_follows_from_the_others() {
        assert!(is_business_no("1234567891"));
        assert!(is_business_no("2208162517"));
        let wrong = (0..10).filter(|last| is_business_no(&format!("123456789{last}")));
        assert_eq!(wrong.collect::<Vec<_>>(), [1]);
        assert!(!is_business_no("0000000000"));
        assert!(!is_business_no("123456789"));
    }

    #[test]
    fn an_account_shows_its_last_digits_only() {
        let shown = Question::Account.shown("농협 352-1234-5678-93 박순례");
        assert_eq!(shown, "농협 ***-****-**78-93 박순례");
        assert!(Question::Account.read("352-1234-5678-93").is_err());
    }

    #[test]
    fn only_papers_may_be_missing() {
        for question in Question::ALL {
            assert_eq!(question.read(" ").is_ok(), question.may_be_none());
        }
    }

    #[test]
    fn an_answer_replaces_the_one_before() {
        let mut answers = Answers::default();
        answers.set(Question::Farm, "가".to_owned());
        answers.set(Question::Farm, "나".to_owned());
        assert_eq!(answers.get(Question::Farm), Some("나"));
        assert_eq!(answers.next(), Some(Question::Representative));
    }
}
