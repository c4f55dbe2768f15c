//! The reviews of an order, by who bought it: one for each line that has arrived.

use shared::feedback::stars;
use shared::ids::OrderNo;
use yew::prelude::*;

use super::{
    field::{Field, note},
    published::answer,
};
use crate::components::choice::{self, Kind};

/// The page. The order's token goes along in every form, never in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewPage {
    /// Of which order.
    pub no: OrderNo,
    /// The proof that it is the caller's.
    pub token: String,
    /// Its lines.
    pub lines: Vec<ReviewLine>,
    /// What was done, in a sentence.
    pub done: String,
    /// What was not, in a sentence.
    pub problem: String,
}

/// A line of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLine {
    /// Its place in the order.
    pub place: i64,
    /// What was bought.
    pub name: String,
    /// How far its review is.
    pub state: StateOfReview,
}

/// How far a review is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StateOfReview {
    /// The goods have not come, or went back.
    Closed,
    /// It can be written; what was typed and the sentence about it when it was not right.
    Open {
        /// One to five; 0 while nothing is chosen.
        stars: u8,
        /// The words.
        text: String,
        /// What is wrong about it.
        wrong: String,
    },
    /// It is written.
    Written {
        /// One to five.
        stars: u8,
        /// The words.
        text: String,
        /// What the vendor said to it.
        reply: String,
        /// Why nobody sees it; empty where everybody does.
        hidden: String,
    },
}

/// Stars in words.
const CHOICES: [(u8, &str); 5] = [
    (5, "아주 좋아요"),
    (4, "좋아요"),
    (3, "보통이에요"),
    (2, "아쉬워요"),
    (1, "나빠요"),
];

impl ReviewPage {
    pub(super) fn view(&self) -> Html {
        html! {
            <div class="container container--narrow written">
                <div>
                    <h1>{ "상품평 남기기" }</h1>
                    <p class="feedback__sum">
                        { "받아 보신 그대로 적어 주세요. 이름은 가운데를 가리고 보여요." }
                    </p>
                </div>
                { note("", &self.done) }
                { note("written__note--bad", &self.problem) }
                { for self.lines.iter().map(|line| self.line(line)) }
                <p><a class="button button--secondary" href={format!("/orders/{}", self.no)}>{ "주문 내역으로" }</a></p>
            </div>
        }
    }

    fn line(&self, line: &ReviewLine) -> Html {
        let id = format!("line-{}", line.place);
        let content = match &line.state {
            StateOfReview::Closed => html! {
                <p class="feedback__sum">{ "받으신 뒤에 남길 수 있어요." }</p>
            },
            StateOfReview::Open { stars, text, wrong } => self.form(line, *stars, text, wrong),
            StateOfReview::Written {
                stars: count,
                text,
                reply,
                hidden,
            } => html! {
                <>
                    <p class="said__stars" role="img" aria-label={format!("별 다섯 개 중 {count}개")}>{ stars(*count) }</p>
                    <p class="said__text">{ text }</p>
                    { answer("판매자의 답글", reply) }
                    { self.end(line, hidden) }
                </>
            },
        };
        html! {
            <section class="written__line" aria-labelledby={id.clone()}>
                <h2 {id}>{ &line.name }</h2>
                { content }
            </section>
        }
    }

    fn form(&self, line: &ReviewLine, stars_now: u8, text: &str, wrong: &str) -> Html {
        let choice = |(count, words): &(u8, &'static str)| {
            html! {
                <label class="choice choice--boxed">
                    { choice::input(Kind::Radio, "stars", count.to_string(), *count == stars_now) }
                    <span>
                        <span class="said__stars" aria-hidden="true">{ stars(*count) }</span>
                        { format!(" {words}") }
                    </span>
                </label>
            }
        };
        let words = Field {
            id: format!("text-{}", line.place).into(),
            name: "text",
            label: "어떠셨나요?",
            hint: "1,000자까지 적을 수 있어요.",
            wrong: Some(wrong).filter(|wrong| !wrong.is_empty()),
        };
        self.sends(line, "write", html! {
            <>
                <fieldset>
                    <legend class="field__label">{ "별점" }</legend>
                    <div class="choice-list">{ for CHOICES.iter().map(choice) }</div>
                </fieldset>
                { words.words(text) }
                <button class="button button--primary" type="submit">{ "상품평 남기기" }</button>
            </>
        })
    }

    /// What is hidden stays as the county's record.
    fn end(&self, line: &ReviewLine, hidden: &str) -> Html {
        if !hidden.is_empty() {
            let text = format!("군청에서 이 글을 가렸어요. 까닭: {hidden}");
            return note("", &text);
        }
        self.sends(
            line,
            "take-back",
            html! {
                <button class="button button--secondary" type="submit">{ "지우기" }</button>
            },
        )
    }

    fn sends(&self, line: &ReviewLine, act: &'static str, content: Html) -> Html {
        html! {
            <form class="written__form" method="post" action={format!("/orders/{}/reviews", self.no)}>
                <input type="hidden" name="token" value={self.token.clone()} />
                <input type="hidden" name="act" value={act} />
                <input type="hidden" name="place" value={line.place.to_string()} />
                { content }
            </form>
        }
    }
}
