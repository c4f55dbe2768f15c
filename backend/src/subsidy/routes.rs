//! The subsidy's part of the console's contract.

use axum::{extract::State, response::Response};
use serde::Deserialize;
use shared::{
    console::{
        role::Permission,
        subsidy::{Subsidy, SubsidyYear},
    },
    error::FieldError,
    ids::VendorId,
};

use super::{sheets, year};
use crate::{
    console::{Access, Routes},
    error::AppError,
    http::{
        extract::{Json, Path, Query},
        tenant::Mall,
    },
    state::AppState,
};

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let own = Access::Vendor(Permission::ReadVendor);
    let all = Access::County(Permission::ReadSettlement);
    routes
        .get("/api/console/vendors/{vendor}/subsidy", own, show_own)
        .get("/api/console/vendors/{vendor}/subsidy/xlsx", own, own_table)
        .get("/api/console/subsidy", all, show_all)
        .get("/api/console/subsidy/xlsx", all, all_table)
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct YearQuery {
    /// A calendar year; this one when there is none.
    year: Option<i64>,
}

impl YearQuery {
    fn year(&self, state: &AppState) -> Result<i64, AppError> {
        let (now, _, _) = state.clock.now().date().ymd();
        let year = self.year.unwrap_or(now);
        if (2000..=now).contains(&year) {
            return Ok(year);
        }
        let says = format!("{now}년이나 그 앞의 해를 적어 주세요.");
        Err(AppError::invalid(vec![FieldError::new("year", says)]))
    }
}

async fn show_own(
    State(state): State<AppState>,
    mall: Mall,
    Path(vendor): Path<VendorId>,
    Query(query): Query<YearQuery>,
) -> Result<Json<Subsidy>, AppError> {
    let year = query.year(&state)?;
    Ok(Json(year::of_vendor(&state, &mall, &vendor, year).await?))
}

async fn own_table(
    State(state): State<AppState>,
    mall: Mall,
    Path(vendor): Path<VendorId>,
    Query(query): Query<YearQuery>,
) -> Result<Response, AppError> {
    let year = query.year(&state)?;
    sheets::own(&year::of_vendor(&state, &mall, &vendor, year).await?)
}

async fn show_all(
    State(state): State<AppState>,
    mall: Mall,
    Query(query): Query<YearQuery>,
) -> Result<Json<SubsidyYear>, AppError> {
    let year = query.year(&state)?;
    Ok(Json(year::of_all(&state, &mall, year).await?))
}

async fn all_table(
    State(state): State<AppState>,
    mall: Mall,
    Query(query): Query<YearQuery>,
) -> Result<Response, AppError> {
    let year = query.year(&state)?;
    sheets::all(&year::of_all(&state, &mall, year).await?)
}
