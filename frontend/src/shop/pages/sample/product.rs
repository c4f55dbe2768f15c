//! Made-up products.

use shared::catalog::TaxType;
use shared::money::Won;
use shared::page::{
    Delivery, DetailBlock, Markup, OptionView, ProductPage, ProductVendor, ShippingLabel,
    VoucherUse,
};
use shared::time::Date;

use super::browse::period;
use super::{cards, facts, image, now, unit};

pub(super) fn product(options: usize) -> ProductPage {
    let option = |id: &str, label: &str, list, now, per_100g, sold_out| OptionView {
        id: id.into(),
        label: label.to_owned(),
        unit: unit(list, now),
        per_100g: Some(Won(per_100g)),
        min: 1,
        max: 20,
        sold_out,
    };
    let options_all = [
        option("rice-10", "10kg", 39_000, 34_900, 349, false),
        option("rice-4", "4kg", 15_900, 15_900, 398, false),
        option("rice-20", "20kg", 66_900, 66_900, 334, true),
    ];
    let text = |title: &str| {
        DetailBlock::Text {
        title: title.to_owned(),
        body: vec![
            "탐진강 하구의 간척지는 밤낮 기온 차가 커서 벼알이 천천히 여물어요. 62농가는 새청무 한 품종만 심고, 주문을 모아 이틀에 한 번 도정합니다.".to_owned(),
        ],
    }
    };
    ProductPage {
        id: "rice".into(),
        name: "2026년 햅쌀 강진 새청무쌀 10kg".to_owned(),
        summary: "받는 날 가까이 도정해 보내는 햅쌀".to_owned(),
        category: "grain".into(),
        category_name: "쌀·잡곡".to_owned(),
        vendor: ProductVendor {
            id: "rice".into(),
            name: "강진새청무영농조합".to_owned(),
            identity: facts(&[
                ("상호", "강진새청무영농조합법인"),
                ("사업자등록번호", "000-00-00000"),
            ]),
        },
        facts: ["국내산(전남 강진)", "단일품종 새청무", "11월 18일(수) 도정"]
            .map(str::to_owned)
            .to_vec(),
        gallery: ["rice", "oat", "blackrice"].map(image).to_vec(),
        options: options_all[..options].to_vec(),
        tax: TaxType::TaxFree,
        campaign: Some(("kimjang".into(), "햅쌀 기획전".to_owned(), period().end)),
        delivery: Delivery {
            ship_by: Date(20_780),
            rest: None,
            cutoff: "오전 11시".to_owned(),
            fee: ShippingLabel::FreeFrom(Won(50_000)),
            base_fee: Won(3_000),
            jeju: Won(3_000),
            island: Won(5_000),
            alone: false,
        },
        voucher: VoucherUse {
            programmes: vec!["강진사랑상품권".to_owned(), "반값여행 페이백".to_owned()],
            why_not: None,
        },
        adult_only: false,
        detail: vec![
            text("강진만 바람이 말린 쌀"),
            DetailBlock::Picture {
                image: image("hero-field"),
                caption: "가을걷이를 앞둔 들판".to_owned(),
            },
            text("밥맛은 이렇게 살려요"),
            DetailBlock::Table {
                title: "한눈에 보기".to_owned(),
                rows: facts(&[("품종", "새청무"), ("단백질", "수")]),
            },
            DetailBlock::Faq {
                items: facts(&[("언제 도정하나요", "보내는 날 아침에 도정해요.")]),
            },
        ],
        notice_class: "농수축산물".to_owned(),
        notice: facts(&[
            ("품목", "쌀(새청무)"),
            ("내용량", "10kg"),
            ("원산지", "국내산(전남 강진군)"),
            ("보관 방법", "직사광선을 피해 15℃ 아래 서늘한 곳"),
        ]),
        withdrawal: vec![
            "받은 뒤 7일 안에 반품할 수 있어요. 포장을 뜯어 쓴 쌀은 단순 변심 반품이 어려워요."
                .to_owned(),
        ],
        together: cards(),
        feedback: Markup::default(),
        now: now(),
    }
}

pub(super) fn sold_out() -> ProductPage {
    let mut product = product(2);
    for option in &mut product.options {
        option.sold_out = true;
    }
    product
}
