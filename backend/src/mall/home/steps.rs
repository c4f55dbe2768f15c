//! Keeping and throwing away what was said of the first page, and bringing an earlier one back.

use std::collections::BTreeSet;

use shared::{
    console::home::{MOST_ITEMS, MOST_SECTIONS, SaveHome, Section},
    error::FieldError,
};

use super::{
    store::{self, Said, overtaken},
    view::State,
};
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Keeps what was said, at once.
pub(super) async fn save(state: &AppState, actor: &Actor, said: SaveHome) -> Result<(), AppError> {
    let faults = impossible(&said.sections);
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    let request = (said.version, &said.sections[..]);
    state
        .db
        .write(|tx| boxed(say(tx, state, actor, request)))
        .await
}

/// Says something else than what stands in the making, on what it stands on.
async fn say(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (seen, sections): (i64, &[Section]),
) -> Result<(), AppError> {
    let there = State::read(tx, &actor.tenant).await?;
    if there.version() != seen {
        return Err(overtaken());
    }
    let said = Said {
        base: there.base(),
        sections,
    };
    store::keep(tx, actor, seen, &said, state.clock.now()).await
}

/// What no page in the console says.
fn impossible(sections: &[Section]) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if sections.len() > MOST_SECTIONS {
        let says = format!("칸은 {MOST_SECTIONS}개까지 둘 수 있어요.");
        faults.push(FieldError::new("sections", says));
    }
    let ids: BTreeSet<u32> = sections.iter().map(|section| section.id).collect();
    if ids.len() != sections.len() {
        let says = "같은 칸이 두 번 들어 있어요. 화면을 다시 열어 주세요.";
        faults.push(FieldError::new("sections", says));
    }
    for (nth, section) in sections.iter().enumerate() {
        let items: BTreeSet<&String> = section.items.iter().collect();
        let says = if section.items.len() > MOST_ITEMS {
            format!("한 칸에 {MOST_ITEMS}개까지 담을 수 있어요.")
        } else if items.len() != section.items.len() {
            "같은 것이 두 번 들어 있어요. 하나를 빼 주세요.".to_owned()
        } else {
            continue;
        };
        faults.push(FieldError::new(format!("sections.{nth}.items"), says));
    }
    faults
}

/// Throws away what is not published.
pub(super) async fn discard(state: &AppState, actor: &Actor, seen: i64) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(discard_in(tx, state, actor, seen)))
        .await
}

async fn discard_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    seen: i64,
) -> Result<(), AppError> {
    let there = State::read(tx, &actor.tenant).await?;
    if there.version() != seen {
        return Err(overtaken());
    }
    if there.open().is_none() {
        return Ok(());
    }
    let said = Said {
        base: &there.live,
        sections: &there.live,
    };
    store::keep(tx, actor, seen, &said, state.clock.now()).await?;
    note(tx, state, actor, Deed::of("home-draft-dropped", "홈 화면")).await
}

/// Puts an earlier page into the making. Shoppers see it when it is published.
pub(super) async fn bring_back(
    state: &AppState,
    actor: &Actor,
    (seq, seen): (i64, i64),
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(bring_back_in(tx, state, actor, (seq, seen))))
        .await
}

async fn bring_back_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (seq, seen): (i64, i64),
) -> Result<(), AppError> {
    let sections = store::find_version(tx, &actor.tenant, seq).await?;
    say(tx, state, actor, (seen, &sections)).await?;
    let seq = format!("{seq}번째 편성");
    note(tx, state, actor, Deed::of("home-version-taken", &seq)).await
}
