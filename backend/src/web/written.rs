//! Pages and parts of pages that the server writes as a whole, for what works without a program.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use frontend::shop::written::{Feedback, Written};
use shared::{
    ids::ProductId,
    page::{Markup, Page, PageData, WrittenPage},
};

use super::{document, render};
use crate::{catalog::Snapshot, error::AppError, state::AppState};

/// Where a written page stands.
#[derive(Debug, Clone)]
pub(crate) struct WrittenAs {
    /// Its address.
    pub(crate) url: String,
    /// How it is called.
    pub(crate) name: &'static str,
    /// The page above it.
    pub(crate) back: String,
    /// Whether it is an answer to something that was not right.
    pub(crate) status: StatusCode,
}

/// A page that is made for one request and never kept.
pub(crate) async fn page(
    state: &AppState,
    (mall, origin): (&Snapshot, &str),
    stands: WrittenAs,
    what: Written,
) -> Result<Response, AppError> {
    let body = render::markup(what).await.map_err(AppError::internal)?;
    let page = Page {
        build: state.site.build.clone(),
        url: stands.url,
        title: format!("{} - {}", stands.name, mall.mall.mall_name),
        shell: mall.shell(),
        data: PageData::Written(Box::new(WrittenPage {
            name: stands.name.to_owned(),
            back: stands.back,
            body,
        })),
    };
    let made = document::document(&state.site, Some(mall), origin, stands.status, page).await;
    let mut response = made.map_err(AppError::internal)?.html(&HeaderMap::new());
    // What somebody typed is in it.
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// What was asked and said about a product, as its page shows it.
pub(super) async fn feedback(mall: &Snapshot, product: &ProductId) -> Result<Markup, AppError> {
    let published = mall.feedback.get(product).cloned().unwrap_or_default();
    let feedback = Feedback {
        product: product.clone(),
        published,
    };
    let made = render::markup(Written::Feedback(feedback)).await;
    made.map_err(AppError::internal)
}
