//! The names of accounts, and what follows from a name.

use shared::ids::{LotId, ProgrammeId, VendorId};

/// The name of an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct AccountId(pub String);

impl AccountId {
    /// The balance of one voucher lot. Never below zero.
    pub fn lot(lot: &LotId) -> Self {
        Self(format!("lot/{lot}"))
    }

    /// What a programme has issued; negative.
    pub fn fund(programme: &ProgrammeId) -> Self {
        Self(format!("fund/{programme}"))
    }

    /// What an outside issuer owes the mall for its vouchers; negative.
    pub fn external_voucher(programme: &ProgrammeId) -> Self {
        Self(format!("external/{programme}"))
    }

    /// What a vendor has earned.
    pub fn vendor(vendor: &VendorId) -> Self {
        Self(format!("vendor/{vendor}"))
    }

    /// What the card provider owes the mall; negative.
    pub fn card() -> Self {
        Self("card".to_owned())
    }

    /// What the county adds for paying by voucher; negative.
    pub fn county_discount() -> Self {
        Self("county-discount".to_owned())
    }

    /// What was sent to vendors' banks.
    pub fn payout() -> Self {
        Self("payout".to_owned())
    }

    /// What the county keeps of sales, without its tax.
    pub fn commission() -> Self {
        Self("commission".to_owned())
    }

    /// The value-added tax of what the county keeps.
    pub fn commission_vat() -> Self {
        Self("commission/vat".to_owned())
    }

    /// What the account is of, as the table says it.
    pub(super) fn kind(&self) -> &'static str {
        match self.0.split('/').next() {
            Some("lot") => "LOT",
            Some("fund") => "FUND",
            Some("external") => "EXTERNAL_VOUCHER",
            Some("vendor") => "VENDOR",
            Some("card") => "CARD",
            Some("payout") => "PAYOUT",
            Some("commission") => "COMMISSION",
            _ => "COUNTY_DISCOUNT",
        }
    }

    /// The least that may be free on it; `None` where there is no limit.
    pub(super) fn floor(&self) -> Option<i64> {
        (self.kind() == "LOT").then_some(0)
    }
}
