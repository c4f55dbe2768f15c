//! Who works in the console, and what each may do.

use serde::{Deserialize, Serialize};

use Permission as P;

/// A role. A person may have several; the first three belong to one vendor each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// Owns a vendor.
    VendorOwner,
    /// Works for a vendor.
    VendorStaff,
    /// Acts for a vendor with its recorded consent: family, the village's head, the county.
    Delegate,
    /// Reviews vendors and products.
    Md,
    /// Answers shoppers.
    Cs,
    /// Pays vendors.
    Settlement,
    /// Makes campaigns and issues vouchers.
    Marketing,
    /// Teaches producers.
    Training,
    /// Reads everything and changes nothing.
    Auditor,
    /// Says who has which role.
    Admin,
}

/// Something that is allowed or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Permission {
    /// See a vendor's parcels, products and statements.
    ReadVendor,
    /// Accept, send and refuse parcels; stock and holidays.
    Fulfil,
    /// Change a vendor's products and pages.
    EditProducts,
    /// Answer a vendor's shoppers: claims, questions and reviews; the county also hides words.
    AnswerClaims,
    /// See all orders, with people masked.
    ReadOrders,
    /// See the people of an order, with a reason.
    RevealPeople,
    /// Give money back beyond the rules, and close cases.
    Compensate,
    /// Approve vendors and products.
    Review,
    /// See voucher programmes, batches and accounts.
    ReadVouchers,
    /// Prepare and approve issues of vouchers.
    IssueVouchers,
    /// See settlements of all vendors.
    ReadSettlement,
    /// Close, approve and pay settlements.
    Settle,
    /// See campaigns, banners and their results, and how the mall is arranged.
    ReadCampaigns,
    /// Change campaigns, banners and the home page.
    EditCampaigns,
    /// Change what shoppers are promised: terms and policies.
    EditTerms,
    /// Read the audit log.
    ReadAudit,
    /// Say who has which role.
    ManageStaff,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 10] = [
        Self::VendorOwner,
        Self::VendorStaff,
        Self::Delegate,
        Self::Md,
        Self::Cs,
        Self::Settlement,
        Self::Marketing,
        Self::Training,
        Self::Auditor,
        Self::Admin,
    ];

    /// Whether it belongs to one vendor.
    pub fn is_of_vendor(self) -> bool {
        matches!(self, Self::VendorOwner | Self::VendorStaff | Self::Delegate)
    }

    /// What it allows; a vendor's role only with the vendor's own things.
    pub fn permissions(self) -> &'static [Permission] {
        match self {
            Self::VendorOwner | Self::Delegate => {
                &[P::ReadVendor, P::Fulfil, P::EditProducts, P::AnswerClaims]
            }
            Self::VendorStaff => &[P::ReadVendor, P::Fulfil, P::AnswerClaims],
            Self::Md => &[
                P::ReadVendor,
                P::Fulfil,
                P::EditProducts,
                P::Review,
                P::ReadOrders,
                P::ReadCampaigns,
            ],
            Self::Cs => &[
                P::ReadVendor,
                P::ReadOrders,
                P::RevealPeople,
                P::AnswerClaims,
                P::Compensate,
                P::ReadVouchers,
            ],
            Self::Settlement => &[
                P::ReadVendor,
                P::ReadOrders,
                P::ReadSettlement,
                P::Settle,
                P::ReadVouchers,
                P::IssueVouchers,
            ],
            Self::Marketing => &[
                P::ReadCampaigns,
                P::EditCampaigns,
                P::ReadVouchers,
                P::IssueVouchers,
            ],
            Self::Training => &[P::ReadVendor, P::EditProducts],
            Self::Auditor => &[
                P::ReadVendor,
                P::ReadOrders,
                P::ReadVouchers,
                P::ReadSettlement,
                P::ReadCampaigns,
                P::ReadAudit,
            ],
            Self::Admin => &[
                P::ReadVendor,
                P::ReadOrders,
                P::Review,
                P::ReadVouchers,
                P::ReadSettlement,
                P::ReadCampaigns,
                P::EditTerms,
                P::ReadAudit,
                P::ManageStaff,
            ],
        }
    }

    /// Whether it allows something.
    pub fn may(self, permission: Permission) -> bool {
        self.permissions().contains(&permission)
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VendorOwner => "VENDOR_OWNER",
            Self::VendorStaff => "VENDOR_STAFF",
            Self::Delegate => "DELEGATE",
            Self::Md => "MD",
            Self::Cs => "CS",
            Self::Settlement => "SETTLEMENT",
            Self::Marketing => "MARKETING",
            Self::Training => "TRAINING",
            Self::Auditor => "AUDITOR",
            Self::Admin => "ADMIN",
        }
    }

    /// Reads what [`Role::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::VendorOwner => "판매자",
            Self::VendorStaff => "판매 도우미",
            Self::Delegate => "대신 맡은 분",
            Self::Md => "상품 심사",
            Self::Cs => "고객 상담",
            Self::Settlement => "정산",
            Self::Marketing => "홍보",
            Self::Training => "교육",
            Self::Auditor => "감사",
            Self::Admin => "관리자",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Permission, Role};

    #[test]
    fn an_auditor_changes_nothing() {
        use Permission as P;
        let reading = [
            P::ReadVendor,
            P::ReadOrders,
            P::ReadVouchers,
            P::ReadSettlement,
            P::ReadCampaigns,
            P::ReadAudit,
        ];
        for permission in Role::Auditor.permissions() {
            assert!(reading.contains(permission), "{permission:?}");
        }
    }

    #[test]
    fn who_pays_does_not_say_who_may_pay() {
        for role in Role::ALL {
            let both = role.may(Permission::Settle) && role.may(Permission::ManageStaff);
            assert!(!both, "{role:?}");
        }
    }

    #[test]
    fn roles_are_read_back() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
    }
}
