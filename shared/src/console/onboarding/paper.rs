//! The papers of a producer: which are in order by the answers alone, which somebody looks at,
//! which are not needed, and which are missing.

use serde::{Deserialize, Serialize};

use super::{Answers, Question};

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Paper {
    /// 사업자등록.
    Business,
    /// 통신판매업 신고.
    MailOrder,
    /// 통장.
    Account,
    /// 영업신고.
    Licence,
    /// 원산지.
    Origin,
    /// 보험.
    Insurance,
}

impl Paper {
    /// All papers in their order.
    pub const ALL: [Self; 6] = [
        Self::Business,
        Self::MailOrder,
        Self::Account,
        Self::Licence,
        Self::Origin,
        Self::Insurance,
    ];

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Business => "사업자등록",
            Self::MailOrder => "통신판매업 신고",
            Self::Account => "통장",
            Self::Licence => "영업신고",
            Self::Origin => "원산지",
            Self::Insurance => "배상 보험",
        }
    }
}

/// What there is to do about a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Standing {
    /// In order by the answers alone.
    Auto,
    /// Somebody of the county looks at it.
    Review,
    /// Not needed.
    Waived,
    /// Missing: nobody is let in without it.
    Missing,
}

impl Standing {
    /// As the county says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "자동 확인",
            Self::Review => "봐야 함",
            Self::Waived => "안 내도 됨",
            Self::Missing => "없음",
        }
    }
}

/// A paper, what there is to do about it, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperState {
    /// Which.
    pub paper: Paper,
    /// What there is to do.
    pub standing: Standing,
    /// Why, in words for the producer.
    pub reason: String,
}

/// What the answers mean for each paper; `waived` are those that the county let go, with its
/// reason.
pub fn papers(answers: &Answers, waived: &[(Paper, String)]) -> Vec<PaperState> {
    let state = |paper: Paper| {
        let let_go = waived.iter().find(|(known, _)| *known == paper);
        let (standing, reason) = match let_go {
            Some((_, reason)) => (Standing::Waived, reason.clone()),
            None => by_answers(paper, answers),
        };
        PaperState {
            paper,
            standing,
            reason,
        }
    };
    Paper::ALL.into_iter().map(state).collect()
}

fn by_answers(paper: Paper, answers: &Answers) -> (Standing, String) {
    let given = |question| answers.get(question).is_some_and(|text| !text.is_empty());
    let say = |standing, reason: &str| (standing, reason.to_owned());
    match paper {
        Paper::Business if given(Question::BusinessNo) => say(Standing::Auto, "번호를 확인했어요"),
        Paper::Business => say(Standing::Missing, "군청이 같이 등록해 드려요"),
        Paper::MailOrder if given(Question::MailOrderNo) => {
            say(Standing::Review, "신고번호를 군청이 살펴봐요")
        }
        Paper::MailOrder => say(Standing::Review, "군청이 같이 신고해 드려요"),
        Paper::Account if given(Question::Account) => {
            say(Standing::Review, "예금주가 같은지 군청이 살펴봐요")
        }
        Paper::Account => say(Standing::Missing, "돈 받을 통장을 알려 주세요"),
        Paper::Licence if is_raw(answers) => {
            say(Standing::Waived, "손질하지 않은 것은 안 내도 돼요")
        }
        Paper::Licence => say(Standing::Review, "만든 음식은 군청이 신고증을 봐요"),
        Paper::Origin => match answers.get(Question::Township) {
            Some(township) => (Standing::Auto, format!("{township}에서 나온 것으로 적어요")),
            None => say(Standing::Missing, "어디에서 키우는지 알려 주세요"),
        },
        Paper::Insurance => say(Standing::Waived, "없어도 시작할 수 있어요"),
    }
}

/// Whether nothing is made of what is sold: then no licence of a food business is needed.
fn is_raw(answers: &Answers) -> bool {
    const MADE: [&str; 3] = ["김치·장", "차·약초", "그 밖"];
    let goods = answers.get(Question::Goods).unwrap_or_default();
    !goods.is_empty() && !MADE.iter().any(|made| goods.contains(made))
}

#[cfg(test)]
mod tests {
    use super::{Paper, Standing, papers};
    use crate::console::onboarding::{Answers, Question};

    fn standing(answers: &Answers, waived: &[(Paper, String)], paper: Paper) -> Standing {
        let all = papers(answers, waived);
        let own = all.iter().find(|state| state.paper == paper);
        own.map(|state| state.standing).unwrap()
    }

    #[test]
    fn a_number_that_is_not_there_yet_is_missing_until_the_county_lets_it_go() {
        let mut answers = Answers::default();
        answers.set(Question::BusinessNo, String::new());
        assert_eq!(standing(&answers, &[], Paper::Business), Standing::Missing);
        let waived = [(Paper::Business, "자가 생산 농산물만 팔아요".to_owned())];
        assert_eq!(
            standing(&answers, &waived, Paper::Business),
            Standing::Waived
        );
        answers.set(Question::BusinessNo, "123-45-67891".to_owned());
        assert_eq!(standing(&answers, &[], Paper::Business), Standing::Auto);
    }

    #[test]
    fn only_made_food_wants_a_licence() {
        let mut answers = Answers::default();
        answers.set(Question::Goods, "버섯".to_owned());
        assert_eq!(standing(&answers, &[], Paper::Licence), Standing::Waived);
        answers.set(Question::Goods, "버섯, 김치·장".to_owned());
        assert_eq!(standing(&answers, &[], Paper::Licence), Standing::Review);
    }
}
