//! All reviews or all answered questions of a product, page by page, the newest first.

use shared::feedback::{PublishedQuestion, PublishedReview};
use shared::ids::ProductId;
use yew::prelude::*;

use super::published::{question, review};

/// A page of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidPage {
    /// Of which product.
    pub product: ProductId,
    /// The product's name.
    pub product_name: String,
    /// What stands on the page.
    pub said: Said,
    /// How many there are in all.
    pub count: u32,
    /// Which page this is; counts from one.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
}

/// What is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Reviews.
    Reviews(Vec<PublishedReview>),
    /// Answered questions.
    Questions(Vec<PublishedQuestion>),
}

impl SaidPage {
    /// Where its pages are.
    pub fn path(&self) -> String {
        let kind = match self.said {
            Said::Reviews(_) => "reviews",
            Said::Questions(_) => "questions",
        };
        format!("/p/{}/{kind}", self.product)
    }

    /// How it is called.
    pub fn name(&self) -> &'static str {
        match self.said {
            Said::Reviews(_) => "상품평",
            Said::Questions(_) => "문의",
        }
    }

    pub(super) fn view(&self) -> Html {
        let items: Vec<Html> = match &self.said {
            Said::Reviews(reviews) => reviews.iter().map(review).collect(),
            Said::Questions(questions) => questions.iter().map(question).collect(),
        };
        html! {
            <div class="container container--narrow written">
                <div>
                    <h1>{ format!("{} {}개", self.name(), self.count) }</h1>
                    <p class="feedback__sum">{ &self.product_name }</p>
                </div>
                if items.is_empty() {
                    <p class="feedback__sum">{ "아직 아무도 적지 않았어요." }</p>
                }
                <ul class="said">{ for items }</ul>
                { self.turning() }
                <p><a class="button button--secondary" href={format!("/p/{}", self.product)}>{ "상품으로 돌아가기" }</a></p>
            </div>
        }
    }

    fn turning(&self) -> Html {
        if self.pages == 1 {
            return Html::default();
        }
        let to = |page: u32, says: &'static str| {
            let href = format!("{}?page={page}", self.path());
            html! { <a class="button button--secondary" {href}>{ says }</a> }
        };
        html! {
            <nav class="said__pages" aria-label="쪽">
                if self.page > 1 { { to(self.page - 1, "앞쪽") } }
                <span>{ format!("{}쪽 / {}쪽", self.page, self.pages) }</span>
                if self.page < self.pages { { to(self.page + 1, "다음 쪽") } }
            </nav>
        }
    }
}
