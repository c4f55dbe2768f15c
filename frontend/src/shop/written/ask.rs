//! The form by which somebody asks about a product.

use shared::error::FieldError;
use shared::ids::ProductId;
use yew::prelude::*;

use super::field::{Field, note, wrong_of};
use crate::components::choice::{self, Kind};

/// The form, with what was typed and what is wrong about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskForm {
    /// About which product.
    pub product: ProductId,
    /// The product's name.
    pub product_name: String,
    /// Who answers.
    pub vendor_name: String,
    /// What was typed as a name.
    pub name: String,
    /// What was typed as a phone.
    pub phone: String,
    /// The question.
    pub text: String,
    /// Whether only the vendor may read it.
    pub secret: bool,
    /// The fields that are not right.
    pub wrong: Vec<FieldError>,
    /// What else stands in the way, in a sentence.
    pub problem: String,
}

impl AskForm {
    pub(super) fn view(&self) -> Html {
        let field = |name, label, hint| Field {
            id: AttrValue::from(name),
            name,
            label,
            hint,
            wrong: wrong_of(&self.wrong, name),
        };
        html! {
            <div class="container container--narrow written">
                <div>
                    <h1>{ "판매자에게 물어보기" }</h1>
                    <p class="feedback__sum">
                        { &self.product_name }<br />{ &self.vendor_name }
                    </p>
                </div>
                { note("written__note--bad", &self.problem) }
                <form class="written__form" method="post" action={format!("/p/{}/ask", self.product)}>
                    { field("text", "궁금한 것", "1,000자까지 적을 수 있어요. 전화번호와 메일 주소는 적어도 화면에서 가려져요.").words(&self.text) }
                    { field("name", "이름", "김*영처럼 가운데를 가리고 보여요.").line("text", "name", &self.name) }
                    { field("phone", "휴대전화 번호", "답이 오면 문자로 알려드려요. 번호는 아무에게도 보이지 않아요.").line("tel", "tel", &self.phone) }
                    <label class="choice choice--boxed">
                        { choice::input(Kind::Checkbox, "secret", "on", self.secret) }
                        <span>
                            { "비밀글로 물어보기" }
                            <span class="choice__hint">{ "판매자만 읽고, 답은 문자로만 가요." }</span>
                        </span>
                    </label>
                    <p class="field__hint">
                        { "이름과 번호는 답을 드리는 데만 써요. " }
                        <a href="/policies/privacy">{ "개인정보 처리방침" }</a>
                    </p>
                    <button class="button button--primary button--block" type="submit">{ "물어보기" }</button>
                </form>
            </div>
        }
    }

    pub(super) fn thanks(&self) -> Html {
        html! {
            <div class="container container--narrow written">
                <div>
                    <h1>{ "판매자에게 전했어요" }</h1>
                    <p class="feedback__sum">
                        { &self.product_name }<br />{ &self.vendor_name }
                    </p>
                </div>
                <p>{ "답이 오면 문자로 알려드려요. 쉬는 날을 빼고 사흘 안에 답하도록 군청에서 살피고 있어요." }</p>
                <p>{ "비밀글이 아니면 답과 함께 상품 페이지에도 보여요." }</p>
                <p><a class="button button--primary" href={format!("/p/{}", self.product)}>{ "상품으로 돌아가기" }</a></p>
            </div>
        }
    }
}
