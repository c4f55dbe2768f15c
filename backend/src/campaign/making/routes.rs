//! The contract of campaigns in the making.

use axum::{
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    handler::Handler,
    http::StatusCode,
    response::Response,
};
use bytes::Bytes;
use serde::Deserialize;
use shared::{
    console::{
        campaign::Show,
        product::{Begun, Photo},
        promotion::{
            BannerFile, BeginDraft, CampaignResults, DraftFile, Goods, SaveBanner, SaveDraft, Seen,
        },
        role::Permission,
    },
    error::ErrorCode,
    ids::CampaignId,
    time::Timestamp,
};

use super::{
    super::schedule::Shown, banner, goods, picture, preview, publish, results, steps, store, view,
};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Path, Query},
        tenant::{Mall, Origin},
    },
    state::AppState,
};

const READ: Access = Access::County(Permission::ReadCampaigns);
const EDIT: Access = Access::County(Permission::EditCampaigns);

/// The largest file that a picture may be sent as.
const LARGEST: usize = 15 * 1024 * 1024;

/// Adds this feature's routes.
pub(in crate::campaign) fn add(routes: Routes) -> Routes {
    let picture = put_picture.layer(DefaultBodyLimit::max(LARGEST));
    let banner_picture = send_banner_picture.layer(DefaultBodyLimit::max(LARGEST));
    routes
        .post("/api/console/campaign-drafts", EDIT, begin)
        .get("/api/console/campaign-drafts/{draft}", READ, show)
        .post("/api/console/campaign-drafts/{draft}", EDIT, save)
        .post(
            "/api/console/campaign-drafts/{draft}/picture",
            EDIT,
            picture,
        )
        .post(
            "/api/console/campaign-drafts/{draft}/publish",
            EDIT,
            publish_draft,
        )
        .post(
            "/api/console/campaign-drafts/{draft}/discard",
            EDIT,
            discard,
        )
        .get(
            "/api/console/campaign-drafts/{draft}/preview",
            READ,
            show_preview,
        )
        .get(
            "/api/console/campaign-drafts/{draft}/theme.css",
            READ,
            show_theme,
        )
        .get("/api/console/campaign-goods", EDIT, find_goods)
        .get(
            "/api/console/campaigns/{campaign}/results",
            READ,
            show_results,
        )
        .post("/api/console/banners", EDIT, add_banner)
        .get("/api/console/banners/{banner}", READ, show_banner)
        .post("/api/console/banners/{banner}", EDIT, save_banner)
        .post("/api/console/banners/{banner}/show", EDIT, hide_banner)
        .post("/api/console/banner-pictures", EDIT, banner_picture)
}

async fn begin(
    State(state): State<AppState>,
    actor: Actor,
    Json(request): Json<BeginDraft>,
) -> Result<Json<Begun>, AppError> {
    let id = steps::begin(&state, &actor, request).await?;
    Ok(Json(Begun { id }))
}

async fn show(
    State(state): State<AppState>,
    actor: Actor,
    Path(draft): Path<String>,
) -> Result<Json<DraftFile>, AppError> {
    let mut conn = state.db.read().await?;
    let row = store::find(&mut conn, &actor.tenant, &draft).await?;
    file(&state, &mut conn, &actor, row).await
}

async fn save(
    State(state): State<AppState>,
    actor: Actor,
    Path(draft): Path<String>,
    Json(said): Json<SaveDraft>,
) -> Result<Json<DraftFile>, AppError> {
    let row = steps::save(&state, &actor, &draft, said).await?;
    let mut conn = state.db.read().await?;
    file(&state, &mut conn, &actor, row).await
}

async fn put_picture(
    State(state): State<AppState>,
    actor: Actor,
    Path(draft): Path<String>,
    sent: Result<Bytes, BytesRejection>,
) -> Result<Json<DraftFile>, AppError> {
    let sent = sent.map_err(|_too_large| too_large())?;
    let row = picture::put(&state, &actor, &draft, sent).await?;
    let mut conn = state.db.read().await?;
    file(&state, &mut conn, &actor, row).await
}

fn too_large() -> AppError {
    let text = "그림이 너무 커요. 15메가바이트까지 보낼 수 있어요.";
    AppError::refused(ErrorCode::TooLarge, text)
}

async fn file(
    state: &AppState,
    conn: &mut crate::db::Conn,
    actor: &Actor,
    row: store::Row,
) -> Result<Json<DraftFile>, AppError> {
    let now = state.clock.now();
    Ok(Json(view::file(conn, &actor.tenant, row, now).await?))
}

async fn publish_draft(
    State(state): State<AppState>,
    actor: Actor,
    Path(draft): Path<String>,
    Json(seen): Json<Seen>,
) -> Result<Json<CampaignId>, AppError> {
    let published = publish::publish(&state, &actor, &draft, seen.version).await?;
    Ok(Json(published))
}

async fn discard(
    State(state): State<AppState>,
    actor: Actor,
    Path(draft): Path<String>,
    Json(seen): Json<Seen>,
) -> Result<StatusCode, AppError> {
    steps::discard(&state, &actor, &draft, seen.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PreviewQuery {
    /// The moment; now where it is missing.
    at: Option<Timestamp>,
    /// Only tells one picture of the page from the next.
    #[serde(rename = "v")]
    _version: Option<i64>,
}

async fn show_preview(
    State(state): State<AppState>,
    actor: Actor,
    Origin(origin): Origin,
    Path(draft): Path<String>,
    Query(query): Query<PreviewQuery>,
) -> Result<Response, AppError> {
    let at = query.at.unwrap_or_else(|| state.clock.now());
    preview::page(&state, &actor, (&draft, &origin), at).await
}

async fn show_theme(
    State(state): State<AppState>,
    actor: Actor,
    Path(draft): Path<String>,
) -> Result<Response, AppError> {
    preview::theme(&state, &actor, &draft).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoodsQuery {
    #[serde(default)]
    q: String,
}

/// Products to put into a campaign, by what they are called.
async fn find_goods(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Query(query): Query<GoodsQuery>,
) -> Result<Json<Vec<Goods>>, AppError> {
    let mut conn = state.db.read().await?;
    let shelves = goods::Shelves::read(&mut conn, &actor.tenant).await?;
    Ok(Json(goods::search(&mall, &shelves, &query.q)))
}

async fn show_results(
    State(state): State<AppState>,
    actor: Actor,
    Path(campaign): Path<CampaignId>,
) -> Result<Json<CampaignResults>, AppError> {
    let mut conn = state.db.read().await?;
    Ok(Json(
        results::of(&mut conn, &actor.tenant, &campaign).await?,
    ))
}

async fn add_banner(
    State(state): State<AppState>,
    actor: Actor,
    Json(request): Json<SaveBanner>,
) -> Result<Json<BannerFile>, AppError> {
    let id = format!("banner-{}", state.ids.code(8).to_lowercase());
    Ok(Json(banner::save(&state, &actor, (&id, &request)).await?))
}

async fn show_banner(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Json<BannerFile>, AppError> {
    let mut conn = state.db.read().await?;
    Ok(Json(banner::file(&mut conn, &actor.tenant, &id).await?))
}

async fn save_banner(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<SaveBanner>,
) -> Result<Json<BannerFile>, AppError> {
    {
        // Only adding makes new ones.
        let mut conn = state.db.read().await?;
        banner::file(&mut conn, &actor.tenant, &id).await?;
    }
    Ok(Json(banner::save(&state, &actor, (&id, &request)).await?))
}

async fn hide_banner(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<Show>,
) -> Result<StatusCode, AppError> {
    let shown = if request.shown {
        Shown::InItsTime
    } else {
        Shown::Never
    };
    banner::show(&state, &actor, &id, shown).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn send_banner_picture(
    State(state): State<AppState>,
    actor: Actor,
    sent: Result<Bytes, BytesRejection>,
) -> Result<Json<Photo>, AppError> {
    let sent = sent.map_err(|_too_large| too_large())?;
    Ok(Json(picture::send(&state, &actor, sent).await?))
}
