//! All that was asked and said about a product, page by page, for whoever wants to read on.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use frontend::shop::written::{Said, SaidPage, Written};
use serde::Deserialize;
use shared::ids::ProductId;

use super::publish::{self, Stretch};
use crate::{
    error::AppError,
    http::{
        extract::{Path, Query},
        tenant::{Mall, Origin},
    },
    state::AppState,
    web::{self, WrittenAs},
};

/// So many stand on a page.
const PAGE: u32 = 20;

/// People hand these addresses on, and others add to them: nothing in them is refused.
#[derive(Deserialize)]
pub(super) struct PageQuery {
    /// Counts from one.
    #[serde(default)]
    page: String,
}

#[derive(Clone, Copy)]
enum Kind {
    Reviews,
    Questions,
}

pub(super) async fn show_reviews(
    state: State<AppState>,
    mall: Mall,
    origin: Origin,
    product: Path<ProductId>,
    query: Query<PageQuery>,
) -> Result<Response, AppError> {
    show(state, mall, origin, product, query, Kind::Reviews).await
}

pub(super) async fn show_questions(
    state: State<AppState>,
    mall: Mall,
    origin: Origin,
    product: Path<ProductId>,
    query: Query<PageQuery>,
) -> Result<Response, AppError> {
    show(state, mall, origin, product, query, Kind::Questions).await
}

async fn show(
    State(state): State<AppState>,
    mall: Mall,
    Origin(origin): Origin,
    Path(product): Path<ProductId>,
    Query(query): Query<PageQuery>,
    kind: Kind,
) -> Result<Response, AppError> {
    let back = format!("/p/{product}");
    let Some(found) = mall.catalog.product(&product) else {
        // The mall's own page says that there is nothing.
        return Ok(Redirect::to(&back).into_response());
    };
    let published = mall.feedback.get(&product);
    let count = published.map_or(0, |published| match kind {
        Kind::Reviews => published.reviews,
        Kind::Questions => published.questions,
    });
    let pages = count.div_ceil(PAGE).max(1);
    let page = query.page.parse().unwrap_or(1).clamp(1, pages);
    let stretch = Stretch {
        after: i64::from((page - 1) * PAGE),
        most: i64::from(PAGE),
    };
    let said = {
        let (tenant, mut conn) = (mall.tenant(), state.db.read().await?);
        match kind {
            Kind::Reviews => {
                Said::Reviews(publish::reviews(&mut conn, tenant, &product, stretch).await?)
            }
            Kind::Questions => {
                Said::Questions(publish::answered(&mut conn, tenant, &product, stretch).await?)
            }
        }
    };
    let shown = SaidPage {
        product_name: found.name.clone(),
        product,
        said,
        count,
        page,
        pages,
    };
    let stands = WrittenAs {
        url: format!("{}?page={page}", shown.path()),
        name: shown.name(),
        back,
        status: StatusCode::OK,
    };
    web::written_page(&state, (&mall, &origin), stands, Written::Said(shown)).await
}
