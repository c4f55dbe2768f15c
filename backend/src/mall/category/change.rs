//! Changing the shelves. The mall's row is taken first, so that nobody overlooks what another is
//! about to write.

use serde_json::json;
use shared::{
    console::category::{AddCategory, OrderCategories, RenameCategory},
    error::{ErrorCode, FieldError},
    ids::CategoryId,
};

use super::store::{self, Row, TABLE};
use crate::{
    catalog::{
        advance, one_at_a_time,
        record::{
            Category,
            field::{Field, Slug, Text},
        },
    },
    console::{Actor, Deed, note},
    db::{Conn, boxed, content},
    error::AppError,
    import,
    state::AppState,
};

/// What is done to the shelves.
pub(super) enum Change {
    /// A new one comes in, of this id.
    Add(CategoryId, AddCategory),
    /// It is called something else.
    Rename(CategoryId, RenameCategory),
    /// It comes into the menus, or leaves them.
    Show(CategoryId, bool),
    /// It goes away.
    Remove(CategoryId),
    /// Those beside each other stand in another order.
    Order(OrderCategories),
}

/// Changes the shelves.
pub(super) async fn apply(state: &AppState, actor: &Actor, change: Change) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(apply_in(tx, state, actor, &change)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn apply_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    change: &Change,
) -> Result<(), AppError> {
    let tenant = &actor.tenant;
    one_at_a_time(tx, tenant).await?;
    let rows = store::list(tx, tenant).await?;
    let step = match change {
        Change::Add(id, said) => added(&rows, id, said)?,
        Change::Rename(id, said) => renamed(&rows, id, said)?,
        Change::Show(id, shown) => match shown_or_not(find(&rows, id)?, *shown) {
            Some(step) => step,
            // Pressed twice, it stays as it is.
            None => return Ok(()),
        },
        Change::Remove(id) => removed(&rows, id)?,
        Change::Order(said) => ordered(&rows, said)?,
    };
    for category in &step.put {
        import::put_own(tx, tenant, category).await?;
    }
    if let Some(id) = &step.hide {
        content::hide_row(TABLE)
            .bind(tenant)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        import::keep_own::<Category>(tx, tenant, id).await?;
    }
    advance(tx, tenant, state.clock.now()).await?;
    let deed = Deed {
        detail: &step.detail,
        ..Deed::of(step.action, &step.subject)
    };
    note(tx, state, actor, deed).await
}

/// What is written, and what is said of it.
struct Step {
    put: Vec<Category>,
    hide: Option<String>,
    action: &'static str,
    subject: String,
    detail: String,
}

impl Step {
    fn of(action: &'static str, subject: &str, put: Vec<Category>) -> Self {
        Self {
            put,
            hide: None,
            action,
            subject: subject.to_owned(),
            detail: String::new(),
        }
    }
}

fn find<'a>(rows: &'a [Row], id: &CategoryId) -> Result<&'a Row, AppError> {
    let mut rows = rows.iter();
    let found = rows.find(|row| row.is(id) && (!row.removed || row.products > 0));
    found.ok_or_else(|| AppError::not_found("그런 분류가 없어요."))
}

fn refused<T>(text: impl Into<String>) -> Result<T, AppError> {
    Err(AppError::refused(ErrorCode::WrongState, text))
}

/// A name that none beside it has.
fn name_of(
    rows: &[Row],
    but: &CategoryId,
    (parent, name): (Option<&str>, &str),
) -> Result<Text<20>, AppError> {
    let wrong = |says: String| AppError::invalid(vec![FieldError::new("name", says)]);
    let name: Text<20> = Text::parse(name).map_err(|says| wrong(format!("{says}.")))?;
    let mut beside = rows
        .iter()
        .filter(|row| row.is_inside(parent) && !row.removed && !row.is(but));
    if beside.any(|row| row.category.name == name) {
        return Err(wrong("같은 자리에 같은 이름의 분류가 있어요.".to_owned()));
    }
    Ok(name)
}

fn added(rows: &[Row], id: &CategoryId, said: &AddCategory) -> Result<Step, AppError> {
    let above = find(rows, &said.parent)?;
    if above.category.parent.is_some() {
        return refused("분류는 두 단계까지만 둘 수 있어요.");
    }
    if above.products > 0 {
        return refused("이 분류에는 상품이 바로 담겨 있어서 안에 작은 분류를 둘 수 없어요.");
    }
    let parent = said.parent.as_str();
    let name = name_of(rows, id, (Some(parent), &said.name))?;
    let inside = rows.iter().filter(|row| row.is_inside(Some(parent)));
    let last = inside.map(|row| row.category.order).max();
    let category = Category {
        slug: Slug::parse(id.as_str())
            .map_err(|_says| AppError::not_found("그런 분류가 없어요."))?,
        name,
        parent: Some(above.category.slug.clone()),
        order: last.unwrap_or_default() + 1,
        image: None,
        season: None,
        hidden: false,
    };
    let detail = json!({ "name": category.name, "parent": above.category.name }).to_string();
    Ok(Step {
        detail,
        ..Step::of("category-added", id.as_str(), vec![category])
    })
}

fn renamed(rows: &[Row], id: &CategoryId, said: &RenameCategory) -> Result<Step, AppError> {
    let row = find(rows, id)?;
    if row.category.name.as_str() != said.seen {
        return refused("그사이에 다른 분이 이름을 바꿨어요. 다시 열어 봐 주세요.");
    }
    let parent = row.category.parent.as_ref().map(Slug::as_str);
    let mut category = row.category.clone();
    category.name = name_of(rows, id, (parent, &said.name))?;
    let detail = json!({ "before": said.seen, "after": category.name }).to_string();
    Ok(Step {
        detail,
        ..Step::of("category-renamed", id.as_str(), vec![category])
    })
}

fn shown_or_not(row: &Row, shown: bool) -> Option<Step> {
    if !row.removed && row.category.hidden != shown {
        return None;
    }
    let mut category = row.category.clone();
    category.hidden = !shown;
    let action = if shown {
        "category-shown"
    } else {
        "category-hidden"
    };
    let id = row.category.slug.to_string();
    Some(Step::of(action, &id, vec![category]))
}

fn removed(rows: &[Row], id: &CategoryId) -> Result<Step, AppError> {
    let row = find(rows, id)?;
    if row.products > 0 {
        let count = row.products;
        return refused(format!(
            "상품 {count}개가 담겨 있어서 없앨 수 없어요. 대신 숨기면 메뉴에서 사라지고, 상품은 검색으로 계속 살 수 있어요."
        ));
    }
    let mut inside = rows.iter().filter(|row| !row.removed);
    if inside.any(|row| row.is_inside(Some(id.as_str()))) {
        return refused("안에 작은 분류가 있어서 없앨 수 없어요. 작은 분류를 먼저 없애 주세요.");
    }
    Ok(Step {
        hide: Some(id.to_string()),
        ..Step::of("category-removed", id.as_str(), Vec::new())
    })
}

fn ordered(rows: &[Row], said: &OrderCategories) -> Result<Step, AppError> {
    let overtaken = "그사이에 다른 분이 분류를 바꿨어요. 다시 열어 봐 주세요.";
    let Some(first) = said.seen.first() else {
        return refused(overtaken);
    };
    let parent = find(rows, first)?.category.parent.as_ref();
    let parent = parent.map(Slug::as_str);
    let beside: Vec<&Row> = rows
        .iter()
        .filter(|row| row.is_inside(parent) && (!row.removed || row.products > 0))
        .collect();
    let is_as_seen = beside.len() == said.seen.len()
        && beside.iter().zip(&said.seen).all(|(row, id)| row.is(id));
    let mut places: Vec<&CategoryId> = said.order.iter().collect();
    places.sort();
    places.dedup();
    if !is_as_seen || places.len() != said.seen.len() || said.order.len() != said.seen.len() {
        return refused(overtaken);
    }
    let mut put = Vec::new();
    for (id, order) in said.order.iter().zip(1..) {
        let Some(row) = beside.iter().find(|row| row.is(id)) else {
            return refused(overtaken);
        };
        if !row.removed {
            put.push(Category {
                order,
                ..row.category.clone()
            });
        }
    }
    let names: Vec<String> = put
        .iter()
        .map(|category| category.name.to_string())
        .collect();
    Ok(Step {
        detail: json!({ "order": names.join(", ") }).to_string(),
        ..Step::of("categories-ordered", parent.unwrap_or("큰 분류"), put)
    })
}
