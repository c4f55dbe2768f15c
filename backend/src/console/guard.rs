//! The only way to add a route to the console: with the access that it needs. So no route can be
//! forgotten, and the table of all of them is what the access test walks.

use axum::{
    Router,
    extract::{FromRequestParts, RawPathParams, Request, State},
    handler::Handler,
    http::{HeaderMap, Method, request::Parts},
    middleware::{self, Next},
    response::Response,
    routing::{MethodFilter, on},
};
use shared::{console::role::Permission, error::ErrorCode, ids::VendorId};

use super::{actor::Actor, applicant, session};
use crate::{
    error::AppError,
    http::{peer::Peer, tenant::Mall},
    state::AppState,
};

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody; for signing in.
    Anyone,
    /// Whoever proved a phone to come into the mall.
    Applicant,
    /// Whoever is signed in.
    SignedIn,
    /// The county's team with this permission.
    County(Permission),
    /// The same people, and those who act for the vendor in the path with this permission. Others
    /// are told that there is no such vendor.
    Vendor(Permission),
}

/// A route as the access test sees it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The method.
    pub method: Method,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
}

/// The console's routes while they are put together.
pub struct Routes {
    state: AppState,
    router: Router<AppState>,
    listed: Vec<Listed>,
}

impl Routes {
    pub(super) fn new(state: &AppState) -> Self {
        Self {
            state: state.clone(),
            router: Router::new(),
            listed: Vec::new(),
        }
    }

    /// Adds a route that reads.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.on((Method::GET, MethodFilter::GET), path, access, handler)
    }

    /// Adds a route that changes something.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.on((Method::POST, MethodFilter::POST), path, access, handler)
    }

    fn on<H, T>(
        mut self,
        (method, filter): (Method, MethodFilter),
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let guard = middleware::from_fn_with_state((self.state.clone(), access), check);
        let route = on(filter, handler).route_layer(guard);
        self.router = self.router.route(path, route);
        self.listed.push(Listed {
            method,
            path,
            access,
        });
        self
    }

    /// The routes, and their table.
    pub(super) fn done(self) -> (Router<AppState>, Vec<Listed>) {
        (self.router, self.listed)
    }
}

async fn check(
    State((state, access)): State<(AppState, Access)>,
    params: RawPathParams,
    request: Request,
    next: Next,
) -> Result<Response, AppError> {
    if request.method() != Method::GET {
        refuse_foreign(request.headers())?;
    }
    let (mut parts, body) = request.into_parts();
    if access == Access::Applicant {
        let mall = Mall::from_request_parts(&mut parts, &state).await?;
        let found = applicant::find(&state, mall.tenant(), &parts.headers);
        let applicant = found.ok_or_else(sign_in_first)?;
        parts.extensions.insert(applicant);
    } else if access != Access::Anyone {
        let actor = find_actor(&state, &mut parts).await?;
        let vendor = params.iter().find(|(name, _)| *name == "vendor");
        let vendor = vendor.map(|(_, id)| VendorId(id.to_owned()));
        allow(access, &actor, vendor.as_ref())?;
        parts.extensions.insert(actor);
    }
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// A change comes from our own page: no other site can send this header.
fn refuse_foreign(headers: &HeaderMap) -> Result<(), AppError> {
    let site = headers.get("sec-fetch-site");
    let own = site.is_none_or(|site| site == "same-origin");
    if own && headers.contains_key("x-chorok") {
        return Ok(());
    }
    let text = "관리 화면에서 보낸 요청만 받아요.";
    Err(AppError::refused(ErrorCode::Forbidden, text))
}

async fn find_actor(state: &AppState, parts: &mut Parts) -> Result<Actor, AppError> {
    let mall = Mall::from_request_parts(parts, state).await?;
    let Ok(Peer(peer)) = Peer::from_request_parts(parts, state).await;
    let token = session::token(&parts.headers);
    let found = match token {
        Some(token) => session::find(state, mall.tenant(), &token, peer).await?,
        None => None,
    };
    found.ok_or_else(sign_in_first)
}

fn sign_in_first() -> AppError {
    let text = "먼저 들어와 주세요.";
    AppError::refused(ErrorCode::SignInRequired, text)
}

fn allow(access: Access, actor: &Actor, vendor: Option<&VendorId>) -> Result<(), AppError> {
    let allowed = match access {
        Access::Anyone | Access::Applicant | Access::SignedIn => true,
        Access::County(permission) => actor.may(permission),
        Access::Vendor(permission) => {
            actor.may(permission) || vendor.is_some_and(|vendor| actor.may_for(permission, vendor))
        }
    };
    match access {
        _ if allowed => Ok(()),
        Access::Vendor(_) if !actor.is_of_county() => {
            Err(AppError::not_found("그런 판매자가 없어요."))
        }
        _ => {
            let text = "이 일을 할 권한이 없어요. 관리자에게 물어봐 주세요.";
            Err(AppError::refused(ErrorCode::Forbidden, text))
        }
    }
}
