//! What was asked and said about a product, on its page.

use shared::feedback::{Published, PublishedQuestion, PublishedReview, stars};
use shared::ids::ProductId;
use yew::prelude::*;

/// The section of a product's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Of which product.
    pub product: ProductId,
    /// What is published.
    pub published: Published,
}

impl Feedback {
    pub(super) fn view(&self) -> Html {
        let ask = format!("/p/{}/ask", self.product);
        html! {
            <section class="section container container--narrow" id="feedback" aria-labelledby="feedback-title">
                <div class="section-head">
                    <h2 class="section-head__title" id="feedback-title">{ "상품평과 문의" }</h2>
                </div>
                <div class="feedback">
                    <div class="feedback__part">
                        <h3>{ counted("상품평", self.published.reviews) }</h3>
                        { sum(&self.published) }
                        <ul class="said">{ for self.published.latest.iter().map(review) }</ul>
                        { self.all("reviews", "상품평", self.published.reviews, self.published.latest.len()) }
                    </div>
                    <div class="feedback__part">
                        <h3>{ counted("문의", self.published.questions) }</h3>
                        if self.published.questions == 0 {
                            <p class="feedback__sum">{ "아직 물어본 분이 없어요. 궁금한 것을 판매자에게 바로 물어보세요." }</p>
                        }
                        <ul class="said">{ for self.published.answered.iter().map(question) }</ul>
                        { self.all("questions", "문의", self.published.questions, self.published.answered.len()) }
                        // A target of its own: the form is an ordinary document.
                        <p><a class="button button--secondary" href={ask} target="_self">{ "판매자에게 물어보기" }</a></p>
                    </div>
                </div>
            </section>
        }
    }

    /// The way to those that do not stand here.
    fn all(&self, path: &str, what: &str, count: u32, shown: usize) -> Html {
        if usize::try_from(count).is_ok_and(|count| count <= shown) {
            return Html::default();
        }
        let href = format!("/p/{}/{path}", self.product);
        html! { <p><a class="button button--secondary" {href} target="_self">{ format!("{what} {count}개 모두 보기") }</a></p> }
    }
}

fn counted(what: &str, count: u32) -> String {
    match count {
        0 => what.to_owned(),
        count => format!("{what} {count}개"),
    }
}

/// An average says of how many it is; too few make none.
fn sum(published: &Published) -> Html {
    match (published.reviews, published.average()) {
        (0, _) => html! {
            <p class="feedback__sum">
                { "아직 상품평이 없어요. 받아 보신 분은 주문 내역에서 남길 수 있어요." }
            </p>
        },
        (count, None) => html! {
            <p class="feedback__sum">
                { format!("상품평이 {count}개라서 평균은 아직 내지 않았어요. 세 개부터 보여드려요.") }
            </p>
        },
        (count, Some(average)) => html! {
            <p class="feedback__sum">
                <span class="feedback__average">{ format!("별 다섯 개 중 {average}개") }</span>
                { format!(" · 받아 보신 {count}분의 평균이에요") }
            </p>
        },
    }
}

pub(super) fn review(said: &PublishedReview) -> Html {
    let says = format!("별 다섯 개 중 {}개", said.stars);
    html! {
        <li class="said__item">
            <p class="said__by">
                <span class="said__stars" role="img" aria-label={says}>{ stars(said.stars) }</span>
                { format!(" {} · {}", said.name, said.at.date().korean()) }
            </p>
            <p class="said__text">{ &said.text }</p>
            { answer("판매자의 답글", &said.reply) }
        </li>
    }
}

pub(super) fn question(asked: &PublishedQuestion) -> Html {
    html! {
        <li class="said__item">
            <p class="said__by">{ format!("{} · {}", asked.name, asked.at.date().korean()) }</p>
            <p class="said__text">{ &asked.text }</p>
            { answer("판매자의 답", &asked.answer) }
        </li>
    }
}

pub(super) fn answer(who: &'static str, text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! {
        <div class="said__answer">
            <strong>{ who }</strong>
            <p class="said__text">{ text.to_owned() }</p>
        </div>
    }
}
