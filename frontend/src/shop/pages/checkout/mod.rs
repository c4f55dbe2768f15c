//! The order form: one page from the address to the card provider. Inputs are never set by
//! the page; what is typed is read when it is sent.

pub mod amounts;
pub mod difference;
pub mod fields;
pub mod fill;
pub mod keep;
pub mod place;
pub mod problem;
pub mod review;
pub mod shape;
pub mod use_checkout;
pub mod use_sending;

use yew::prelude::*;

use crate::components::empty::{Art, empty};
use crate::components::heading::Level;
use crate::components::icon::Icon;
use crate::components::notice::{Tone, notice};
use crate::components::part::{impl_part, part};
use crate::shop::pages::cart::voucher_panel::VoucherPanel;
use crate::shop::pages::checkout::fields::Fields;
use crate::shop::pages::checkout::problem::problem_note;
use crate::shop::pages::checkout::review::{Operator, review};
use crate::shop::pages::checkout::use_checkout::{Checkout as State, Readiness, use_checkout};

/// Fields outside the form belong to it by this id.
pub const FORM: &str = "order-form";

/// An order form's data.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkout {
    /// The mall's name.
    pub mall: AttrValue,
    /// Whether each vendor is the contract's party.
    pub intermediary: bool,
}

impl_part!(Checkout, |part| use_page(part));

#[hook]
fn use_page(props: &Checkout) -> Html {
    let form = use_node_ref();
    let checkout = use_checkout(&form);
    if checkout.readiness == Readiness::Empty {
        return nothing_to_order();
    }
    let quote = checkout.quote().map(|quote| &**quote);
    let operator = Operator {
        mall: &props.mall,
        intermediary: props.intermediary,
    };
    let fields = Fields {
        wrong: &checkout.wrong,
        same: !checkout.shape.other,
        own_note: checkout.shape.own_note,
    };
    html! {
        <>
            <h1 class="visually-hidden">{ "주문서" }</h1>
            { amounts::pay_first(quote) }
            <div class="container two-column">
                <div oninput={checkout.on_input.clone()}>
                    <form
                        id={FORM}
                        ref={form}
                        aria-label="주문서"
                        novalidate=true
                        method="post"
                        onsubmit={checkout.on_submit.clone()}
                    >
                        { fields.buyer() }
                        { fields.recipient() }
                    </form>
                    <div class="form-section">
                        { part(VoucherPanel { quote: checkout.quote().cloned(), now: checkout.now() }) }
                    </div>
                    { payment() }
                    { review(checkout.priced.as_ref(), &fields, operator) }
                </div>
                { amounts::aside(quote, html! {
                    <>
                        { messages(&checkout) }
                        { pay_button(&checkout, "two-column__buy button--block") }
                    </>
                }) }
            </div>
            <section class="bottom-bar" aria-label="결제">
                <div class="container bottom-bar__inner">{ pay_button(&checkout, "") }</div>
            </section>
            <p class="visually-hidden" role="status">
                if let Some(quote) = quote {
                    { format!("모두 더한 값 {}, 카드로 낼 돈 {}", quote.totals.due, quote.totals.card) }
                }
            </p>
        </>
    }
}

fn messages(checkout: &State) -> Html {
    html! {
        <div role="alert" id="order-problem" tabindex="-1">
            if let Some(quote) = checkout.quote() {
                { amounts::unmet(quote) }
            } else if checkout.readiness == Readiness::Priceless {
                { notice(Tone::Caution, "값을 불러오지 못했어요", html! {
                    <span>{ "인터넷에 연결되면 이어서 주문할 수 있어요. 적은 것은 그대로예요." }</span>
                }) }
            }
            if let Some(problem) = &checkout.problem {
                { problem_note(problem, checkout.catalog(), &checkout.on_remedy) }
            }
        </div>
    }
}

fn pay_button(checkout: &State, class: &'static str) -> Html {
    let busy = checkout.readiness == Readiness::Sending;
    let text = if busy {
        "주문을 넣고 있어요".to_owned()
    } else {
        amounts::button_text(checkout.quote().map(|quote| &**quote))
    };
    html! {
        <button
            class={classes!("button", "button--primary", class)}
            type="submit"
            form={FORM}
            aria-busy={busy.then_some("true")}
            disabled={!matches!(checkout.readiness, Readiness::Ready | Readiness::Sending)}
        >
            { text }
        </button>
    }
}

fn payment() -> Html {
    html! {
        <section class="form-section" aria-labelledby="payment">
            <h2 class="form-section__title" id="payment">{ "결제 수단" }</h2>
            <p class="delivery-card__row">
                { Icon::CARD.html() }
                <span>
                    <strong>{ "신용·체크카드" }</strong>
                    <span class="delivery-card__text">{ "다음 화면에서 카드를 골라요. 상품권으로 모두 내면 카드는 쓰지 않아요." }</span>
                </span>
            </p>
        </section>
    }
}

fn nothing_to_order() -> Html {
    let go = html! { <a class="button button--primary" href="/cart">{ "장바구니 보기" }</a> };
    let text = "장바구니에서 주문할 상품을 골라 주세요.";
    html! {
        <div class="container">
            { empty(Art::Basket, Level::One, "주문할 상품이 없어요", text, go) }
        </div>
    }
}
