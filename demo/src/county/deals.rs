//! 오늘의 특가: one day each, from midnight to midnight, at fixed prices.

use super::{
    Product, Shop,
    campaigns::{BlockRow, Fixed, Row, Rule, scene},
    select::on_sale,
};
use crate::{Error, rng::Rng};

const STEP: i64 = 100;

pub(super) fn rows<'a>(shop: &Shop<'a>) -> Result<Vec<Row<'a>>, Error> {
    let deal = &shop.setting.county.promotions.deal;
    let (image, image_alt) = scene(shop.setting, &deal.scene)?;
    let mut rows = Vec::new();
    for (day, kinds) in (0..deal.days).zip(deal.kinds.iter().cycle()) {
        let date = shop.setting.as_of.plus_days(day);
        let slug = format!("deal-{:02}{:02}", date.month(), date.day());
        let mut chosen: Vec<&Product<'_>> = Vec::new();
        for kind in kinds {
            let fitting = shop
                .products
                .iter()
                .filter(|p| p.kind.slug == *kind && on_sale(shop, p));
            chosen.extend(fitting.min_by_key(|product| product.sales_rank));
        }
        if chosen.is_empty() {
            return Err(Error::inconsistent(format!("{slug} has no products")));
        }
        let mut fixed = Vec::new();
        for product in &chosen {
            let off = Rng::named(&["deal", &slug, &product.slug])
                .between(deal.min_bp / 500, deal.max_bp / 500)
                * 500;
            fixed.extend(product.options.iter().map(|option| Fixed {
                option: option.id.clone(),
                price: option.price * (10_000 - off) / 10_000 / STEP * STEP,
            }));
        }
        let products: Vec<String> = chosen.iter().map(|product| product.slug.clone()).collect();
        let title = format!("{}월 {}일 {}", date.month(), date.day(), deal.title);
        rows.push(Row {
            slug,
            title,
            subtitle: &deal.subtitle,
            label: deal.banner.clone(),
            starts_at: date.midnight(),
            ends_at: date.plus_days(1).midnight(),
            time_deal: true,
            colors: &deal.colors,
            image: image.clone(),
            image_alt,
            rule: Some(Rule::Fixed(fixed)),
            blocks: vec![
                BlockRow::Text {
                    title: "하루만 이 값입니다".to_owned(),
                    body: deal.body.clone(),
                },
                BlockRow::Products {
                    title: "오늘 나온 것".to_owned(),
                    products: products.clone(),
                },
            ],
            products,
            cutoff_note: None,
            shared_cost: None,
        });
    }
    Ok(rows)
}
