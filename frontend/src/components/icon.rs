//! The line icons: a 24 grid, strokes of 1.75, round ends. They stand beside words or in controls
//! with a name, so they are hidden from screen readers.

use yew::prelude::*;

crate::style::styles! {
    r#"
    .icon {
        flex: none;
        inline-size: 1.5rem;
        block-size: 1.5rem;
        fill: none;
        stroke: currentColor;
        stroke-width: var(--stroke);
        stroke-linecap: round;
        stroke-linejoin: round;
    }
    .icon--sm { inline-size: 1.125rem; block-size: 1.125rem; }
    "#
}

/// The strokes of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(&'static str);

impl Icon {
    pub const HOME: Self = Self(
        "M4 11.2 12 4.5l8 6.7V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19zM9.5 20.5v-6h5v6",
    );
    pub const GRID: Self = Self(
        "M6 4h2.5a2 2 0 0 1 2 2v2.5a2 2 0 0 1-2 2h-2.5a2 2 0 0 1-2 -2v-2.5a2 2 0 0 1 2 -2zM15.5 4h2.5a2 2 0 0 1 2 2v2.5a2 2 0 0 1-2 2h-2.5a2 2 0 0 1-2 -2v-2.5a2 2 0 0 1 2 -2zM6 13.5h2.5a2 2 0 0 1 2 2v2.5a2 2 0 0 1-2 2h-2.5a2 2 0 0 1-2 -2v-2.5a2 2 0 0 1 2 -2zM15.5 13.5h2.5a2 2 0 0 1 2 2v2.5a2 2 0 0 1-2 2h-2.5a2 2 0 0 1-2 -2v-2.5a2 2 0 0 1 2 -2z",
    );
    pub const SEARCH: Self = Self("M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0zM16 16l4 4");
    pub const CART: Self = Self(
        "M4 9.5h16l-1.5 9.2a1.8 1.8 0 0 1-1.8 1.5H7.3a1.8 1.8 0 0 1-1.8-1.5zM8 9.5l2.5-5.5M16 9.5 13.5 4M9.5 13.5v3M14.5 13.5v3",
    );
    pub const BACK: Self = Self("M15 5 8 12l7 7");
    pub const RIGHT: Self = Self("M9 5l7 7-7 7");
    pub const DOWN: Self = Self("M5 9l7 7 7-7");
    pub const CLOSE: Self = Self("M6 6l12 12M18 6 6 18");
    pub const PLUS: Self = Self("M12 5v14M5 12h14");
    pub const MINUS: Self = Self("M5 12h14");
    pub const CHECK: Self = Self("M5 12.5l4.5 4.5L19 7.5");
    pub const PAUSE: Self = Self("M9 6v12M15 6v12");
    pub const SHARE: Self = Self("M12 15V4M8 7.5 12 3.5l4 4M6 11H5v9h14v-9h-1");
    pub const TRUCK: Self = Self(
        "M3 6.5h11v10H3zM14 10h3.8l3.2 3.5v3h-7zM5.6 17.5a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0zM15.6 17.5a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0z",
    );
    pub const CLOCK: Self = Self("M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0zM12 7.5V12l3 2");
    pub const TICKET: Self = Self(
        "M4 7h16v3.2a1.9 1.9 0 0 0 0 3.6V17H4v-3.2a1.9 1.9 0 0 0 0-3.6zM14.5 7v2M14.5 11v2M14.5 15v2",
    );
    pub const FILTER: Self = Self(
        "M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9M13 7.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0zM7 16.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0z",
    );
    pub const INFO: Self =
        Self("M3.75 12a8.25 8.25 0 1 0 16.5 0a8.25 8.25 0 1 0-16.5 0zM12 11v5M12 8v.1");
    pub const ALERT: Self = Self("M12 4.5 20.5 19h-17zM12 10v4M12 16.5v.1");
    pub const WIFI_OFF: Self = Self(
        "M4 4l16 16M8.5 14.5a5 5 0 0 1 6.3-.6M5.5 11.2A9.5 9.5 0 0 1 9 9M12.5 8.3c2.3.1 4.5 1 6 2.9M12 18v.1",
    );
    pub const CARD: Self = Self(
        "M5.7 5.5h12.6a2.2 2.2 0 0 1 2.2 2.2v8.6a2.2 2.2 0 0 1-2.2 2.2h-12.6a2.2 2.2 0 0 1-2.2 -2.2v-8.6a2.2 2.2 0 0 1 2.2 -2.2zM3.5 10h17M7 15h3.5",
    );
    pub const BOX: Self = Self("M12 3.5 4.5 7.5v9l7.5 4 7.5-4v-9zM4.5 7.5 12 11.5l7.5-4M12 11.5v9");
    pub const TEXT: Self = Self("M3.5 19 9 6l5.5 13M5.3 15h7.4M18 8v6M15 11h6");
    pub const RECEIPT: Self =
        Self("M6 3.5h12v17l-2.5-1.6-2 1.6-1.5-1.6-1.5 1.6-2-1.6L6 20.5zM9 8.5h6M9 12.5h6");
    pub const HISTORY: Self =
        Self("M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9M4.5 4.5V9H9M12 8v4.5l3 1.5");
    pub const CALENDAR: Self = Self(
        "M6.2 5.5h11.6a2.2 2.2 0 0 1 2.2 2.2v10.1a2.2 2.2 0 0 1-2.2 2.2h-11.6a2.2 2.2 0 0 1-2.2 -2.2v-10.1a2.2 2.2 0 0 1 2.2 -2.2zM4 10h16M8.5 3.5v4M15.5 3.5v4",
    );
    pub const LEAF: Self =
        Self("M5 19C4 11 9 5 20 4.5 20.5 14 15 19.5 7.5 17.5M5 19c2-4.5 5-7.5 9-9.5");
    pub const PLAY: Self = Self("M8 5.5v13l10.5-6.5z");

    /// As large as a line of text in a control.
    pub fn html(self) -> Html {
        self.classed("icon")
    }

    /// Beside text.
    pub fn small(self) -> Html {
        self.classed("icon icon--sm")
    }

    /// With the classes of a component.
    pub fn classed(self, class: &'static str) -> Html {
        html! { <svg class={class} viewBox="0 0 24 24" aria-hidden="true"><path d={self.0} /></svg> }
    }
}

/// The mall's mark: two leaves.
pub fn mark() -> Html {
    let leaves = "M15 29V17.5C7.5 17.5 3 13.5 3 6c8 0 12.5 3.5 13 9.5C16.8 8 21 3.5 29 3c.3 9-4 14.2-11 14.5V29z";
    html! {
        <svg class="app-header__mark" viewBox="0 0 32 32" aria-hidden="true">
            <path fill="currentColor" d={leaves} />
        </svg>
    }
}
