//! What a vendor says: an answer to a question, a reply to a review, and both once more when
//! something in them was wrong.

use std::time::Duration;

use shared::{
    console::feedback::Say,
    error::{ErrorCode, FieldError},
    feedback::MOST_LETTERS,
    ids::{ProductId, VendorId},
    text::{Phone, paragraph},
};

use super::{
    publish::publish,
    store::{self, Words},
};
use crate::{
    catalog::Snapshot,
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    outbox::{self, Letter},
    state::AppState,
    voucher::{Attempts, check_attempts},
};

/// Whoever asked gets a message each time, and the page is made anew.
const CORRECTED: Attempts = Attempts {
    what: "correction",
    most: 5,
    window: Duration::from_hours(24),
};

/// Answers a question, or corrects the answer. Whoever asked is told by a message each time;
/// everybody sees it unless it is secret.
pub(super) async fn answer(
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    (vendor, id): (&VendorId, &str),
    say: Say,
) -> Result<(), AppError> {
    let words = checked(say)?;
    check_corrections(state, &words, id).await?;
    let answering = Answering {
        state,
        mall,
        actor,
        vendor,
        id,
    };
    state
        .db
        .write(|tx| boxed(answering.in_tx(tx, &words)))
        .await?;
    outbox::wake(state);
    state.catalogs.changed();
    Ok(())
}

/// Replies to a review, or corrects the reply.
pub(super) async fn reply(
    state: &AppState,
    actor: &Actor,
    (vendor, id): (&VendorId, &str),
    say: Say,
) -> Result<(), AppError> {
    let words = checked(say)?;
    check_corrections(state, &words, id).await?;
    let now = state.clock.now();
    state
        .db
        .write(|tx| {
            boxed(async {
                let key = (&actor.tenant, vendor, id);
                let product = store::reply(tx, key, &words, now).await?;
                let product = product.ok_or_else(|| {
                    AppError::not_found("답글을 달 상품평이 없어요. 그사이 답글이 달렸거나 바뀌었을 수 있어요. 새로 고쳐 주세요.")
                })?;
                publish(tx, &actor.tenant, &product, now).await?;
                let deed = match words.instead_of.as_str() {
                    "" => "review-replied",
                    _ => "review-reply-corrected",
                };
                note(tx, state, actor, Deed::of(deed, id)).await
            })
        })
        .await?;
    state.catalogs.changed();
    Ok(())
}

fn checked(say: Say) -> Result<Words, AppError> {
    let wrong = |says: &str| AppError::invalid(vec![FieldError::new("text", says)]);
    match paragraph(&say.text, MOST_LETTERS) {
        None => Err(wrong("1,000자까지 적을 수 있어요. 조금만 줄여 주세요.")),
        Some(text) if text.is_empty() => Err(wrong("아직 안 적으셨어요.")),
        Some(text) if text == say.instead_of => {
            Err(wrong("전과 같은 말이에요. 고친 뒤 보내 주세요."))
        }
        Some(text) => Ok(Words {
            text,
            instead_of: say.instead_of,
        }),
    }
}

async fn check_corrections(state: &AppState, words: &Words, id: &str) -> Result<(), AppError> {
    if words.instead_of.is_empty() {
        return Ok(());
    }
    match check_attempts(state, CORRECTED, id).await {
        Err(AppError::TooMany { .. }) => Err(AppError::refused(
            ErrorCode::TooManyRequests,
            "오늘은 다섯 번 고치셨어요. 내일 다시 고쳐 주세요.",
        )),
        checked => checked,
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
    async fn in_tx(&self, tx: &mut Conn, words: &Words) -> Result<(), AppError> {
        let (tenant, now) = (&self.actor.tenant, self.state.clock.now());
        let key = (tenant, self.vendor, self.id);
        let secret = store::is_secret(tx, key).await?;
        let secret = secret.ok_or_else(|| AppError::not_found("그런 문의가 없어요."))?;
        if secret && !may_read_secrets(self.actor, self.vendor) {
            let says = "비밀글은 판매자만 읽고 답할 수 있어요.";
            return Err(AppError::refused(ErrorCode::Forbidden, says));
        }
        let answered = store::answer(tx, key, words, now).await?;
        let answered = answered.ok_or_else(|| {
            let says =
                "그사이 답했거나 답이 바뀌었거나 군청에서 가린 문의예요. 새로 고쳐 확인해 주세요.";
            AppError::refused(ErrorCode::WrongState, says)
        })?;
        if !words.instead_of.is_empty() {
            // What still waits must not arrive after its correction.
            outbox::drop_letters(tx, tenant, self.id).await?;
        }
        let letter = self.letter(answered.phone, &answered.product_id, words);
        outbox::letter(tx, self.state, tenant, self.id, &letter).await?;
        if answered.secret == 0 {
            publish(tx, tenant, &answered.product_id, now).await?;
        }
        let deed = match words.instead_of.as_str() {
            "" => "question-answered",
            _ => "question-answer-corrected",
        };
        note(tx, self.state, self.actor, Deed::of(deed, self.id)).await
    }

    fn letter(&self, phone: Phone, product: &ProductId, words: &Words) -> Letter {
        let mall = &self.mall.mall.mall_name;
        let vendor = self.mall.vendor_name(self.vendor).unwrap_or("판매자");
        let product = self.mall.catalog.product(product);
        let about = product.map_or_else(String::new, |product| format!("{}: ", product.name));
        let (title, did) = match words.instead_of.as_str() {
            "" => ("물어보신 것에 답이 왔어요", "답했어요"),
            _ => ("물어보신 것의 답을 고쳤어요", "답을 고쳤어요"),
        };
        let text = &words.text;
        Letter {
            to: phone.to_string(),
            template: "question-answered".to_owned(),
            title: title.to_owned(),
            body: format!("[{mall}] {about}{vendor}에서 {did}. {text}"),
        }
    }
}

/// The county may look at a vendor's page, but not into what was asked in confidence.
pub(super) fn may_read_secrets(actor: &Actor, vendor: &VendorId) -> bool {
    actor.may_for(shared::console::role::Permission::AnswerClaims, vendor)
}
