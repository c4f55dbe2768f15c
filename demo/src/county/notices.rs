//! Product information notices, in the wording of each class.

use serde::Serialize;

use super::{Product, Shop, Vendor};
use crate::{
    Error,
    material::{Kind, NoticeClass},
    rng::Rng,
    text::fill,
    write::Folder,
};

type Labels = &'static [(&'static str, &'static str)];

const AGRI: Labels = &[
    ("item", "품목 또는 명칭"),
    ("contents", "포장단위별 내용물의 용량(중량), 수량, 크기"),
    ("producer", "생산자"),
    ("origin", "원산지"),
    (
        "dates",
        "제조연월일(포장일 또는 생산연도), 소비기한 또는 품질유지기한",
    ),
    ("gmo_gi", "유전자변형농수산물·지리적표시"),
    ("livestock", "축산물 등급·이력관리"),
    ("import_declaration", "수입신고 문구"),
    ("composition", "상품구성"),
    ("storage", "보관방법 또는 취급방법"),
    ("caution", "소비자안전을 위한 주의사항"),
    ("contact", "소비자상담 관련 전화번호"),
    ("rice_label", "쌀 표시사항"),
];

const PROCESSED: Labels = &[
    ("item", "제품명"),
    ("food_type", "식품의 유형"),
    ("producer", "생산자 및 소재지"),
    ("dates", "제조연월일, 소비기한 또는 품질유지기한"),
    ("contents", "포장단위별 내용물의 용량(중량), 수량"),
    ("ingredients", "원재료명 및 함량"),
    ("nutrition", "영양성분"),
    ("gmo", "유전자변형식품 표시"),
    ("caution", "소비자안전을 위한 주의사항"),
    ("import_declaration", "수입신고 문구"),
    ("storage", "보관방법"),
    ("contact", "소비자상담 관련 전화번호"),
];

const FUNCTIONAL: Labels = &[
    ("item", "제품명"),
    ("food_type", "식품의 유형"),
    ("producer", "생산자 및 소재지"),
    ("dates", "제조연월일, 소비기한 또는 품질유지기한"),
    ("contents", "포장단위별 내용물의 용량(중량), 수량"),
    ("ingredients", "원재료명 및 함량"),
    ("nutrition", "영양정보"),
    ("function", "기능정보"),
    ("intake", "섭취량, 섭취방법 및 섭취 시 주의사항"),
    (
        "not_medicine",
        "질병의 예방 및 치료를 위한 의약품이 아니라는 내용",
    ),
    ("gmo", "유전자변형식품 표시"),
    ("import_declaration", "수입신고 문구"),
    ("storage", "보관방법"),
    ("contact", "소비자상담 관련 전화번호"),
];

const GENERAL: Labels = &[
    ("item", "품명"),
    ("certification", "인증·허가 사항"),
    ("made_in", "제조국(원산지)"),
    ("maker", "제조자"),
    ("contents", "상품구성"),
    ("size", "크기"),
    ("material", "재질"),
    ("storage", "보관·취급방법"),
    ("caution", "주의사항"),
    ("after_service", "A/S 책임자와 전화번호"),
];

fn labels(class: NoticeClass) -> Labels {
    match class {
        NoticeClass::Agri => AGRI,
        NoticeClass::Processed => PROCESSED,
        NoticeClass::Functional => FUNCTIONAL,
        NoticeClass::General => GENERAL,
    }
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    product: &'a str,
    order: usize,
    label: &'a str,
    value: String,
}

pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let mut rows = Vec::new();
    for product in &shop.products {
        let values = values(shop, product, shop.vendor_of(product))?;
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let mut order = 0;
        for (key, label) in labels(product.kind.notice_class) {
            let mut template = product.kind.notice_text(key).to_owned();
            if *key == "intake" {
                // This class has no row for cautions: they belong to how it is taken.
                template = format!("{template} / {}", product.kind.notice_text("caution"));
            }
            if template.is_empty() {
                continue;
            }
            order += 1;
            rows.push(Row {
                product: &product.slug,
                order,
                label,
                value: fill(&template, &values)?,
            });
        }
    }
    folder.csv("notices.csv", &rows)
}

fn values(
    shop: &Shop<'_>,
    product: &Product<'_>,
    vendor: &Vendor<'_>,
) -> Result<[(&'static str, String); 15], Error> {
    let (kind, as_of) = (product.kind, shop.setting.as_of);
    let mut rng = Rng::named(&["notice", &product.slug]);
    let labels: Vec<&str> = product
        .options
        .iter()
        .map(|option| option.label.as_str())
        .collect();
    let generic = matches!(kind.notice_class, NoticeClass::Agri | NoticeClass::General);
    let keyword = kind.keywords.first();
    let kind_name = keyword.filter(|_| generic).unwrap_or(&product.name);
    let variety = shop.setting.material.names.varieties.get(&kind.slug);
    let variety = variety.cloned().unwrap_or_default();
    if variety.is_empty() && kind.notice.contains_key("rice_label") {
        return Err(Error::inconsistent(format!("{} has no variety", kind.slug)));
    }
    Ok([
        ("vendor", vendor.name.clone()),
        ("producer", vendor.representative.clone()),
        ("township", vendor.township.name.clone()),
        ("vendor_phone", vendor.phone.clone()),
        ("kind_name", kind_name.clone()),
        ("option_label", labels.join(" / ")),
        ("packed_on", as_of.plus_days(-rng.between(1, 3)).korean()),
        ("milled_on", as_of.plus_days(-1).korean()),
        ("made_on", as_of.plus_days(-rng.between(4, 20)).korean()),
        ("crop_year", format!("{}년", crop_year(kind, shop))),
        (
            "trace_no",
            format!("002{:09}", rng.between(100_000_000, 999_999_999)),
        ),
        ("gi_no", format!("제{}호(시연용)", rng.between(100, 199))),
        ("variety", variety),
        (
            "grade",
            if rng.chance(6_000) { "특" } else { "상" }.to_owned(),
        ),
        ("contract_maker", "남도건강 제조소(시연용)".to_owned()),
    ])
}

/// The year of the last harvest before the as-of day.
fn crop_year(kind: &Kind, shop: &Shop<'_>) -> i64 {
    let as_of = shop.setting.as_of;
    let harvested = kind
        .harvest_months
        .iter()
        .any(|&month| month <= as_of.month());
    if harvested {
        as_of.year()
    } else {
        as_of.year() - 1
    }
}
