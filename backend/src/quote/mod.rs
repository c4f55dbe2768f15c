//! `POST /api/quotes`: the price of a cart, by the same function that the browser uses.

use axum::{Router, extract::State, routing::post};
use shared::{
    address::Area,
    cart::{CartLine, MAX_LINES},
    error::FieldError,
    order::QuoteRequest,
    pricing::{Ask, Quote, quote},
    voucher::Tender,
};

use utoipa::OpenApi;

use crate::{
    catalog::Snapshot, error::AppError, http::extract::Json, http::tenant::Mall, state::AppState,
    voucher::resolve,
};

/// More vouchers than this are not paid with at once.
const MAX_TENDERS: usize = 10;

/// Routes of this feature.
pub fn router() -> Router<AppState> {
    Router::new().route("/api/quotes", post(quote_cart))
}

/// The documentation of this feature's routes.
#[derive(OpenApi)]
#[openapi(paths(quote_cart))]
pub struct QuoteDoc;

/// Prices a cart with the vouchers to pay it with.
#[utoipa::path(
    post, path = "/api/quotes", tag = "orders",
    request_body = QuoteRequest,
    responses(
        (status = 200, description = "The price, line by line", body = Quote),
        (status = 422, description = "INVALID or VOUCHER_TOKEN_EXPIRED", body = shared::error::ApiError),
    ),
)]
pub(crate) async fn quote_cart(
    State(state): State<AppState>,
    mall: Mall,
    Json(request): Json<QuoteRequest>,
) -> Result<Json<Quote>, AppError> {
    check_sizes(&request.lines, request.tenders.len())?;
    let tenders: Vec<Tender> = if request.tenders.is_empty() {
        Vec::new()
    } else {
        let mut conn = state.db.read().await?;
        let lots = resolve(&state, &mall, &mut conn, &request.tenders).await?;
        lots.into_iter().map(|lot| lot.tender).collect()
    };
    let area = request.area.as_ref();
    Ok(Json(price(&state, &mall, &request.lines, area, &tenders)))
}

/// The price now.
pub fn price(
    state: &AppState,
    mall: &Snapshot,
    lines: &[CartLine],
    area: Option<&Area>,
    tenders: &[Tender],
) -> Quote {
    let now = state.clock.now();
    quote(&Ask {
        catalog: &mall.catalog,
        lines,
        area,
        coupons: &[],
        tenders,
        now,
    })
}

/// Refuses carts that no shopper has.
pub fn check_sizes(lines: &[CartLine], tenders: usize) -> Result<(), AppError> {
    let mut fields = Vec::new();
    if lines.len() > MAX_LINES {
        fields.push(FieldError::new(
            "lines",
            format!("{MAX_LINES}가지까지 담을 수 있어요."),
        ));
    }
    if tenders > MAX_TENDERS {
        let text = format!("상품권은 {MAX_TENDERS}장까지 쓸 수 있어요.");
        fields.push(FieldError::new("tenders", text));
    }
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.quantity == 0)
    {
        let text = format!("{}: 1개 이상이어야 해요.", line.option);
        fields.push(FieldError::new(format!("lines[{at}].quantity"), text));
    }
    if fields.is_empty() {
        Ok(())
    } else {
        Err(AppError::invalid(fields))
    }
}
