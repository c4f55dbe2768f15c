//! `vendors.csv`.

use serde::{Deserialize, Serialize};

use super::field::{Bp, Clock, Day, ImagePath, Slug, Text};

/// Who sells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vendor {
    /// Its id.
    pub slug: Slug,
    /// Its name, unique in the mall.
    pub name: Text<40>,
    /// Where it is.
    pub township: Text<20>,
    /// What it does, in a word.
    pub line: Text<20>,
    /// Who answers for it.
    pub representative: Text<20>,
    /// In the producer's words.
    pub story: Text<1000>,
    /// Years at this work.
    pub years: u32,
    /// Phone.
    pub phone: Text<20>,
    /// E-mail.
    pub email: Text<80>,
    /// Address of the business.
    pub address: Text<120>,
    /// Business registration number.
    pub business_no: Text<20>,
    /// Mail-order sales report number.
    pub mail_order_no: Text<40>,
    /// How it is taxed.
    pub taxation: Taxation,
    /// Whether it is a registered merchant of the local voucher.
    pub voucher_merchant: bool,
    /// Whether its yearly sales bar it from vouchers bought at a discount.
    pub over_sales_limit: bool,
    /// What the mall keeps of a sale.
    pub commission_bp: Bp,
    /// Orders after it leave with the next day's.
    pub cutoff: Clock,
    /// Business days until dispatch.
    pub ship_within_days: u32,
    /// Weekdays without dispatch, as `일`.
    pub closed_days: Vec<String>,
    /// When it came into the mall.
    pub joined_on: Day,
    /// Its picture.
    pub image: Option<ImagePath>,
}

/// How a vendor is taxed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Taxation {
    /// 일반과세자.
    #[default]
    General,
    /// 간이과세자 that issues tax invoices.
    SimpleInvoice,
    /// 간이과세자.
    Simple,
    /// 면세사업자.
    Exempt,
}

impl Taxation {
    /// The words of the file.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("GENERAL", Self::General),
        ("SIMPLE_INVOICE", Self::SimpleInvoice),
        ("SIMPLE", Self::Simple),
        ("EXEMPT", Self::Exempt),
    ];
}
