//! What stands in a document's head: title, share preview, structured data, styles.

use std::fmt::Write as _;

use serde_json::json;
use shared::{
    catalog::Image,
    page::{Page, PageData, ProductPage},
};

use super::site::Site;
use crate::catalog::Snapshot;

/// The head's own part of a page.
pub(super) fn head(site: &Site, mall: Option<&Snapshot>, origin: &str, page: &Page) -> String {
    let mut head = String::with_capacity(site.critical.len() + 2_048);
    let url = format!("{origin}{}", page.url);
    let about = describe(mall, page);
    let line = |head: &mut String, text: std::fmt::Arguments<'_>| {
        // Writing to a String cannot fail.
        let _ = head.write_fmt(text);
    };
    line(
        &mut head,
        format_args!("<title>{}</title>", escape(&page.title)),
    );
    line(
        &mut head,
        format_args!(
            "<meta name=\"description\" content=\"{}\">",
            escape(&about.text)
        ),
    );
    line(
        &mut head,
        format_args!(
            "<link rel=\"canonical\" href=\"{}\">",
            escape(canonical(&url))
        ),
    );
    if !about.listed {
        head.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    head.push_str("<link rel=\"manifest\" href=\"/manifest.webmanifest\">");
    if let Some(mall) = mall {
        if let Some(icon) = mall.icon("192") {
            line(
                &mut head,
                format_args!(
                    "<link rel=\"icon\" href=\"{icon}\"><link rel=\"apple-touch-icon\" href=\"{icon}\">"
                ),
            );
        }
        let preview = [
            ("og:type", about.kind.to_owned()),
            ("og:site_name", mall.mall.mall_name.to_string()),
            ("og:locale", "ko_KR".to_owned()),
            ("og:title", page.title.clone()),
            ("og:description", about.text.clone()),
            ("og:url", url.clone()),
            ("og:image", format!("{origin}{}", about.image)),
        ];
        for (property, content) in preview {
            line(
                &mut head,
                format_args!(
                    "<meta property=\"{property}\" content=\"{}\">",
                    escape(&content)
                ),
            );
        }
    }
    line(&mut head, format_args!("<style>{}</style>", site.critical));
    if !is_styled_in_place(&page.data) {
        head.push_str(&sheet_link(site));
    }
    if let PageData::Product(product) = &page.data {
        let data = structured(product, origin)
            .to_string()
            .replace('<', "\\u003c");
        line(
            &mut head,
            format_args!("<script type=\"application/ld+json\">{data}</script>"),
        );
    }
    head
}

/// Whether the styles written into the page cover its first screen. The others then come at the
/// end, where they hold nothing up.
pub(super) fn is_styled_in_place(data: &PageData) -> bool {
    matches!(
        data,
        PageData::Home(_)
            | PageData::Categories(_)
            | PageData::List(_)
            | PageData::Product(_)
            | PageData::Campaigns(_)
            | PageData::Campaign(_)
            | PageData::Vendor(_)
    )
}

/// The link to the styles that are not written into the page.
pub(super) fn sheet_link(site: &Site) -> String {
    format!("<link rel=\"stylesheet\" href=\"{}\">", site.sheet)
}

struct About {
    text: String,
    image: String,
    kind: &'static str,
    listed: bool,
}

fn describe(mall: Option<&Snapshot>, page: &Page) -> About {
    let tagline = mall
        .map(|mall| mall.mall.tagline.to_string())
        .unwrap_or_default();
    let og = mall.and_then(|mall| mall.file(&mall.mall.og_image));
    let mut about = About {
        text: tagline,
        image: og.unwrap_or_default().to_owned(),
        kind: "website",
        listed: true,
    };
    let picture = |image: &Image| image.src(u16::MAX);
    match &page.data {
        PageData::Product(product) => {
            about.text.clone_from(&product.summary);
            about.kind = "product";
            if let Some(image) = product.gallery.first() {
                about.image = picture(image);
            }
        }
        PageData::Campaign(campaign) => {
            about.text.clone_from(&campaign.subtitle);
            if let Some(image) = &campaign.image {
                about.image = picture(image);
            }
        }
        PageData::Vendor(vendor) => {
            about.text = format!("{} {}", vendor.name, vendor.place);
        }
        PageData::Home(_)
        | PageData::Categories(_)
        | PageData::Campaigns(_)
        | PageData::Policy(_) => {}
        PageData::List(list) => about.listed = list.query.q.is_empty(),
        _ => about.listed = false,
    }
    about
}

/// A page's address without its query string.
fn canonical(url: &str) -> &str {
    url.split('?').next().unwrap_or(url)
}

/// Schema.org's words for a product.
fn structured(product: &ProductPage, origin: &str) -> serde_json::Value {
    let images: Vec<String> = product
        .gallery
        .iter()
        .map(|image| format!("{origin}{}", image.src(u16::MAX)))
        .collect();
    let offers: Vec<_> = product
        .options
        .iter()
        .map(|option| {
            let stock = if option.sold_out {
                "OutOfStock"
            } else {
                "InStock"
            };
            json!({
                "@type": "Offer",
                "name": option.label,
                "price": option.unit.now,
                "priceCurrency": "KRW",
                "availability": format!("https://schema.org/{stock}"),
                "url": format!("{origin}/p/{}", product.id),
                "seller": { "@type": "Organization", "name": product.vendor.name },
            })
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "description": product.summary,
        "image": images,
        "sku": product.id,
        "category": product.category_name,
        "brand": { "@type": "Brand", "name": product.vendor.name },
        "offers": offers,
    })
}

/// Text inside an attribute or an element.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{canonical, escape};

    #[test]
    fn what_a_vendor_wrote_stays_text() {
        assert_eq!(escape("<b>\"김&장\""), "&lt;b&gt;&quot;김&amp;장&quot;");
    }

    #[test]
    fn a_query_is_not_part_of_the_address() {
        assert_eq!(canonical("http://a/c/x?page=2"), "http://a/c/x");
    }
}
