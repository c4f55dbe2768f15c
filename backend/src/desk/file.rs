//! One order with everything that happened to it.

use shared::{
    console::desk::{Happened, Kind, OrderFile, People},
    error::FieldError,
    ids::{OrderNo, TenantId},
    order::Recipient,
    text::{Phone, line},
    time::Timestamp,
};

use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    http::tenant::Mall,
    order,
    outbox::Template,
    state::AppState,
};

pub(super) async fn read(
    state: &AppState,
    mall: &Mall,
    no: &OrderNo,
) -> Result<OrderFile, AppError> {
    let mut order = order::read_order(state, mall, no).await?.0;
    order.recipient = order.recipient.masked();
    // The digits are those of nobody; the page shows the end only.
    order.buyer_phone = hidden(&order.buyer_phone);
    let mut conn = state.db.read().await?;
    let trail = trail(&mut conn, mall.tenant(), no).await?;
    Ok(OrderFile { order, trail })
}

fn hidden(phone: &Phone) -> Phone {
    let digits = phone.digits();
    let end = &digits[digits.len().saturating_sub(4)..];
    Phone::parse(&format!("0100000{end}")).unwrap_or_else(|_| phone.clone())
}

/// Everything that is written down of an order, oldest first.
async fn trail(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Vec<Happened>, AppError> {
    const TRAIL: &str = "select at, 'EVENT', text
           from order_events
          where tenant_id = $1 and order_no = $2
         union all
         select sent_at, 'CALL', operation || ' ' || coalesce(cast(http as text), '-')
           from provider_calls
          where tenant_id = $1
            and ref in (select $2
                        union all
                        select id from payment_attempts where tenant_id = $1 and order_no = $2
                        union all
                        select id from refunds where tenant_id = $1 and order_no = $2)
         union all
         select created_at, 'MESSAGE', payload
           from outbox
          where tenant_id = $1 and ref = $2 and topic = 'MESSAGE'
         union all
         select opened_at, 'CASE', text
           from cases
          where tenant_id = $1 and order_no = $2
         union all
         select case_notes.at, 'CASE', case_notes.who || ' · ' || case_notes.text
           from cases
           join case_notes
             on case_notes.tenant_id = cases.tenant_id and case_notes.case_id = cases.id
          where cases.tenant_id = $1 and cases.order_no = $2
         union all
         select at, 'AUDIT', staff_name || ' · ' || action
           from audit_log
          where tenant_id = $1 and subject = $2
          order by 1";
    let rows: Vec<(Timestamp, String, String)> = sqlx::query_as(TRAIL)
        .bind(tenant)
        .bind(no)
        .fetch_all(conn)
        .await?;
    let happened = |(at, kind, text): (Timestamp, String, String)| {
        let kind = match kind.as_str() {
            "CALL" => Kind::Call,
            "MESSAGE" => Kind::Message,
            "CASE" => Kind::Case,
            "AUDIT" => Kind::Audit,
            _ => Kind::Event,
        };
        let template = Template::parse(&text).filter(|_| kind == Kind::Message);
        let text = template.map_or(text, |template| template.title().to_owned());
        Happened { at, kind, text }
    };
    Ok(rows.into_iter().map(happened).collect())
}

/// Shows the people of an order to somebody who says why; that is written down first.
pub(super) async fn reveal(
    state: &AppState,
    actor: &Actor,
    no: &OrderNo,
    reason: &str,
) -> Result<People, AppError> {
    let reason = line(reason, 100).filter(|reason| reason.chars().count() >= 2);
    let reason = reason.ok_or_else(|| {
        let text = "왜 봐야 하는지 두 글자 이상 적어 주세요.";
        AppError::invalid(vec![FieldError::new("reason", text)])
    })?;
    state
        .db
        .write(|tx| boxed(reveal_in(tx, state, actor, no, &reason)))
        .await
}

async fn reveal_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    no: &OrderNo,
    reason: &str,
) -> Result<People, AppError> {
    let row: Option<(String, Phone, String)> = sqlx::query_as(
        "select buyer_name,
                buyer_phone,
                recipient
           from order_contacts
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(&actor.tenant)
    .bind(no)
    .fetch_optional(&mut *tx)
    .await?;
    let Some((buyer, phone, recipient)) = row else {
        return Err(AppError::not_found("그런 주문이 없어요."));
    };
    let recipient: Recipient = serde_json::from_str(&recipient).map_err(AppError::internal)?;
    let deed = Deed {
        reason,
        ..Deed::of("people-seen", no.as_str())
    };
    note(tx, state, actor, deed).await?;
    let address = &recipient.address;
    Ok(People {
        buyer,
        phone: phone.to_string(),
        address: format!(
            "({}) {} {} {} {}",
            address.postcode, address.sido, address.sigungu, address.road, address.detail
        ),
        recipient: recipient.name,
        recipient_phone: recipient.phone,
    })
}
