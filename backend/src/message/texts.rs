//! The table of texts. A version never changes; the newest holds.

use std::collections::BTreeMap;

use shared::{
    console::message::{SetText, TextDesk, TextVersion},
    error::{ErrorCode, FieldError},
    ids::TenantId,
    message::{Template, lint},
    time::Timestamp,
};

use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed, is_unique_violation},
    error::AppError,
    state::AppState,
};

/// All texts with their versions.
pub(super) async fn list(conn: &mut Conn, tenant: &TenantId) -> Result<Vec<TextDesk>, AppError> {
    let rows: Vec<(String, i64, String, String, Timestamp)> = sqlx::query_as(
        "select template,
                seq,
                content,
                who,
                made_at
           from message_versions
          where tenant_id = $1
          order by template,
                   seq desc",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await?;
    let mut written: BTreeMap<Template, Vec<TextVersion>> = BTreeMap::new();
    for (template, seq, content, who, at) in rows {
        let template = Template::parse(&template)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("message template {template}")))?;
        let made = Some((who, at));
        let versions = written.entry(template).or_default();
        versions.push(version(template, seq, content, made));
    }
    let desk = |template: Template| {
        let mut versions = written.remove(&template).unwrap_or_default();
        versions.push(version(template, 0, String::new(), None));
        TextDesk { template, versions }
    };
    Ok(Template::ALL.into_iter().map(desk).collect())
}

fn version(
    template: Template,
    seq: i64,
    content: String,
    made: Option<(String, Timestamp)>,
) -> TextVersion {
    let built_in = content.is_empty();
    TextVersion {
        seq,
        text: if built_in {
            template.built_in().to_owned()
        } else {
            content
        },
        built_in,
        made,
    }
}

/// Adds a version, when the sender would take it.
pub(super) async fn set(
    state: &AppState,
    actor: &Actor,
    template: Template,
    said: &SetText,
) -> Result<(), AppError> {
    let text = said.text.as_deref().map(|text| text.replace("\r\n", "\n"));
    let text = text.as_deref().map(str::trim);
    let findings = text.map_or_else(Vec::new, |text| lint(template, text));
    if !findings.is_empty() {
        let wrong = |finding| FieldError::new("text", finding);
        return Err(AppError::invalid(findings.into_iter().map(wrong).collect()));
    }
    let said = (said.seen, text);
    state
        .db
        .write(|tx| boxed(set_in(tx, state, actor, template, said)))
        .await
}

async fn set_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    template: Template,
    (seen, text): (i64, Option<&str>),
) -> Result<(), AppError> {
    let mut desks = list(tx, &actor.tenant).await?.into_iter();
    let desk = desks.find(|desk| desk.template == template);
    let newest = desk.as_ref().and_then(|desk| desk.versions.first());
    if newest.map_or(0, |newest| newest.seq) != seen {
        return Err(outrun());
    }
    let wanted = text.unwrap_or(template.built_in());
    if newest.is_some_and(|newest| newest.text == wanted) {
        let says = "바뀐 것이 없어요. 지금 쓰는 문구와 같아요.";
        return Err(AppError::refused(ErrorCode::WrongState, says));
    }
    let number = seen + 1;
    // What is the built-in text follows it when a later release words it better.
    let own = text.filter(|text| *text != template.built_in());
    match insert(
        tx,
        state,
        actor,
        template,
        (number, own.unwrap_or_default()),
    )
    .await
    {
        Err(error) if is_unique_violation(&error) => return Err(outrun()),
        done => done?,
    }
    let detail = serde_json::json!({ "version": number, "after": wanted });
    let deed = Deed {
        detail: &detail.to_string(),
        ..Deed::of("message-text-changed", template.as_str())
    };
    note(tx, state, actor, deed).await
}

fn outrun() -> AppError {
    let says = "그사이에 다른 분이 문구를 바꿨어요. 다시 열어 봐 주세요.";
    AppError::refused(ErrorCode::WrongState, says)
}

async fn insert(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    template: Template,
    (seq, content): (i64, &str),
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into message_versions (tenant_id, template, seq, content, staff_id, who, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&actor.tenant)
    .bind(template.as_str())
    .bind(seq)
    .bind(content)
    .bind(&actor.id)
    .bind(&actor.name)
    .bind(state.clock.now())
    .execute(tx)
    .await?;
    Ok(())
}
