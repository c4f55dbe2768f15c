//! Putting a file in: first a look at what would happen, then it is kept for somebody else to
//! approve. The same file again is the same batch.

use sha2::{Digest, Sha256};
use shared::{
    console::payback::{BatchFile, Preview},
    error::{ErrorCode, FieldError},
    ids::ProgrammeId,
    text::line,
    time::{Date, Timestamp},
};

use super::{
    file::{self, wrong_file},
    judge::{Judged, Known, judge},
    lines,
    store::{self, NewBatch},
    view,
};
use crate::{
    catalog::{Snapshot, record::Programme},
    console::{Actor, Deed, note},
    db::{Conn, boxed, is_unique_violation},
    error::AppError,
    state::AppState,
};

/// A file that somebody chose, for a programme.
pub(super) struct Chosen<'a> {
    pub(super) programme: &'a ProgrammeId,
    pub(super) name: &'a str,
    pub(super) bytes: &'a [u8],
}

impl Chosen<'_> {
    fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.bytes))
    }
}

/// Says what would become of a file.
pub(super) async fn preview(
    state: &AppState,
    mall: &Snapshot,
    chosen: &Chosen<'_>,
) -> Result<Preview, AppError> {
    let programme = programme(mall, chosen.programme, state.clock.now())?;
    let mut conn = state.db.read().await?;
    let (tenant, hash) = (mall.tenant(), chosen.hash());
    if let Some(id) = store::find_by_file(&mut conn, tenant, chosen.programme, &hash).await? {
        let known = view::batch(state, mall, &mut conn, &id).await?;
        return Ok(Preview {
            people: known.batch.people,
            total: known.batch.total,
            rejected: known.rejected,
            batch: Some(id),
        });
    }
    let judged = look(&mut conn, mall, programme, chosen, state.clock.now()).await?;
    Ok(Preview {
        people: judged.people(),
        total: judged.total(),
        rejected: judged.rejected,
        batch: None,
    })
}

/// Keeps a file until somebody else approves it.
pub(super) async fn prepare(
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    chosen: &Chosen<'_>,
) -> Result<BatchFile, AppError> {
    let programme = programme(mall, chosen.programme, state.clock.now())?;
    let what = (programme, chosen);
    let id = match keep(state, mall, actor, what).await {
        // Somebody else put the same lines in at the same moment; now they are known.
        Err(AppError::Database(error)) if is_unique_violation(&error) => {
            keep(state, mall, actor, what).await?
        }
        other => other?,
    };
    let mut conn = state.db.read().await?;
    view::batch(state, mall, &mut conn, &id).await
}

async fn keep(
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    what: (&Programme, &Chosen<'_>),
) -> Result<String, AppError> {
    state
        .db
        .write(|tx| boxed(prepare_in(tx, state, mall, actor, what)))
        .await
}

async fn prepare_in(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    (programme, chosen): (&Programme, &Chosen<'_>),
) -> Result<String, AppError> {
    let (tenant, now, hash) = (&actor.tenant, state.clock.now(), chosen.hash());
    if let Some(id) = store::find_by_file(tx, tenant, chosen.programme, &hash).await? {
        return Ok(id);
    }
    let judged = look(tx, mall, programme, chosen, now).await?;
    if judged.paybacks.is_empty() {
        return Err(wrong_file(
            "발행할 수 있는 줄이 하나도 없어요. 미리 보기에서 까닭을 보고 고쳐 주세요.",
        ));
    }
    let id = state.ids.id("pb");
    let name = line(chosen.name, 100).filter(|name| !name.is_empty());
    let batch = NewBatch {
        id: &id,
        programme: chosen.programme,
        file_hash: &hash,
        file_name: name.as_deref().unwrap_or("페이백 파일"),
        by: (&actor.id, &actor.name),
        at: now,
    };
    store::insert(tx, tenant, &batch, &judged).await?;
    let detail = format!(
        r#"{{"people":{},"total":{},"rejected":{}}}"#,
        judged.people(),
        judged.total().0,
        judged.rejected.len()
    );
    let deed = Deed {
        detail: &detail,
        ..Deed::of("batch-prepared", &id)
    };
    note(tx, state, actor, deed).await?;
    Ok(id)
}

async fn look(
    conn: &mut Conn,
    mall: &Snapshot,
    programme: &Programme,
    chosen: &Chosen<'_>,
    now: Timestamp,
) -> Result<Judged, AppError> {
    let rows = file::read(chosen.bytes)?;
    let (year, ..) = now.date().ymd();
    let new_year = Date::new(year, 1, 1).map_or(Timestamp(0), Date::start);
    let known: Known = lines::known(conn, mall.tenant(), chosen.programme, new_year).await?;
    Ok(judge(rows, programme, &known))
}

/// The programme, when a lot of it may be issued today.
pub(super) fn programme<'a>(
    mall: &'a Snapshot,
    id: &ProgrammeId,
    now: Timestamp,
) -> Result<&'a Programme, AppError> {
    let found = mall.programmes.get(id).ok_or_else(|| {
        let text = "어느 사업의 페이백인지 골라 주세요.";
        AppError::invalid(vec![FieldError::new("programme", text)])
    })?;
    if found.issues_at(now) && !found.compensation {
        return Ok(found);
    }
    let text = "지금 발행할 수 있는 사업이 아니에요. 발행 기간과 잔액을 맡은 곳을 확인해 주세요.";
    Err(AppError::refused(ErrorCode::WrongState, text))
}
