//! The page that follows from the answers, put in order by what is sold: of fish and meat people
//! first ask how to keep it, of a jar of sauce what to eat it with, of a bowl how it looks.

use super::{Block, Draft, Keeping, Line, Part, Photo, Telling};

/// The kinds of goods that have an order of their own.
enum Goods {
    Grown,
    Fresh,
    Prepared,
    Made,
}

impl Goods {
    /// By the large shelf; an unknown shelf is taken for something that grows.
    fn of(shelf: &str) -> Self {
        match shelf {
            "meat" | "shell" | "fish" | "sea" => Self::Fresh,
            "kimchi" | "jang" | "tea" | "snack" | "meal" | "health" | "liquor" | "gift" => {
                Self::Prepared
            }
            "craft" | "flower" => Self::Made,
            _ => Self::Grown,
        }
    }
}

/// The parts from top to bottom. `farmer` is who answers for the farm, `shelf` the large shelf that
/// the product stands on.
pub fn template(draft: &Draft, farmer: &str, shelf: &str) -> Vec<Block> {
    let words = |kind, body: &str| vec![Part::words(kind, body)];
    let goods = Goods::of(shelf);
    let points = words(Telling::Points, &draft.page.good);
    let story = vec![story(draft, farmer, &goods)];
    let keeping = words(Telling::Keeping, &draft.page.keep);
    let cooking = match goods {
        Goods::Made => vec![Part::Words {
            kind: Telling::Cooking,
            title: "이렇게 쓰면 좋아요".to_owned(),
            body: draft.page.eat.clone(),
        }],
        Goods::Grown | Goods::Fresh | Goods::Prepared => words(Telling::Cooking, &draft.page.eat),
    };
    // The first photo is the product's picture at the top.
    let photos: Vec<Part> = draft.photos.iter().skip(1).map(photo).collect();
    let facts = vec![facts(draft)];
    let faq = vec![faq(draft)];
    let parts = match goods {
        Goods::Grown => [points, story, photos, cooking, keeping, facts],
        Goods::Fresh => [points, keeping, cooking, photos, story, facts],
        Goods::Prepared => [points, cooking, story, photos, facts, keeping],
        Goods::Made => [photos, story, points, facts, cooking, keeping],
    };
    let parts = parts.into_iter().chain([faq, vec![Part::Shipping]]);
    let numbered = (1..).zip(parts.flatten());
    numbered.map(|(id, part)| Block { id, part }).collect()
}

fn story(draft: &Draft, farmer: &str, goods: &Goods) -> Part {
    let title = match goods {
        Goods::Grown | Goods::Fresh => format!("{farmer} 농부가 키우는 이야기"),
        Goods::Prepared | Goods::Made => format!("{farmer} 님이 만드는 이야기"),
    };
    Part::Words {
        kind: Telling::Story,
        title,
        body: draft.page.grow.clone(),
    }
}

fn photo(photo: &Photo) -> Part {
    Part::Photo {
        path: photo.path.clone(),
        caption: String::new(),
    }
}

fn facts(draft: &Draft) -> Part {
    let place = match draft.keeping {
        None => "",
        Some(Keeping::Room) => "그늘진 곳",
        Some(Keeping::Cool) => "냉장고",
        Some(Keeping::Frozen) => "냉동실",
    };
    let rows = [
        ("원산지", draft.origin.as_str()),
        ("언제까지", &draft.shelf_life),
        ("두는 곳", place),
    ];
    Part::Table {
        title: "한눈에 보기".to_owned(),
        rows: lines(&rows),
    }
}

fn faq(draft: &Draft) -> Part {
    Part::Faq {
        items: lines(&[
            ("어떤 분께 좋은가요?", &draft.page.whom),
            ("받으면 어떻게 보관하나요?", &draft.page.keep),
        ]),
    }
}

fn lines(rows: &[(&str, &str)]) -> Vec<Line> {
    let line = |(label, value): &(&str, &str)| Line {
        label: (*label).to_owned(),
        value: (*value).to_owned(),
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::template;
    use crate::console::product::{Block, Draft, Photo};

    #[test]
    fn the_browsers_reader_reads_every_part() {
        let draft = Draft {
            photos: vec![Photo::default(), Photo::default()],
            ..Draft::default()
        };
        let blocks = template(&draft, "박순례", "mush");
        let text = serde_json::to_string(&blocks).unwrap();
        let read: Vec<Block> = crate::json::from_str(&text).unwrap();
        assert_eq!(read, blocks);
    }

    #[test]
    fn each_kind_of_goods_begins_with_what_people_ask_first() {
        let names = |shelf: &str| -> Vec<&str> {
            let blocks = template(&Draft::default(), "박순례", shelf);
            blocks.iter().map(|block| block.part.name()).collect()
        };
        assert_eq!(
            names("mush"),
            [
                "좋은 점",
                "키우는 이야기",
                "먹는 법",
                "보관하는 법",
                "표",
                "자주 묻는 것",
                "보내는 날·교환"
            ]
        );
        assert_eq!(names("fish")[1], "보관하는 법");
        assert_eq!(names("jang")[1], "먹는 법");
        assert_eq!(names("craft")[0], "키우는 이야기");
    }
}
