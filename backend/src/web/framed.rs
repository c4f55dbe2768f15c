//! A page of the shop in a frame of the console: the same renderer, for something that is not in
//! the shop yet.

use axum::response::Response;
use shared::page::{Page, PageData, ProductPage};

use super::document;
use crate::{catalog::Snapshot, error::AppError, state::AppState};

/// The document of a product's page.
pub(crate) async fn framed(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
    product: ProductPage,
) -> Result<Response, AppError> {
    let page = Page {
        build: state.site.build.clone(),
        url: format!("/p/{}", product.id),
        title: product.name.clone(),
        shell: mall.shell(),
        data: PageData::Product(Box::new(product)),
    };
    let made = document::framed(&state.site, mall, origin, page).await;
    made.map_err(AppError::internal)
}
