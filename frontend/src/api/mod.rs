//! The shop's side of the public contract: one function per endpoint, and the one place that
//! talks to the network. Refusals come back typed; a network that is down is something else
//! than a mall that says no.

pub mod catalog;
pub mod order;
pub mod page;
pub mod payment;
pub mod voucher;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use shared::error::{ErrorCode, FieldError};
use shared::ids::OptionId;
use shared::pricing::Quote;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, Request, RequestCache, RequestCredentials, RequestInit};

/// A server that has not answered by then is treated like no network. The mall answers money
/// questions within eight seconds, if only to say that it is still asking.
const PATIENCE_MS: u32 = 25_000;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The network or the server is not reachable; whether the request arrived is unknown.
    Offline,
    /// The mall said no.
    Refused(Box<Refusal>),
}

/// The error envelope with what some refusals bring along.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// What went wrong.
    pub code: ErrorCode,
    /// The same for people.
    pub message: String,
    /// The fields that are not right.
    #[serde(default)]
    pub fields: Vec<FieldError>,
    /// What is needed to go on.
    #[serde(default)]
    pub detail: Detail,
}

/// What some refusals bring along.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Detail {
    /// With `PRICE_CHANGED`: what it would cost now.
    pub quote: Option<Quote>,
    /// With `SOLD_OUT`: what there is too little of.
    pub option: Option<OptionId>,
    /// With `SOLD_OUT`: how many units are left.
    pub available: Option<u32>,
}

impl Failure {
    /// Whether it is the network's fault.
    pub fn is_offline(&self) -> bool {
        matches!(self, Self::Offline)
    }

    /// The refusal's code.
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Offline => None,
            Self::Refused(refusal) => Some(refusal.code),
        }
    }

    /// For the shopper.
    pub fn text(&self) -> String {
        match self {
            Self::Offline => {
                "인터넷 연결을 확인하고 다시 시도해 주세요. 입력한 내용은 그대로예요.".to_owned()
            }
            Self::Refused(refusal) => refusal.message.clone(),
        }
    }

    /// What is wrong with the first field, or else the whole refusal.
    pub fn first_wrong(&self) -> String {
        match self {
            Self::Refused(refusal) if !refusal.fields.is_empty() => {
                refusal.fields[0].message.clone()
            }
            _ => self.text(),
        }
    }

    /// What is wrong with a field, if it is that one.
    #[cfg(feature = "console")]
    pub fn of_field(&self, name: &str) -> String {
        let Self::Refused(refusal) = self else {
            return String::new();
        };
        let mut fields = refusal.fields.iter();
        let found = fields.find(|field| field.field == name);
        found.map_or_else(String::new, |field| field.message.clone())
    }

    /// Whether one of these fields is wrong.
    #[cfg(feature = "console")]
    pub fn has_field(&self, names: &[&str]) -> bool {
        names.iter().any(|name| !self.of_field(name).is_empty())
    }

    fn unreadable() -> Self {
        Self::Refused(Box::new(Refusal {
            code: ErrorCode::Internal,
            message: "잠깐 문제가 생겼어요. 조금 뒤에 다시 시도해 주세요.".to_owned(),
            fields: Vec::new(),
            detail: Detail::default(),
        }))
    }
}

/// A question to the mall.
pub(crate) struct Call<'a> {
    method: &'static str,
    path: &'a str,
    headers: Vec<(&'static str, &'a str)>,
    body: Option<JsValue>,
    fresh: bool,
}

/// What came back, whatever it says.
pub(crate) struct Answer {
    ok: bool,
    text: String,
    headers: Headers,
}

impl<'a> Call<'a> {
    pub(crate) fn get(path: &'a str) -> Self {
        Self {
            method: "GET",
            path,
            headers: Vec::new(),
            body: None,
            fresh: false,
        }
    }

    pub(crate) fn post<T: Serialize>(path: &'a str, body: &T) -> Self {
        // The wire types are plain data, which always has a JSON form.
        Self::post_text(path, serde_json::to_string(body).unwrap_or_default())
    }

    pub(crate) fn post_text(path: &'a str, body: String) -> Self {
        Self {
            method: "POST",
            headers: vec![("Content-Type", "application/json")],
            body: Some(JsValue::from_str(&body)),
            ..Self::get(path)
        }
    }

    /// Sends a file as it is.
    #[cfg(feature = "console")]
    pub(crate) fn post_file(path: &'a str, file: &web_sys::File) -> Self {
        Self {
            method: "POST",
            body: Some(file.into()),
            ..Self::get(path)
        }
    }

    pub(crate) fn header(mut self, name: &'static str, value: &'a str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Asks whether the browser's own copy is still right.
    pub(crate) fn fresh(mut self) -> Self {
        self.fresh = true;
        self
    }

    pub(crate) async fn answer<T: DeserializeOwned>(self) -> Result<T, Failure> {
        let answer = self.send().await?;
        answer.read()
    }

    pub(crate) async fn send(self) -> Result<Answer, Failure> {
        self.fetch()
            .await
            .map_err(|_unreachable: JsValue| Failure::Offline)
    }

    async fn fetch(self) -> Result<Answer, JsValue> {
        let init = RequestInit::new();
        init.set_method(self.method);
        init.set_credentials(RequestCredentials::SameOrigin);
        init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
        if self.fresh {
            init.set_cache(RequestCache::NoCache);
        }
        if let Some(body) = &self.body {
            init.set_body(body);
        }
        let request = Request::new_with_str_and_init(self.path, &init)?;
        request.headers().set("Accept", "application/json")?;
        for (name, value) in &self.headers {
            request.headers().set(name, value)?;
        }
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response = JsFuture::from(window.fetch_with_request(&request)).await?;
        let response: web_sys::Response = response.dyn_into()?;
        let text = JsFuture::from(response.text()?).await?;
        Ok(Answer {
            // "Accepted" says that the outcome is still open: no answer yet, but a refusal's form.
            ok: response.ok() && response.status() != 202,
            text: text.as_string().unwrap_or_default(),
            headers: response.headers(),
        })
    }
}

impl Answer {
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        if self.ok {
            shared::json::from_str(&self.text).map_err(|_unreadable| Failure::unreadable())
        } else {
            Err(refusal(&self.text))
        }
    }

    pub(crate) fn accepted(&self) -> Result<(), Failure> {
        if self.ok {
            Ok(())
        } else {
            Err(refusal(&self.text))
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).ok().flatten()
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

fn refusal(text: &str) -> Failure {
    shared::json::from_str(text).map_or_else(
        |_unreadable| Failure::unreadable(),
        |refusal| Failure::Refused(Box::new(refusal)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_read_with_what_it_brings_along() {
        let text = r#"{"code":"SOLD_OUT","message":"품절","detail":{"option":"rice-10","available":2,"x":1}}"#;
        let Failure::Refused(refusal) = refusal(text) else {
            unreachable!("it is a refusal");
        };
        assert_eq!(refusal.code, ErrorCode::SoldOut);
        assert_eq!(refusal.detail.available, Some(2));
    }

    #[test]
    fn an_answer_that_is_no_refusal_still_has_words() {
        let failure = refusal("<html>502</html>");
        assert_eq!(failure.code(), Some(ErrorCode::Internal));
        assert!(!failure.text().is_empty());
    }
}
