//! Options: the kind's packs at this vendor's prices, with stock.

use serde::Serialize;

use super::{Pack, Shop};
use crate::{Error, material::Kind, rng::Rng, write::Folder};

/// Vendors of one kind differ by at most this much from its usual price.
const JITTER_BP: i64 = 400;
const STEP: i64 = 100;

pub(super) fn make(kind: &Kind, slug: &str, id_prefix: &str) -> Vec<Pack> {
    let mut rng = Rng::named(&["options", slug]);
    // One factor for the product keeps the order of its packs: a larger one costs more.
    let factor = 10_000 + rng.between(-JITTER_BP, JITTER_BP);
    let left_out =
        (kind.options.len() >= 3 && rng.chance(2_500)).then(|| rng.index(kind.options.len()));
    let all_gone = rng.chance(150);
    let offered = kind
        .options
        .iter()
        .enumerate()
        .filter(|(i, _)| Some(*i) != left_out);
    offered
        .zip(1..)
        .map(|((_, option), n)| {
            let price = (option.price * factor / 10_000 + STEP / 2) / STEP * STEP;
            let (gone, plenty) = (rng.chance(400), rng.between(8, 240));
            let few = rng.chance(500).then(|| rng.between(1, 5));
            Pack {
                id: format!("{id_prefix}-{n}"),
                label: option.label.clone(),
                price,
                net_g: option.net_g,
                stock: if all_gone || gone {
                    0
                } else {
                    few.unwrap_or(plenty)
                },
                min_quantity: if price < 9_000 && rng.chance(2_000) {
                    2
                } else {
                    1
                },
                max_quantity: most(price),
            }
        })
        .collect()
}

/// A household's order, not a wholesaler's.
fn most(price: i64) -> i64 {
    match price {
        100_000.. => 5,
        40_000.. => 10,
        _ => 30,
    }
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    option: &'a str,
    product: &'a str,
    order: usize,
    label: &'a str,
    price: i64,
    net_g: Option<i64>,
    stock: i64,
    min_quantity: i64,
    max_quantity: i64,
}

pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let mut rows = Vec::new();
    for product in &shop.products {
        rows.extend(product.options.iter().zip(1..).map(|(option, order)| Row {
            option: &option.id,
            product: &product.slug,
            order,
            label: &option.label,
            price: option.price,
            net_g: option.net_g,
            stock: option.stock,
            min_quantity: option.min_quantity,
            max_quantity: option.max_quantity,
        }));
    }
    folder.csv("options.csv", &rows)
}
