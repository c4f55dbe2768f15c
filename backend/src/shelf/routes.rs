//! The contract of products in the making: a vendor's own part, and the county's.

use axum::{
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    handler::Handler,
    http::StatusCode,
    response::Response,
};
use bytes::Bytes;
use shared::{
    console::{
        onboarding::Because,
        product::{
            ApproveProduct, Begun, Draft, DraftFile, PageState, PageVersion, Products, differences,
        },
        review::DraftRow,
        role::Permission,
    },
    ids::{OptionId, ProductId, VendorId},
};

use super::{approve, change, later, photo, preview, steps, store, versions, view};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Path},
        tenant::{Mall, Origin},
    },
    state::AppState,
    web,
};

const READ: Access = Access::Vendor(Permission::ReadVendor);
const EDIT: Access = Access::Vendor(Permission::EditProducts);

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let review = Access::County(Permission::Review);
    let photo = add_photo.layer(DefaultBodyLimit::max(photo::LARGEST));
    routes
        .get("/api/console/vendors/{vendor}/products", READ, list)
        .post("/api/console/vendors/{vendor}/products", EDIT, begin)
        .get("/api/console/vendors/{vendor}/products/{draft}", READ, show)
        .post("/api/console/vendors/{vendor}/products/{draft}", EDIT, save)
        .post(
            "/api/console/vendors/{vendor}/products/{draft}/photos",
            EDIT,
            photo,
        )
        .post(
            "/api/console/vendors/{vendor}/products/{draft}/submit",
            EDIT,
            submit,
        )
        .post(
            "/api/console/vendors/{vendor}/products/{draft}/change",
            EDIT,
            begin_change,
        )
        .post(
            "/api/console/vendors/{vendor}/products/{draft}/discard",
            EDIT,
            discard_change,
        )
        .post(
            "/api/console/vendors/{vendor}/options/{option}/later/withdraw",
            EDIT,
            withdraw_later,
        )
        .get(
            "/api/console/vendors/{vendor}/products/{draft}/preview",
            READ,
            show_preview,
        )
        .get(
            "/api/console/vendors/{vendor}/products/{draft}/versions",
            READ,
            list_versions,
        )
        .post(
            "/api/console/vendors/{vendor}/products/{draft}/versions/{seq}/restore",
            EDIT,
            restore,
        )
        .get("/api/console/reviews/products", review, list_waiting)
        .get(
            "/api/console/reviews/products/{draft}",
            review,
            show_waiting,
        )
        .post(
            "/api/console/reviews/products/{draft}/return",
            review,
            send_back,
        )
        .post(
            "/api/console/reviews/products/{draft}/approve",
            review,
            approve,
        )
}

async fn list(
    State(state): State<AppState>,
    mall: Mall,
    Path(vendor): Path<VendorId>,
) -> Result<Json<Products>, AppError> {
    Ok(Json(view::products(&state, &mall, &vendor).await?))
}

async fn begin(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(vendor): Path<VendorId>,
) -> Result<Json<Begun>, AppError> {
    let vendor = view::vendor(&mall, &vendor)?;
    let id = steps::begin(&state, &actor, vendor).await?;
    Ok(Json(Begun { id }))
}

async fn show(
    State(state): State<AppState>,
    mall: Mall,
    Path((vendor, draft)): Path<(VendorId, String)>,
) -> Result<Json<DraftFile>, AppError> {
    let mut conn = state.db.read().await?;
    let row = store::find(&mut conn, mall.tenant(), &draft, Some(&vendor)).await?;
    Ok(Json(view::file(&mall, row)?))
}

async fn begin_change(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, draft)): Path<(VendorId, String)>,
) -> Result<Json<Begun>, AppError> {
    let id = change::begin(&state, &actor, (&vendor, &draft)).await?;
    Ok(Json(Begun { id }))
}

async fn discard_change(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, draft)): Path<(VendorId, String)>,
) -> Result<StatusCode, AppError> {
    change::discard(&state, &actor, (&vendor, &draft)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn withdraw_later(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, option)): Path<(VendorId, OptionId)>,
) -> Result<StatusCode, AppError> {
    later::withdraw(&state, &actor, (&vendor, &option)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn save(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path((vendor, draft)): Path<(VendorId, String)>,
    Json(said): Json<Draft>,
) -> Result<Json<DraftFile>, AppError> {
    let row = steps::save(&state, &actor, (&vendor, &draft), &said).await?;
    Ok(Json(view::file(&mall, row)?))
}

async fn add_photo(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path((vendor, draft)): Path<(VendorId, String)>,
    file: Result<Bytes, BytesRejection>,
) -> Result<Json<DraftFile>, AppError> {
    let file = file.map_err(|_too_large| photo::too_large())?;
    let row = photo::add(&state, &actor, (&vendor, &draft), file).await?;
    Ok(Json(view::file(&mall, row)?))
}

/// The page as shoppers would see it, to be looked at in a frame of the console.
async fn show_preview(
    State(state): State<AppState>,
    mall: Mall,
    Origin(origin): Origin,
    Path((vendor, draft)): Path<(VendorId, String)>,
) -> Result<Response, AppError> {
    let page = preview::page(&state, &mall, (&vendor, &draft)).await?;
    web::product_in_frame(&state, &mall, &origin, page).await
}

async fn list_versions(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, draft)): Path<(VendorId, String)>,
) -> Result<Json<Vec<PageVersion>>, AppError> {
    let mut conn = state.db.read().await?;
    let list = versions::list(&mut conn, &actor, (&vendor, &draft)).await?;
    Ok(Json(list))
}

async fn restore(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path((vendor, draft, seq)): Path<(VendorId, String, u32)>,
) -> Result<Json<DraftFile>, AppError> {
    let row = versions::restore(&state, &actor, (&vendor, &draft), seq).await?;
    Ok(Json(view::file(&mall, row)?))
}

async fn submit(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path((vendor, draft)): Path<(VendorId, String)>,
) -> Result<StatusCode, AppError> {
    steps::submit(&state, (&mall, &actor), (&vendor, &draft)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn list_waiting(
    State(state): State<AppState>,
    mall: Mall,
) -> Result<Json<Vec<DraftRow>>, AppError> {
    Ok(Json(view::queue(&state, &mall).await?))
}

async fn show_waiting(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(draft): Path<String>,
) -> Result<Json<DraftFile>, AppError> {
    let mut conn = state.db.read().await?;
    let row = store::find(&mut conn, mall.tenant(), &draft, None).await?;
    let shown = versions::shown_before(&mut conn, &actor, &draft).await?;
    let mut file = view::file(&mall, row)?;
    let sold = file.before.as_ref().map(PageState::of);
    if let Some(before) = shown.or(sold) {
        file.differences = differences(&before.blocks, &file.draft.blocks);
    }
    Ok(Json(file))
}

async fn send_back(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(draft): Path<String>,
    Json(request): Json<Because>,
) -> Result<StatusCode, AppError> {
    steps::send_back(&state, (&mall, &actor), &draft, &request.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn approve(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(draft): Path<String>,
    Json(request): Json<ApproveProduct>,
) -> Result<Json<ProductId>, AppError> {
    let approved = approve::approve(&state, (&mall, &actor), &draft, request.tax).await?;
    Ok(Json(approved))
}
