//! What a vendor says: an answer to a question, a reply to a review.

use shared::{
    error::{ErrorCode, FieldError},
    feedback::MOST_LETTERS,
    ids::{ProductId, VendorId},
    text::{Phone, paragraph},
};

use super::{publish::publish, store};
use crate::{
    catalog::Snapshot,
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    outbox::{self, Letter},
    state::AppState,
};

/// Answers a question. Whoever asked is told by a message; everybody sees it unless it is secret.
pub(super) async fn answer(
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    (vendor, id): (&VendorId, &str),
    text: &str,
) -> Result<(), AppError> {
    let text = checked(text)?;
    let answering = Answering {
        state,
        mall,
        actor,
        vendor,
        id,
    };
    state
        .db
        .write(|tx| boxed(answering.in_tx(tx, &text)))
        .await?;
    outbox::wake(state);
    state.catalogs.changed();
    Ok(())
}

/// Replies to a review.
pub(super) async fn reply(
    state: &AppState,
    actor: &Actor,
    (vendor, id): (&VendorId, &str),
    text: &str,
) -> Result<(), AppError> {
    let text = checked(text)?;
    let now = state.clock.now();
    state
        .db
        .write(|tx| {
            boxed(async {
                let key = (&actor.tenant, vendor, id);
                let product = store::reply(tx, key, &text, now).await?;
                let product = product.ok_or_else(|| {
                    AppError::not_found("답글을 달 상품평이 없어요. 이미 다셨을 수 있어요.")
                })?;
                publish(tx, &actor.tenant, &product, now).await?;
                note(tx, state, actor, Deed::of("review-replied", id)).await
            })
        })
        .await?;
    state.catalogs.changed();
    Ok(())
}

fn checked(text: &str) -> Result<String, AppError> {
    let wrong = |says: &str| AppError::invalid(vec![FieldError::new("text", says)]);
    match paragraph(text, MOST_LETTERS) {
        None => Err(wrong("1,000자까지 적을 수 있어요. 조금만 줄여 주세요.")),
        Some(text) if text.is_empty() => Err(wrong("아직 안 적으셨어요.")),
        Some(text) => Ok(text),
    }
}

struct Answering<'a> {
    state: &'a AppState,
    mall: &'a Snapshot,
    actor: &'a Actor,
    vendor: &'a VendorId,
    id: &'a str,
}

impl Answering<'_> {
    async fn in_tx(&self, tx: &mut Conn, text: &str) -> Result<(), AppError> {
        let (tenant, now) = (&self.actor.tenant, self.state.clock.now());
        let key = (tenant, self.vendor, self.id);
        let secret = store::is_secret(tx, key).await?;
        let secret = secret.ok_or_else(|| AppError::not_found("그런 문의가 없어요."))?;
        if secret && !may_read_secrets(self.actor, self.vendor) {
            let says = "비밀글은 판매자만 읽고 답할 수 있어요.";
            return Err(AppError::refused(ErrorCode::Forbidden, says));
        }
        let answered = store::answer(tx, key, text, now).await?;
        let answered = answered.ok_or_else(|| {
            let says = "이미 답했거나 군청에서 가린 문의예요.";
            AppError::refused(ErrorCode::WrongState, says)
        })?;
        let letter = self.letter(answered.phone, &answered.product_id, text);
        outbox::letter(tx, self.state, tenant, self.id, &letter).await?;
        if answered.secret == 0 {
            publish(tx, tenant, &answered.product_id, now).await?;
        }
        let deed = Deed::of("question-answered", self.id);
        note(tx, self.state, self.actor, deed).await
    }

    fn letter(&self, phone: Phone, product: &ProductId, text: &str) -> Letter {
        let mall = &self.mall.mall.mall_name;
        let vendor = self.mall.vendor_name(self.vendor).unwrap_or("판매자");
        let product = self.mall.catalog.product(product);
        let about = product.map_or_else(String::new, |product| format!("{}: ", product.name));
        Letter {
            to: phone.to_string(),
            template: "question-answered".to_owned(),
            title: "물어보신 것에 답이 왔어요".to_owned(),
            body: format!("[{mall}] {about}{vendor}에서 답했어요. {text}"),
        }
    }
}

/// The county may look at a vendor's page, but not into what was asked in confidence.
pub(super) fn may_read_secrets(actor: &Actor, vendor: &VendorId) -> bool {
    actor.may_for(shared::console::role::Permission::AnswerClaims, vendor)
}
