//! 심사: producers and products that wait, each with everything that was said in a drawer. The kind
//! and what is open stand in the address.

mod applicant;
mod product;

use std::collections::BTreeMap;

use shared::{
    console::{
        onboarding::ApplicationStatus,
        product::DraftStatus,
        review::{ApplicationRow, DraftRow},
    },
    time::Timestamp,
};
use yew::prelude::*;
use yew_router::prelude::*;

use self::{applicant::ApplicantDrawer, product::ProductDrawer};
use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::broken,
    },
    frame::Frame,
};

/// What the drawers get.
#[derive(Properties, PartialEq)]
pub(super) struct DrawerProps {
    pub(super) id: String,
    pub(super) close: Callback<()>,
    /// Something was decided.
    pub(super) changed: Callback<()>,
}

#[component]
pub(crate) fn Reviews() -> Html {
    let applications =
        use_load::<Vec<ApplicationRow>>("/api/console/reviews/applications".to_owned());
    let products = use_load::<Vec<DraftRow>>("/api/console/reviews/products".to_owned());
    let location = use_location();
    let navigator = use_navigator();
    let query = location
        .and_then(|location| location.query::<BTreeMap<String, String>>().ok())
        .unwrap_or_default();
    let is_products = query.get("kind").is_some_and(|kind| kind == "products");
    let open = query.get("open").cloned();
    let go = Callback::from(move |(kind, open): (&'static str, String)| {
        if let Some(navigator) = &navigator {
            // Texts always have a form.
            let _ = navigator.push_with_query(
                &Route::Reviews,
                &[("kind", kind.to_owned()), ("open", open)],
            );
        }
    });
    let kind = if is_products {
        "products"
    } else {
        "applications"
    };
    let close = {
        let go = go.clone();
        Callback::from(move |()| go.emit((kind, String::new())))
    };
    let changed = if is_products {
        products.again.clone()
    } else {
        applications.again.clone()
    };
    let open = open.filter(|id| !id.is_empty());
    html! {
        <Frame title="심사">
            <div class={classes!("with-drawer", open.is_none().then_some("with-drawer--alone"))}>
                <section class="panel" aria-label="심사할 것">
                    { tabs(&applications, &products, kind, &go) }
                    if is_products {
                        { loaded(&products, |rows| product_table(rows, &go)) }
                    } else {
                        { loaded(&applications, |rows| applicant_table(rows, &go)) }
                    }
                </section>
                { match open {
                    None => Html::default(),
                    Some(id) if is_products => html! { <ProductDrawer key={id.clone()} id={id.clone()} {close} {changed} /> },
                    Some(id) => html! { <ApplicantDrawer key={id.clone()} id={id.clone()} {close} {changed} /> },
                } }
            </div>
        </Frame>
    }
}

fn loaded<T: PartialEq>(list: &Loaded<Vec<T>>, table: impl FnOnce(&[T]) -> Html) -> Html {
    match &list.now {
        Load::Waiting => html! { <p class="panel__body" role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &list.again),
        Load::Ready(rows) if rows.is_empty() => html! {
            <div class="empty">
                { icon(Icon::DONE) }
                <b>{ "기다리는 것이 없어요" }</b>
                <span>{ "생산자가 보내면 여기에 나와요." }</span>
            </div>
        },
        Load::Ready(rows) => table(rows),
    }
}

fn tabs(
    applications: &Loaded<Vec<ApplicationRow>>,
    products: &Loaded<Vec<DraftRow>>,
    kind: &'static str,
    go: &Callback<(&'static str, String)>,
) -> Html {
    let waiting = |count: Option<usize>| count.map_or_else(String::new, |n| n.to_string());
    let producers = match &applications.now {
        Load::Ready(rows) => {
            let sent = rows
                .iter()
                .filter(|row| row.status == ApplicationStatus::Submitted);
            Some(sent.count())
        }
        _ => None,
    };
    let goods = match &products.now {
        Load::Ready(rows) => {
            let sent = rows.iter().filter(|row| row.status == DraftStatus::Review);
            Some(sent.count())
        }
        _ => None,
    };
    let tab = |(name, of, count): (&'static str, &'static str, Option<usize>)| {
        let go = go.clone();
        let onclick = move |_| go.emit((of, String::new()));
        html! {
            <button type="button" {onclick} aria-current={(of == kind).then_some("true")}>
                { name }{ " " }<b>{ waiting(count) }</b>
            </button>
        }
    };
    html! {
        <div class="panel__head">
            <nav class="tabs" aria-label="심사할 것">
                { for [("생산자", "applications", producers), ("물건", "products", goods)].map(tab) }
            </nav>
        </div>
    }
}

fn applicant_table(rows: &[ApplicationRow], go: &Callback<(&'static str, String)>) -> Html {
    let row = |row: &ApplicationRow| {
        let (missing, look) = row.papers;
        let papers = format!("없음 {missing} · 봐야 함 {look}");
        let name = if row.farm.is_empty() {
            "이름 없음"
        } else {
            &row.farm
        };
        let cells = [row.township.clone(), row.goods.clone(), papers];
        let waits = row.status == ApplicationStatus::Submitted;
        line(
            (&row.id, name),
            &cells,
            (row.status.name(), waits),
            row.touched_at,
            "applications",
            go,
        )
    };
    table(
        ["농장", "읍·면", "파는 것", "서류"],
        rows.iter().map(row).collect(),
    )
}

fn product_table(rows: &[DraftRow], go: &Callback<(&'static str, String)>) -> Html {
    let row = |row: &DraftRow| {
        let price = row
            .price
            .map_or_else(String::new, |price| price.to_string());
        let cells = [row.vendor.clone(), price, String::new()];
        let waits = row.status == DraftStatus::Review;
        line(
            (&row.id, &row.name),
            &cells,
            (row.status.name(), waits),
            row.touched_at,
            "products",
            go,
        )
    };
    table(["물건", "판매자", "값", ""], rows.iter().map(row).collect())
}

fn table(head: [&'static str; 4], rows: Html) -> Html {
    html! {
        <div class="table-wrap" tabindex="0" role="region" aria-label="심사할 것 (옆으로 넘길 수 있는 표)">
            <table class="table table--stack table--tight" role="table">
                <caption class="vh">{ "심사할 것, 기다리는 것부터" }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        { for head.into_iter().chain(["상태", "마지막"]).map(|name| html! {
                            <th scope="col" role="columnheader">{ name }</th>
                        }) }
                    </tr>
                </thead>
                <tbody role="rowgroup">{ rows }</tbody>
            </table>
        </div>
    }
}

fn line(
    (id, name): (&str, &str),
    cells: &[String; 3],
    (status, waits): (&'static str, bool),
    at: Timestamp,
    kind: &'static str,
    go: &Callback<(&'static str, String)>,
) -> Html {
    let (go, open) = (go.clone(), id.to_owned());
    let onclick = move |_| go.emit((kind, open.clone()));
    html! {
        <tr role="row" key={id.to_owned()}>
            <th scope="row" role="rowheader" class="rh cell-main">
                <button class="alink" type="button" {onclick}>{ name.to_owned() }</button>
            </th>
            { for cells.iter().map(|cell| html! { <td role="cell"><div class="cell">{ cell }</div></td> }) }
            <td role="cell">
                <span class={classes!("pill", waits.then_some("pill--warn"))}>{ status }</span>
            </td>
            <td role="cell" class="nowrap">{ at.date().korean() }</td>
        </tr>
    }
}
