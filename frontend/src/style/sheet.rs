//! Prints the sheet, and takes out the bytes that only people need.

use stylist::ast::{Sheet, ToStyleStr};

use super::{base, cart, layout, order, tokens, voucher};
use crate::components as part;
use crate::shop::{pages, written};

/// What the first screen of a page for looking around needs. It goes into the page itself.
pub fn critical() -> String {
    print(&[
        tokens::css(),
        base::css(),
        layout::css(),
        part::icon::css(),
        part::button::css(),
        part::badge::css(),
        part::chip::css(),
        part::dot_list::css(),
        part::price::css(),
        part::app_header::css(),
        part::search_bar::css(),
        part::tab_bar::css(),
        part::section::css(),
        part::product_list::css(),
        part::product_card::css(),
        part::category_rail::css(),
        part::banner_carousel::css(),
        part::gallery::css(),
        part::countdown::css(),
        part::notice::css(),
        part::choice::css(),
        part::tabs::css(),
        part::delivery_card::css(),
        part::sheet::css(),
        part::buy_panel::css(),
        part::list_head::css(),
        part::filter_panel::css(),
        pages::product::css(),
        pages::campaign::css(),
        pages::categories::css(),
        pages::campaigns::css(),
        pages::vendor::css(),
    ])
}

/// The rest, linked: what is further down, and the pages of the cart and of orders.
pub fn rest() -> String {
    print(&[
        part::campaign_card::css(),
        part::story::css(),
        part::rank_list::css(),
        part::site_footer::css(),
        part::empty::css(),
        part::nudge::css(),
        part::skeleton::css(),
        part::toast::css(),
        part::field::css(),
        part::stepper::css(),
        part::breakdown::css(),
        part::facts::css(),
        part::prose::css(),
        part::pager::css(),
        part::suggest::css(),
        part::tender_split::css(),
        pages::policy::css(),
        written::css(),
        cart::css(),
        voucher::css(),
        order::css(),
    ])
}

/// All of it.
pub fn sheet() -> String {
    critical() + &rest()
}

fn print(sheets: &[Sheet]) -> String {
    sheets
        .iter()
        .map(|sheet| minified(&sheet.to_style_str(None)))
        .collect()
}

/// Stylist prints one declaration or brace a line, so joining the trimmed lines is safe.
fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for line in css.lines().map(str::trim) {
        if let Some(selector) = line.strip_suffix(" {") {
            out.push_str(&selector.replace(", ", ","));
            out.push('{');
        } else if line == "}" {
            if out.ends_with(';') {
                out.pop();
            }
            out.push('}');
        } else if let Some((property, value)) = line.split_once(": ") {
            out.push_str(property);
            out.push(':');
            out.push_str(value);
        } else if !line.is_empty() {
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minified_keeps_what_means_something() {
        let css = ".a .b, .c {\n    content: \"a: b\";\n    margin: 0 1px;\n}\n@media (x) {\n    .d {\n        a: b;\n    }\n}\n";
        assert_eq!(
            minified(css),
            ".a .b,.c{content:\"a: b\";margin:0 1px}@media (x){.d{a:b}}"
        );
    }

    #[test]
    fn the_sheet_is_whole() {
        let sheet = sheet();
        let count = |brace| sheet.matches(brace).count();
        assert_eq!(count('{'), count('}'));
        assert!(!sheet.contains('\n'));
        assert!(sheet.contains("@keyframes"));
    }
}
