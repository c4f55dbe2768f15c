//! The frame of a table: a region that the keyboard can push sideways, a caption for those who do
//! not see it, and the heads. Cells stacked on a phone take the roles away that a table has by
//! itself, so they are written out.

use yew::prelude::*;

/// Cells below each other on a phone.
pub(super) const STACKED: &str = "table--stack";
/// The same with less room between the rows.
pub(super) const DENSE: &str = "table--stack table--tight";
/// Few columns, which stay beside each other on a phone.
pub(super) const NARROW: &str = "table--tight";

/// A column's head.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    name: &'static str,
    is_number: bool,
}

/// Over words, which begin on the left.
pub(super) const fn words(name: &'static str) -> Head {
    Head {
        name,
        is_number: false,
    }
}

/// Over numbers, which end on the right.
pub(super) const fn number(name: &'static str) -> Head {
    Head {
        name,
        is_number: true,
    }
}

/// A name, and what is counted of it.
pub(super) fn sums(names: &'static [&'static str]) -> impl Iterator<Item = Head> {
    let head =
        |(at, name): (usize, &&'static str)| if at == 0 { words(name) } else { number(name) };
    names.iter().enumerate().map(head)
}

/// A table of rows. `look` is one of the constants, `caption` says what it lists and in which order
/// or unit.
pub(super) fn draw(
    look: &'static str,
    caption: &'static str,
    heads: impl IntoIterator<Item = Head>,
    rows: impl IntoIterator<Item = Html>,
) -> Html {
    let head = |head: Head| {
        html! {
            <th scope="col" role="columnheader" class={head.is_number.then_some("num")}>{ head.name }</th>
        }
    };
    html! {
        <div
            class="table-wrap" tabindex="0" role="region"
            aria-label={format!("{caption} (옆으로 넘길 수 있는 표)")}
        >
            <table class={classes!("table", look)} role="table">
                <caption class="vh">{ caption }</caption>
                <thead role="rowgroup">
                    <tr role="row">{ for heads.into_iter().map(head) }</tr>
                </thead>
                <tbody role="rowgroup">{ for rows }</tbody>
            </table>
        </div>
    }
}
