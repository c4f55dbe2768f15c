//! The form of a link, pinned: a change here makes every chain in the world unreadable.

use shared::{ids::TenantId, money::Won, time::Timestamp};

use super::{Entry, Hash, Link};
use crate::ledger::AccountId;

fn entry(seq: i64, account: &str, amount: i64) -> Entry {
    Entry {
        seq,
        account: AccountId(account.to_owned()),
        amount: Won(amount),
    }
}

fn link<'a>(tenant: &'a TenantId, entries: &'a [Entry]) -> Link<'a> {
    Link {
        tenant,
        seq: 1,
        transfer: "trf_1",
        kind: "SALE",
        reference: "20261122-7K3M9Q",
        at: Timestamp(1_795_316_400_000),
        entries,
    }
}

#[test]
fn the_form_is_the_one_that_auditors_read() {
    let tenant = TenantId::from("gangjin");
    let entries = [
        entry(1, "card", -17_500),
        entry(2, "vendor/rice-01", 17_500),
    ];
    let hash = link(&tenant, &entries).hash(&Hash::START);
    assert_eq!(
        hash.to_string(),
        "266c50b56cc2456d8f04e3b5a36bc5bbf902d96c049b0f0c58b46b5203c4b0e7"
    );
}

#[test]
fn everything_in_a_link_counts() {
    let (tenant, other) = (TenantId::from("gangjin"), TenantId::from("haenam"));
    let entries = [entry(1, "card", -5), entry(2, "vendor/a", 5)];
    let right = link(&tenant, &entries);
    let swapped = [entry(1, "vendor/a", 5), entry(2, "card", -5)];
    let changed = [
        Link {
            tenant: &other,
            ..right.clone()
        },
        Link {
            seq: 2,
            ..right.clone()
        },
        Link {
            transfer: "trf_2",
            ..right.clone()
        },
        Link {
            kind: "REFUND",
            ..right.clone()
        },
        Link {
            reference: "20261122-7K3M9R",
            ..right.clone()
        },
        Link {
            at: Timestamp(1_795_316_400_001),
            ..right.clone()
        },
        Link {
            entries: &entries[..1],
            ..right.clone()
        },
        Link {
            entries: &swapped,
            ..right.clone()
        },
        // A letter that moves from one text to the next.
        Link {
            kind: "SALE2",
            reference: "0261122-7K3M9Q",
            ..right.clone()
        },
    ];
    let expected = right.hash(&Hash::START);
    for link in changed {
        assert_ne!(link.hash(&Hash::START), expected, "{link:?}");
    }
    assert_ne!(right.hash(&expected), expected);
}

#[test]
fn a_hash_has_one_text() {
    let text = "00".repeat(31) + "fe";
    assert_eq!(
        Hash::parse(&text).map(|hash| hash.to_string()),
        Some(text.clone())
    );
    assert_eq!(Hash::parse(&text.to_uppercase()), None);
    assert_eq!(Hash::parse("00"), None);
}
