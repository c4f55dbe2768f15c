//! A draft becomes a campaign's record, and a record a draft.

use shared::{
    console::{
        product::Photo,
        promotion::{CampaignDraft, GoodsOption, Item, Look, OptionPrice, Part, PartKind, Pricing},
    },
    error::FieldError,
    ids::ProductId,
};

use super::goods::Shelves;
use crate::{
    catalog::record::{
        Campaign, CampaignBlock as Block, Colors, FixedPrice, PriceRule,
        field::{Amount, Bp, Moment, Reader, Slug},
    },
    import::is_legible,
};

/// The record of a draft, or what is not right yet.
pub(super) fn record(draft: &CampaignDraft) -> Result<Campaign, Vec<FieldError>> {
    let mut read = Reader::default();
    let campaign = assemble(draft, &mut read);
    match campaign {
        Some(campaign) if read.faults.is_empty() => Ok(campaign),
        _ => Err(read.faults),
    }
}

fn assemble(draft: &CampaignDraft, read: &mut Reader) -> Option<Campaign> {
    // Every field is read before the first that is missing ends it, so that all faults are told.
    let slug = read.field("address", &draft.address);
    let title = read.field("title", &draft.title);
    let subtitle = read.field("subtitle", &draft.subtitle);
    let label = read.field("label", &draft.label);
    let starts_at = draft
        .starts_at
        .or_else(|| read.wrong("startsAt", "시작하는 때를 골라 주세요."));
    let ends_at = draft
        .ends_at
        .or_else(|| read.wrong("endsAt", "끝나는 때를 골라 주세요."));
    let colors = colors(&draft.look, read);
    let picture = draft
        .picture
        .as_ref()
        .or_else(|| read.wrong("picture", "큰 그림을 넣어 주세요."));
    let picture = picture.and_then(|picture| {
        let alt = read.field("pictureAlt", &picture.alt);
        Some((read.field("picture", &picture.path)?, alt?))
    });
    let products: Vec<Slug> = draft
        .products
        .iter()
        .filter_map(|item| read.field("products", item.product.as_str()))
        .collect();
    let rule = rule(draft, read);
    let blocks = (0..).zip(&draft.parts);
    let blocks: Vec<Block> = blocks
        .filter_map(|(nth, part)| block(draft, (nth, part), read))
        .collect();
    let cutoff_note = read.optional("cutoffNote", &draft.cutoff_note);
    let (image, image_alt) = picture?;
    Some(Campaign {
        slug: slug?,
        title: title?,
        subtitle: subtitle?,
        label: label?,
        starts_at: Moment(starts_at?),
        ends_at: Moment(ends_at?),
        time_deal: draft.time_deal,
        colors: colors?,
        image,
        image_alt,
        rule,
        products,
        blocks,
        cutoff_note,
        shared_cost: None,
    })
}

pub(super) fn colors(look: &Look, read: &mut Reader) -> Option<Colors> {
    let says = "글자가 바탕에서 잘 보이지 않아요. 다른 색을 골라 주세요.";
    let legible =
        is_legible(&look.ground, &look.text) && is_legible(&look.accent, &look.accent_text);
    let ground = read.field("look", &look.ground)?;
    let text = read.field("look", &look.text)?;
    let accent = read.field("look", &look.accent)?;
    let accent_text = read.field("look", &look.accent_text)?;
    if !legible {
        return read.wrong("look", says);
    }
    Some(Colors {
        ground,
        text,
        accent,
        accent_text,
    })
}

fn rule(draft: &CampaignDraft, read: &mut Reader) -> Option<PriceRule> {
    match draft.pricing {
        Pricing::AsListed => None,
        Pricing::Off(rate) => Some(PriceRule::RateBp(Bp(rate))),
        Pricing::Fixed => {
            let prices = draft.products.iter().flat_map(|item| &item.prices);
            let fixed = prices.filter_map(|fixed| {
                Some(FixedPrice {
                    option: read.field("products", fixed.option.as_str())?,
                    price: Amount(fixed.price),
                })
            });
            Some(PriceRule::Fixed(fixed.collect()))
        }
    }
}

fn block(draft: &CampaignDraft, (nth, part): (usize, &Part), read: &mut Reader) -> Option<Block> {
    let name = |field: &str| format!("parts.{nth}.{field}");
    let title = read.field(&name("title"), &part.title);
    match part.kind {
        PartKind::Products | PartKind::Story if part.items.is_empty() => {
            let says = match part.kind {
                PartKind::Story => "생산자를 골라 주세요.",
                _ => "상품을 골라 주세요.",
            };
            read.wrong(&name("items"), says)
        }
        PartKind::Products => {
            let has = |id: &String| {
                let mut items = draft.products.iter();
                items.any(|item| item.product.as_str() == id)
            };
            if !part.items.iter().all(has) {
                let says = "기획전에서 뺀 상품이 들어 있어요. 이 줄에서도 빼 주세요.";
                return read.wrong(&name("items"), says);
            }
            let products = read.slugs(&name("items"), &part.items);
            title.map(|title| Block::Products { title, products })
        }
        PartKind::Story => {
            let vendors = read.slugs(&name("items"), &part.items);
            title.map(|title| Block::Story { title, vendors })
        }
        PartKind::Text => {
            let body = read.field(&name("body"), &part.body)?;
            title.map(|title| Block::Text { title, body })
        }
        PartKind::Notice => {
            let body = read.field(&name("body"), &part.body)?;
            title.map(|title| Block::Notice { title, body })
        }
        PartKind::Recipe => {
            let body = read.field(&name("body"), &part.body)?;
            title.map(|title| Block::Recipe { title, body })
        }
        PartKind::MallLink => {
            let body = read.field(&name("body"), &part.body);
            let (tenant, path) = part.link.clone().unwrap_or_default();
            let tenant = read.field(&name("link"), &tenant)?;
            let path = read.field(&name("link"), &path)?;
            Some(Block::MallLink {
                title: title?,
                body: body?,
                tenant,
                path,
            })
        }
    }
}

/// What is said by a campaign that is there. A fixed price goes with the product of its option.
pub(super) fn said(
    campaign: &Campaign,
    picture: Option<Photo>,
    shelves: &Shelves,
) -> CampaignDraft {
    let fixed: &[FixedPrice] = match &campaign.rule {
        Some(PriceRule::Fixed(fixed)) => fixed,
        _ => &[],
    };
    let item = |product: &Slug| {
        let product = ProductId(product.to_string());
        let options = shelves.goods.get(&product).into_iter();
        let options = options.flat_map(|goods| &goods.options);
        let price = |option: &GoodsOption| {
            let mut fixed = fixed.iter();
            let fixed = fixed.find(|fixed| fixed.option.as_str() == option.id.as_str())?;
            Some(OptionPrice {
                option: option.id.clone(),
                price: fixed.price.0,
            })
        };
        Item {
            prices: options.filter_map(price).collect(),
            product,
        }
    };
    let colors = &campaign.colors;
    CampaignDraft {
        title: campaign.title.to_string(),
        subtitle: campaign.subtitle.to_string(),
        address: campaign.slug.to_string(),
        label: campaign.label.to_string(),
        starts_at: Some(campaign.starts_at.0),
        ends_at: Some(campaign.ends_at.0),
        time_deal: campaign.time_deal,
        look: Look::of([
            &colors.ground,
            &colors.text,
            &colors.accent,
            &colors.accent_text,
        ]),
        picture,
        pricing: match &campaign.rule {
            None => Pricing::AsListed,
            Some(PriceRule::RateBp(rate)) => Pricing::Off(rate.0),
            Some(PriceRule::Fixed(_)) => Pricing::Fixed,
        },
        products: campaign.products.iter().map(item).collect(),
        parts: campaign.blocks.iter().map(part).collect(),
        cutoff_note: campaign
            .cutoff_note
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
    }
}

fn part(block: &Block) -> Part {
    let told = |kind, title: &str, body: &str| Part {
        kind,
        title: title.to_owned(),
        body: body.to_owned(),
        ..Part::default()
    };
    let listed = |kind, title: &str, items: &[Slug]| Part {
        kind,
        title: title.to_owned(),
        items: items.iter().map(ToString::to_string).collect(),
        ..Part::default()
    };
    match block {
        Block::Text { title, body } => told(PartKind::Text, title, body),
        Block::Notice { title, body } => told(PartKind::Notice, title, body),
        Block::Recipe { title, body } => told(PartKind::Recipe, title, body),
        Block::Products { title, products } => listed(PartKind::Products, title, products),
        Block::Story { title, vendors } => listed(PartKind::Story, title, vendors),
        Block::MallLink {
            title,
            body,
            tenant,
            path,
        } => Part {
            link: Some((tenant.to_string(), path.to_string())),
            ..told(PartKind::MallLink, title, body)
        },
    }
}
