//! A vendor said something that was not right, and says it anew.

use serde_json::json;
use shared::{console::feedback::Kind, error::ErrorCode};
use tests::{Actor, Provider, Reply, Shop};

use super::{answer, arrived, ask, entries, page, write};

const WRONG: &str = "작년에 벤 쌀이에요.";
const RIGHT: &str = "아니요, 올해 벤 쌀이에요.";

async fn correct(who: &Actor, (kind, id): (Kind, &str), (before, after): (&str, &str)) -> Reply {
    let path = format!("/api/console/vendors/rice-01/{}/{id}", kind.as_str());
    let say = json!({ "text": after, "insteadOf": before });
    who.post(&path, &say).await
}

#[tokio::test]
async fn a_corrected_answer_takes_the_place_of_the_first_and_whoever_asked_is_told() {
    let shop = Shop::open().await;
    assert_eq!(ask(&shop, "rice", "햅쌀인가요?").await.status, 303);
    let farmer = shop.producer("rice-01").await;
    let question = entries(&farmer, "rice-01").await.remove(0);
    let key = (question.kind, question.id.as_str());
    let early = correct(&farmer, key, (WRONG, RIGHT)).await;
    early.refused(ErrorCode::WrongState);
    let said = answer(&farmer, "rice-01", &question.id, WRONG).await;
    assert_eq!(said.status, 204, "{}", said.text());

    let same = correct(&farmer, key, (WRONG, &format!(" {WRONG} "))).await;
    assert_eq!(same.refused(ErrorCode::Invalid).fields[0].field, "text");
    let done = correct(&farmer, key, (WRONG, RIGHT)).await;
    assert_eq!(done.status, 204, "{}", done.text());
    let shown = page(&shop, "rice").await;
    assert!(shown.contains(RIGHT) && !shown.contains(WRONG));
    assert!(shown.contains("문의 1개"));
    let letter = shop.last_letter("01022223333").await.expect("a letter");
    assert!(
        letter.contains("답을 고쳤어요") && letter.contains(RIGHT),
        "{letter}"
    );

    // Somebody else at the farm still sees the first answer.
    let late = correct(&farmer, key, (WRONG, "모르겠어요.")).await;
    late.refused(ErrorCode::WrongState);
    let kept = entries(&farmer, "rice-01").await.remove(0);
    assert_eq!(kept.answer, RIGHT);
}

#[tokio::test]
async fn a_corrected_reply_takes_the_place_of_the_first() {
    let shop = Shop::open().await;
    let placed = arrived(&shop).await;
    assert_eq!(
        write(&shop, &placed, "5", "밥맛이 좋아요").await.status,
        200
    );
    let farmer = shop.producer("rice-01").await;
    let review = entries(&farmer, "rice-01").await.remove(0);
    let key = (review.kind, review.id.as_str());
    for (before, after) in [("", WRONG), (WRONG, RIGHT)] {
        let done = correct(&farmer, key, (before, after)).await;
        assert_eq!(done.status, 204, "{}", done.text());
    }
    let shown = page(&shop, "rice").await;
    assert!(shown.contains(RIGHT) && !shown.contains(WRONG));
    let late = correct(&farmer, key, (WRONG, "모르겠어요.")).await;
    assert_eq!(late.status, 404, "{}", late.text());
}

#[tokio::test]
async fn a_mistake_that_nobody_was_sent_yet_never_is() {
    let shop = Shop::open().await;
    let farmer = shop.producer("rice-01").await;
    assert_eq!(ask(&shop, "rice", "햅쌀인가요?").await.status, 303);
    let question = entries(&farmer, "rice-01").await.remove(0);
    let key = (question.kind, question.id.as_str());
    for words in [("", WRONG), (WRONG, RIGHT)] {
        assert_eq!(correct(&farmer, key, words).await.status, 204);
    }
    shop.app.run_jobs().await;
    let events = shop.log(Provider::Messages).await;
    let said = |words: &str| {
        let bodies = events.iter().filter_map(|event| event["body"].as_str());
        bodies.filter(|body| body.contains(words)).count()
    };
    assert_eq!((said(WRONG), said(RIGHT)), (0, 1));
}

#[tokio::test]
async fn nobody_corrects_all_day_long() {
    let shop = Shop::open().await;
    let farmer = shop.producer("rice-01").await;
    assert_eq!(ask(&shop, "rice", "햅쌀인가요?").await.status, 303);
    let question = entries(&farmer, "rice-01").await.remove(0);
    let key = (question.kind, question.id.as_str());
    let all: Vec<String> = (0..=6)
        .map(|nth| format!("{nth}월에 벤 쌀이에요."))
        .collect();
    assert_eq!(correct(&farmer, key, ("", &all[0])).await.status, 204);
    for words in all[..=5].windows(2) {
        let done = correct(&farmer, key, (&words[0], &words[1])).await;
        assert_eq!(done.status, 204, "{}", done.text());
    }
    let sixth = correct(&farmer, key, (&all[5], &all[6])).await;
    let refused = sixth.refused(ErrorCode::TooManyRequests);
    assert!(refused.message.contains("내일"), "{}", refused.message);
}
