//! Banners: made, changed, hidden. What is kept is on in its time, so it is judged as it is kept.

use shared::{
    console::{
        campaign::{BannerRow, clashes},
        promotion::{BANNER_PLACES, BannerFile, BannerSaid, Look, SaveBanner},
    },
    error::{ErrorCode, FieldError},
    ids::{CampaignId, TenantId},
};

use super::{
    super::{
        rows::{self, Row},
        schedule::{self, Shown},
    },
    picture,
    record::colors,
    store::overtaken,
};
use crate::{
    catalog::{
        advance, one_at_a_time,
        record::{
            Banner, BannerPosition, Campaign,
            field::{Moment, Reader},
        },
    },
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
) -> Result<Option<Row<Banner>>, AppError> {
    let banners = rows::banners(conn, tenant).await?;
    let mut banners = banners.into_iter();
    Ok(banners.find(|(banner, _)| banner.slug.as_str() == id))
}

fn missing() -> AppError {
    AppError::not_found("그런 배너가 없어요.")
}

/// A banner with what its form shows.
pub(super) async fn file(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
) -> Result<BannerFile, AppError> {
    let (banner, _) = find(conn, tenant, id).await?.ok_or_else(missing)?;
    let picture = picture::known(conn, tenant, &banner.image, &banner.image_alt).await?;
    let look = &banner.colors;
    Ok(BannerFile {
        seen: written(&banner)?,
        said: BannerSaid {
            campaign: CampaignId(banner.campaign.to_string()),
            place: banner.order,
            title: banner.title.to_string(),
            subtitle: banner.subtitle.to_string(),
            look: Look::of([&look.ground, &look.text, &look.accent, &look.accent_text]),
            picture,
            starts_at: Some(banner.starts_at.0),
            ends_at: Some(banner.ends_at.0),
        },
        id: banner.slug.to_string(),
    })
}

fn written(banner: &Banner) -> Result<String, AppError> {
    serde_json::to_string(banner).map_err(AppError::internal)
}

/// Keeps what was said.
pub(super) async fn save(
    state: &AppState,
    actor: &Actor,
    (id, request): (&str, &SaveBanner),
) -> Result<BannerFile, AppError> {
    let file = state
        .db
        .write(|tx| boxed(save_in(tx, state, actor, (id, request))))
        .await?;
    state.catalogs.changed();
    Ok(file)
}

async fn save_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (id, request): (&str, &SaveBanner),
) -> Result<BannerFile, AppError> {
    let (tenant, said) = (&actor.tenant, &request.said);
    one_at_a_time(tx, tenant).await?;
    let before = find(tx, tenant, id).await?;
    let seen = match &before {
        Some((banner, _)) => written(banner)?,
        None => String::new(),
    };
    if seen != request.seen {
        return Err(overtaken());
    }
    let campaigns = rows::campaigns(tx, tenant).await?;
    let campaigns = campaigns.iter().map(|(campaign, _)| campaign);
    let leads = find_campaign(campaigns, &said.campaign);
    let known = match &said.picture {
        Some(photo) => picture::known(tx, tenant, &photo.path, &photo.alt).await?,
        None => None,
    };
    let said = BannerSaid {
        picture: known,
        ..said.clone()
    };
    let position = before
        .as_ref()
        .map_or(BannerPosition::HomeHero, |(banner, _)| banner.position);
    let banner = record(id, &said, (leads, position)).map_err(AppError::invalid)?;
    let is_hidden = before.as_ref().is_some_and(|(_, hidden)| *hidden);
    if !is_hidden {
        keeps_clear(tx, tenant, &banner).await?;
    }
    rows::put_banner(tx, tenant, &banner).await?;
    if is_hidden {
        rows::hide_banner(tx, tenant, id).await?;
    }
    advance(tx, tenant, state.clock.now()).await?;
    let detail = format!(
        r#"{{"campaign":"{}","place":{},"period":["{}","{}"]}}"#,
        banner.campaign,
        banner.order,
        banner.starts_at.0.rfc3339(),
        banner.ends_at.0.rfc3339(),
    );
    let deed = Deed {
        detail: &detail,
        ..Deed::of("banner-kept", id)
    };
    note(tx, state, actor, deed).await?;
    file(tx, tenant, id).await
}

fn find_campaign<'a>(
    mut campaigns: impl Iterator<Item = &'a Campaign>,
    id: &CampaignId,
) -> Option<&'a Campaign> {
    campaigns.find(|campaign| campaign.slug.as_str() == id.as_str())
}

/// The record of what was said, or what is not right.
fn record(
    id: &str,
    said: &BannerSaid,
    (leads, position): (Option<&Campaign>, BannerPosition),
) -> Result<Banner, Vec<FieldError>> {
    let mut read = Reader::default();
    let slug = read.field("id", id);
    let title = read.field("title", &said.title);
    let subtitle = read.field("subtitle", &said.subtitle);
    let look = colors(&said.look, &mut read);
    let picture = said.picture.as_ref();
    let picture = picture.or_else(|| read.wrong("picture", "그림을 넣어 주세요."));
    let picture = picture.and_then(|picture| {
        let alt = read.field("pictureAlt", &picture.alt);
        Some((read.field("picture", &picture.path)?, alt?))
    });
    if !(1..=BANNER_PLACES).contains(&said.place) {
        let says = format!("자리는 1번째에서 {BANNER_PLACES}번째까지예요.");
        read.faults.push(FieldError::new("place", says));
    }
    let leads = leads.or_else(|| read.wrong("campaign", "어느 기획전으로 갈지 골라 주세요."));
    let period = said.starts_at.zip(said.ends_at);
    let period = period.or_else(|| read.wrong("endsAt", "시작과 끝을 모두 골라 주세요."));
    if let Some((start, end)) = period {
        read.faults.extend(schedule::wrong_period(start, end));
        if leads.is_some_and(|campaign| campaign.ends_at.0 < end) {
            let says = "기획전이 끝난 뒤에도 배너가 남아요. 기획전의 끝에 맞춰 주세요.";
            read.faults.push(FieldError::new("endsAt", says));
        }
    }
    let made = || {
        let (image, image_alt) = picture?;
        let (start, end) = period?;
        Some(Banner {
            slug: slug?,
            campaign: leads?.slug.clone(),
            position,
            order: said.place,
            title: title?,
            subtitle: subtitle?,
            colors: look?,
            image,
            image_alt,
            starts_at: Moment(start),
            ends_at: Moment(end),
        })
    };
    match made() {
        Some(banner) if read.faults.is_empty() => Ok(banner),
        _ => Err(read.faults),
    }
}

/// Refuses a banner that would want another's place at the same time.
async fn keeps_clear(tx: &mut Conn, tenant: &TenantId, banner: &Banner) -> Result<(), AppError> {
    let mut all = rows::banners(tx, tenant).await?;
    all.retain(|(known, _)| known.slug != banner.slug);
    all.push((banner.clone(), false));
    let rows: Vec<BannerRow> = all.iter().map(rows::banner_row).collect();
    let is_it = |id: &str| id == banner.slug.as_str();
    let mut clashes = clashes(&rows).into_iter();
    match clashes.find(|clash| is_it(&clash.banners.0) || is_it(&clash.banners.1)) {
        Some(clash) => Err(AppError::refused(ErrorCode::WrongState, clash.says)),
        None => Ok(()),
    }
}

/// Takes a banner off, or puts it back.
pub(super) async fn show(
    state: &AppState,
    actor: &Actor,
    id: &str,
    shown: Shown,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(show_in(tx, state, actor, (id, shown))))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn show_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (id, shown): (&str, Shown),
) -> Result<(), AppError> {
    let tenant = &actor.tenant;
    one_at_a_time(tx, tenant).await?;
    let (banner, is_hidden) = find(tx, tenant, id).await?.ok_or_else(missing)?;
    let action = match (shown, is_hidden) {
        (Shown::Never, false) => {
            rows::hide_banner(tx, tenant, id).await?;
            "banner-hidden"
        }
        (Shown::InItsTime, true) => {
            keeps_clear(tx, tenant, &banner).await?;
            rows::put_banner(tx, tenant, &banner).await?;
            "banner-shown"
        }
        // Pressed twice, it stays as it is.
        (Shown::Never, true) | (Shown::InItsTime, false) => return Ok(()),
    };
    advance(tx, tenant, state.clock.now()).await?;
    note(tx, state, actor, Deed::of(action, id)).await
}
