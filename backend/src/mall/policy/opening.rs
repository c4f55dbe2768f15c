//! What a mall opens with: wording of the demonstration, until the county puts its own in its place.

use shared::{
    console::policy::{PolicyKind, PolicyPart, PolicyVersion},
    time::Date,
};

use crate::catalog::record::Mall;

/// 2026-01-01.
const FIRST_DAY: Date = Date(20_454);

/// The version that nobody wrote.
pub(super) fn version(mall: &Mall, kind: PolicyKind) -> PolicyVersion {
    let part = |(title, body): (&str, Vec<String>)| PolicyPart {
        title: title.to_owned(),
        body: body.join("\n"),
    };
    PolicyVersion {
        seq: 0,
        from: FIRST_DAY,
        parts: text(mall, kind).into_iter().map(part).collect(),
        why: String::new(),
        made: None,
    }
}

fn text(mall: &Mall, kind: PolicyKind) -> Vec<(&'static str, Vec<String>)> {
    let (name, county, contact) = (&mall.mall_name, &mall.county, &mall.disclosure);
    match kind {
        PolicyKind::Terms => vec![
            ("이 장터는", vec![
                format!("{name}은 {county}이 직접 운영하는 온라인 장터예요."),
                "상품을 파는 사람은 각 판매자이고, 장터는 주문과 결제를 이어 주는 통신판매중개자예요. 판매자의 상호와 연락처는 상품 페이지의 구매정보에 있어요.".to_owned(),
            ]),
            ("주문과 계약", vec![
                "주문 내용을 확인하고 결제를 마치면 계약이 맺어져요. 주문 내용은 주문 페이지에서 언제든 볼 수 있고 인쇄할 수 있어요.".to_owned(),
                "재고가 없거나 값이 잘못 적힌 것을 알게 되면 바로 알리고 받은 돈을 3영업일 안에 돌려드려요.".to_owned(),
                "미성년자가 법정대리인의 동의 없이 맺은 계약은 본인이나 법정대리인이 취소할 수 있어요.".to_owned(),
            ]),
            ("청약철회", vec![
                "받은 날부터 7일 안에 철회할 수 있어요. 내용이 표시나 광고와 다르면 받은 날부터 3개월, 그 사실을 안 날부터 30일 안에 철회할 수 있어요.".to_owned(),
                "시간이 지나면 다시 팔기 어려운 신선식품은 단순 변심 철회가 제한될 수 있고, 그 사실을 상품 페이지에 적어요. 상하거나 설명과 다른 상품은 언제나 돌려받을 수 있어요.".to_owned(),
            ]),
            ("분쟁", vec![format!("불편은 {}({})로 알려 주세요. 3영업일 안에 처리 상황을, 10영업일 안에 결과를 알려드려요.", contact.phone, contact.email)]),
        ],
        PolicyKind::Privacy => vec![
            ("모으는 것과 까닭", vec![
                "주문할 때: 주문하시는 분의 이름과 휴대전화, 받으시는 분의 이름, 연락처, 주소. 상품을 보내고 주문을 확인해 드리려고 모아요.".to_owned(),
                "상품을 물어보실 때: 가운데를 가린 이름과 휴대전화. 답이 왔다고 알려드리려고 모아요.".to_owned(),
                "장바구니는 이 기기에만 있고, 상품 번호와 수량만 담아요.".to_owned(),
            ]),
            ("주는 곳", vec![
                "판매자: 상품을 보내는 데 필요한 받는 분의 이름, 연락처, 주소, 배송 메모.".to_owned(),
                "맡기는 곳: 택배사(배송), 카드 결제사(결제), 상품권 발행기관(상품권 승인).".to_owned(),
            ]),
            ("두는 기간", vec![
                "계약과 청약철회 5년, 대금 결제와 공급 5년, 소비자 불만과 분쟁 3년, 표시와 광고 6개월. 전자상거래법이 정한 기간이에요.".to_owned(),
            ]),
            ("담당", vec![format!("개인정보 보호책임자 {}, {}", contact.privacy_officer, contact.email)]),
        ],
        PolicyKind::Shipping => vec![
            ("배송", vec![
                "판매자마다 따로 보내고, 배송비도 판매자마다 따로 계산해요. 장바구니에서 얼마를 더 담으면 무료인지 알려드려요.".to_owned(),
                "제주와 배로 가는 섬은 추가 배송비가 있어요. 다리로 이어진 섬은 추가가 없어요.".to_owned(),
            ]),
            ("취소", vec!["보내기 전에는 주문 페이지에서 바로 취소할 수 있어요. 카드는 카드로, 상품권은 쓴 상품권 그대로 돌아가요.".to_owned()]),
            ("반품과 교환", vec![
                "단순 변심은 받은 날부터 7일 안에, 왕복 배송비를 내고 돌려보낼 수 있어요.".to_owned(),
                "상했거나 다른 상품이 오면 배송비 없이 모두 돌려드려요.".to_owned(),
            ]),
        ],
        PolicyKind::Vouchers => vec![
            ("쓰는 순서", vec!["소멸이 가까운 것부터, 같은 날이면 정책발행부터 써요. 가장 많이 쓸 수 있게 나누고, 상품권마다 끄거나 금액을 줄일 수 있어요.".to_owned()]),
            ("쓸 수 있는 곳", vec![
                "가맹점으로 등록한 판매자의 상품과 배송비에 쓸 수 있어요.".to_owned(),
                "연 매출이 30억원을 넘는 판매자에게는 할인해서 산 일반발행 상품권을 쓸 수 없고, 페이백 같은 정책발행 상품권은 쓸 수 있어요.".to_owned(),
            ]),
            ("취소하면", vec!["쓴 상품권으로 그대로 돌아가요. 현금이나 카드로 바꿔 드릴 수는 없어요.".to_owned()]),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::FIRST_DAY;

    #[test]
    fn the_first_day_is_new_year() {
        assert_eq!(FIRST_DAY.to_string(), "2026-01-01");
    }
}
