//! Certificates: a kind says which are possible, a product has those its vendor really holds.

use serde::Serialize;

use super::{Product, Setting, Vendor};
use crate::{Date, material::Kind, rng::Rng};

#[derive(Debug, Serialize)]
pub(super) struct Certificate {
    kind: String,
    name: &'static str,
    number: String,
    expires_on: Option<Date>,
}

pub(super) fn of(
    setting: Setting<'_>,
    product: &Product<'_>,
    vendor: &Vendor<'_>,
) -> Vec<Certificate> {
    let possible = &product.kind.certificates;
    let held = possible.iter().filter(|code| holds(code, product, vendor));
    held.filter_map(|code| {
        let mut rng = Rng::named(&["certificate", &vendor.slug, code]);
        // Marks of a single animal or catch carry a number but never run out.
        let lasts = !matches!(code.as_str(), "trace" | "ftrace");
        Some(Certificate {
            kind: code.clone(),
            name: name(code)?,
            number: format!(
                "시연-{:04}-{:04}",
                rng.between(1_000, 9_999),
                rng.between(1, 9_999)
            ),
            expires_on: lasts.then(|| setting.as_of.plus_days(rng.between(45, 700))),
        })
    })
    .collect()
}

fn holds(code: &str, product: &Product<'_>, vendor: &Vendor<'_>) -> bool {
    if promised(code, &product.name, product.kind) {
        return true;
    }
    // One draw per vendor: a certificate belongs to the vendor, not to the product.
    let share = match code {
        "haccp" => 7_500,
        "gap" | "pfree" => 5_000,
        "organic" => 1_500,
        _ => 3_000,
    };
    Rng::named(&["holds", &vendor.slug, code]).chance(share)
}

/// What the name, the label or the law promises must be there.
fn promised(code: &str, name: &str, kind: &Kind) -> bool {
    match code {
        "organic" => name.contains("유기"),
        "pfree" => name.contains("무농약"),
        "gap" => name.contains("GAP"),
        "haccp" => name.contains("HACCP"),
        "gi" => kind.notice.values().any(|value| value.contains("{gi_no}")),
        "trad" => name.contains("전통식품"),
        "animal" => name.contains("동물복지"),
        "trace" | "tradliq" => true,
        _ => false,
    }
}

fn name(code: &str) -> Option<&'static str> {
    Some(match code {
        "organic" => "유기농산물",
        "pfree" => "무농약농산물",
        "gap" => "GAP(우수관리인증)",
        "haccp" => "HACCP(식품안전관리인증)",
        "gi" => "지리적표시",
        "trad" => "전통식품 품질인증",
        "trace" => "축산물이력",
        "ftrace" => "수산물이력",
        "animal" => "동물복지 축산농장",
        "tradliq" => "지역특산주 면허",
        _ => return None,
    })
}
