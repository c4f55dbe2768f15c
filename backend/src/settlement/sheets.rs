//! Statements and runs as tables for the bookkeeper.

use axum::response::Response;
use shared::{
    console::settlement::{LineKind, Run, Statement, StatementLine, StatementRow},
    money::Won,
    settlement::{Amounts, Balance},
};

use crate::{
    error::AppError,
    sheet::{Cell, Table, answer},
};

/// One statement: how it ends, and every sale and refund in it.
pub(super) fn statement(statement: &Statement) -> Result<Response, AppError> {
    let Statement { row, vendor, .. } = statement;
    let both = statement.sold + statement.returned;
    let Balance {
        carried_in,
        payable,
        carried_out,
    } = row.balance;
    let sums: [(&str, Won); 10] = [
        ("물건 판 돈", statement.sold.goods),
        ("손님이 낸 택배비", statement.sold.shipping),
        ("군에 내는 수수료", -statement.sold.fee),
        ("수수료의 세금", -statement.sold.fee_vat),
        ("손님께 돌려드린 돈", statement.returned.net()),
        ("지난번에 못 뺀 돈", carried_in),
        ("내 통장에", payable),
        ("다음 정산에서 뺄 돈", carried_out),
        ("세금 없는 물건(면세)", both.tax_free),
        ("세금 있는 물건(과세)", both.taxable()),
    ];
    let period = format!("{} ~ {}", row.from, row.until);
    let mut first: Vec<Vec<Cell>> = vec![
        vec!["판매자".into(), vendor.as_str().into()],
        vec!["기간".into(), period.into()],
        vec!["주문".into(), Cell::Count(statement.orders)],
    ];
    first.extend(sums.map(|(name, amount)| vec![name.into(), amount.into()]));
    let tables = [
        Table {
            name: "정산서",
            head: &["항목", "값"],
            rows: first,
        },
        Table {
            name: "내역",
            head: &[
                "날짜",
                "주문번호",
                "구분",
                "무엇",
                "상품",
                "택배비",
                "수수료",
                "수수료의 세금",
                "받는 돈",
                "면세",
                "과세",
            ],
            rows: statement.lines.iter().map(line).collect(),
        },
    ];
    answer(&format!("정산서-{vendor}-{}", row.until), &tables)
}

fn line(line: &StatementLine) -> Vec<Cell> {
    let kind = match line.kind {
        LineKind::Sale => "판매",
        LineKind::Refund => "환불",
    };
    let mut cells = vec![
        line.at.date().to_string().into(),
        line.order.to_string().into(),
        kind.into(),
        line.what.as_str().into(),
    ];
    cells.extend(amounts(&line.amounts));
    cells
}

fn amounts(amounts: &Amounts) -> [Cell; 7] {
    [
        amounts.goods,
        amounts.shipping,
        -amounts.fee,
        -amounts.fee_vat,
        amounts.net(),
        amounts.tax_free,
        amounts.taxable(),
    ]
    .map(Cell::Won)
}

/// One run: a line for each vendor, and the sum of all.
pub(super) fn run(run: &Run) -> Result<Response, AppError> {
    let mut rows: Vec<Vec<Cell>> = run.statements.iter().map(vendor).collect();
    let mut sums: Vec<Cell> = vec!["".into(), "모두".into()];
    sums.extend(amounts(&run.sums.lines));
    sums.extend(balance(run.sums.balance));
    rows.push(sums);
    let table = Table {
        name: "정산",
        head: &[
            "판매자번호",
            "판매자",
            "상품",
            "택배비",
            "수수료",
            "수수료의 세금",
            "받을 돈",
            "면세",
            "과세",
            "지난번에 못 뺀 돈",
            "보낼 돈",
            "다음에 뺄 돈",
        ],
        rows,
    };
    answer(&format!("정산-{}-{}", run.from, run.until), &[table])
}

fn vendor(row: &StatementRow) -> Vec<Cell> {
    let mut cells = vec![row.vendor.as_str().into(), row.name.as_str().into()];
    cells.extend(amounts(&row.lines()));
    cells.extend(balance(row.balance));
    cells
}

fn balance(balance: Balance) -> [Cell; 3] {
    [balance.carried_in, balance.payable, balance.carried_out].map(Cell::Won)
}
