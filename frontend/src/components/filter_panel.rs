//! Narrowing a list: a plain form, in a sheet on phones and beside the list on wide screens;
//! and the filters that are used most as links above the list.

use shared::ids::VendorId;
use shared::money::Won;
use shared::page::{ListQuery, Sort, VendorFacet};
use yew::prelude::*;

use crate::components::choice::{self, Kind};
use crate::components::icon::Icon;
use crate::components::list_head::address;
use crate::components::sheet;

crate::style::styles! {
    r#"
    .listing { display: grid; grid-template-columns: minmax(0, 1fr); }
    .filter-panel { display: grid; gap: var(--space-6); }
    .filter-panel__group { display: grid; gap: var(--space-1); }
    .filter-panel__title {
        margin-block-end: var(--space-1);
        font-weight: var(--weight-bold);
    }
    .filter-panel__count {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        font-variant-numeric: tabular-nums;
    }
    @media (min-width: 1024px) {
        .listing {
            grid-template-columns: 13.5rem minmax(0, 1fr);
            gap: var(--space-12);
            padding-block-start: var(--space-8);
        }
        .chip--filter { display: none; }
    }
    "#
}

const PRICES: [(i64, &str); 4] = [
    (10_000, "1만원까지"),
    (20_000, "2만원까지"),
    (30_000, "3만원까지"),
    (50_000, "5만원까지"),
];

/// The filters, and the list beside them.
pub fn filter_panel(path: &str, query: &ListQuery, vendors: &[VendorFacet], list: Html) -> Html {
    let panel = NodeRef::default();
    // Ticks belong to one query: another one brings another form.
    let key = address(path, query);
    html! {
        <div class="container listing">
            <dialog class="sheet sheet--inline" id="filters" aria-labelledby="filters-title" ref={panel.clone()} onclick={sheet::closes_beside(&panel)}>
                <form class="sheet__panel" action={path.to_owned()} method="get" {key}>
                    { sheet::head(&panel, "filters-title", "거르기") }
                    <div class="sheet__body filter-panel">
                        { kept(query) }
                        { benefits(query) }
                        { prices(query.max_price) }
                        { facets(vendors, &query.vendors) }
                    </div>
                    <div class="sheet__foot">
                        <div class="sheet__buttons">
                            <a class="button button--secondary" href={address(path, &cleared(query))}>{ "모두 풀기" }</a>
                            <button class="button button--primary">{ "적용" }</button>
                        </div>
                    </div>
                </form>
            </dialog>
            <div>
                <div class="chip-row">
                    <a class="chip chip--filter" href="#filters" onclick={sheet::opens(&panel)}>
                        { Icon::FILTER.small() }
                        { "거르기" }
                    </a>
                    { for quick(query).map(|(name, on, to)| chip(name, on, address(path, &to))) }
                </div>
                { list }
            </div>
        </div>
    }
}

/// The same words and order, without any filter.
fn cleared(query: &ListQuery) -> ListQuery {
    ListQuery {
        q: query.q.clone(),
        sort: query.sort,
        ..ListQuery::default()
    }
}

/// What the form does not ask but has to carry along.
fn kept(query: &ListQuery) -> Html {
    html! {
        <>
            if !query.q.is_empty() {
                <input type="hidden" name="q" value={query.q.clone()} />
            }
            if query.sort != Sort::default() {
                <input type="hidden" name="sort" value={query.sort.as_str()} />
            }
        </>
    }
}

/// Name, whether it is on, and the query that switches it.
fn quick(query: &ListQuery) -> impl Iterator<Item = (&'static str, bool, ListQuery)> {
    let from = |change: fn(&mut ListQuery)| {
        let mut to = query.clone();
        to.page = 1;
        change(&mut to);
        to
    };
    [
        (
            "상품권 사용",
            query.voucher,
            from(|to| to.voucher = !to.voucher),
        ),
        (
            "무료배송",
            query.free_shipping,
            from(|to| to.free_shipping = !to.free_shipping),
        ),
    ]
    .into_iter()
}

fn chip(name: &'static str, on: bool, href: String) -> Html {
    let class = classes!("chip", on.then_some("chip--selected"));
    html! {
        <a key={name} {class} {href}>
            { name }
            if on {
                <span class="visually-hidden">{ " 풀기" }</span>
                { Icon::CLOSE.small() }
            }
        </a>
    }
}

fn benefits(query: &ListQuery) -> Html {
    html! {
        <fieldset class="filter-panel__group">
            <legend class="filter-panel__title">{ "혜택" }</legend>
            { row(Kind::Checkbox, "voucher", "1", query.voucher, "상품권으로 살 수 있어요") }
            { row(Kind::Checkbox, "free", "1", query.free_shipping, "무료배송") }
        </fieldset>
    }
}

fn prices(max: Option<Won>) -> Html {
    let price = |(won, name): (i64, &'static str)| {
        row(
            Kind::Radio,
            "max",
            won.to_string(),
            max == Some(Won(won)),
            name,
        )
    };
    html! {
        <fieldset class="filter-panel__group">
            <legend class="filter-panel__title">{ "가격" }</legend>
            { row(Kind::Radio, "max", "", max.is_none(), "전체") }
            { for PRICES.into_iter().map(price) }
        </fieldset>
    }
}

fn facets(vendors: &[VendorFacet], chosen: &[VendorId]) -> Html {
    if vendors.is_empty() {
        return Html::default();
    }
    let facet = |vendor: &VendorFacet| {
        html! {
            <label class="choice" key={vendor.id.as_str()}>
                { choice::input(Kind::Checkbox, "vendor", vendor.id.0.clone(), chosen.contains(&vendor.id)) }
                <span>{ &vendor.name }</span>
                <span class="filter-panel__count">{ vendor.count }</span>
            </label>
        }
    };
    html! {
        <fieldset class="filter-panel__group">
            <legend class="filter-panel__title">{ "판매자" }</legend>
            { for vendors.iter().map(facet) }
        </fieldset>
    }
}

fn row(
    kind: Kind,
    name: &'static str,
    value: impl Into<AttrValue>,
    checked: bool,
    label: &'static str,
) -> Html {
    html! {
        <label class="choice">{ choice::input(kind, name, value, checked) }<span>{ label }</span></label>
    }
}
