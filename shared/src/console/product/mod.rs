//! A product while its producer makes it: a few questions, photos, and six answers for its page.

mod arrange;
mod block;
mod changed;
mod check;
mod check_block;
mod check_choice;
mod choice;
mod list;
mod template;
mod version;
mod words;

use serde::{Deserialize, Serialize};

pub use self::{
    arrange::{Step, append, follow, shift, tidied},
    block::{Block, Certificate, MOST_BLOCKS, Part, Telling},
    changed::{Changed, changed},
    check_choice::MOST_CHOICES,
    choice::{Choice, Later},
    list::{LaterRow, ProductRow, Products, Shelf},
    template::template,
    version::{Difference, How, Kept, PageState, PageVersion, differences},
    words::{boast, is_placeholder},
};
use crate::{
    error::FieldError,
    ids::{CategoryId, ProductId, VendorId},
    money::Rate,
    time::Date,
};

/// How far a product is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DraftStatus {
    /// The producer is making it.
    #[default]
    Draft,
    /// The county looks at it.
    Review,
    /// The county wants something put right.
    Returned,
    /// Shoppers see it.
    Live,
}

impl DraftStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Review, Self::Returned, Self::Live];

    /// Whether it can go there from here.
    pub fn can_become(self, next: Self) -> bool {
        match self {
            Self::Draft | Self::Returned => next == Self::Review,
            Self::Review => matches!(next, Self::Returned | Self::Live),
            Self::Live => false,
        }
    }

    /// Whether the producer can still change it.
    pub fn is_open(self) -> bool {
        self.can_become(Self::Review)
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Review => "REVIEW",
            Self::Returned => "RETURNED",
            Self::Live => "LIVE",
        }
    }

    /// Reads what [`DraftStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "만드는 중",
            Self::Review => "군청이 보는 중",
            Self::Returned => "고쳐 주세요",
            Self::Live => "팔고 있어요",
        }
    }
}

/// What the producer says about tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Tax {
    /// 면세.
    TaxFree,
    /// 과세.
    Taxable,
    /// 모르겠어요: the county decides.
    Unsure,
}

/// How it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Keeping {
    /// 실온.
    Room,
    /// 냉장.
    Cool,
    /// 냉동.
    Frozen,
}

/// Which notice the law wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FoodClass {
    /// 농수축산물.
    #[default]
    Agri,
    /// 가공식품.
    Processed,
    /// 건강기능식품; only what came by a file.
    Functional,
    /// 먹지 않는 것; only what came by a file.
    General,
}

/// A row of the notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The wording of the law.
    pub label: String,
    /// A real value.
    pub value: String,
}

/// A photo that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// Its name among the mall's pictures.
    pub path: String,
    /// Where the small picture is.
    pub thumb: String,
    /// What it shows, for people who do not see it.
    pub alt: String,
}

/// The answers that the product's page is made of; the name is the first of the six.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// 무엇이 좋은가요?
    pub good: String,
    /// 어떻게 키우나요?
    pub grow: String,
    /// 어떻게 먹으면 맛있나요?
    pub eat: String,
    /// 어떻게 보관하나요?
    pub keep: String,
    /// 어떤 손님께 권하나요?
    pub whom: String,
}

impl Page {
    /// The answers by their fields.
    pub fn answers(&self) -> [(&'static str, &str); 5] {
        [
            ("page.good", &self.good),
            ("page.grow", &self.grow),
            ("page.eat", &self.eat),
            ("page.keep", &self.keep),
            ("page.whom", &self.whom),
        ]
    }
}

/// What the producer says of a product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// Its shelf.
    pub category: Option<CategoryId>,
    /// The ways to buy it.
    pub choices: Vec<Choice>,
    /// Taxed or not.
    pub tax: Option<Tax>,
    /// Where it comes from.
    pub origin: String,
    /// How it is kept.
    pub keeping: Option<Keeping>,
    /// How long it keeps.
    pub shelf_life: String,
    /// Which notice.
    pub class: FoodClass,
    /// The notice.
    pub notice: Vec<Line>,
    /// What the page is made of.
    pub page: Page,
    /// The photos, the first is the product's picture.
    pub photos: Vec<Photo>,
    /// The parts of its page once somebody put them in order; until then the page is the
    /// template's.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

impl Draft {
    /// What is not right yet; nothing means that the county can look at it.
    pub fn faults(&self) -> Vec<FieldError> {
        check::faults(self)
    }

    /// What is not right about the days of later prices, which come nearer while a draft waits.
    /// What was said before stays right.
    pub fn late(&self, before: Option<&Self>, today: Date) -> Vec<FieldError> {
        check_choice::late(self, before, today)
    }

    /// What is not right yet in a change. Words of the page that shoppers see already are not asked
    /// for again: the change may be about nothing but a price.
    pub fn faults_since(&self, before: &Self) -> Vec<FieldError> {
        let mut faults = self.faults();
        faults.retain(|fault| !check::stands(self, before, &fault.field));
        faults
    }
}

/// What a photo is called on the screens of its producer.
pub fn photo_name(place: usize) -> String {
    if place == 0 {
        "큰 사진".to_owned()
    } else {
        format!("{}번째 사진", place + 1)
    }
}

/// A product with everything that its page in the console shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftFile {
    /// Its id while it is made.
    pub id: String,
    /// Whose it is.
    pub vendor: VendorId,
    /// The same in words.
    pub vendor_name: String,
    /// How far it is.
    pub status: DraftStatus,
    /// Why it came back.
    pub reason: String,
    /// What was said; the notice has a row for everything that the law wants, filled in as far
    /// as the other answers tell.
    pub draft: Draft,
    /// The page that follows from the answers, while the producer has put nothing in order.
    pub template: Vec<Block>,
    /// What is different since the county saw its page last; only the county is told.
    #[serde(default)]
    pub differences: Vec<Difference>,
    /// What was on sale when this change of it was begun.
    #[serde(default)]
    pub before: Option<Draft>,
    /// What a change leaves as it is, because no screen asks for it.
    #[serde(default)]
    pub stays: Vec<Line>,
    /// What is not right yet.
    pub faults: Vec<FieldError>,
    /// Once it is live: what shoppers call it.
    pub product: Option<ProductId>,
    /// What the county takes of a sale.
    pub commission: Rate,
    /// Shelves to choose from.
    pub categories: Vec<Shelf>,
}

/// The id of what was begun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begun {
    /// Its id.
    pub id: String,
}

/// The county lets a product into the shop.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApproveProduct {
    /// Taxed or not, where the producer did not know.
    #[serde(default)]
    pub tax: Option<Tax>,
}
