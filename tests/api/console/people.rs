//! The county's team: let in, given other work, kept out, and never by themselves.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::json;
use shared::{
    console::{
        people::{People, Person, Secrets},
        role::Role,
    },
    error::ErrorCode,
};
use tests::{Actor, Shop};

async fn find(admin: &Actor, login: &str) -> Person {
    let people = admin.get("/api/console/people").await.good::<People>();
    let found = people.rows.into_iter().find(|person| person.login == login);
    found.expect("the person is in the list")
}

async fn sign_in(shop: &Shop, secrets: &Secrets) -> StatusCode {
    let code = shop.app.digits(&secrets.login).await;
    let request = json!({ "login": secrets.login, "password": secrets.password, "code": code });
    let visitor = shop.app.visitor();
    visitor.post("/api/console/sign-in", &request).await.status
}

#[tokio::test]
async fn somebody_is_let_in_gets_other_work_and_is_kept_out() {
    let shop = Shop::open().await;
    let admin = shop.app.team(Role::Admin, "a").await;
    let new = json!({ "login": " Haneul.Kim ", "name": "김하늘", "role": "CS" });
    let added = admin.post("/api/console/people", &new).await;
    let secrets: Secrets = added.good();
    assert_eq!(secrets.login, "haneul.kim");
    assert_eq!(sign_in(&shop, &secrets).await, StatusCode::NO_CONTENT);
    let person = find(&admin, "haneul.kim").await;
    assert_eq!((person.roles, person.active), (vec![Role::Cs], true));
    assert!(person.seen.is_some());

    let path = format!("/api/console/people/{}", person.id);
    let roles = json!({ "roles": ["MD", "CS"] });
    let changed = admin.post(&format!("{path}/roles"), &roles).await;
    assert_eq!(changed.status, StatusCode::NO_CONTENT, "{}", changed.text());
    let person = find(&admin, "haneul.kim").await;
    assert_eq!(person.roles, [Role::Cs, Role::Md]);

    let out = json!({ "active": false, "reason": "전보" });
    let kept_out = admin.post(&format!("{path}/active"), &out).await;
    assert_eq!(kept_out.status, StatusCode::NO_CONTENT);
    assert_ne!(sign_in(&shop, &secrets).await, StatusCode::NO_CONTENT);
    let twice = admin.post(&format!("{path}/active"), &out).await;
    twice.refused(ErrorCode::WrongState);
    let back = json!({ "active": true, "reason": "돌아옴" });
    let let_in = admin.post(&format!("{path}/active"), &back).await;
    assert_eq!(let_in.status, StatusCode::NO_CONTENT);

    let renewed = admin.post(&format!("{path}/secrets"), &json!(null)).await;
    let renewed: Secrets = renewed.good();
    assert_ne!(renewed.password, secrets.password);
    shop.app.clock.advance(Duration::from_mins(2));
    assert_ne!(sign_in(&shop, &secrets).await, StatusCode::NO_CONTENT);
    shop.app.clock.advance(Duration::from_mins(2));
    assert_eq!(sign_in(&shop, &renewed).await, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn an_open_page_of_somebody_kept_out_is_shut_at_once() {
    let shop = Shop::open().await;
    let admin = shop.app.team(Role::Admin, "a").await;
    let cs = shop.app.team(Role::Cs, "b").await;
    assert_eq!(cs.get("/api/console/me").await.status, StatusCode::OK);
    let person = find(&admin, "cs-b").await;
    let path = format!("/api/console/people/{}/active", person.id);
    let out = json!({ "active": false, "reason": "전보" });
    let kept_out = admin.post(&path, &out).await;
    assert_eq!(kept_out.status, StatusCode::NO_CONTENT);
    let me = cs.get("/api/console/me").await;
    assert_eq!(me.status, StatusCode::UNAUTHORIZED);
    // Let in again, the old session stays shut.
    let back = json!({ "active": true, "reason": "돌아옴" });
    let let_in = admin.post(&path, &back).await;
    assert_eq!(let_in.status, StatusCode::NO_CONTENT);
    let me = cs.get("/api/console/me").await;
    assert_eq!(me.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn nobody_changes_what_they_may_do_themselves() {
    let shop = Shop::open().await;
    let admin = shop.app.team(Role::Admin, "a").await;
    let own = find(&admin, "admin-a").await;
    assert!(own.me);
    let path = format!("/api/console/people/{}", own.id);
    for (step, request) in [
        ("roles", json!({ "roles": ["SETTLEMENT"] })),
        ("active", json!({ "active": false, "reason": "나" })),
        ("secrets", json!(null)),
    ] {
        let refused = admin.post(&format!("{path}/{step}"), &request).await;
        refused.refused(ErrorCode::Forbidden);
    }
}

#[tokio::test]
async fn roles_that_speak_against_each_other_and_names_that_are_taken_are_refused() {
    let shop = Shop::open().await;
    let admin = shop.app.team(Role::Admin, "a").await;
    shop.app.team(Role::Cs, "b").await;
    let add =
        |login: &str, name: &str, role: &str| json!({ "login": login, "name": name, "role": role });
    for (request, field) in [
        (add("cs-b", "다른 이", "CS"), "login"),
        (add("한글", "다른 이", "CS"), "login"),
        (add("x", "다른 이", "CS"), "login"),
        (add("other", " ", "CS"), "name"),
        (add("other", "다른 이", "VENDOR_OWNER"), "role"),
    ] {
        let refused = admin.post("/api/console/people", &request).await;
        let refused = refused.refused(ErrorCode::Invalid);
        assert_eq!(refused.fields[0].field, field, "{request}");
    }
    let person = find(&admin, "cs-b").await;
    let path = format!("/api/console/people/{}/roles", person.id);
    for roles in [
        json!([]),
        json!(["ADMIN", "SETTLEMENT"]),
        json!(["AUDITOR", "CS"]),
    ] {
        let refused = admin.post(&path, &json!({ "roles": roles })).await;
        let refused = refused.refused(ErrorCode::Invalid);
        assert_eq!(refused.fields[0].field, "roles", "{roles}");
    }
    let nobody = admin
        .post(
            "/api/console/people/stf-none/roles",
            &json!({ "roles": ["CS"] }),
        )
        .await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn changes_ask_for_the_authenticator_again_and_stand_in_the_log() {
    let shop = Shop::open().await;
    let admin = shop.app.team(Role::Admin, "a").await;
    let new = json!({ "login": "haneul", "name": "김하늘", "role": "CS" });
    shop.app.clock.advance(Duration::from_mins(6));
    let refused = admin.post("/api/console/people", &new).await;
    refused.refused(ErrorCode::StepUpRequired);
    let code = shop.app.digits("admin-a").await;
    let step_up = json!({ "code": code });
    let proved = admin.post("/api/console/step-up", &step_up).await;
    assert_eq!(proved.status, StatusCode::NO_CONTENT);
    let added = admin.post("/api/console/people", &new).await;
    let added: Secrets = added.good();
    let log = admin.get("/api/console/audit").await.text();
    assert!(
        log.contains("person-added") && log.contains("haneul"),
        "{log}"
    );
    assert!(
        !log.contains(&added.password),
        "the log must not know a password"
    );
}
