//! The people of the county's team, and who may do what.

use serde::{Deserialize, Serialize};

use super::role::{Permission, Role};
use crate::time::Timestamp;

/// The county's team, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct People {
    /// Everybody who is or was in it.
    pub rows: Vec<Person>,
}

/// A member of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The id.
    pub id: String,
    /// The name to sign in with.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// What the person is here for.
    pub roles: Vec<Role>,
    /// Whether the person may sign in.
    pub active: bool,
    /// Since when.
    pub since: Timestamp,
    /// When the person was last here.
    pub seen: Option<Timestamp>,
    /// Whether it is whoever asks: nobody changes what they may do themselves.
    pub me: bool,
}

/// Somebody who joins the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPerson {
    /// The name to sign in with: 2 to 20 small letters, digits, `.` and `-`.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// What the person is here for.
    pub role: Role,
}

/// What somebody signs in with. It is shown once and kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Secrets {
    /// The name to sign in with.
    pub login: String,
    /// The password.
    pub password: String,
    /// The authenticator's seed, as an app takes it.
    pub seed: String,
}

/// Gives somebody roles in place of those before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetRoles {
    /// All that the person is to have.
    pub roles: Vec<Role>,
}

/// Keeps somebody out, or lets them in again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetActive {
    /// Whether the person may sign in.
    pub active: bool,
    /// Why.
    pub reason: String,
}

/// Why nobody may have all of these roles, in a sentence.
pub fn refuse_roles(roles: &[Role]) -> Result<(), &'static str> {
    let may = |permission| roles.iter().any(|role| role.may(permission));
    if roles.is_empty() {
        return Err("권한이 하나는 있어야 해요. 그만둔 분은 ‘들어오지 못하게’를 눌러 주세요.");
    }
    if roles.iter().any(|role| role.is_of_vendor()) {
        return Err("판매자의 권한은 입점에서 정해져요.");
    }
    let pays = may(Permission::Settle) || may(Permission::IssueVouchers);
    if may(Permission::ManageStaff) && pays {
        return Err("돈을 내보내는 분은 권한을 정하는 관리자를 함께 맡을 수 없어요.");
    }
    if roles.contains(&Role::Auditor) && roles.len() > 1 {
        return Err("감사는 다른 일을 함께 맡을 수 없어요.");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Role, refuse_roles};

    #[test]
    fn whoever_pays_or_audits_does_nothing_that_speaks_against_it() {
        assert!(refuse_roles(&[Role::Md, Role::Cs]).is_ok());
        assert!(refuse_roles(&[Role::Settlement, Role::Marketing]).is_ok());
        for wrong in [
            &[][..],
            &[Role::VendorOwner],
            &[Role::Admin, Role::Settlement],
            &[Role::Admin, Role::Marketing],
            &[Role::Auditor, Role::Cs],
        ] {
            assert!(refuse_roles(wrong).is_err(), "{wrong:?}");
        }
    }
}
