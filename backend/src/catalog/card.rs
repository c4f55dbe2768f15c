//! A product as it stands in a list.

use shared::{
    catalog::{Catalog, Product},
    page::{CardPrice, ProductCard, ShippingLabel},
    shipping::ShippingFee,
    time::Timestamp,
};

/// The card of a product at `now`; `None` for a product without anything to buy.
pub fn card(catalog: &Catalog, product: &Product, now: Timestamp) -> Option<ProductCard> {
    let option = catalog.leading_option(product, now)?;
    let (unit, _) = catalog.unit_price(product, option, now);
    let dearer = |other| catalog.unit_price(product, other, now).0.now > unit.now;
    let vendor = catalog.vendor(&product.vendor);
    Some(ProductCard {
        id: product.id.clone(),
        name: product.name.clone(),
        vendor: vendor.map(|vendor| vendor.name.clone()).unwrap_or_default(),
        image: product.image.clone(),
        option: option.id.clone(),
        price: CardPrice {
            unit,
            per_100g: product
                .show_unit_price
                .then(|| option.per_100g(unit.now))
                .flatten(),
            from: product.options.iter().any(dearer),
        },
        shipping: shipping_label(catalog, product),
        sold_out: product.options.iter().all(|option| option.sold_out),
        adult_only: product.adult_only,
    })
}

/// What a parcel with one of it costs, in a few words.
pub(super) fn shipping_label(catalog: &Catalog, product: &Product) -> ShippingLabel {
    let Some(policy) = catalog.shipping_policy(&product.shipping) else {
        return ShippingLabel::Free;
    };
    match &policy.fee {
        ShippingFee::Free => ShippingLabel::Free,
        ShippingFee::ConditionalFree { threshold, .. } => ShippingLabel::FreeFrom(*threshold),
        _ => ShippingLabel::Fee(policy.base_fee(1, product.options.first().map_or(0, |o| o.net_g))),
    }
}
