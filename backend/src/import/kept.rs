//! In which table each kind of record is kept, and what SQL must see of it.

use super::sync::Kept;
use crate::{
    catalog::record::{
        Banner, Campaign, Category, Coupon, Detail, Holiday, Media, Notice, Product, ProductOption,
        Programme, ShippingPolicy, Vendor, ZoneTable,
    },
    db::Statement,
};

impl Kept for Category {
    const NAME: &'static str = "분류";
    const TABLE: &'static str = "categories";

    fn id(&self) -> String {
        self.slug.to_string()
    }
}

impl Kept for Vendor {
    const NAME: &'static str = "판매자";
    const TABLE: &'static str = "vendors";
    const COLUMNS: &'static [&'static str] = &["name"];

    fn id(&self) -> String {
        self.slug.to_string()
    }

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement.bind(self.name.to_string())
    }
}

impl Kept for ShippingPolicy {
    const NAME: &'static str = "배송비";
    const TABLE: &'static str = "shipping_policies";
    const COLUMNS: &'static [&'static str] = &["vendor_id"];

    fn id(&self) -> String {
        ShippingPolicy::id(self).to_string()
    }

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement.bind(self.vendor.to_string())
    }
}

impl Kept for Product {
    const NAME: &'static str = "상품";
    const TABLE: &'static str = "products";
    const COLUMNS: &'static [&'static str] =
        &["vendor_id", "category_id", "shipping_policy_id", "name"];

    fn id(&self) -> String {
        self.slug.to_string()
    }

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement
            .bind(self.vendor.to_string())
            .bind(self.category.to_string())
            .bind(ShippingPolicy::id_of(&self.vendor, &self.shipping_policy))
            .bind(self.name.to_string())
    }
}

impl Kept for ProductOption {
    const NAME: &'static str = "옵션";
    const TABLE: &'static str = "product_options";
    const COLUMNS: &'static [&'static str] = &["product_id", "price"];
    const OF: Option<&'static str> = Some(Product::TABLE);

    fn id(&self) -> String {
        self.option.to_string()
    }

    fn of(&self) -> String {
        self.product.to_string()
    }

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement.bind(self.product.to_string()).bind(self.price.0)
    }
}

impl Kept for Notice {
    const NAME: &'static str = "상품정보고시";
    const TABLE: &'static str = "product_notices";
    const OF: Option<&'static str> = Some(Product::TABLE);

    fn id(&self) -> String {
        self.product.to_string()
    }

    fn of(&self) -> String {
        self.product.to_string()
    }
}

impl Kept for Detail {
    const NAME: &'static str = "상세페이지";
    const TABLE: &'static str = "product_details";
    const OF: Option<&'static str> = Some(Product::TABLE);

    fn id(&self) -> String {
        self.product.to_string()
    }

    fn of(&self) -> String {
        self.product.to_string()
    }
}

impl Kept for Campaign {
    const NAME: &'static str = "기획전";
    const TABLE: &'static str = "campaigns";
    const COLUMNS: &'static [&'static str] = &["starts_at", "ends_at"];

    fn id(&self) -> String {
        self.slug.to_string()
    }

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement.bind(self.starts_at.0).bind(self.ends_at.0)
    }
}

impl Kept for Banner {
    const NAME: &'static str = "배너";
    const TABLE: &'static str = "banners";
    const COLUMNS: &'static [&'static str] = &["campaign_id"];

    fn id(&self) -> String {
        self.slug.to_string()
    }

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement.bind(self.campaign.to_string())
    }
}

impl Kept for Coupon {
    const NAME: &'static str = "쿠폰";
    const TABLE: &'static str = "coupons";

    fn id(&self) -> String {
        self.code.to_string()
    }
}

impl Kept for Programme {
    const NAME: &'static str = "상품권";
    const TABLE: &'static str = "voucher_programmes";

    fn id(&self) -> String {
        self.slug.to_string()
    }
}

impl Kept for Holiday {
    const NAME: &'static str = "휴일";
    const TABLE: &'static str = "holidays";

    fn id(&self) -> String {
        self.date.0.to_string()
    }
}

impl Kept for ZoneTable {
    const NAME: &'static str = "배송 지역";
    const TABLE: &'static str = "zone_tables";

    fn id(&self) -> String {
        "zones".to_owned()
    }
}

impl Kept for Media {
    const NAME: &'static str = "그림";
    const TABLE: &'static str = "media";

    fn id(&self) -> String {
        self.path.to_string()
    }
}
