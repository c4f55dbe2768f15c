//! What the county hides, and shows again. The words stay as they were written.

use shared::{
    console::feedback::Kind,
    error::{ErrorCode, FieldError},
    feedback::HideReason,
    text::line,
};

use super::{publish::publish, store};
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Hides somebody's words for one of the reasons, with what exactly.
pub(super) async fn hide(
    state: &AppState,
    actor: &Actor,
    (kind, id): (Kind, &str),
    (reason, why): (HideReason, &str),
) -> Result<(), AppError> {
    let why = line(why, 200).filter(|why| !why.is_empty());
    let why = why.ok_or_else(|| {
        let says = "무엇 때문에 가리는지 한 줄로 적어 주세요. 200자까지예요.";
        AppError::invalid(vec![FieldError::new("why", says)])
    })?;
    let deed = Deed {
        reason: &format!("{}: {why}", reason.name()),
        ..match kind {
            Kind::Questions => Deed::of("question-hidden", id),
            Kind::Reviews => Deed::of("review-hidden", id),
        }
    };
    change(state, actor, kind, Some(reason), deed).await
}

/// Shows them again.
pub(super) async fn show(
    state: &AppState,
    actor: &Actor,
    (kind, id): (Kind, &str),
) -> Result<(), AppError> {
    let deed = match kind {
        Kind::Questions => Deed::of("question-shown", id),
        Kind::Reviews => Deed::of("review-shown", id),
    };
    change(state, actor, kind, None, deed).await
}

async fn change(
    state: &AppState,
    actor: &Actor,
    kind: Kind,
    reason: Option<HideReason>,
    deed: Deed<'_>,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(change_in(tx, state, actor, kind, reason, deed)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn change_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    kind: Kind,
    reason: Option<HideReason>,
    deed: Deed<'_>,
) -> Result<(), AppError> {
    let key = (&actor.tenant, deed.subject);
    let product = store::hide(tx, kind, key, reason).await?;
    let product = product.ok_or_else(|| {
        let says = "벌써 그렇게 되어 있거나, 쓴 분이 지운 글이에요.";
        AppError::refused(ErrorCode::WrongState, says)
    })?;
    publish(tx, &actor.tenant, &product, state.clock.now()).await?;
    note(tx, state, actor, deed).await
}
