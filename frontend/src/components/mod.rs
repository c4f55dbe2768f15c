//! What pages are made of. A component is named after its file, as is the class of its styles,
//! and gets everything it shows by parameter. Cards and the like are plain functions; only
//! what keeps state of its own is a [`part`].

pub mod app_header;
pub mod badge;
pub mod banner_carousel;
pub mod breakdown;
pub mod button;
pub mod buy_panel;
pub mod campaign_card;
pub mod category_rail;
pub mod chip;
pub mod choice;
pub mod countdown;
pub mod delivery_card;
pub mod dot_list;
pub mod empty;
pub mod facts;
pub mod field;
pub mod filter_panel;
pub mod gallery;
pub mod heading;
pub mod icon;
pub mod list_head;
pub mod notice;
pub mod nudge;
pub mod pager;
pub mod part;
pub mod picture;
pub mod price;
pub mod product_card;
pub mod product_list;
pub mod prose;
pub mod rank_list;
pub mod search_bar;
pub mod section;
pub mod share;
pub mod sheet;
pub mod site_footer;
pub mod skeleton;
pub mod stepper;
pub mod story;
pub mod tab_bar;
pub mod tabs;
pub mod tender_split;
pub mod text_size;
pub mod toast;
