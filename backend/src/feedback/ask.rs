//! Somebody asks about a product, signed in nowhere.

use std::time::Duration;

use frontend::shop::written::AskForm;
use serde::Deserialize;
use shared::{
    error::FieldError,
    feedback::MOST_LETTERS,
    ids::{ProductId, VendorId},
    text::{Phone, line, masked_name, paragraph},
};

use super::store::{self, NewQuestion};
use crate::{
    catalog::Snapshot,
    db::boxed,
    error::AppError,
    http::peer::Peer,
    state::AppState,
    voucher::{Attempts, check_attempts},
};

/// Whoever wants to know something asks a few times; whoever asks more is no shopper.
const ASKED: Attempts = Attempts {
    what: "question",
    most: 5,
    window: Duration::from_hours(1),
};

/// The form as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Sent {
    name: String,
    phone: String,
    text: String,
    secret: String,
}

/// The empty form of a product on sale.
pub(super) fn form(mall: &Snapshot, product: &ProductId) -> Result<AskForm, AppError> {
    let found = mall.catalog.product(product);
    let found = found.ok_or_else(|| AppError::not_found("그런 상품이 없어요."))?;
    let vendor = mall.vendor_name(&found.vendor);
    Ok(AskForm {
        product: product.clone(),
        product_name: found.name.clone(),
        vendor_name: vendor.unwrap_or_default().to_owned(),
        ..AskForm::default()
    })
}

/// Keeps the question, or answers the form with what is wrong about it. `None`: it is kept.
pub(super) async fn ask(
    state: &AppState,
    mall: &Snapshot,
    Peer(peer): Peer,
    product: &ProductId,
    sent: Sent,
) -> Result<Option<AskForm>, AppError> {
    let mut form = AskForm {
        secret: !sent.secret.is_empty(),
        name: sent.name,
        phone: sent.phone,
        text: sent.text,
        ..form(mall, product)?
    };
    let Some(question) = check(&mut form) else {
        return Ok(Some(form));
    };
    match check_attempts(state, ASKED, &peer.to_string()).await {
        Err(AppError::TooMany { .. }) => {
            "한 시간에 다섯 번까지 물어볼 수 있어요. 잠시 뒤에 다시 보내 주세요."
                .clone_into(&mut form.problem);
            return Ok(Some(form));
        }
        checked => checked?,
    }
    let vendor = vendor_of(mall, product)?;
    let row = NewQuestion {
        id: state.ids.id("qst"),
        product,
        vendor: &vendor,
        name: masked_name(&question.name),
        phone: question.phone,
        secret: form.secret,
        text: question.text,
        at: state.clock.now(),
    };
    state
        .db
        .write(|tx| boxed(store::insert_question(tx, mall.tenant(), &row)))
        .await?;
    Ok(None)
}

fn vendor_of(mall: &Snapshot, product: &ProductId) -> Result<VendorId, AppError> {
    let found = mall.catalog.product(product);
    let vendor = found.map(|product| product.vendor.clone());
    vendor.ok_or_else(|| AppError::not_found("그런 상품이 없어요."))
}

struct Question {
    name: String,
    phone: Phone,
    text: String,
}

/// Reads the fields; says in the form what is wrong.
fn check(form: &mut AskForm) -> Option<Question> {
    let mut wrong = Vec::new();
    let mut refuse = |field: &str, says: &str| wrong.push(FieldError::new(field, says));
    let text = paragraph(&form.text, MOST_LETTERS);
    match text.as_deref() {
        None => refuse("text", "1,000자까지 적을 수 있어요. 조금만 줄여 주세요."),
        Some("") => refuse("text", "궁금한 것을 적어 주세요."),
        Some(_) => {}
    }
    let name = line(&form.name, 20);
    match name.as_deref() {
        None => refuse("name", "이름은 한 줄로 20자까지 적을 수 있어요."),
        Some("") => refuse("name", "이름을 적어 주세요."),
        Some(_) => {}
    }
    let phone = Phone::parse(&form.phone);
    if let Err(says) = phone {
        refuse("phone", says);
    }
    form.wrong = wrong;
    let question = Question {
        name: name?,
        phone: phone.ok()?,
        text: text?,
    };
    form.wrong.is_empty().then_some(question)
}
