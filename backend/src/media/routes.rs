//! Serving the pictures.

use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};

use crate::{error::AppError, http::extract::Path, state::AppState};

/// The route of the pictures.
pub fn router() -> Router<AppState> {
    Router::new().route("/media/{name}", get(show_picture))
}

async fn show_picture(
    State(state): State<AppState>,
    Path(name): Path<String>,
) -> Result<Response, AppError> {
    let missing = || AppError::not_found("없는 그림이에요.");
    let content_type = content_type(&name).ok_or_else(missing)?;
    match tokio::fs::read(state.config.media().join(&name)).await {
        Ok(bytes) => Ok((
            [
                (header::CONTENT_TYPE, content_type),
                // The name is made of the content: what it names never changes.
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            bytes,
        )
            .into_response()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(missing()),
        Err(error) => Err(AppError::internal(error)),
    }
}

/// The type of a name that we could have given; `None` for anything else, such as `..`.
fn content_type(name: &str) -> Option<&'static str> {
    let (stem, ending) = name.split_once('.')?;
    let plain = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    if stem.len() < 32 || !stem.bytes().all(plain) {
        return None;
    }
    match ending {
        "webp" => Some("image/webp"),
        "png" => Some("image/png"),
        "jpg" => Some("image/jpeg"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::content_type;

    #[test]
    fn only_our_own_names_are_looked_up() {
        let hash = "0123456789abcdef0123456789abcdef";
        assert_eq!(
            content_type(&format!("{hash}-320.webp")),
            Some("image/webp")
        );
        assert_eq!(content_type("../secret.png"), None);
        assert_eq!(content_type(&format!("{hash}.svg")), None);
    }
}
