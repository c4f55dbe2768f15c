//! Names of things. Each kind of id is a type of its own, so that a vendor's id cannot be
//! passed where an option's is meant.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

id! {
    /// A municipality that runs a mall.
    TenantId,
    /// A producer or company that sells in the mall; also its place in `/vendors/:slug`.
    VendorId,
    /// A category; also its place in `/c/:slug`.
    CategoryId,
    /// A product; also its place in `/p/:slug`.
    ProductId,
    /// One buyable choice of a product, for example "10kg".
    OptionId,
    /// A campaign; also its place in `/campaigns/:slug`.
    CampaignId,
    /// A coupon.
    CouponId,
    /// A rule that says what a vendor's parcel costs.
    ShippingPolicyId,
    /// A programme under which vouchers are issued.
    ProgrammeId,
    /// One amount of voucher money with its own expiry.
    LotId,
    /// The number of an order as the shopper sees it.
    OrderNo,
    /// One try to pay an order; the provider knows it as the order's id.
    AttemptId,
    /// A cancellation, return or exchange of units of an order.
    ClaimId,
    /// A stretch of days that the county settles with its vendors at once.
    RunId,
    /// What a vendor gets of one run.
    StatementId,
}
