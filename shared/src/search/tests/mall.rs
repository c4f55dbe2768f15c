//! A mall of a few products, vendors and synonyms.

use crate::catalog::{Catalog, Category, Image, Product, ProductOption, TaxType, Vendor};
use crate::money::Won;
use crate::search::{Index, Reading, Synonyms};
use crate::shipping::BundleGroup;
use crate::time::Timestamp;

/// Id, name, vendor, category, keywords and option labels; the order is that of sales.
const PRODUCTS: &str = "\
p00 | 강진 군동 새청무쌀 | mill | rice | 쌀,백미,세청무쌀 | 4kg,10kg
p01 | 주문 도정 새청무 쌀 | mill | rice | 쌀,유기농 백미 | 20kg,10kg
p02 | 성전 들녘 햅쌀 | mill | rice | 쌀,햅쌀 | 10kg,110kg
p03 | 구수한 쌀과자 | oven | snack | 과자 | 100g 5봉
p04 | 강진 한우 등심 | cow | hanwoo | 등심,구이용 | 1+등급 300g
p05 | 명절 한우국거리 | cow | hanwoo | 국거리 | 1.5kg
p06 | 하우스 햇양파 | field | veg | 양파 | 5kg
p07 | 마량 활전복 | sea | abalone | 전복,전북 | 1kg(7~8미 특대)
p08 | 강진만 매생이 | sea | seaweed | 햇매생이 | 400g
p09 | 강진만 돌김 | sea | seaweed | 김,마른김 | 100장
p10 | 배추 포기김치 | field | kimchi | 김치,김장 | 5kg
p11 | 완숙 무화과 | field | fruit | 무화과 | 2kg
p12 | 아까시 벌꿀 | field | honey | 꿀 | 600g
p13 | 강진 쌀귀리 | mill | mixed | 귀리 | 4kg
p14 | KIWI 참다래 Gold | field | fruit | 키위 | 골드 2kg";

const CATEGORIES: &str = "\
abalone | 전복
fruit | 과일
hanwoo | 한우
honey | 꿀·화분
kimchi | 김치
mixed | 귀리·보리·잡곡
rice | 쌀
seaweed | 김·매생이
snack | 과자
veg | 채소";

const VENDORS: &str = "\
cow | 볏짚외양간
field | 호미바람 농장
mill | 새벽논 정미소
oven | 쌀눈오븐
sea | 물김아침";

pub(super) fn mall() -> Catalog {
    let mut catalog = Catalog {
        categories: CATEGORIES.lines().map(category).collect(),
        vendors: VENDORS.lines().map(vendor).collect(),
        products: PRODUCTS.lines().zip(1..).map(product).collect(),
        ..Catalog::default()
    };
    catalog.synonyms = Synonyms {
        sets: vec![
            list("매생이,매상이,메생이"),
            list("한우,소고기"),
            list("김,해태"),
        ],
        one_way: vec![("캠핑".to_owned(), "등심".to_owned())],
        popular: list("매생이,전복"),
        seasonal: vec![(11, list("햅쌀,전복"))],
    };
    catalog.indexed()
}

/// The ids that a query finds, best first, and how it was read.
pub(super) fn find(query: &str) -> (String, Reading) {
    let catalog = mall();
    let found = Index::build(&catalog).search(query, None);
    let ids = found
        .hits
        .iter()
        .map(|hit| catalog.products[hit.product].id.as_str());
    (ids.collect::<Vec<_>>().join(" "), found.reading)
}

/// The ids that a query finds when all its words are found as they are written.
pub(super) fn ids(query: &str) -> String {
    let (ids, reading) = find(query);
    assert_eq!(reading, Reading::AsWritten, "{query} finds {ids}");
    ids
}

fn category(line: &str) -> Category {
    let [id, name] = fields(line);
    Category {
        id: id.into(),
        name: name.to_owned(),
        parent: None,
        order: 0,
        image: None,
        hidden: false,
    }
}

fn vendor(line: &str) -> Vendor {
    let [id, name] = fields(line);
    let name = name.to_owned();
    Vendor {
        id: id.into(),
        name,
        voucher_merchant: true,
        over_sales_limit: false,
    }
}

fn product((line, sales_rank): (&str, u32)) -> Product {
    let [id, name, vendor, category, keywords, labels] = fields(line);
    let option = |label: String| ProductOption {
        id: format!("{id}-{label}").as_str().into(),
        label,
        price: Won(10_000),
        later: None,
        net_g: 0,
        min: 1,
        max: 10,
        sold_out: false,
    };
    Product {
        id: id.into(),
        name: name.to_owned(),
        vendor: vendor.into(),
        category: category.into(),
        image: Image::default(),
        tax: TaxType::TaxFree,
        shipping: "flat".into(),
        bundle: BundleGroup::Alone,
        voucher_allowed: true,
        adult_only: false,
        show_unit_price: false,
        season: Vec::new(),
        sales_rank,
        created_at: Timestamp(0),
        keywords: list(keywords),
        options: list(labels).into_iter().map(option).collect(),
    }
}

fn fields<const N: usize>(line: &str) -> [&str; N] {
    let fields: Vec<&str> = line.split(" | ").collect();
    fields.try_into().expect("a line has all fields")
}

fn list(words: &str) -> Vec<String> {
    words.split(',').map(str::to_owned).collect()
}
