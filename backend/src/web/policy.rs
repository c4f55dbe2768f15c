//! Terms, privacy and the like: the version that holds now, and all others to be read.

use shared::{
    console::policy::{PolicyKind, PolicyPart, PolicyVersion, holding},
    page::PolicyPage,
    time::Date,
};

use crate::{catalog::Snapshot, mall};

/// The text of a policy: the version that holds, or the one of this number.
pub(super) fn policy(mall: &Snapshot, slug: &str, seq: Option<&str>) -> Option<PolicyPage> {
    let kind = PolicyKind::of_slug(slug)?;
    let kept = mall.policies.get(&kind).map_or(&[][..], Vec::as_slice);
    let versions = mall::policy_versions(&mall.mall, kind, kept);
    let today = mall.as_of.date();
    // A mall that is older than its first wording still has that.
    let holds = holding(&versions, today).or(versions.last())?;
    let shown = match seq {
        None => holds,
        Some(seq) => {
            let seq: i64 = seq.parse().ok()?;
            versions.iter().find(|version| version.seq == seq)?
        }
    };
    let note = if shown.seq == holds.seq {
        String::new()
    } else if shown.from > today {
        format!("{}부터 적용될 내용이에요.", day(shown.from))
    } else {
        "지난 내용이에요. 지금은 다른 내용이 적용돼요.".to_owned()
    };
    let others = versions.iter().filter(|version| version.seq != shown.seq);
    Some(PolicyPage {
        title: kind.name().to_owned(),
        effective: shown.from,
        note,
        sections: shown.parts.iter().map(section).collect(),
        others: others
            .map(|version| link(kind, version, (holds.seq, today)))
            .collect(),
    })
}

fn section(part: &PolicyPart) -> (String, Vec<String>) {
    let lines = part.body.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    (part.title.clone(), lines.map(ToOwned::to_owned).collect())
}

fn link(
    kind: PolicyKind,
    version: &PolicyVersion,
    (holds, today): (i64, Date),
) -> (String, String) {
    let path = format!("/policies/{}", kind.slug());
    let from = day(version.from);
    if version.seq == holds {
        (path, format!("지금 적용되는 내용 ({from}부터)"))
    } else {
        let soon = if version.from > today {
            " (예정)"
        } else {
            ""
        };
        let href = format!("{path}?v={}", version.seq);
        (href, format!("{from}부터{soon}"))
    }
}

fn day(date: Date) -> String {
    let (year, month, day) = date.ymd();
    format!("{year}년 {month}월 {day}일")
}
