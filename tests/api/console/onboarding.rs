//! Coming into the mall: a phone that is proved, answers, papers, and the county's decision.

use axum::http::StatusCode;
use serde_json::json;
use shared::{
    console::{
        onboarding::{Account, Application, ApplicationStatus, Paper, Standing},
        product::Begun,
        review::ApplicationRow,
        role::Role,
        sign_in::Me,
    },
    error::ErrorCode,
    ids::VendorId,
};
use tests::{Actor, Shop, folder::ImportFolder};

const PHONE: &str = "01044445555";
const JOIN: &str = "/api/console/join";
const REVIEWS: &str = "/api/console/reviews/applications";

pub(super) const ANSWERS: [(&str, &str); 8] = [
    ("FARM", "푸른골 표고농장"),
    ("REPRESENTATIVE", "박순례"),
    ("TOWNSHIP", "옴천면"),
    ("GOODS", "버섯"),
    ("ADDRESS", "전남 강진군 옴천면 푸른길 12"),
    ("BUSINESS_NO", "1234567891"),
    ("MAIL_ORDER_NO", ""),
    ("ACCOUNT", "농협 352-1234-5678-93 박순례"),
];

/// Somebody who has proved a phone, and their application.
async fn applicant(shop: &Shop, phone: &str) -> (Actor, String) {
    let visitor = shop.app.visitor();
    let wanted = json!({ "phone": phone });
    let asked = visitor.post(&format!("{JOIN}/code"), &wanted).await;
    assert_eq!(asked.status, StatusCode::NO_CONTENT, "{}", asked.text());
    shop.app.run_jobs().await;
    let code = shop.last_code(phone).await;
    let request = json!({ "phone": phone, "code": code });
    let reply = visitor.post(JOIN, &request).await;
    let cookie = reply.header("set-cookie").to_owned();
    let begun: Begun = reply.good();
    let cookie = cookie.split(';').next().unwrap_or_default();
    (visitor.header("cookie", cookie), begun.id)
}

async fn answer(who: &Actor, base: &str, id: &str, question: &str, text: &str) -> Application {
    let said = json!({ "question": question, "text": text });
    who.post(&format!("{base}/{id}/answer"), &said).await.good()
}

/// A phone with an application that waits for the county.
async fn waiting(shop: &Shop, phone: &str) -> (Actor, String) {
    let (farmer, id) = applicant(shop, phone).await;
    for (question, text) in ANSWERS {
        answer(&farmer, JOIN, &id, question, text).await;
    }
    let sent = farmer.post(&format!("{JOIN}/{id}/submit"), &()).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    (farmer, id)
}

pub(super) fn terms() -> serde_json::Value {
    json!({ "commission": 500, "taxation": "EXEMPT" })
}

/// A producer whom the county has let in, signed in as the owner of the new vendor.
pub(super) async fn new_vendor(shop: &Shop, county: &Actor) -> (Actor, VendorId) {
    let (_, id) = waiting(shop, PHONE).await;
    let approve = format!("{REVIEWS}/{id}/approve");
    let vendor: VendorId = county.post(&approve, &terms()).await.good();
    shop.app.run_jobs().await;
    (shop.sign_in_by_phone(PHONE).await, vendor)
}

async fn show(who: &Actor, id: &str) -> Application {
    who.get(&format!("{JOIN}/{id}")).await.good()
}

#[tokio::test]
async fn a_farmer_answers_is_sent_back_and_comes_in_as_the_owner() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let (farmer, id) = waiting(&shop, PHONE).await;
    let file = show(&farmer, &id).await;
    assert_eq!(file.status, ApplicationStatus::Submitted);

    let back = json!({ "reason": "주소를 도로명으로 적어 주세요." });
    let reply = county.post(&format!("{REVIEWS}/{id}/return"), &back).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    shop.app.run_jobs().await;
    let letter = shop.last_letter(PHONE).await.unwrap();
    assert!(letter.contains("도로명으로"), "{letter}");
    let file = show(&farmer, &id).await;
    assert_eq!(file.status, ApplicationStatus::Returned);
    assert_eq!(file.reason, "주소를 도로명으로 적어 주세요.");
    answer(
        &farmer,
        JOIN,
        &id,
        "ADDRESS",
        "전남 강진군 옴천면 푸른길 12-3",
    )
    .await;
    for _ in 0..2 {
        let sent = farmer.post(&format!("{JOIN}/{id}/submit"), &()).await;
        assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    }

    let queue: Vec<ApplicationRow> = county.get(REVIEWS).await.good();
    assert_eq!((queue.len(), queue[0].papers), (1, (0, 2)));
    let mut vendors = Vec::new();
    for _ in 0..2 {
        let approve = format!("{REVIEWS}/{id}/approve");
        let approved = county.post(&approve, &terms()).await;
        vendors.push(approved.good::<VendorId>());
    }
    assert_eq!(vendors[0], vendors[1], "approving twice is once");
    let made = "select count(*) from vendors where id like 'farm-%'";
    assert_eq!(shop.count(made).await, 1);
    shop.app.run_jobs().await;

    let owner = shop.sign_in_by_phone(PHONE).await;
    let me: Me = owner.get("/api/console/me").await.good();
    assert_eq!(me.name, "박순례");
    let held = me.vendors().next().unwrap();
    assert_eq!(held, &(vendors[0].clone(), "푸른골 표고농장".to_owned()));
    let late = json!({ "question": "FARM", "text": "다른 이름" });
    let reply = farmer.post(&format!("{JOIN}/{id}/answer"), &late).await;
    reply.refused(ErrorCode::WrongState);
}

#[tokio::test]
async fn an_application_belongs_to_its_phone() {
    let shop = Shop::open().await;
    let (farmer, id) = applicant(&shop, PHONE).await;
    answer(&farmer, JOIN, &id, "FARM", "푸른골").await;
    let (other, own) = applicant(&shop, "01066667777").await;
    assert_ne!(own, id);
    other
        .get(&format!("{JOIN}/{id}"))
        .await
        .refused(ErrorCode::NotFound);
    let said = json!({ "question": "FARM", "text": "남의 이름" });
    let reply = other.post(&format!("{JOIN}/{id}/answer"), &said).await;
    reply.refused(ErrorCode::NotFound);
    let reply = other.post(&format!("{JOIN}/{id}/submit"), &()).await;
    reply.refused(ErrorCode::NotFound);
    let nobody = shop.app.visitor();
    let reply = nobody.get(&format!("{JOIN}/{id}")).await;
    reply.refused(ErrorCode::SignInRequired);

    // Save and come back, from another phone browser.
    let (again, same) = applicant(&shop, PHONE).await;
    assert_eq!(same, id);
    let mine: Application = again.get(JOIN).await.good();
    assert_eq!(mine.answers.0.len(), 1);
}

#[tokio::test]
async fn a_code_works_once_and_wrong_ones_do_not() {
    let shop = Shop::open().await;
    let visitor = shop.app.visitor();
    visitor
        .post(&format!("{JOIN}/code"), &json!({ "phone": "12" }))
        .await
        .refused(ErrorCode::Invalid);
    applicant(&shop, PHONE).await;
    let code = shop.last_code(PHONE).await;
    let request = json!({ "phone": PHONE, "code": code });
    let reply = visitor.post(JOIN, &request).await;
    reply.refused(ErrorCode::SignInFailed);
    let forged = visitor.clone().header("cookie", "chorok-join=MDEw");
    forged.get(JOIN).await.refused(ErrorCode::SignInRequired);
}

#[tokio::test]
async fn answers_are_read_and_the_account_is_sealed() {
    let shop = Shop::open().await;
    let (farmer, id) = applicant(&shop, PHONE).await;
    let path = format!("{JOIN}/{id}/answer");
    for (question, text, says) in [
        ("BUSINESS_NO", "123-45-67890", "없는 사업자번호"),
        ("BUSINESS_NO", "123-45", "지금 5개"),
        ("FARM", "  ", "아직 안 적으셨어요"),
        ("ACCOUNT", "농협 12", "지금 숫자가 2개"),
    ] {
        let said = json!({ "question": question, "text": text });
        let refusal = farmer.post(&path, &said).await.refused(ErrorCode::Invalid);
        assert!(refusal.fields[0].message.contains(says), "{refusal:?}");
    }
    let early = farmer.post(&format!("{JOIN}/{id}/submit"), &()).await;
    early.refused(ErrorCode::Invalid);
    let file = answer(
        &farmer,
        JOIN,
        &id,
        "ACCOUNT",
        "농협 352-1234-5678-93 박순례",
    )
    .await;
    assert_eq!(file.answers.0[0].text, "농협 ***-****-**78-93 박순례");
    let open = "select count(*) from applications where account like '%1234%'
                    or answers like '%1234%' or account = ''";
    assert_eq!(shop.count(open).await, 0);
    let county = shop.app.team(Role::Md, "정다은").await;
    let seen = county.post(&format!("{REVIEWS}/{id}/account"), &()).await;
    assert_eq!(
        seen.good::<Account>().account,
        "농협 352-1234-5678-93 박순례"
    );
    let noted = "select count(*) from audit_log where action = 'account-seen'";
    assert_eq!(shop.count(noted).await, 1);
}

#[tokio::test]
async fn nobody_comes_in_without_a_paper_unless_the_county_says_why() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let (farmer, id) = applicant(&shop, PHONE).await;
    for (question, text) in ANSWERS {
        answer(&farmer, JOIN, &id, question, text).await;
    }
    let file = answer(&farmer, JOIN, &id, "BUSINESS_NO", "").await;
    assert_eq!(file.papers[0].standing, Standing::Missing);
    let sent = farmer.post(&format!("{JOIN}/{id}/submit"), &()).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT);
    let approve = format!("{REVIEWS}/{id}/approve");
    let refusal = county.post(&approve, &terms()).await;
    let refusal = refusal.refused(ErrorCode::RequirementsUnmet);
    assert!(
        refusal.fields[0].message.contains("사업자등록"),
        "{refusal:?}"
    );
    let dear = json!({ "commission": 3001, "taxation": "EXEMPT" });
    let reply = county.post(&approve, &dear).await;
    reply.refused(ErrorCode::Invalid);
    let unsaid = json!({ "commission": 500 });
    let reply = county.post(&approve, &unsaid).await;
    reply.refused(ErrorCode::Invalid);

    let waive = json!({ "paper": Paper::Business, "reason": "직접 키운 것만 조금 팔아요" });
    let reply = county.post(&format!("{REVIEWS}/{id}/waive"), &waive).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    county.post(&approve, &terms()).await.good::<VendorId>();
}

#[tokio::test]
async fn only_reviewers_decide() {
    let shop = Shop::open().await;
    let (_, id) = waiting(&shop, PHONE).await;
    let approve = format!("{REVIEWS}/{id}/approve");
    for role in [Role::Cs, Role::Auditor, Role::Training] {
        let other = shop.app.team(role, "남").await;
        let reply = other.post(&approve, &terms()).await;
        reply.refused(ErrorCode::Forbidden);
    }
    let producer = shop.producer("rice-01").await;
    let reply = producer.post(&approve, &terms()).await;
    reply.refused(ErrorCode::Forbidden);

    let county = shop.app.team(Role::Admin, "서이음").await;
    let no = json!({ "reason": "다른 곳에서 산 것을 파세요." });
    let reply = county.post(&format!("{REVIEWS}/{id}/reject"), &no).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    let reply = county.post(&approve, &terms()).await;
    reply.refused(ErrorCode::WrongState);
    let mute = json!({ "reason": " " });
    let reply = county.post(&format!("{REVIEWS}/{id}/return"), &mute).await;
    reply.refused(ErrorCode::Invalid);
}

#[tokio::test]
async fn the_county_writes_only_for_whoever_agreed() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let (_, id) = applicant(&shop, PHONE).await;
    let said = json!({ "question": "FARM", "text": "푸른골 표고농장" });
    let reply = county.post(&format!("{REVIEWS}/{id}/answer"), &said).await;
    reply.refused(ErrorCode::Forbidden);
    let silent = json!({ "phone": PHONE, "who": "박순례", "how": "", "when": "2026-11-22" });
    let reply = county.post(REVIEWS, &silent).await;
    let refusal = reply.refused(ErrorCode::Invalid);
    assert_eq!(refusal.fields[0].field, "how");

    let agreed = json!({
        "phone": PHONE, "who": "박순례", "how": "농가에서 말로", "when": "2026-11-22"
    });
    let begun: Begun = county.post(REVIEWS, &agreed).await.good();
    assert_eq!(begun.id, id, "it is the phone's own");
    for (question, text) in ANSWERS {
        answer(&county, REVIEWS, &id, question, text).await;
    }
    let reply = county.post(&format!("{REVIEWS}/{id}/submit"), &()).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    let (farmer, _) = applicant(&shop, PHONE).await;
    let file = show(&farmer, &id).await;
    assert_eq!(file.status, ApplicationStatus::Submitted);
    assert!(file.consent.contains("농가에서 말로"), "{}", file.consent);
    let noted = "select count(*) from audit_log where action = 'application-answered'";
    assert_eq!(shop.count(noted).await, 8);
}

#[tokio::test]
async fn an_import_leaves_whom_the_county_let_in() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let (owner, vendor) = new_vendor(&shop, &county).await;
    let folder = ImportFolder::small().replace("vendors.csv", "새벽논 정미소", "새벽논 방앗간");
    let report = shop.app.import(&folder).await;
    assert!(report.is_done(), "{report}");
    let today = format!("/api/console/vendors/{vendor}/today");
    let reply = owner.get(&today).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
}
