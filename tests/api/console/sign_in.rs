//! Coming in, and staying in.

use std::time::Duration;

use serde_json::json;
use shared::{
    console::{
        role::Role,
        sign_in::{Me, StepUp},
    },
    error::ErrorCode,
};
use tests::{Shop, TestApp};

const SIGN_IN: &str = "/api/console/sign-in";

#[tokio::test]
async fn the_team_comes_in_with_password_and_authenticator() {
    let app = TestApp::with_mall().await;
    let member = app.team(Role::Cs, "한가람").await;
    let me: Me = member.get("/api/console/me").await.good();
    assert_eq!((me.name.as_str(), me.proved), ("한가람", true));
    assert_eq!(me.roles[0].role, Role::Cs);
    app.clock.advance(Duration::from_mins(6));
    let me: Me = member.get("/api/console/me").await.good();
    assert!(!me.proved, "the proof is good for five minutes");
}

#[tokio::test]
async fn a_refusal_never_says_what_was_wrong() {
    let app = TestApp::with_mall().await;
    app.team(Role::Cs, "a").await;
    app.clock.advance(Duration::from_mins(2));
    let code = app.digits("cs-a").await;
    let right = "감나무 아래에서";
    let mut said = Vec::new();
    for (login, password, code) in [
        ("nobody", right, code.as_str()),
        ("cs-a", "틀린 말", code.as_str()),
        ("cs-a", right, "000000"),
    ] {
        let request = json!({ "login": login, "password": password, "code": code });
        let refusal = app.visitor().post(SIGN_IN, &request).await;
        said.push(refusal.refused(ErrorCode::SignInFailed).message);
    }
    assert!(said.iter().all(|text| *text == said[0]));
}

#[tokio::test]
async fn the_same_digits_let_nobody_in_twice() {
    let app = TestApp::with_mall().await;
    app.team(Role::Cs, "a").await;
    let code = app.digits("cs-a").await;
    let request = json!({ "login": "cs-a", "password": "감나무 아래에서", "code": code });
    let again = app.visitor().post(SIGN_IN, &request).await;
    again.refused(ErrorCode::SignInFailed);
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let app = TestApp::with_mall().await;
    let request = json!({ "login": "nobody", "password": "x", "code": "000000" });
    for _ in 0..10 {
        let reply = app.visitor().post(SIGN_IN, &request).await;
        reply.refused(ErrorCode::SignInFailed);
    }
    let reply = app.visitor().post(SIGN_IN, &request).await;
    reply.refused(ErrorCode::TooManyRequests);
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it_and_when_it_is_left() {
    let app = TestApp::with_mall().await;
    let member = app.team(Role::Cs, "a").await;
    for _ in 0..2 {
        app.clock.advance(Duration::from_mins(29));
        member.get("/api/console/me").await.good::<Me>();
    }
    app.clock.advance(Duration::from_mins(31));
    let reply = member.get("/api/console/me").await;
    reply.refused(ErrorCode::SignInRequired);
    app.clock.advance(Duration::from_mins(1));
    let other = app.team(Role::Cs, "b").await;
    let left = other.post("/api/console/sign-out", &json!({})).await;
    assert_eq!(left.status, 204);
    let reply = other.get("/api/console/me").await;
    reply.refused(ErrorCode::SignInRequired);
}

#[tokio::test]
async fn a_producer_comes_in_with_a_code_on_the_phone_and_stays_for_weeks() {
    let shop = Shop::open().await;
    let farmer = shop.producer("rice-01").await;
    let me: Me = farmer.get("/api/console/me").await.good();
    assert!(!me.is_of_county());
    assert_eq!(me.vendors().next().unwrap().1, "새벽논 정미소");
    shop.app.clock.advance(Duration::from_hours(29 * 24));
    farmer.get("/api/console/me").await.good::<Me>();
    shop.app.clock.advance(Duration::from_hours(31 * 24));
    let reply = farmer.get("/api/console/me").await;
    reply.refused(ErrorCode::SignInRequired);
}

#[tokio::test]
async fn a_code_is_for_one_phone_one_time_and_five_minutes() {
    let shop = Shop::open().await;
    let phone = "01012345678";
    shop.person_of("rice-01", phone, Role::VendorOwner).await;
    let visitor = shop.app.visitor();
    let enter = |code: String| {
        let visitor = visitor.clone();
        async move {
            let request = json!({ "phone": phone, "code": code });
            visitor.post("/api/console/sign-in/phone", &request).await
        }
    };
    let used = shop.last_code(phone).await;
    enter(used).await.refused(ErrorCode::SignInFailed);
    let ask = json!({ "phone": "010-1234-5678" });
    let asked = visitor.post("/api/console/sign-in/code", &ask).await;
    assert_eq!(asked.status, 204);
    shop.app.run_jobs().await;
    let code = shop.last_code(phone).await;
    shop.app.clock.advance(Duration::from_mins(6));
    enter(code).await.refused(ErrorCode::SignInFailed);
    let unknown = json!({ "phone": "01099998888" });
    let asked = visitor.post("/api/console/sign-in/code", &unknown).await;
    assert_eq!(asked.status, 204, "whose phone it is, is not told");
    shop.app.run_jobs().await;
    assert_eq!(shop.last_letter("01099998888").await, None);
}

#[tokio::test]
async fn a_code_is_worthless_after_five_wrong_tries() {
    let shop = Shop::open().await;
    let phone = "01012345678";
    shop.person_of("rice-01", phone, Role::VendorOwner).await;
    let visitor = shop.app.visitor();
    let ask = json!({ "phone": phone });
    let asked = visitor.post("/api/console/sign-in/code", &ask).await;
    assert_eq!(asked.status, 204);
    shop.app.run_jobs().await;
    let right = shop.last_code(phone).await;
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    for code in [wrong, wrong, wrong, wrong, wrong, right.as_str()] {
        let request = json!({ "phone": phone, "code": code });
        let reply = visitor.post("/api/console/sign-in/phone", &request).await;
        reply.refused(ErrorCode::SignInFailed);
    }
}

#[tokio::test]
async fn digits_are_asked_again_for_money() {
    let app = TestApp::with_mall().await;
    let member = app.team(Role::Settlement, "a").await;
    app.clock.advance(Duration::from_mins(6));
    let wrong = StepUp {
        code: "000000".to_owned(),
    };
    let reply = member.post("/api/console/step-up", &wrong).await;
    reply.refused(ErrorCode::SignInFailed);
    let code = app.digits("settlement-a").await;
    let reply = member.post("/api/console/step-up", &StepUp { code }).await;
    assert_eq!(reply.status, 204);
    let me: Me = member.get("/api/console/me").await.good();
    assert!(me.proved);
}

#[tokio::test]
async fn another_site_changes_nothing() {
    let app = TestApp::with_mall().await;
    let member = app.team(Role::Cs, "a").await;
    let foreign = member.clone().header("sec-fetch-site", "cross-site");
    let reply = foreign.post("/api/console/sign-out", &json!({})).await;
    reply.refused(ErrorCode::Forbidden);
    let request = json!({ "login": "x", "password": "x", "code": "x" });
    let reply = app.anonymous().post(SIGN_IN, &request).await;
    reply.refused(ErrorCode::Forbidden);
    member.get("/api/console/me").await.good::<Me>();
}
