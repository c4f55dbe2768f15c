//! An approval: the vendor with its delivery rule, exactly as an import would write them, and the
//! producer as its owner. One transaction; pressed twice, it happens once.

use shared::{
    console::{
        onboarding::{self, Answers, ApplicationStatus, Approve, Question, Standing, papers},
        role::Role,
    },
    error::{ErrorCode, FieldError},
    ids::VendorId,
    money::{Rate, Won},
    time::Date,
};

use super::{
    decide::{find, tell},
    steps::closed,
    store::{self, Row, Step},
};
use crate::{
    catalog::{
        Snapshot, advance,
        record::{
            ShippingKind, ShippingPolicy, Taxation, Vendor,
            field::{Amount, Bp, Clock, Day, Field, Slug},
        },
    },
    console::{
        Actor, Deed, note,
        staff::{self, NewMember, Proof},
    },
    db::{Conn, boxed, content},
    error::AppError,
    import, outbox,
    state::AppState,
};

/// More would leave the producer with nothing worth the work.
const MOST_COMMISSION: Rate = Rate(3_000);

/// Where the law wants a number and the county let it go.
const NONE: &str = "해당 없음";

/// A vendor that is to be made.
struct New<'a> {
    slug: &'a str,
    phone: String,
    terms: Approve,
    today: Date,
}

/// Lets a producer in.
pub(super) async fn approve(
    state: &AppState,
    (mall, actor): (&Snapshot, &Actor),
    id: &str,
    terms: Approve,
) -> Result<VendorId, AppError> {
    if terms.commission > MOST_COMMISSION {
        let says = "수수료는 30%까지 정할 수 있어요.";
        return Err(AppError::invalid(vec![FieldError::new("commission", says)]));
    }
    let slug = format!("farm-{}", state.ids.code(8).to_lowercase());
    let vendor = state
        .db
        .write(|tx| boxed(approve_in(tx, state, (mall, actor), id, (terms, &slug))))
        .await?;
    outbox::wake(state);
    state.catalogs.changed();
    Ok(vendor)
}

async fn approve_in(
    tx: &mut Conn,
    state: &AppState,
    (mall, actor): (&Snapshot, &Actor),
    id: &str,
    (terms, slug): (Approve, &str),
) -> Result<VendorId, AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let row = find(tx, tenant, id).await?;
    if let Some(vendor) = row.vendor {
        return Ok(vendor);
    }
    let step = Step {
        from: ApplicationStatus::Submitted,
        to: ApplicationStatus::Approved,
        reason: "",
        vendor: slug,
    };
    // Before everything else: of two who approve at once, the later one waits here.
    if !store::advance(tx, tenant, id, step, now).await? {
        let row = find(tx, tenant, id).await?;
        return row.vendor.ok_or_else(closed);
    }
    must_be_complete(&row)?;
    let new = New {
        slug,
        phone: row.phone.to_string(),
        terms,
        today: now.date(),
    };
    let vendor = vendor(mall, &row.answers, &new)?;
    must_be_new(tx, actor, &vendor).await?;
    import::put_own(tx, tenant, &vendor).await?;
    import::put_own(tx, tenant, &parcel(&vendor)?).await?;
    let owner = NewMember {
        login: row.phone.digits().to_owned(),
        name: vendor.representative.to_string(),
        role: Role::VendorOwner,
        vendor: Some(VendorId(slug.to_owned())),
        consent: String::new(),
        proof: Proof::Phone,
    };
    staff::add_by_phone(tx, &state.ids, tenant, owner, now).await?;
    advance(tx, tenant, now).await?;
    let text = format!(
        "{} 입점을 축하드려요. 이 번호로 들어와서 팔 물건을 올려 주세요.",
        vendor.name
    );
    tell(
        tx,
        state,
        actor,
        (&row.phone, id),
        ("application-approved", &text),
    )
    .await?;
    let detail = format!(
        r#"{{"vendor":"{slug}","commissionBp":{}}}"#,
        terms.commission.0
    );
    let deed = Deed {
        detail: &detail,
        ..Deed::of("application-approved", id)
    };
    note(tx, state, actor, deed).await?;
    Ok(VendorId(slug.to_owned()))
}

fn must_be_complete(row: &Row) -> Result<(), AppError> {
    let papers = papers(&row.answers, &row.waived);
    let missing = papers
        .iter()
        .filter(|paper| paper.standing == Standing::Missing)
        .map(|paper| {
            let says = format!("{}이(가) 없어요: {}", paper.paper.name(), paper.reason);
            FieldError::new("papers", says)
        });
    let missing: Vec<FieldError> = missing.collect();
    if missing.is_empty() {
        return Ok(());
    }
    let text = "아직 없는 서류가 있어요. 받거나, 안 내도 되는 까닭을 적어 주세요.";
    Err(AppError::refused(ErrorCode::RequirementsUnmet, text).with_fields(missing))
}

/// Names are unique in the mall, also among vendors whose products are not on sale yet.
async fn must_be_new(tx: &mut Conn, actor: &Actor, vendor: &Vendor) -> Result<(), AppError> {
    let rows: Vec<String> = content::list_content("vendors")
        .bind(&actor.tenant)
        .fetch_all(tx)
        .await?;
    for row in rows {
        let known: Vendor = serde_json::from_str(&row).map_err(AppError::internal)?;
        if known.name.as_str() == vendor.name.as_str() {
            let text = "같은 이름의 판매자가 이미 있어요. 이름을 고쳐 달라고 돌려보내 주세요.";
            return Err(AppError::refused(ErrorCode::RequirementsUnmet, text));
        }
    }
    Ok(())
}

fn vendor(mall: &Snapshot, answers: &Answers, new: &New<'_>) -> Result<Vendor, AppError> {
    let given = |question: Question| {
        let text = answers.get(question).unwrap_or_default();
        if text.is_empty() { NONE } else { text }
    };
    let goods = given(Question::Goods);
    let (name, township) = (given(Question::Representative), given(Question::Township));
    Ok(Vendor {
        slug: read(new.slug)?,
        name: read(given(Question::Farm))?,
        township: read(township)?,
        line: read(goods.split(", ").next().unwrap_or(goods))?,
        representative: read(name)?,
        story: read(&format!("{township}에서 {name} 농부가 보내 드려요."))?,
        years: 1,
        phone: read(&new.phone)?,
        // The county answers for producers who have none.
        email: read(&mall.mall.disclosure.email)?,
        address: read(given(Question::Address))?,
        business_no: read(given(Question::BusinessNo))?,
        mail_order_no: read(given(Question::MailOrderNo))?,
        taxation: match new.terms.taxation {
            onboarding::Taxation::General => Taxation::General,
            onboarding::Taxation::SimpleInvoice => Taxation::SimpleInvoice,
            onboarding::Taxation::Simple => Taxation::Simple,
            onboarding::Taxation::Exempt => Taxation::Exempt,
        },
        voucher_merchant: new.terms.voucher_merchant,
        over_sales_limit: false,
        commission_bp: Bp(new.terms.commission),
        cutoff: Clock { minutes: 11 * 60 },
        ship_within_days: 2,
        closed_days: vec!["일".to_owned()],
        joined_on: Day(new.today),
        image: None,
    })
}

/// What a parcel costs until the producer says otherwise: what the post office takes.
fn parcel(vendor: &Vendor) -> Result<ShippingPolicy, AppError> {
    Ok(ShippingPolicy {
        vendor: vendor.slug.clone(),
        slug: Slug::parse("parcel").map_err(unreadable)?,
        name: read("택배")?,
        kind: ShippingKind::Flat,
        fee: Amount(Won(4_000)),
        threshold: None,
        per_quantity: None,
        weight_steps: Vec::new(),
        jeju_surcharge: Amount(Won(3_000)),
        island_surcharge: Amount(Won(5_000)),
    })
}

/// The answers were read by the same rules, so only a change of the rules fails here.
fn read<T: Field>(text: &str) -> Result<T, AppError> {
    T::parse(text).map_err(unreadable)
}

fn unreadable(says: String) -> AppError {
    AppError::refused(ErrorCode::RequirementsUnmet, says)
}
