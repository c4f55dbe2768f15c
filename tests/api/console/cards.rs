//! Story cards for the boxes.

use shared::{console::card::StoryCards, error::ErrorCode};
use tests::Shop;

#[tokio::test]
async fn a_card_tells_the_story_and_leads_back_to_the_product() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let path = "/api/console/vendors/rice-01/cards";
    let all: StoryCards = producer.get(path).await.good();
    let card = all
        .cards
        .iter()
        .find(|card| card.product.as_str() == "rice");
    let card = card.expect("the rice has one");
    assert!(card.address.ends_with("/p/rice"), "{}", card.address);
    assert!(!card.story.is_empty());
    let code = producer.get(&format!("{path}/rice/qr")).await;
    assert_eq!(code.header("content-type"), "image/svg+xml");
    let drawing = code.text();
    assert!(drawing.contains("<svg") && !drawing.contains("style="));
    let bowl = producer.get(&format!("{path}/bowl/qr")).await;
    bowl.refused(ErrorCode::NotFound);
    let other = shop.producer("sea-01").await;
    other.get(path).await.refused(ErrorCode::NotFound);
}
