//! 심사: producers and products that wait, each with everything that was said in a drawer. The kind
//! and what is open stand in the address.

mod applicant;
mod behalf;
mod differences;
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

use self::{applicant::ApplicantDrawer, behalf::Begin, product::ProductDrawer};
use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        tabs::Tabs,
        ui::{broken, use_key},
    },
    frame::Frame,
    table::{self, DENSE, number, words},
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
    let beginning = use_state(|| false);
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
    use_key(open.is_some(), {
        let (close, is_open) = (close.clone(), open.is_some());
        move |event| {
            if is_open && event.key() == "Escape" {
                close.emit(());
            }
        }
    });
    let shown = Shown {
        heads: if is_products {
            &["판매자", "값"]
        } else {
            &["읍·면", "파는 것", "서류"]
        },
        kind,
        open: open.as_deref(),
        go: &go,
    };
    let flip = |on: bool| {
        let beginning = beginning.clone();
        Callback::from(move |()| beginning.set(on))
    };
    let actions = html! {
        <button class="btn" type="button" onclick={flip(true).reform(|_| ())}>
            { icon(Icon::EDIT) }{ "신청을 대신 적기" }
        </button>
    };
    html! {
        <Frame title="입점·상품 심사" {actions}>
            if *beginning {
                <Begin close={flip(false)} />
            }
            <div class={classes!("with-drawer", open.is_none().then_some("with-drawer--alone"))}>
                <section class="panel" aria-label="심사할 것">
                    { tabs(&applications, &products, kind, &go) }
                    if is_products {
                        { loaded(&products, |rows| shown.table(rows.iter().map(product))) }
                    } else {
                        { loaded(&applications, |rows| shown.table(rows.iter().map(applicant))) }
                    }
                </section>
                { match open.clone() {
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
    // What came in since is seen by turning to it.
    let tab = |(name, of, count): (&'static str, &'static str, Option<usize>)| {
        let (go, producers, goods) = (
            go.clone(),
            applications.again.clone(),
            products.again.clone(),
        );
        let onclick = move |_| {
            producers.emit(());
            goods.emit(());
            go.emit((of, String::new()));
        };
        html! {
            <button type="button" {onclick} aria-current={(of == kind).then_some("true")}>
                { name }{ " " }<b>{ waiting(count) }</b>
            </button>
        }
    };
    html! {
        <div class="panel__head">
            <Tabs label="심사할 것">
                { for [("생산자", "applications", producers), ("물건", "products", goods)].map(tab) }
            </Tabs>
        </div>
    }
}

/// What a row says, whichever kind it is.
struct Row {
    id: String,
    name: String,
    cells: Vec<String>,
    status: &'static str,
    /// Whether it waits for the county.
    waits: bool,
    at: Timestamp,
}

fn applicant(row: &ApplicationRow) -> Row {
    let papers = match row.papers {
        (0, 0) => "다 됐어요".to_owned(),
        (0, look) => format!("볼 것 {look}"),
        (missing, look) => format!("빠진 것 {missing} · 볼 것 {look}"),
    };
    Row {
        id: row.id.clone(),
        name: row.farm.clone(),
        cells: vec![row.township.clone(), row.goods.clone(), papers],
        status: row.status.name(),
        waits: row.status == ApplicationStatus::Submitted,
        at: row.touched_at,
    }
}

fn product(row: &DraftRow) -> Row {
    let price = row
        .price
        .map_or_else(String::new, |price| price.to_string());
    Row {
        id: row.id.clone(),
        name: row.name.clone(),
        cells: vec![row.vendor.clone(), price],
        status: row.status.name(),
        waits: row.status == DraftStatus::Review,
        at: row.touched_at,
    }
}

/// Which kind is listed, and which row is open beside it.
struct Shown<'a> {
    heads: &'static [&'static str],
    kind: &'static str,
    open: Option<&'a str>,
    go: &'a Callback<(&'static str, String)>,
}

impl Shown<'_> {
    fn table(&self, rows: impl Iterator<Item = Row>) -> Html {
        let heads = ["이름"].iter().chain(self.heads).chain(&["상태", "마지막"]);
        let head = |name: &'static str| {
            if is_number(name) {
                number(name)
            } else {
                words(name)
            }
        };
        table::draw(
            DENSE,
            "심사할 것, 기다리는 것부터",
            heads.copied().map(head),
            rows.map(|row| self.row(row)),
        )
    }

    fn row(&self, row: Row) -> Html {
        let onclick = {
            let (go, kind, id) = (self.go.clone(), self.kind, row.id.clone());
            move |_| go.emit((kind, id.clone()))
        };
        let is_open = self.open == Some(row.id.as_str());
        let name = if row.name.is_empty() {
            "이름 없음".to_owned()
        } else {
            row.name
        };
        html! {
            <tr role="row" key={row.id} class={is_open.then_some("is-on")}>
                <th scope="row" role="rowheader" class="rh cell-main" data-label="이름">
                    <div class="cell"><button class="alink" type="button" {onclick}>{ name }</button></div>
                </th>
                { for self.heads.iter().zip(row.cells).map(|(head, cell)| html! {
                    <td role="cell" class={is_number(head).then_some("num")} data-label={*head}><div class="cell">{ cell }</div></td>
                }) }
                <td role="cell" data-label="상태">
                    <div class="cell">
                        <span class={classes!("pill", row.waits.then_some("pill--warn"))}>{ row.status }</span>
                    </div>
                </td>
                <td role="cell" class="nowrap" data-label="마지막">
                    <div class="cell">{ row.at.date().korean() }</div>
                </td>
            </tr>
        }
    }
}

fn is_number(head: &str) -> bool {
    head == "값"
}
