//! The routes: plain forms for shoppers, and the console's.

use axum::{
    Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use frontend::shop::written::{AskForm, Written};
use serde::Deserialize;
use shared::{
    console::{
        feedback::{Entry, Hide, Kind, Say, Tab, VendorFeedback},
        role::Permission,
    },
    ids::{OrderNo, ProductId, VendorId},
};

use super::{answer, ask, list::Reader, moderate, review, said};
use crate::{
    catalog::Snapshot,
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Path, Query},
        form::OwnForm,
        peer::Peer,
        tenant::{Mall, Origin},
    },
    state::AppState,
    web::{self, WrittenAs},
};

const READ: Access = Access::Vendor(Permission::ReadVendor);
const ANSWER: Access = Access::Vendor(Permission::AnswerClaims);
const LOOK: Access = Access::County(Permission::ReadOrders);
const MODERATE: Access = Access::County(Permission::AnswerClaims);

/// Routes for shoppers.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/p/{product}/ask", get(show_form).post(send_question))
        .route("/p/{product}/reviews", get(said::show_reviews))
        .route("/p/{product}/questions", get(said::show_questions))
        .route("/orders/{no}/reviews", get(to_order).post(show_reviews))
}

/// Adds the console's routes of this feature.
pub fn add(routes: Routes) -> Routes {
    routes
        .get("/api/console/vendors/{vendor}/feedback", READ, list_own)
        .post(
            "/api/console/vendors/{vendor}/questions/{id}",
            ANSWER,
            answer_question,
        )
        .post(
            "/api/console/vendors/{vendor}/reviews/{id}",
            ANSWER,
            reply_to_review,
        )
        .get("/api/console/feedback", LOOK, list_all)
        .post("/api/console/feedback/{kind}/{id}/hide", MODERATE, hide)
        .post("/api/console/feedback/{kind}/{id}/show", MODERATE, show)
}

#[derive(Deserialize)]
struct AskQuery {
    sent: Option<String>,
}

async fn show_form(
    State(state): State<AppState>,
    mall: Mall,
    Origin(origin): Origin,
    Path(product): Path<ProductId>,
    Query(query): Query<AskQuery>,
) -> Result<Response, AppError> {
    let Ok(form) = ask::form(&mall, &product) else {
        // The mall's own page says that there is nothing.
        return Ok(Redirect::to(&format!("/p/{product}")).into_response());
    };
    let what = match query.sent {
        Some(_) => Written::Asked(form),
        None => Written::Ask(form),
    };
    question_page(&state, (&mall, &origin), StatusCode::OK, what).await
}

async fn send_question(
    State(state): State<AppState>,
    mall: Mall,
    Origin(origin): Origin,
    peer: Peer,
    Path(product): Path<ProductId>,
    OwnForm(sent): OwnForm<ask::Sent>,
) -> Result<Response, AppError> {
    match ask::ask(&state, &mall, peer, &product, sent).await? {
        // A reload asks nothing again.
        None => Ok(Redirect::to(&format!("/p/{product}/ask?sent=1")).into_response()),
        Some(form) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            question_page(&state, (&mall, &origin), status, Written::Ask(form)).await
        }
    }
}

async fn question_page(
    state: &AppState,
    shop: (&Snapshot, &str),
    status: StatusCode,
    what: Written,
) -> Result<Response, AppError> {
    let product = match &what {
        Written::Ask(AskForm { product, .. }) | Written::Asked(AskForm { product, .. }) => {
            product.to_string()
        }
        Written::Feedback(_) | Written::Reviews(_) | Written::Said(_) => String::new(),
    };
    let stands = WrittenAs {
        url: format!("/p/{product}/ask"),
        name: "물어보기",
        back: format!("/p/{product}"),
        status,
    };
    web::written_page(state, shop, stands, what).await
}

/// Without a token there is only the order's own page, which may have one.
async fn to_order(Path(no): Path<OrderNo>) -> Redirect {
    Redirect::to(&format!("/orders/{no}"))
}

async fn show_reviews(
    State(state): State<AppState>,
    mall: Mall,
    Origin(origin): Origin,
    Path(no): Path<OrderNo>,
    OwnForm(sent): OwnForm<review::Sent>,
) -> Result<Response, AppError> {
    let Some((status, page)) = review::handle(&state, &mall, &no, sent).await? else {
        // The order's page asks whoever has no token for the phone.
        return Ok(Redirect::to(&format!("/orders/{no}")).into_response());
    };
    let stands = WrittenAs {
        url: format!("/orders/{no}/reviews"),
        name: "상품평 남기기",
        back: format!("/orders/{no}"),
        status,
    };
    web::written_page(&state, (&mall, &origin), stands, Written::Reviews(page)).await
}

async fn list_own(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(vendor): Path<VendorId>,
) -> Result<Json<VendorFeedback>, AppError> {
    let name = mall.vendor_name(&vendor);
    let name = name.ok_or_else(|| AppError::not_found("그런 판매자가 없어요."))?;
    let mut conn = state.db.read().await?;
    let mut reader = Reader {
        conn: &mut conn,
        mall: &mall,
        actor: &actor,
        today: state.clock.now().date(),
    };
    Ok(Json(VendorFeedback {
        vendor: name.to_owned(),
        entries: reader.of_vendor(&vendor).await?,
    }))
}

async fn answer_question(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path((vendor, id)): Path<(VendorId, String)>,
    Json(say): Json<Say>,
) -> Result<StatusCode, AppError> {
    answer::answer(&state, &mall, &actor, (&vendor, &id), say).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn reply_to_review(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, id)): Path<(VendorId, String)>,
    Json(say): Json<Say>,
) -> Result<StatusCode, AppError> {
    answer::reply(&state, &actor, (&vendor, &id), say).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TabQuery {
    #[serde(default)]
    tab: Tab,
}

async fn list_all(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Query(query): Query<TabQuery>,
) -> Result<Json<Vec<Entry>>, AppError> {
    let mut conn = state.db.read().await?;
    let mut reader = Reader {
        conn: &mut conn,
        mall: &mall,
        actor: &actor,
        today: state.clock.now().date(),
    };
    Ok(Json(reader.of_tab(query.tab).await?))
}

async fn hide(
    State(state): State<AppState>,
    actor: Actor,
    Path((kind, id)): Path<(Kind, String)>,
    Json(wanted): Json<Hide>,
) -> Result<StatusCode, AppError> {
    let why = (wanted.reason, wanted.why.as_str());
    moderate::hide(&state, &actor, (kind, &id), why).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn show(
    State(state): State<AppState>,
    actor: Actor,
    Path((kind, id)): Path<(Kind, String)>,
) -> Result<StatusCode, AppError> {
    moderate::show(&state, &actor, (kind, &id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
