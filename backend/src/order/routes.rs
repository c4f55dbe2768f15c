//! The order part of the contract.

use std::time::Duration;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use shared::{
    error::ApiError,
    ids::OrderNo,
    order::{CancelOrder, LookUpOrder, Order, PlaceOrder, PlacedOrder},
    payment::PaymentRequest,
    text::{Phone, line},
};
use utoipa::OpenApi;

use super::{
    cancel, guest,
    idempotency::Keyed,
    place::{self, Request},
    store, token, view,
};
use crate::{
    error::AppError,
    http::{
        extract::{Json, JsonBytes, Path},
        peer::Peer,
        tenant::{Mall, Origin},
    },
    payment,
    state::AppState,
    voucher::{Attempts, check_attempts, forgive},
};

/// A guest has the number and phone at hand; a guesser has neither.
const LOOK_UPS: Attempts = Attempts {
    what: "order",
    most: 20,
    window: Duration::from_hours(1),
};

/// Routes of this feature.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/orders", post(place_order))
        .route("/api/orders/lookup", post(look_up_order))
        .route("/api/orders/{no}", get(find_order))
        .route("/api/orders/{no}/cancel", post(cancel_order))
        .route("/api/orders/{no}/pay", post(pay_order))
}

/// The documentation of this feature's routes.
#[derive(OpenApi)]
#[openapi(paths(place_order, look_up_order, find_order, cancel_order, pay_order))]
pub struct OrderDoc;

/// Places an order against the quote that the shopper saw.
#[utoipa::path(
    post, path = "/api/orders", tag = "orders",
    request_body = PlaceOrder,
    params(("Idempotency-Key" = String, Header, description = "New for each order; repeated on every retry")),
    responses(
        (status = 201, description = "Placed; the same for every repeat of the key", body = PlacedOrder),
        (status = 409, description = "PRICE_CHANGED (detail.quote), SOLD_OUT (detail.option, detail.available), VOUCHER_INSUFFICIENT or IN_PROGRESS", body = ApiError),
        (status = 422, description = "INVALID, REQUIREMENTS_UNMET, VOUCHER_TOKEN_EXPIRED or IDEMPOTENCY_MISMATCH", body = ApiError),
    ),
)]
pub(crate) async fn place_order(
    State(state): State<AppState>,
    mall: Mall,
    Origin(origin): Origin,
    headers: HeaderMap,
    JsonBytes(body): JsonBytes,
) -> Result<Response, AppError> {
    let known = guest::known(&headers);
    let new = known.is_none();
    let guest = known.unwrap_or_else(|| guest::of_key(&state, &headers));
    let scope = format!("{}/{guest}", mall.tenant());
    let keyed = Keyed::read(&headers, scope, "place_order", &body)?;
    let request = Request::read(keyed, origin, &body)?;
    let task = state.clone();
    let body: String = state
        .spawn_critical(async move {
            let body = place::place(&task, &mall, &request).await;
            task.catalogs.changed();
            crate::outbox::wake(&task);
            body
        })
        .await?;
    let json = HeaderValue::from_static("application/json");
    let mut response = (StatusCode::CREATED, [(header::CONTENT_TYPE, json)], body).into_response();
    if new {
        let cookie = guest::cookie(&state, &guest)?;
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Finds a guest's order by its number and the phone of who ordered, and gives a new token.
#[utoipa::path(
    post, path = "/api/orders/lookup", tag = "orders",
    request_body = LookUpOrder,
    responses(
        (status = 200, description = "A token for the order", body = PlacedOrder),
        (status = 404, description = "NOT_FOUND: no such order, or another phone, told alike", body = ApiError),
        (status = 429, description = "TOO_MANY_REQUESTS", body = ApiError),
    ),
)]
pub(crate) async fn look_up_order(
    State(state): State<AppState>,
    mall: Mall,
    Peer(peer): Peer,
    Json(request): Json<LookUpOrder>,
) -> Result<Json<PlacedOrder>, AppError> {
    let caller = peer.to_string();
    check_attempts(&state, LOOK_UPS, &caller).await?;
    let not_found = || AppError::not_found("주문번호와 전화번호가 맞는 주문이 없어요.");
    let phone = Phone::parse(&request.phone).map_err(|_hint| not_found())?;
    let no = OrderNo(request.no.as_str().trim().to_ascii_uppercase());
    let mut conn = state.db.read().await?;
    let owner = store::find_phone(&mut conn, mall.tenant(), &no).await?;
    let order = store::find(&mut conn, mall.tenant(), &no).await?;
    match (owner, order) {
        (Some(owner), Some(order)) if owner == phone => {
            drop(conn);
            forgive(&state, LOOK_UPS, &caller).await?;
            Ok(Json(PlacedOrder {
                order_token: token::mint(&state.key, mall.tenant(), &no, state.clock.now()),
                status: order.status()?,
                no,
                payment: None,
            }))
        }
        _ => Err(not_found()),
    }
}

/// Shows an order to its owner.
#[utoipa::path(
    get, path = "/api/orders/{no}", tag = "orders",
    params(("no" = String, Path), ("X-Order-Token" = String, Header)),
    responses(
        (status = 200, description = "The order", body = Order),
        (status = 404, description = "NOT_FOUND: no such order, or not the caller's", body = ApiError),
    ),
)]
pub(crate) async fn find_order(
    State(state): State<AppState>,
    mall: Mall,
    Path(no): Path<OrderNo>,
    headers: HeaderMap,
) -> Result<Json<Order>, AppError> {
    token::check(&state.key, mall.tenant(), &no, state.clock.now(), &headers)?;
    read_order(&state, &mall, &no).await
}

/// Cancels a whole order that is unpaid or not sent yet.
#[utoipa::path(
    post, path = "/api/orders/{no}/cancel", tag = "orders",
    params(("no" = String, Path), ("X-Order-Token" = String, Header)),
    request_body = CancelOrder,
    responses(
        (status = 200, description = "The order as it is now", body = Order),
        (status = 202, description = "PAYMENT_PENDING: a payment is being settled", body = ApiError),
        (status = 404, description = "NOT_FOUND", body = ApiError),
        (status = 409, description = "WRONG_STATE", body = ApiError),
    ),
)]
pub(crate) async fn cancel_order(
    State(state): State<AppState>,
    mall: Mall,
    Path(no): Path<OrderNo>,
    headers: HeaderMap,
    Json(request): Json<CancelOrder>,
) -> Result<Json<Order>, AppError> {
    token::check(&state.key, mall.tenant(), &no, state.clock.now(), &headers)?;
    let reason = line(&request.reason, 200).ok_or_else(|| {
        let text = "한 줄로 200자까지 적을 수 있어요.";
        AppError::invalid(vec![shared::error::FieldError::new("reason", text)])
    })?;
    let task = state.clone();
    state
        .spawn_critical(async move {
            cancel::cancel(&task, mall.tenant(), &no, &reason).await?;
            task.catalogs.changed();
            read_order(&task, &mall, &no).await
        })
        .await
}

/// Opens another payment of an unpaid order.
#[utoipa::path(
    post, path = "/api/orders/{no}/pay", tag = "payments",
    params(("no" = String, Path), ("X-Order-Token" = String, Header)),
    responses(
        (status = 200, description = "Where to pay", body = PaymentRequest),
        (status = 202, description = "PAYMENT_PENDING: a payment is being settled", body = ApiError),
        (status = 404, description = "NOT_FOUND", body = ApiError),
        (status = 409, description = "WRONG_STATE: paid, cancelled or expired", body = ApiError),
    ),
)]
pub(crate) async fn pay_order(
    State(state): State<AppState>,
    mall: Mall,
    Origin(origin): Origin,
    Path(no): Path<OrderNo>,
    headers: HeaderMap,
) -> Result<Json<PaymentRequest>, AppError> {
    token::check(&state.key, mall.tenant(), &no, state.clock.now(), &headers)?;
    let task = state.clone();
    state
        .spawn_critical(async move {
            payment::pay_again(&task, mall.tenant(), &origin, &no)
                .await
                .map(Json)
        })
        .await
}

/// The order as its owner sees it.
pub(crate) async fn read_order(
    state: &AppState,
    mall: &Mall,
    no: &OrderNo,
) -> Result<Json<Order>, AppError> {
    let mut conn = state.db.read().await?;
    let order = view::view(&mut conn, mall.tenant(), no, state.clock.now()).await?;
    order
        .map(Json)
        .ok_or_else(|| AppError::not_found("주문을 찾을 수 없어요."))
}
