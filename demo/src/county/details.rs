//! Detail pages as typed blocks.

use serde::Serialize;

use super::{
    Product, Shop, Vendor,
    certificates::{self, Certificate},
    faq::{self, Answer},
    places,
};
use crate::{Error, material::NoticeClass, text::fill, write::Folder};

#[derive(Debug, Serialize)]
struct Detail<'a> {
    product: &'a str,
    blocks: Vec<Block>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Block {
    Story {
        title: String,
        body: String,
    },
    Points {
        title: &'static str,
        items: Vec<String>,
    },
    Tip {
        title: &'static str,
        body: String,
    },
    Table {
        title: &'static str,
        head: [&'static str; 3],
        rows: Vec<[String; 3]>,
    },
    Storage {
        title: &'static str,
        body: String,
    },
    Origin {
        title: &'static str,
        body: String,
    },
    Certificates {
        title: &'static str,
        items: Vec<Certificate>,
    },
    Faq {
        title: &'static str,
        items: Vec<Answer>,
    },
}

pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let mut details = Vec::new();
    for product in &shop.products {
        details.push(Detail {
            product: &product.slug,
            blocks: blocks(shop, product)?,
        });
    }
    folder.json("details.json", &details)
}

fn blocks(shop: &Shop<'_>, product: &Product<'_>) -> Result<Vec<Block>, Error> {
    let (setting, vendor, kind) = (shop.setting, shop.vendor_of(product), product.kind);
    let mut blocks = vec![
        story(shop, product, vendor),
        Block::Points {
            title: "이렇게 준비했어요",
            items: kind.selling.clone(),
        },
        Block::Tip {
            title: tip_title(product),
            body: kind.tip.clone(),
        },
    ];
    if product.options.len() > 1 {
        blocks.extend(sizes(product));
    }
    let storage = kind.notice_text("storage").trim_end_matches('.');
    let shelf_life = kind.shelf_life.trim_end_matches('.');
    blocks.push(Block::Storage {
        title: "보관은 이렇게",
        body: if shelf_life.is_empty() || kind.notice_class == NoticeClass::General {
            format!("{storage}.")
        } else {
            format!("{storage}. {shelf_life}.")
        },
    });
    let origin = fill(&kind.origin, &[("township", &vendor.township.name)])?;
    blocks.push(Block::Origin {
        title: "원산지와 생산자",
        body: format!(
            "{origin}\n{} {} {} {}",
            setting.county.mall.county, vendor.township.name, vendor.name, vendor.representative
        ),
    });
    let certificates = certificates::of(setting, product, vendor);
    if !certificates.is_empty() {
        blocks.push(Block::Certificates {
            title: "인증과 이력",
            items: certificates,
        });
    }
    let top = places::top_of(setting.material, &kind.category)?;
    let items = faq::of(setting, product, vendor, top)?;
    blocks.push(Block::Faq {
        title: "자주 묻는 질문",
        items,
    });
    Ok(blocks)
}

/// The vendor's words, with another line of care on each of its products.
fn story(shop: &Shop<'_>, product: &Product<'_>, vendor: &Vendor<'_>) -> Block {
    let lines = &vendor.archetype.care_lines;
    let own = shop.products.iter().filter(|p| p.vendor == product.vendor);
    let nth = own.take_while(|p| p.slug != product.slug).count();
    let unsaid: Vec<&String> = lines
        .iter()
        .filter(|l| !vendor.story.contains(*l))
        .collect();
    let care = unsaid
        .get(nth % unsaid.len().max(1))
        .map_or("", |line| line.as_str());
    let care = shop.setting.county.localise(care);
    Block::Story {
        title: format!("{} 이야기", vendor.name),
        body: format!("{}\n{care}", vendor.story).trim_end().to_owned(),
    }
}

fn tip_title(product: &Product<'_>) -> &'static str {
    match product.kind.notice_class {
        NoticeClass::General => "오래 두고 쓰시려면",
        NoticeClass::Functional => "드시는 법",
        NoticeClass::Agri | NoticeClass::Processed => "맛있게 드시려면",
    }
}

/// A table that helps to choose a size; only where weights tell the sizes apart.
fn sizes(product: &Product<'_>) -> Option<Block> {
    let mut packs = Vec::new();
    for option in &product.options {
        packs.push((option.net_g?, &option.label));
    }
    let food = !matches!(product.kind.notice_class, NoticeClass::General);
    let (small, large) = (packs.iter().min()?.0, packs.iter().max()?.0);
    if !food || small == large {
        return None;
    }
    let rows = packs.into_iter().map(|(net_g, label)| {
        let for_whom = match net_g {
            _ if net_g == small => "처음 드셔 보는 분, 1~2인 집",
            _ if net_g == large => "자주 드시는 분, 나누어 드실 집",
            _ => "3~4인 집",
        };
        [label.clone(), weight(net_g), for_whom.to_owned()]
    });
    let rows = rows.collect();
    Some(Block::Table {
        title: "어떤 크기가 좋을까요",
        head: ["구성", "무게", "이런 분께"],
        rows,
    })
}

/// `1.2kg`, `850g`.
fn weight(net_g: i64) -> String {
    let (kg, rest) = (net_g / 1_000, net_g % 1_000 / 100);
    match (kg, rest) {
        (0, _) => format!("{net_g}g"),
        (_, 0) => format!("{kg}kg"),
        _ => format!("{kg}.{rest}kg"),
    }
}
