//! Reviews by who bought it: for each line of an order that has arrived, with the order's token.

use std::time::Duration;

use axum::http::StatusCode;
use frontend::shop::written::{ReviewLine, ReviewPage, StateOfReview};
use serde::Deserialize;
use shared::{
    error::ErrorCode,
    feedback::MOST_LETTERS,
    ids::{OptionId, OrderNo, ProductId, TenantId, VendorId},
    text::{masked_name, paragraph},
};

use super::{publish::publish, store};
use crate::{
    catalog::Snapshot,
    db::{Conn, boxed},
    error::AppError,
    order::{line_name, token},
    state::AppState,
    voucher::{Attempts, check_attempts},
};

/// Each of them makes pages anew, so that nobody does it all day.
const CHANGED: Attempts = Attempts {
    what: "review",
    most: 20,
    window: Duration::from_hours(1),
};

/// A form of the page as it was sent. The order's page sends the token alone.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Sent {
    token: String,
    act: String,
    place: i64,
    stars: u8,
    text: String,
}

/// A line with its review, if there is one.
#[derive(Debug, sqlx::FromRow)]
struct Row {
    place: i64,
    content: String,
    has_arrived: i64,
    stars: Option<i64>,
    text: Option<String>,
    reply: Option<String>,
    hidden: Option<String>,
}

/// Does what the form wants, and shows the order's reviews as they are then. `None`: the token is
/// none of this order, or not any more.
pub(super) async fn handle(
    state: &AppState,
    mall: &Snapshot,
    no: &OrderNo,
    sent: Sent,
) -> Result<Option<(StatusCode, ReviewPage)>, AppError> {
    let tenant = mall.tenant();
    if !token::is_valid(&state.key, tenant, no, state.clock.now(), &sent.token) {
        return Ok(None);
    }
    let done = match sent.act.as_str() {
        "write" => change(state, mall, no, &sent)
            .await
            .map(|()| "상품평을 남겼어요. 고맙습니다."),
        "take-back" => change(state, mall, no, &sent)
            .await
            .map(|()| "상품평을 지웠어요."),
        _ => Ok(""),
    };
    let (done, wrong) = match done {
        Ok(done) => (done.to_owned(), String::new()),
        Err(AppError::Refused(refusal)) => (String::new(), refusal.message),
        Err(AppError::TooMany { .. }) => {
            let says = "조금 전에 여러 번 고치셨어요. 잠시 뒤에 다시 해 주세요.";
            (String::new(), says.to_owned())
        }
        Err(error) => return Err(error),
    };
    let mut conn = state.db.read().await?;
    let mut page = ReviewPage {
        no: no.clone(),
        token: sent.token.clone(),
        lines: list(&mut conn, tenant, no).await?,
        done,
        problem: String::new(),
    };
    if wrong.is_empty() {
        return Ok(Some((StatusCode::OK, page)));
    }
    put_back(&mut page, &sent, wrong);
    Ok(Some((StatusCode::UNPROCESSABLE_ENTITY, page)))
}

/// What was typed stands where it was typed, with what is wrong about it.
fn put_back(page: &mut ReviewPage, sent: &Sent, says: String) {
    let mut lines = page.lines.iter_mut();
    let line = lines.find(|line| line.place == sent.place);
    match line.map(|line| &mut line.state) {
        Some(StateOfReview::Open { stars, text, wrong }) => {
            *stars = sent.stars;
            text.clone_from(&sent.text);
            *wrong = says;
        }
        _ => page.problem = says,
    }
}

async fn change(
    state: &AppState,
    mall: &Snapshot,
    no: &OrderNo,
    sent: &Sent,
) -> Result<(), AppError> {
    let tenant = mall.tenant();
    let writes = sent.act == "write";
    let text = if writes {
        checked(sent)?
    } else {
        String::new()
    };
    check_attempts(state, CHANGED, no.as_str()).await?;
    let (key, id, now) = (
        (tenant, no, sent.place),
        state.ids.id("rev"),
        state.clock.now(),
    );
    state
        .db
        .write(|tx| {
            boxed(async {
                let product = if writes {
                    let line = bought(tx, key).await?;
                    let product = line.product.clone();
                    let review = store::NewReview {
                        id: &id,
                        order: key,
                        product: &line.product,
                        vendor: &line.vendor,
                        name: masked_name(&line.buyer),
                        stars: sent.stars,
                        text: &text,
                        at: now,
                    };
                    store::insert_review(tx, &review).await?;
                    product
                } else {
                    store::take_back(tx, key).await?
                };
                publish(tx, tenant, &product, now).await
            })
        })
        .await?;
    state.catalogs.changed();
    Ok(())
}

fn checked(sent: &Sent) -> Result<String, AppError> {
    let wrong = |says: &str| AppError::refused(ErrorCode::Invalid, says);
    if !(1..=5).contains(&sent.stars) {
        return Err(wrong("별점을 하나 골라 주세요."));
    }
    match paragraph(&sent.text, MOST_LETTERS) {
        None => Err(wrong("1,000자까지 적을 수 있어요. 조금만 줄여 주세요.")),
        Some(text) if text.is_empty() => Err(wrong("어떠셨는지 한마디 적어 주세요.")),
        Some(text) => Ok(text),
    }
}

struct Bought {
    product: ProductId,
    vendor: VendorId,
    buyer: String,
}

/// The line, if it has arrived and was not sent back as a whole.
async fn bought(
    tx: &mut Conn,
    (tenant, no, place): (&TenantId, &OrderNo, i64),
) -> Result<Bought, AppError> {
    let found: Option<(OptionId, ProductId, VendorId, String)> = sqlx::query_as(
        "select order_places.option_id,
                product_options.product_id,
                order_places.vendor_id,
                order_contacts.buyer_name
           from order_places
           join shipments
             on shipments.tenant_id = order_places.tenant_id
            and shipments.order_no = order_places.order_no
            and shipments.vendor_id = order_places.vendor_id
           join product_options
             on product_options.tenant_id = order_places.tenant_id
            and product_options.id = order_places.option_id
           join order_contacts
             on order_contacts.tenant_id = order_places.tenant_id
            and order_contacts.order_no = order_places.order_no
          where order_places.tenant_id = $1
            and order_places.order_no = $2
            and order_places.place = $3
            and order_places.kind = 'LINE'
            and order_places.returned < order_places.quantity
            and shipments.status in ('DELIVERED', 'CONFIRMED')",
    )
    .bind(tenant)
    .bind(no)
    .bind(place)
    .fetch_optional(tx)
    .await?;
    let (_, product, vendor, buyer) = found.ok_or_else(|| {
        let says = "상품을 받으신 뒤에 남길 수 있어요.";
        AppError::refused(ErrorCode::WrongState, says)
    })?;
    Ok(Bought {
        product,
        vendor,
        buyer,
    })
}

async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Vec<ReviewLine>, AppError> {
    let rows: Vec<Row> = sqlx::query_as(
        "select order_places.place,
                order_places.content,
                case when shipments.status in ('DELIVERED', 'CONFIRMED')
                      and order_places.returned < order_places.quantity
                     then cast(1 as bigint) else cast(0 as bigint) end as has_arrived,
                product_reviews.stars,
                product_reviews.text,
                product_reviews.reply,
                product_reviews.hidden
           from order_places
           join shipments
             on shipments.tenant_id = order_places.tenant_id
            and shipments.order_no = order_places.order_no
            and shipments.vendor_id = order_places.vendor_id
           left join product_reviews
             on product_reviews.tenant_id = order_places.tenant_id
            and product_reviews.order_no = order_places.order_no
            and product_reviews.place = order_places.place
          where order_places.tenant_id = $1
            and order_places.order_no = $2
            and order_places.kind = 'LINE'
          order by order_places.place",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(line).collect()
}

fn line(row: Row) -> Result<ReviewLine, AppError> {
    let hidden = store::hidden(row.hidden.as_deref().unwrap_or_default())?;
    let state = match row.stars {
        Some(stars) => StateOfReview::Written {
            stars: u8::try_from(stars).unwrap_or(0),
            text: row.text.unwrap_or_default(),
            reply: row.reply.unwrap_or_default(),
            hidden: hidden.map_or_else(String::new, |reason| reason.name().to_owned()),
        },
        None if row.has_arrived == 1 => StateOfReview::Open {
            stars: 0,
            text: String::new(),
            wrong: String::new(),
        },
        None => StateOfReview::Closed,
    };
    Ok(ReviewLine {
        place: row.place,
        name: line_name(&row.content)?,
        state,
    })
}
