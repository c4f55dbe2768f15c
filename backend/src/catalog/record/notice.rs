//! `notices.csv`: the product information notice that the law wants on every product's page.

use serde::{Deserialize, Serialize};

use super::{
    NoticeClass,
    field::{Slug, Text},
};

/// A product's notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// Of what.
    pub product: Slug,
    /// Its rows in order.
    pub rows: Vec<NoticeRow>,
}

/// A row of a notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoticeRow {
    /// The wording of the law.
    pub label: Text<60>,
    /// A real value.
    pub value: Text<600>,
}

/// The labels that the law wants for a class, in order.
pub fn required_labels(class: NoticeClass) -> &'static [&'static str] {
    match class {
        NoticeClass::Agri => &[
            "품목 또는 명칭",
            "포장단위별 내용물의 용량(중량), 수량, 크기",
            "생산자",
            "원산지",
            "제조연월일(포장일 또는 생산연도), 소비기한 또는 품질유지기한",
            "유전자변형농수산물·지리적표시",
            "축산물 등급·이력관리",
            "수입신고 문구",
            "상품구성",
            "보관방법 또는 취급방법",
            "소비자안전을 위한 주의사항",
            "소비자상담 관련 전화번호",
        ],
        NoticeClass::Processed => &[
            "제품명",
            "식품의 유형",
            "생산자 및 소재지",
            "제조연월일, 소비기한 또는 품질유지기한",
            "포장단위별 내용물의 용량(중량), 수량",
            "원재료명 및 함량",
            "영양성분",
            "유전자변형식품 표시",
            "소비자안전을 위한 주의사항",
            "수입신고 문구",
            "보관방법",
            "소비자상담 관련 전화번호",
        ],
        NoticeClass::Functional => &[
            "제품명",
            "식품의 유형",
            "생산자 및 소재지",
            "제조연월일, 소비기한 또는 품질유지기한",
            "포장단위별 내용물의 용량(중량), 수량",
            "원재료명 및 함량",
            "영양정보",
            "기능정보",
            "섭취량, 섭취방법 및 섭취 시 주의사항",
            "질병의 예방 및 치료를 위한 의약품이 아니라는 내용",
            "유전자변형식품 표시",
            "수입신고 문구",
            "보관방법",
            "소비자상담 관련 전화번호",
        ],
        NoticeClass::General => &[
            "품명",
            "인증·허가 사항",
            "제조국(원산지)",
            "제조자",
            "상품구성",
            "크기",
            "재질",
            "보관·취급방법",
            "주의사항",
            "A/S 책임자와 전화번호",
        ],
    }
}
