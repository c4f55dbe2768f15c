//! The catalogue's part of the contract.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
    routing::get,
};
use serde::{Deserialize, Serialize};
use shared::{
    error::{ApiError, FieldError},
    ids::{CategoryId, ProductId, VendorId},
    page::{ListQuery, ProductCard, ProductPage, Sort, SuggestionRow},
};
use utoipa::{OpenApi, ToSchema};

use super::{
    Snapshot, card,
    list::{PAGE_SIZE, list},
    product_page,
    suggest::suggest,
};
use crate::{
    error::AppError,
    http::{
        extract::{Json, Path, Query},
        tenant::Mall,
    },
    state::AppState,
};

/// The catalogue's routes.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/catalog", get(show_catalog))
        .route("/api/products", get(list_products))
        .route("/api/suggestions", get(list_suggestions))
        .route("/api/products/{slug}", get(find_product))
}

/// The documentation of the catalogue's routes.
#[derive(OpenApi)]
#[openapi(paths(show_catalog, list_products, list_suggestions, find_product))]
pub struct CatalogDoc;

/// What to list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ProductQuery {
    /// A shelf or a part of one.
    category: Option<CategoryId>,
    /// Words to search for.
    #[serde(default)]
    q: String,
    /// The order.
    #[serde(default)]
    #[param(inline)]
    sort: Sort,
    /// Only this vendor.
    vendor: Option<VendorId>,
    /// The page, from one.
    page: Option<u32>,
}

/// A page of a list of products.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProductList {
    /// The products of this page.
    products: Vec<ProductCard>,
    /// How many there are on all pages.
    total: usize,
    /// This page, from one.
    page: u32,
    /// How many pages there are.
    pages: u32,
    /// The revision that was read.
    revision: u64,
}

/// What was typed so far.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SuggestionQuery {
    /// The letters in the search field.
    #[serde(default)]
    q: String,
}

/// The whole catalogue of one revision, as the browser prices and searches with it.
#[utoipa::path(
    get, path = "/api/catalog", tag = "catalog",
    responses((status = 200, description = "the compact catalogue; its ETag is the revision"), (status = 304))
)]
async fn show_catalog(mall: Mall, headers: HeaderMap) -> Response {
    mall.packed.respond(&headers, "no-cache")
}

/// Products, narrowed, searched and sorted, 24 to a page.
#[utoipa::path(
    get, path = "/api/products", tag = "catalog", params(ProductQuery),
    responses((status = 200, body = ProductList), (status = 422, body = ApiError))
)]
async fn list_products(
    mall: Mall,
    uri: Uri,
    Query(query): Query<ProductQuery>,
) -> Result<Response, AppError> {
    mall.answers
        .find_or_make(&uri, || product_list(&mall, query))
}

fn product_list(mall: &Snapshot, query: ProductQuery) -> Result<ProductList, AppError> {
    let page = query.page.unwrap_or(1);
    let known = query
        .category
        .as_ref()
        .is_none_or(|id| mall.catalog.category(id).is_some());
    if !known || page == 0 || is_too_long(&query.q) {
        let wrong = match (known, page) {
            (false, _) => FieldError::new("category", "없는 분류예요."),
            (_, 0) => FieldError::new("page", "1부터 시작해요."),
            _ => too_long(),
        };
        return Err(AppError::invalid(vec![wrong]));
    }
    let wanted = ListQuery {
        q: query.q,
        sort: query.sort,
        vendors: query.vendor.into_iter().collect(),
        page,
        ..ListQuery::default()
    };
    let now = mall.as_of;
    let listing = list(mall, query.category.as_ref(), &wanted, now);
    let mut products = Vec::with_capacity(PAGE_SIZE);
    products.extend(
        listing
            .page(page)
            .iter()
            .filter_map(|p| card(&mall.catalog, p, now)),
    );
    Ok(ProductList {
        products,
        total: listing.products.len(),
        page,
        pages: listing.pages(),
        revision: mall.revision(),
    })
}

/// What the letters in the search field may become: words, shelves, vendors and products.
#[utoipa::path(
    get, path = "/api/suggestions", tag = "catalog", params(SuggestionQuery),
    responses((status = 200, body = Vec<SuggestionRow>), (status = 422, body = ApiError))
)]
async fn list_suggestions(
    State(state): State<AppState>,
    mall: Mall,
    Query(query): Query<SuggestionQuery>,
) -> Result<Json<Vec<SuggestionRow>>, AppError> {
    if is_too_long(&query.q) {
        return Err(AppError::invalid(vec![too_long()]));
    }
    Ok(Json(suggest(&mall, &query.q, state.clock.now())))
}

fn is_too_long(words: &str) -> bool {
    words.chars().count() > 100
}

fn too_long() -> FieldError {
    FieldError::new("q", "100자까지 찾을 수 있어요.")
}

/// One product with everything that its page shows.
#[utoipa::path(
    get, path = "/api/products/{slug}", tag = "catalog",
    params(("slug" = String, Path, description = "the product's place in its address")),
    responses((status = 200, body = ProductPage), (status = 404, body = ApiError))
)]
async fn find_product(
    mall: Mall,
    uri: Uri,
    Path(slug): Path<ProductId>,
) -> Result<Response, AppError> {
    mall.answers.find_or_make(&uri, || {
        product_page(&mall, &slug, mall.as_of)
            .ok_or_else(|| AppError::not_found("없는 상품이에요."))
    })
}
