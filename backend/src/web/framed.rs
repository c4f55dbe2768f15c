//! Pages of the shop in a frame of the console: the same renderer, for something that is not in
//! the shop yet.

use axum::response::Response;
use shared::{
    ids::CampaignId,
    page::{Page, PageData, ProductPage},
};

use super::{document, resolve};
use crate::{catalog::Snapshot, error::AppError, state::AppState};

/// The document of a product's page.
pub(crate) async fn product_in_frame(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
    product: ProductPage,
) -> Result<Response, AppError> {
    let (url, title) = (format!("/p/{}", product.id), product.name.clone());
    let data = PageData::Product(Box::new(product));
    in_frame(state, mall, origin, (url, title, data)).await
}

/// The landing page in an imagined mall, with the colours of this sheet.
pub(crate) async fn campaign_in_frame(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
    (id, theme): (&CampaignId, String),
) -> Result<Response, AppError> {
    let found = resolve::campaign_page(mall, id);
    let mut page = found.ok_or_else(|| AppError::not_found("그런 기획전이 없어요."))?;
    page.theme = theme;
    let (url, title) = (format!("/campaigns/{id}"), page.title.clone());
    let data = PageData::Campaign(Box::new(page));
    in_frame(state, mall, origin, (url, title, data)).await
}

/// The first page of an imagined mall.
pub(crate) async fn home_in_frame(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
) -> Result<Response, AppError> {
    let (title, data) = resolve::home_page(mall);
    in_frame(state, mall, origin, ("/".to_owned(), title, data)).await
}

async fn in_frame(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
    (url, title, data): (String, String, PageData),
) -> Result<Response, AppError> {
    let page = Page {
        build: state.site.build.clone(),
        url,
        title,
        shell: mall.shell(),
        data,
    };
    let made = document::framed(&state.site, mall, origin, page).await;
    made.map_err(AppError::internal)
}
