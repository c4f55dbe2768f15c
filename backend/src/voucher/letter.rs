//! A lot for one person: with a code that nobody has seen, which goes out in a sealed letter.

use shared::{
    ids::{LotId, ProgrammeId},
    money::Won,
    text::{Phone, with_particle},
    time::Timestamp,
};

use super::issue::LotToIssue;
use crate::{catalog::Snapshot, outbox::Letter, state::AppState};

/// A lot with a new code and PIN. The id is the caller's, so that it is issued once.
pub fn new_lot(
    state: &AppState,
    (id, programme): (String, &ProgrammeId),
    face: Won,
    (issued_at, expires_at): (Timestamp, Timestamp),
) -> LotToIssue {
    let pin = u32::from_le_bytes(state.ids.bytes()) % 10_000;
    LotToIssue {
        id: LotId(id),
        code: state.ids.code(16),
        pin: format!("{pin:04}"),
        programme: programme.clone(),
        face,
        issued_at,
        expires_at,
    }
}

/// Tells somebody the code and PIN of a lot.
pub fn letter(mall: &Snapshot, to: &Phone, lot: &LotToIssue) -> Letter {
    let programme = mall.programmes.get(&lot.programme);
    let programme = programme.map_or("상품권", |programme| programme.name.as_str());
    let groups: Vec<&str> = (0..lot.code.len())
        .step_by(4)
        .filter_map(|at| lot.code.get(at..at + 4))
        .collect();
    let (year, month, day) = lot.expires_at.plus_ms(-1).date().ymd();
    Letter {
        to: to.to_string(),
        template: "voucher-issued".to_owned(),
        title: format!("{} 왔어요", with_particle(programme, ("이", "가"))),
        body: format!(
            "[{}] {programme} {}이 왔어요. 번호 {}, 비밀번호 {}. {year}년 {month}월 {day}일까지 쓸 수 있어요. 번호와 비밀번호는 다른 사람에게 알려 주지 마세요.",
            mall.mall.mall_name,
            lot.face,
            groups.join("-"),
            lot.pin,
        ),
    }
}
