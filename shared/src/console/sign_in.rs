//! How people come into the console.

use serde::{Deserialize, Serialize};

use super::role::{Permission, Role};
use crate::ids::VendorId;

/// The county's team: a name, a password and the six digits of the authenticator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignIn {
    /// The name that they sign in with.
    pub login: String,
    /// The password.
    pub password: String,
    /// The authenticator's digits.
    pub code: String,
}

/// A producer asks for a code on the phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskCode {
    /// The phone's number, as people write it.
    pub phone: String,
}

/// A producer comes in with the code from the phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PhoneSignIn {
    /// The phone's number, as people write it.
    pub phone: String,
    /// The six digits that were sent.
    pub code: String,
}

/// A decision about money repeats the authenticator's digits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StepUp {
    /// The authenticator's digits.
    pub code: String,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// The person's id.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// The mall, for example `초록믿음`.
    pub mall: String,
    /// What the person is here for.
    pub roles: Vec<Held>,
    /// Whether the authenticator was asked in the last minutes.
    pub proved: bool,
}

/// A role that somebody has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The role.
    pub role: Role,
    /// Of a vendor's role: the vendor, and its name.
    pub vendor: Option<(VendorId, String)>,
}

impl Me {
    /// Whether one of the county's roles allows it.
    pub fn may(&self, permission: Permission) -> bool {
        let county = self.roles.iter().filter(|held| held.vendor.is_none());
        county.into_iter().any(|held| held.role.may(permission))
    }

    /// Whether this person works for the county.
    pub fn is_of_county(&self) -> bool {
        self.roles.iter().any(|held| held.vendor.is_none())
    }

    /// The vendors that this person acts for.
    pub fn vendors(&self) -> impl Iterator<Item = &(VendorId, String)> {
        self.roles.iter().filter_map(|held| held.vendor.as_ref())
    }
}
