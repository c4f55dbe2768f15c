//! The line icons of the console: a 24 grid, strokes of 1.75, round ends. A word beside them, or the
//! control's name, carries the meaning.

use yew::prelude::*;

/// The strokes of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(&'static str);

impl Icon {
    pub const ADOWN: Self = Self("M12 5v14M6 13l6 6 6-6");
    pub const ALERT: Self = Self("M12 4.5 21 19.5H3zM12 10.5v4M12 17.2v.1");
    pub const AUP: Self = Self("M12 19V5M6 11l6-6 6 6");
    pub const BANK: Self =
        Self("M4 9.5 12 5l8 4.5zM6 12.5V17M10 12.5V17M14 12.5V17M18 12.5V17M4 20h16");
    pub const BOX: Self = Self("M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8");
    pub const CALENDAR: Self =
        Self("M5 6.5h14V19a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1zM5 10.5h14M9 4.5v3.5M15 4.5v3.5");
    pub const CAMERA: Self = Self(
        "M4 8.5A1.5 1.5 0 0 1 5.5 7H8l1.5-2h5L16 7h2.5A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5zM12 16.2a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8z",
    );
    pub const CHART: Self = Self("M5 20V11M10 20V5M15 20v-7M20 20V9M3.5 20h18");
    pub const CHECK: Self = Self("M5 12.5l4.5 4.5L19 7.5");
    pub const CLOCK: Self = Self("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2");
    pub const CLOSE: Self = Self("M6.5 6.5l11 11M17.5 6.5l-11 11");
    pub const COW: Self = Self(
        "M7 8c-2 0-3.5-1-3.5-3C5.5 5 7 6 7.5 7h9c.5-1 2-2 4-2 0 2-1.5 3-3.5 3v5l-1.5 5a3.5 3.5 0 0 1-7 0L7 13zM10 11v.1M14 11v.1M10 17.5h4",
    );
    pub const CUP: Self = Self(
        "M5 8h12v6a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM17 10h1.5a2 2 0 0 1 0 4.5H17M9 5V3.5M13 5V3.5",
    );
    pub const DOC: Self = Self("M6.5 4h7.5l3.5 3.5V20h-11zM14 4v4h3.5M9.5 12h5M9.5 15.5h5");
    pub const DONE: Self =
        Self("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8 12.3l2.8 2.8L16 9.8");
    pub const DOWN: Self = Self("M5.5 9.5 12 16l6.5-6.5");
    pub const DOWNLOAD: Self = Self("M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14");
    pub const DRUM: Self =
        Self("M6 7h12l1.5 4v7a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-7zM8 4h8v3H8zM4.5 12.5h15");
    pub const EDIT: Self = Self("M5 19l1-4L16.5 4.5l3 3L9 18z");
    pub const EYE: Self = Self(
        "M3 12c2.2-4.2 5.2-6 9-6s6.8 1.8 9 6c-2.2 4.2-5.2 6-9 6s-6.8-1.8-9-6zM12 14.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z",
    );
    pub const FISH: Self =
        Self("M3.5 12c3-4.5 9-6 13-1.5L20.5 7v10l-4-3.5C12.5 18 6.5 16.5 3.5 12zM8 11.5v.1");
    pub const GEAR: Self = Self(
        "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3.5v2.5M12 18v2.5M3.5 12H6M18 12h2.5M6 6l1.8 1.8M16.2 16.2 18 18M18 6l-1.8 1.8M7.8 16.2 6 18",
    );
    pub const GRIP: Self = Self("M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1");
    pub const HOME: Self = Self("M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5");
    pub const IMAGE: Self = Self("M4 6h16v12H4zM4 15l4.5-4 4 3.5 3-2.5 4.5 4M15.5 10v.1");
    pub const INFO: Self = Self("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5M12 8v.1");
    pub const LEAF: Self = Self("M5 19c0-8 4-13 15-14 0 10-5 14-11 14-2 0-3-1-3-3 1-3 4-5 8-6");
    pub const LEFT: Self = Self("M14.5 5.5 8 12l6.5 6.5");
    pub const LOCK: Self = Self("M6.5 11h11v9h-11zM9 11V8a3 3 0 0 1 6 0v3");
    pub const MEGA: Self = Self("M4 10v4h3l8 4.5v-13L7 10zM18 9.5a4 4 0 0 1 0 5M7 14v4h2.5v-3");
    pub const MENU: Self = Self("M4 7h16M4 12h16M4 17h16");
    pub const MIC: Self = Self(
        "M12 14.5a3 3 0 0 0 3-3V7a3 3 0 0 0-6 0v4.5a3 3 0 0 0 3 3zM6 11.5a6 6 0 0 0 12 0M12 17.5V20.5",
    );
    pub const MINUS: Self = Self("M5 12h14");
    pub const MSG: Self = Self("M4.5 6h15v10.5H11L7 20v-3.5H4.5z");
    pub const MUSH: Self =
        Self("M4 12.5C4 8 7.5 5 12 5s8 3 8 7.5zM9.5 12.5V18a2.5 2.5 0 0 0 5 0v-5.5");
    pub const ORDERS: Self = Self(
        "M8 5H6a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V6a1 1 0 0 0-1-1h-2M9 4h6v3H9zM9 12h6M9 16h4",
    );
    pub const PHONE: Self = Self(
        "M8 4H5.5A1.5 1.5 0 0 0 4 5.6C4.6 13.5 10.5 19.4 18.4 20a1.5 1.5 0 0 0 1.6-1.5V16l-4-1.5-1.8 2a11.5 11.5 0 0 1-6.7-6.7l2-1.8z",
    );
    pub const PLUS: Self = Self("M12 5v14M5 12h14");
    pub const PRINT: Self = Self(
        "M7 9V4h10v5M7 16H5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-2M7 14h10v6H7z",
    );
    pub const RICE: Self = Self(
        "M12 20V9M12 9c-1.5-1.5-1.5-3.5 0-5 1.5 1.5 1.5 3.5 0 5zM12 13c-2.5 0-4-1.5-4-3.5 2.5 0 4 1.2 4 3.5zM12 13c2.5 0 4-1.5 4-3.5-2.5 0-4 1.2-4 3.5zM12 17.5c-2.5 0-4-1.5-4-3.5 2.5 0 4 1.2 4 3.5zM12 17.5c2.5 0 4-1.5 4-3.5-2.5 0-4 1.2-4 3.5z",
    );
    pub const RIGHT: Self = Self("M9.5 5.5 16 12l-6.5 6.5");
    pub const SCAN: Self =
        Self("M4 8V5h3M17 5h3v3M20 16v3h-3M7 19H4v-3M8 9v6M11 9v6M13.5 9v6M16 9v6");
    pub const SEARCH: Self = Self("M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM20 20l-4.3-4.3");
    pub const SHIELD: Self =
        Self("M12 4l7 2.5v5c0 4.5-3 7.5-7 8.5-4-1-7-4-7-8.5v-5zM9 12l2.2 2.2L15.2 10");
    pub const SPROUT: Self =
        Self("M12 20v-8M12 12c0-4-3-6-7-6 0 4 2.5 6 7 6zM12 14c0-3 2.5-5 7-5 0 3.5-2.5 5-7 5z");
    pub const STORE: Self = Self(
        "M4.5 9.5 6 5h12l1.5 4.5a2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1-5 0zM6 12.5V19h12v-6.5M10 19v-4h4v4",
    );
    pub const TICKET: Self = Self(
        "M4 8a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v2.2a1.8 1.8 0 0 0 0 3.6V16a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-2.2a1.8 1.8 0 0 0 0-3.6zM14 7.5v1.5M14 11.3v1.5M14 15v1.5",
    );
    pub const TRUCK: Self = Self(
        "M3 6.5h11v10H3zM14 10h3.5L21 13v3.5h-7zM7 19a1.8 1.8 0 1 0 0-3.6A1.8 1.8 0 0 0 7 19zM17 19a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
    );
    pub const UNDO: Self = Self("M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3");
    pub const USERS: Self = Self(
        "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c.5-3.5 2.5-5.2 5.5-5.2s5 1.7 5.5 5.2M15.5 5.3a3 3 0 0 1 0 5.5M17 14.2c2 .6 3.2 2.3 3.5 4.8",
    );
    pub const WALLET: Self = Self(
        "M4 8.5V18a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-9a1 1 0 0 0-1-1H5.5A1.5 1.5 0 0 1 4 6.5 1.5 1.5 0 0 1 5.5 5H17v3M16 13.5h1.5",
    );
}

/// Draws an icon.
pub fn icon(icon: Icon) -> Html {
    html! {
        <svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={icon.0} />
        </svg>
    }
}

/// The mall's mark.
pub fn mark() -> Html {
    html! {
        <span class="brand__mark">
            <svg class="brand__svg" viewBox="0 0 32 32" aria-hidden="true">
                <path
                    fill="currentColor"
                    d="M15 29V17.5C7.5 17.5 3 13.5 3 6c8 0 12.5 3.5 13 9.5C16.8 8 21 3.5 29 3c.3 9-4 14.2-11 14.5V29z"
                />
            </svg>
        </span>
    }
}
