//! `vendors.csv`, `shipping_policies.csv` and `holidays.csv`.

use crate::{
    catalog::record::{
        Holiday, ShippingKind, ShippingPolicy, Taxation, Vendor, WeightStep,
        field::{Amount, Field},
    },
    import::{
        source::Presence,
        table::{Row, Tabular},
    },
};

impl Tabular for Vendor {
    const FILE: &'static str = "vendors.csv";
    const PRESENCE: Presence = Presence::Required;
    const COLUMNS: &'static [&'static str] = &[
        "slug",
        "name",
        "township",
        "line",
        "representative",
        "story",
        "years",
        "phone",
        "email",
        "address",
        "business_no",
        "mail_order_no",
        "taxation",
        "voucher_merchant",
        "over_sales_limit",
        "commission_bp",
        "cutoff",
        "ship_within_days",
        "closed_days",
        "joined_on",
    ];
    const OPTIONAL: &'static [&'static str] = &["image"];

    fn read(row: &mut Row<'_>) -> Self {
        let vendor = Self {
            slug: row.get("slug"),
            name: row.get("name"),
            township: row.get("township"),
            line: row.get("line"),
            representative: row.get("representative"),
            story: row.get("story"),
            years: row.get("years"),
            phone: row.get("phone"),
            email: row.get("email"),
            address: row.get("address"),
            business_no: row.get("business_no"),
            mail_order_no: row.get("mail_order_no"),
            taxation: row.one_of("taxation", &Taxation::NAMES),
            voucher_merchant: row.get("voucher_merchant"),
            over_sales_limit: row.get("over_sales_limit"),
            commission_bp: row.get("commission_bp"),
            cutoff: row.get("cutoff"),
            ship_within_days: row.get("ship_within_days"),
            closed_days: row.weekdays("closed_days"),
            joined_on: row.get("joined_on"),
            image: row.optional("image"),
        };
        if !(1..=10).contains(&vendor.ship_within_days) {
            row.complain(
                "ship_within_days",
                "출고까지 걸리는 영업일은 1부터 10까지예요",
            );
        }
        if vendor.closed_days.len() >= 7 {
            row.complain("closed_days", "출고하는 요일이 하루도 없어요");
        }
        vendor
    }

    fn key(&self) -> String {
        self.slug.to_string()
    }
}

impl Tabular for ShippingPolicy {
    const FILE: &'static str = "shipping_policies.csv";
    const PRESENCE: Presence = Presence::Required;
    const COLUMNS: &'static [&'static str] = &[
        "vendor",
        "slug",
        "name",
        "kind",
        "fee",
        "jeju_surcharge",
        "island_surcharge",
    ];
    const OPTIONAL: &'static [&'static str] = &["threshold", "per_quantity", "weight_steps"];

    fn read(row: &mut Row<'_>) -> Self {
        let policy = Self {
            vendor: row.get("vendor"),
            slug: row.get("slug"),
            name: row.get("name"),
            kind: row.one_of("kind", &ShippingKind::NAMES),
            fee: row.get("fee"),
            threshold: row.optional("threshold"),
            per_quantity: row.optional("per_quantity"),
            weight_steps: weight_steps(row),
            jeju_surcharge: row.get("jeju_surcharge"),
            island_surcharge: row.get("island_surcharge"),
        };
        let only = |row: &mut Row<'_>, column: &str, kind, given: bool| {
            if given && policy.kind != kind {
                row.complain(column, "이 배송비 종류에는 쓰지 않는 칸이에요. 비워 주세요");
            } else if !given && policy.kind == kind {
                row.complain(column, "이 배송비 종류에는 꼭 있어야 해요");
            }
        };
        only(
            row,
            "threshold",
            ShippingKind::ConditionalFree,
            policy.threshold.is_some(),
        );
        only(
            row,
            "per_quantity",
            ShippingKind::PerQuantity,
            policy.per_quantity.is_some(),
        );
        only(
            row,
            "weight_steps",
            ShippingKind::ByWeight,
            !policy.weight_steps.is_empty(),
        );
        if policy.per_quantity == Some(0) {
            row.complain("per_quantity", "1 이상이어야 해요");
        }
        let free = matches!(policy.kind, ShippingKind::Free | ShippingKind::ByWeight);
        if free && policy.fee != Amount::default() {
            row.complain("fee", "이 배송비 종류에서는 0이어야 해요");
        }
        policy
    }

    fn key(&self) -> String {
        self.id().to_string()
    }
}

/// `5000:3500;10000:4500`, ascending.
fn weight_steps(row: &mut Row<'_>) -> Vec<WeightStep> {
    let text = row.cell("weight_steps").to_owned();
    let wrong = "무게표는 5000:3500;10000:4500 처럼 그램:원을 가벼운 것부터 적어 주세요";
    let mut steps: Vec<WeightStep> = Vec::new();
    for step in text
        .split(';')
        .map(str::trim)
        .filter(|step| !step.is_empty())
    {
        let step = step.split_once(':').and_then(|(grams, fee)| {
            Some(WeightStep {
                grams: u32::parse(grams).ok()?,
                fee: Amount::parse(fee).ok()?,
            })
        });
        match step {
            Some(step) if steps.last().is_none_or(|last| last.grams < step.grams) => {
                steps.push(step);
            }
            _ => {
                row.complain("weight_steps", wrong);
                break;
            }
        }
    }
    steps
}

impl Tabular for Holiday {
    const FILE: &'static str = "holidays.csv";
    const PRESENCE: Presence = Presence::Optional;
    const COLUMNS: &'static [&'static str] = &["date", "name"];
    const OPTIONAL: &'static [&'static str] = &[];

    fn read(row: &mut Row<'_>) -> Self {
        Self {
            date: row.get("date"),
            name: row.get("name"),
        }
    }

    fn key(&self) -> String {
        self.date.0.to_string()
    }
}
