//! People at the console: added to the mall, and signed in as in real life.

use axum::http::StatusCode;
use backend::console::staff::{self, NewMember, Proof};
use serde_json::json;
use shared::console::role::Role;

use crate::{Actor, Provider, Reply, Shop, TestApp};

const PASSWORD: &str = "감나무 아래에서";
const SEED: [u8; 20] = *b"12345678901234567890";

impl TestApp {
    /// A member of the county's team, signed in a moment ago. Each name is another person.
    pub async fn team(&self, role: Role, name: &str) -> Actor {
        let login = format!("{}-{name}", role.as_str().to_lowercase());
        self.add_person(NewMember {
            login: login.clone(),
            name: name.to_owned(),
            role,
            vendor: None,
            consent: String::new(),
            proof: Proof::Password {
                password: PASSWORD.to_owned(),
                seed: SEED,
            },
        })
        .await;
        let code = self.digits(&login).await;
        let request = json!({ "login": login, "password": PASSWORD, "code": code });
        let visitor = self.visitor();
        let reply = visitor.post("/api/console/sign-in", &request).await;
        with_session(visitor, &reply)
    }

    /// Somebody at the console's door.
    pub fn visitor(&self) -> Actor {
        self.anonymous().header("x-chorok", "1")
    }

    /// What somebody's authenticator shows now.
    pub async fn digits(&self, login: &str) -> String {
        let state = &self.state;
        let now = state.clock.now();
        let digits = staff::digits_of(&state.db, &state.key, &"gangjin".into(), login, now).await;
        digits
            .expect("people can be read")
            .expect("somebody has it")
    }

    /// Lets somebody in.
    pub async fn add_person(&self, person: NewMember) {
        let state = &self.state;
        let secrets = (&state.key, &state.ids);
        let now = state.clock.now();
        staff::add(&state.db, secrets, &"gangjin".into(), vec![person], now)
            .await
            .expect("the person is added");
    }
}

impl Shop {
    /// Somebody who owns a vendor, signed in with the code that came to the phone.
    pub async fn producer(&self, vendor: &str) -> Actor {
        let number = vendor.bytes().fold(7_u32, |sum, byte| {
            (sum * 31 + u32::from(byte)) % 100_000_000
        });
        self.person_of(vendor, &format!("010{number:08}"), Role::VendorOwner)
            .await
    }

    /// Somebody with a role at a vendor, with a phone of their own.
    pub async fn person_of(&self, vendor: &str, phone: &str, role: Role) -> Actor {
        self.app
            .add_person(NewMember {
                login: phone.to_owned(),
                name: "생산자".to_owned(),
                role,
                vendor: Some(vendor.into()),
                consent: if role == Role::Delegate {
                    "말로 동의".to_owned()
                } else {
                    String::new()
                },
                proof: Proof::Phone,
            })
            .await;
        self.sign_in_by_phone(phone).await
    }

    /// Comes in with the code that is sent to a phone.
    pub async fn sign_in_by_phone(&self, phone: &str) -> Actor {
        let visitor = self.app.visitor();
        let asked = visitor
            .post("/api/console/sign-in/code", &json!({ "phone": phone }))
            .await;
        assert_eq!(asked.status, StatusCode::NO_CONTENT, "{}", asked.text());
        self.app.run_jobs().await;
        let code = self.last_code(phone).await;
        let request = json!({ "phone": phone, "code": code });
        let reply = visitor.post("/api/console/sign-in/phone", &request).await;
        with_session(visitor, &reply)
    }

    /// The six digits of the last letter to a phone.
    pub async fn last_code(&self, phone: &str) -> String {
        let body = self.last_letter(phone).await.expect("a letter came");
        let digits: String = body.chars().filter(char::is_ascii_digit).collect();
        digits.chars().take(6).collect()
    }

    /// The text of the last message to a phone.
    pub async fn last_letter(&self, phone: &str) -> Option<String> {
        let events = self.log(Provider::Messages).await;
        let plain = |text: &str| text.replace('-', "");
        let letters = events.iter().rev();
        let mut own = letters.filter(|event| plain(event["to"].as_str().unwrap_or("")) == phone);
        own.next()
            .and_then(|event| event["body"].as_str().map(ToOwned::to_owned))
    }
}

#[track_caller]
fn with_session(visitor: Actor, reply: &Reply) -> Actor {
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    let cookie = reply.header("set-cookie");
    visitor.header("cookie", cookie.split(';').next().unwrap_or_default())
}
