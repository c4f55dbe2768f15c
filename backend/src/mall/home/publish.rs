//! What is said of the first page becomes what shoppers see: it is written where the import would
//! write it, and kept as a version. One transaction; pressed twice, it happens once.

use serde_json::json;
use shared::{
    console::home::{Section, changes},
    error::ErrorCode,
};

use super::{
    record,
    store::{self, Said, Shown, overtaken},
    view::{Around, State},
};
use crate::{
    catalog::{advance, one_at_a_time},
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    import::{self, MallPart},
    state::AppState,
};

/// Publishes the version that was seen.
pub(super) async fn publish(state: &AppState, actor: &Actor, seen: i64) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(publish_in(tx, state, actor, seen)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn publish_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    seen: i64,
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    one_at_a_time(tx, tenant).await?;
    let mut there = State::read(tx, tenant).await?;
    if there.version() != seen {
        return Err(overtaken());
    }
    stands_on(&there)?;
    let sections = there.sections().to_vec();
    let news = changes(&there.live, &sections);
    if news.is_empty() {
        let text = "바뀐 것이 없어요. 지금 손님이 보는 화면과 같아요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    }
    let around = Around::read(tx, tenant, now).await?;
    let faults = around.faults(&there.mall, &sections);
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    let home = record::record(&there.mall.home, &sections).map_err(AppError::invalid)?;
    // Before everything else that is written: of two who publish at once, the later one stops here.
    let said = Said {
        base: &sections,
        sections: &sections,
    };
    store::keep(tx, actor, seen, &said, now).await?;
    let seq = keep_version(tx, state, actor, (&there.live, &sections, &news)).await?;
    there.mall.home = home;
    import::put_own_part(tx, tenant, (&there.mall, MallPart::Home)).await?;
    advance(tx, tenant, now).await?;
    let detail = json!({ "version": seq, "changes": news }).to_string();
    let deed = Deed {
        detail: &detail,
        ..Deed::of("home-published", "홈 화면")
    };
    note(tx, state, actor, deed).await
}

/// The page that shoppers see is still the one that this was begun with.
fn stands_on(there: &State) -> Result<(), AppError> {
    if there.base() == there.live {
        return Ok(());
    }
    let text = "고치는 사이에 파일로 홈 화면이 바뀌었어요. 고친 것을 버리고 지금 화면에서 다시 고쳐 주세요.";
    Err(AppError::refused(ErrorCode::WrongState, text))
}

/// Keeps the page as a version; the first time also the one that the files made.
async fn keep_version(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (before, after, news): (&[Section], &[Section], &[String]),
) -> Result<i64, AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    if store::versions(tx, tenant).await?.is_empty() {
        let files = Shown {
            sections: before,
            changes: &[],
            who: ("", ""),
        };
        store::add_version(tx, tenant, &files, now).await?;
    }
    let shown = Shown {
        sections: after,
        changes: news,
        who: (&actor.id, &actor.name),
    };
    store::add_version(tx, tenant, &shown, now).await
}
