//! The people of the demo county: invented, with secrets that everybody may know.

use shared::{console::role::Role, ids::VendorId};

use super::staff::{NewMember, Proof};

/// What the demo's team signs in with; `cargo xtask run` prints it.
const PASSWORD: &str = "chorok-demo";
/// In an authenticator app: `MNUG64TPNMQGIZLNN4QHGZLFMQQDAMBR`.
const SEED: [u8; 20] = *b"chorok demo seed 001";

const TEAM: [(&str, &str, Role); 9] = [
    ("md", "정다은", Role::Md),
    ("cs", "한가람", Role::Cs),
    ("money", "윤서진", Role::Settlement),
    ("money2", "배도영", Role::Settlement),
    ("promo", "오다온", Role::Marketing),
    ("promo2", "최한결", Role::Marketing),
    ("edu", "임하늘", Role::Training),
    ("audit", "강바름", Role::Auditor),
    ("admin", "서이음", Role::Admin),
];

const PRODUCERS: [(&str, &str, &str); 4] = [
    ("01000000001", "전재훈", "fruit-01"),
    ("01000000002", "정영자", "fruit-08"),
    ("01000000003", "권영호", "rice-01"),
    ("01000000004", "임판석", "fish-01"),
];

/// Everybody who can sign in to the demo county's console.
pub fn people() -> Vec<NewMember> {
    let team = TEAM.into_iter().map(|(login, name, role)| NewMember {
        login: login.to_owned(),
        name: name.to_owned(),
        role,
        vendor: None,
        consent: String::new(),
        proof: Proof::Password {
            password: PASSWORD.to_owned(),
            seed: SEED,
        },
    });
    let producer =
        |(login, name, vendor, role, consent): (&str, &str, &str, Role, &str)| NewMember {
            login: login.to_owned(),
            name: name.to_owned(),
            role,
            vendor: Some(VendorId(vendor.to_owned())),
            consent: consent.to_owned(),
            proof: Proof::Phone,
        };
    let owners = PRODUCERS
        .into_iter()
        .map(|(login, name, vendor)| producer((login, name, vendor, Role::VendorOwner, "")));
    let daughter = producer((
        "01000000005",
        "정미래",
        "fruit-08",
        Role::Delegate,
        "정영자 님이 2026-11-02 농가에서 말로 동의, 정다은 주무관이 적음",
    ));
    team.chain(owners).chain([daughter]).collect()
}
