//! Voucher programmes and the lots under them.

use std::collections::BTreeMap;

use shared::voucher::VoucherKind;

use crate::{
    catalog::record::{Programme, Source},
    import::{
        folder::Folder,
        problem::{Complaints, Findings},
    },
};

pub(super) fn check(folder: &mut Folder, findings: &mut Findings) {
    findings.keep(&mut folder.programmes, |programme, complaints| {
        let ends = programme.effective_from <= programme.effective_to;
        complaints.demand(ends, "effective_to", "effective_from보다 빨라요");
        let own = programme.source == Source::Ledger && programme.kind == VoucherKind::Policy;
        complaints.demand(
            own || !programme.compensation,
            "compensation",
            "보상은 kind가 POLICY이고 source가 LEDGER인 사업으로만 드릴 수 있어요",
        );
        payback(programme, complaints);
    });
    let programmes: BTreeMap<String, (Source, VoucherKind)> = folder
        .programmes
        .iter()
        .map(|row| {
            (
                row.record.slug.to_string(),
                (row.record.source, row.record.kind),
            )
        })
        .collect();
    findings.keep(&mut folder.lots, |lot, complaints| {
        match programmes.get(lot.programme.as_str()) {
            Some((Source::Ledger, _)) => {}
            Some((Source::Provider, _)) => {
                complaints.say(
                    "programme",
                    "발행 기관이 잔액을 관리하는 상품권이라 여기에 적을 수 없어요",
                );
            }
            None => {
                complaints.refer(false, "programme", ("programmes.json", &lot.programme));
            }
        }
    });
    findings.keep(&mut folder.provider_lots, |lot, complaints| {
        match programmes.get(lot.programme.as_str()) {
            Some((Source::Provider, kind)) => {
                complaints.demand(*kind == lot.kind, "kind", "programmes.json의 kind와 달라요");
            }
            Some((Source::Ledger, _)) => {
                complaints.say(
                    "programme",
                    "쇼핑몰 장부의 상품권이라 lots.csv에 적어 주세요",
                );
            }
            None => {
                complaints.refer(false, "programme", ("programmes.json", &lot.programme));
            }
        }
        complaints.demand(
            lot.remaining <= lot.face,
            "remaining",
            "남은 금액이 발행 금액보다 클 수 없어요",
        );
    });
}

fn payback(programme: &Programme, complaints: &mut Complaints<'_>) {
    let Some(rule) = &programme.payback else {
        return;
    };
    for vector in &rule.vectors {
        let found = rule.of(vector.party, vector.spend.0);
        let wanted = vector.payback.0;
        let message = format!(
            "{}을 쓰면 {wanted}이어야 하는데 규칙으로는 {found}이에요",
            vector.spend.0
        );
        complaints.demand(found == wanted, "payback.vectors", message);
    }
}
