//! Who is here, and which page that shows.

use std::rc::Rc;

use shared::{console::sign_in::Me, error::ErrorCode};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    api::{Load, use_load},
    county, farmer,
    join::{Join, OnBehalf},
    sign_in::SignIn,
    ui::{broken, waiting},
};

/// The addresses of the console.
#[derive(Clone, Debug, PartialEq, Routable)]
pub enum Route {
    /// Where this person begins.
    #[at("/console")]
    Start,
    /// A producer's day.
    #[at("/console/v/:vendor")]
    Today {
        /// The producer.
        vendor: String,
    },
    /// A producer's file of waybills.
    #[at("/console/v/:vendor/waybills")]
    Waybills {
        /// The producer.
        vendor: String,
    },
    /// A producer's labels, to be printed.
    #[at("/console/v/:vendor/labels")]
    Labels {
        /// The producer.
        vendor: String,
    },
    /// A producer's products.
    #[at("/console/v/:vendor/products")]
    Products {
        /// The producer.
        vendor: String,
    },
    /// A producer's story cards, to be printed.
    #[at("/console/v/:vendor/cards")]
    Cards {
        /// The producer.
        vendor: String,
    },
    /// The days on which a producer does not send.
    #[at("/console/v/:vendor/rest")]
    Rest {
        /// The producer.
        vendor: String,
    },
    /// A product in the making.
    #[at("/console/v/:vendor/products/:draft")]
    Product {
        /// The producer.
        vendor: String,
        /// The product.
        draft: String,
    },
    /// What a producer's shoppers ask and say.
    #[at("/console/v/:vendor/feedback")]
    VendorFeedback {
        /// The producer.
        vendor: String,
    },
    /// Coming into the mall.
    #[at("/console/join")]
    Join,
    /// Producers and products that wait for the county.
    #[at("/console/reviews")]
    Reviews,
    /// An application that the team writes down for a producer.
    #[at("/console/reviews/:id/write")]
    OnBehalf {
        /// The application.
        id: String,
    },
    /// What waits for the county.
    #[at("/console/todo")]
    Todo,
    /// All orders.
    #[at("/console/orders")]
    Orders,
    /// What the rules leave to a person.
    #[at("/console/cases")]
    Cases,
    /// What shoppers are told.
    #[at("/console/messages")]
    Messages,
    /// Voucher programmes, batches and lots.
    #[at("/console/vouchers")]
    Vouchers,
    /// Campaigns and banners.
    #[at("/console/campaigns")]
    Campaigns,
    /// The first page of the mall.
    #[at("/console/home")]
    Home,
    /// The shelves of the mall.
    #[at("/console/categories")]
    Shelves,
    /// Words that find the same.
    #[at("/console/words")]
    Words,
    /// Terms and policies.
    #[at("/console/policies")]
    Policies,
    /// A campaign in the making.
    #[at("/console/campaigns/:draft")]
    Campaign {
        /// The draft.
        draft: String,
    },
    /// What a campaign brought.
    #[at("/console/campaigns/:campaign/results")]
    Results {
        /// The campaign.
        campaign: String,
    },
    /// A banner; `new` for one that is made.
    #[at("/console/banners/:banner")]
    Banner {
        /// The banner.
        banner: String,
    },
    /// The runs of settlement.
    #[at("/console/settlement")]
    Settlement,
    /// One run.
    #[at("/console/settlement/:run")]
    Run {
        /// The run.
        run: String,
    },
    /// A producer's statements.
    #[at("/console/v/:vendor/money")]
    Money {
        /// The producer.
        vendor: String,
    },
    /// One of them.
    #[at("/console/v/:vendor/money/:id")]
    Statement {
        /// The producer.
        vendor: String,
        /// The statement.
        id: String,
    },
    /// What shoppers ask and say.
    #[at("/console/feedback")]
    Feedback,
    /// The county's team.
    #[at("/console/people")]
    People,
    /// The audit log.
    #[at("/console/audit")]
    Audit,
    /// None of them.
    #[not_found]
    #[at("/console/404")]
    Missing,
}

/// The console.
#[component]
pub fn App() -> Html {
    html! {
        <BrowserRouter>
            <Gate />
        </BrowserRouter>
    }
}

/// Whoever wants to sell needs nobody's leave to ask.
#[component]
fn Gate() -> Html {
    match use_route::<Route>() {
        Some(Route::Join) => html! { <Join /> },
        _ => html! { <Door /> },
    }
}

/// Lets in who is signed in, and asks everybody else.
#[component]
fn Door() -> Html {
    let me = use_load::<Me>("/api/console/me".to_owned());
    match me.now {
        Load::Waiting => waiting(),
        Load::Ready(me) => html! {
            <ContextProvider<Rc<Me>> context={me.clone()}>
                <Switch<Route> render={move |route| page(&me, route)} />
            </ContextProvider<Rc<Me>>>
        },
        Load::Failed(failure) if failure.code() == Some(ErrorCode::SignInRequired) => {
            html! { <SignIn entered={me.again} /> }
        }
        Load::Failed(failure) => broken(&failure, &me.again),
    }
}

fn page(me: &Me, route: Route) -> Html {
    match route {
        Route::Start => start(me),
        Route::Today { vendor } => html! { <farmer::Today {vendor} /> },
        Route::Waybills { vendor } => html! { <farmer::Waybills {vendor} /> },
        Route::Labels { vendor } => html! { <farmer::Labels {vendor} /> },
        Route::Money { vendor } => html! { <farmer::Money {vendor} /> },
        Route::Statement { vendor, id } => html! { <farmer::StatementPage {vendor} {id} /> },
        Route::Products { vendor } => html! { <farmer::Products {vendor} /> },
        Route::Product { vendor, draft } => html! { <farmer::Product {vendor} {draft} /> },
        Route::Cards { vendor } => html! { <farmer::Cards {vendor} /> },
        Route::Rest { vendor } => html! { <farmer::RestPage {vendor} /> },
        Route::VendorFeedback { vendor } => html! { <farmer::FeedbackPage {vendor} /> },
        Route::Join => html! { <Join /> },
        Route::Reviews => html! { <county::Reviews /> },
        Route::OnBehalf { id } => html! { <OnBehalf {id} /> },
        Route::Todo => html! { <county::Todo /> },
        Route::Orders => html! { <county::Orders /> },
        Route::Cases => html! { <county::Cases /> },
        Route::Messages => html! { <county::Messages /> },
        Route::Vouchers => html! { <county::Vouchers /> },
        Route::Home => html! { <county::Home /> },
        Route::Shelves => html! { <county::Shelves /> },
        Route::Policies => html! { <county::Policies /> },
        Route::Words => html! { <county::Words /> },
        Route::Campaigns => html! { <county::Campaigns /> },
        Route::Campaign { draft } => html! { <county::Campaign {draft} /> },
        Route::Results { campaign } => html! { <county::Results {campaign} /> },
        Route::Banner { banner } => html! { <county::Banner {banner} /> },
        Route::Settlement => html! { <county::Settlement /> },
        Route::Run { run } => html! { <county::RunPage {run} /> },
        Route::Feedback => html! { <county::Feedback /> },
        Route::People => html! { <county::People /> },
        Route::Audit => html! { <county::Audit /> },
        Route::Missing => html! { <Redirect<Route> to={Route::Start} /> },
    }
}

/// A producer begins with what is to be sent, the team with what waits for it.
fn start(me: &Me) -> Html {
    let first = if let (false, Some((vendor, _))) = (me.is_of_county(), me.vendors().next()) {
        Route::Today {
            vendor: vendor.to_string(),
        }
    } else {
        Route::Todo
    };
    html! { <Redirect<Route> to={first} /> }
}
