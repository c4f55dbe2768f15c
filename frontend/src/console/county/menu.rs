//! The menu of the team's pages.

use shared::console::role::Permission;

use super::super::{app::Route, icon::Icon};

/// A place in the menu.
pub(super) struct Place {
    pub(super) route: Route,
    pub(super) sign: Icon,
    pub(super) name: &'static str,
    /// Nothing: everybody in the team has it.
    pub(super) needs: Option<Permission>,
}

/// The menu in its groups.
pub(super) fn menu() -> [(&'static str, Vec<Place>); 4] {
    let everybodys = |route, sign, name| Place {
        route,
        sign,
        name,
        needs: None,
    };
    let place = |route, sign, name, needs| Place {
        needs: Some(needs),
        ..everybodys(route, sign, name)
    };
    [
        (
            "일",
            vec![
                everybodys(Route::Todo, Icon::HOME, "오늘 할 일"),
                place(
                    Route::Orders,
                    Icon::ORDERS,
                    "주문·클레임",
                    Permission::ReadOrders,
                ),
                place(
                    Route::Cases,
                    Icon::ALERT,
                    "확인할 일",
                    Permission::ReadOrders,
                ),
                place(
                    Route::Feedback,
                    Icon::MSG,
                    "문의·상품평",
                    Permission::ReadOrders,
                ),
                place(
                    Route::Messages,
                    Icon::PHONE,
                    "메시지",
                    Permission::ReadOrders,
                ),
                place(
                    Route::Reviews,
                    Icon::STORE,
                    "입점·상품 심사",
                    Permission::Review,
                ),
                place(
                    Route::Campaigns,
                    Icon::MEGA,
                    "기획전·배너",
                    Permission::ReadCampaigns,
                ),
            ],
        ),
        (
            "장터",
            vec![
                place(
                    Route::Home,
                    Icon::IMAGE,
                    "홈 편성",
                    Permission::ReadCampaigns,
                ),
                place(Route::Shelves, Icon::BOX, "분류", Permission::ReadCampaigns),
                place(
                    Route::Words,
                    Icon::SEARCH,
                    "찾는 말",
                    Permission::ReadCampaigns,
                ),
                place(
                    Route::Policies,
                    Icon::DOC,
                    "약관·정책",
                    Permission::ReadCampaigns,
                ),
            ],
        ),
        (
            "돈",
            vec![
                place(
                    Route::Vouchers,
                    Icon::TICKET,
                    "상품권",
                    Permission::ReadVouchers,
                ),
                place(
                    Route::Settlement,
                    Icon::WALLET,
                    "정산",
                    Permission::ReadSettlement,
                ),
            ],
        ),
        (
            "증명",
            vec![
                place(
                    Route::People,
                    Icon::USERS,
                    "사람·권한",
                    Permission::ReadAudit,
                ),
                place(
                    Route::Audit,
                    Icon::SHIELD,
                    "감사 기록",
                    Permission::ReadAudit,
                ),
            ],
        ),
    ]
}
