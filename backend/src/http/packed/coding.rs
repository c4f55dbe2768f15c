//! Which of our encodings a request likes best.

use axum::http::{HeaderMap, header};

/// An encoding that we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Identity,
}

/// The encoding of the highest quality; of equals the smallest. What is not listed, and not
/// covered by `*`, is not sent, except the plain body, which everybody can read.
pub(super) fn choose(request: &HeaderMap) -> Coding {
    let mut brotli = None;
    let mut gzip = None;
    let mut identity = None;
    let mut any = None;
    let values = request.get_all(header::ACCEPT_ENCODING).iter();
    for item in values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
    {
        let (name, quality) = read(item);
        match name.to_ascii_lowercase().as_str() {
            "br" => brotli = Some(quality),
            "gzip" | "x-gzip" => gzip = Some(quality),
            "identity" => identity = Some(quality),
            "*" => any = Some(quality),
            _ => {}
        }
    }
    // `max_by_key` takes the last of equals.
    [
        (Coding::Identity, identity),
        (Coding::Gzip, gzip.or(any)),
        (Coding::Brotli, brotli.or(any)),
    ]
    .into_iter()
    .map(|(coding, quality)| (coding, quality.unwrap_or(0)))
    .filter(|(_, quality)| *quality > 0)
    .max_by_key(|(_, quality)| *quality)
    .map_or(Coding::Identity, |(coding, _)| coding)
}

/// A name and its quality in thousandths.
fn read(item: &str) -> (&str, u32) {
    let mut parts = item.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
    (name, weight.map_or(1_000, thousandths))
}

/// `1`, `0.5` or `0.125`, with at most three decimals. What cannot be read is not wanted.
fn thousandths(weight: &str) -> u32 {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let is_digits = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        "1" => 1_000,
        "0" if is_digits => format!("{decimals:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn of(accepted: &'static str) -> Coding {
        let value = HeaderValue::from_static(accepted);
        choose(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]))
    }

    #[test]
    fn browsers_get_brotli_and_others_what_they_take() {
        assert_eq!(of("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(of("BR"), Coding::Brotli);
        assert_eq!(of("gzip, deflate"), Coding::Gzip);
        assert_eq!(of("x-gzip"), Coding::Gzip);
        assert_eq!(of("zstd"), Coding::Identity);
        assert_eq!(choose(&HeaderMap::new()), Coding::Identity);
    }

    #[test]
    fn qualities_are_weighed() {
        assert_eq!(of("br;q=0"), Coding::Identity);
        assert_eq!(of("br;q=0.000, gzip"), Coding::Gzip);
        assert_eq!(of("br;q=0.5, gzip;q=0.8"), Coding::Gzip);
        assert_eq!(of("br;q=0.51, gzip;q=0.5"), Coding::Brotli);
        assert_eq!(of("gzip;q=0.5, identity"), Coding::Identity);
        assert_eq!(of("br ; q=0.1"), Coding::Brotli);
        assert_eq!(of("br;q=nonsense, gzip;q=0.1"), Coding::Gzip);
    }

    #[test]
    fn a_star_stands_for_what_is_not_listed() {
        assert_eq!(of("*"), Coding::Brotli);
        assert_eq!(of("br;q=0, *"), Coding::Gzip);
        assert_eq!(of("gzip, *;q=0"), Coding::Gzip);
        assert_eq!(of("*;q=0"), Coding::Identity);
    }
}
