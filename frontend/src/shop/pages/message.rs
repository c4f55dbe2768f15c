//! Pages that say that something is not here, did not work, or has not begun.

use shared::page::ProductCard;
use yew::prelude::*;

use crate::components::empty::{Art, empty};
use crate::components::heading::Level;
use crate::components::product_list::grid;
use crate::components::section::{Head, section};

/// Nothing is at this address.
pub fn not_found(instead: &[ProductCard]) -> Html {
    let actions = html! {
        <>
            <a class="button button--primary" href="/search">{ "상품 찾기" }</a>
            { home() }
        </>
    };
    html! {
        <>
            { message(Art::Lens, "찾는 페이지가 없어요", "주소가 바뀌었거나 판매가 끝난 상품이에요.", actions) }
            if !instead.is_empty() {
                { section(
                    Head { id: "instead".into(), title: "지금 많이 찾는 상품".into(), ..Head::default() },
                    grid(instead),
                ) }
            }
        </>
    }
}

/// Something broke on our side; the request's id helps to find it.
pub fn error(id: &str) -> Html {
    let text = format!(
        "이 페이지를 만들지 못했어요. 주문이나 결제는 일어나지 않았고, 담은 것도 그대로예요. 문의할 때 이 번호를 알려 주세요: {id}"
    );
    let actions = html! {
        <>
            // Empty: this page, once more.
            <a class="button button--primary" href="">{ "다시 시도" }</a>
            { home() }
        </>
    };
    message(Art::Sprout, "잠깐 문제가 생겼어요", text, actions)
}

/// What the service worker shows without a network.
pub fn offline() -> Html {
    let text = "장바구니와 전에 본 페이지는 인터넷 없이도 볼 수 있어요. 연결되면 바로 이어집니다.";
    let actions = html! {
        <>
            <a class="button button--primary" href="/cart">{ "장바구니 보기" }</a>
            <a class="button button--secondary" href="">{ "다시 시도" }</a>
        </>
    };
    message(
        Art::Boat,
        "아직 이 페이지를 내려받지 못했어요",
        text,
        actions,
    )
}

/// A mall without anything in it yet.
pub fn setup() -> Html {
    let text = "상품을 가져오면 장터가 열려요. 서버에서 `chorok import <폴더>`를 실행해 주세요. 체험용 장터는 `chorok serve --demo`로 열 수 있어요.";
    message(Art::Basket, "장터를 준비하고 있어요", text, Html::default())
}

fn message(art: Art, title: &'static str, text: impl Into<AttrValue>, actions: Html) -> Html {
    html! { <div class="container">{ empty(art, Level::One, title, text, actions) }</div> }
}

fn home() -> Html {
    html! { <a class="button button--secondary" href="/">{ "홈으로" }</a> }
}
