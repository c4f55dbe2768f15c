//! Finding orders by words. What the words may mean decides where to look, each place with an
//! index of its own: a number, the end of a phone's number, a name, a waybill, a product, a vendor.
//!
//! Few candidates are sorted by time. Where there are many, the newest orders are looked at one
//! after the other until a page is full, which does not take long just because there are many.

use shared::{
    ids::{OptionId, TenantId, VendorId},
    waybill::Carrier,
};

use super::words as named;
use crate::{
    db::{Conn, Engine, in_list},
    error::AppError,
};

/// From so many candidates on the newest orders are looked at instead.
pub(super) const MANY: usize = 2_000;

/// Somewhere to look: the numbers of the orders there, and the same as a condition on an order. A
/// number may come twice: to have it once, SQLite would walk all rows in the order of numbers.
struct Place {
    numbers: String,
    condition: String,
}

/// Words, as conditions with their values.
pub(super) struct Search {
    engine: Engine,
    /// The number of the first value's placeholder.
    first: usize,
    /// What the placeholders stand for, from `first` on.
    pub(super) values: Vec<String>,
    places: Vec<Place>,
}

impl Search {
    /// Reads words; `$1` is the tenant, and values count from `first`.
    pub(super) async fn of(
        conn: &mut Conn,
        engine: Engine,
        tenant: &TenantId,
        (words, first): (&str, usize),
    ) -> Result<Self, AppError> {
        let mut search = Self::nothing(engine, first);
        let digits: String = words.chars().filter(|letter| *letter != '-').collect();
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            search.phone(&digits);
            search.waybill(&digits);
        }
        if words
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            search.number(&words.to_ascii_uppercase());
        }
        search.name(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        search.options(&named::options(conn, tenant, &words).await?);
        search.vendors(&named::vendors(conn, tenant, &words).await?);
        Ok(search)
    }

    /// The orders of a vendor.
    pub(super) fn of_vendor(engine: Engine, vendor: &VendorId, first: usize) -> Self {
        let mut search = Self::nothing(engine, first);
        search.vendors(std::slice::from_ref(vendor));
        search
    }

    fn nothing(engine: Engine, first: usize) -> Self {
        Self {
            engine,
            first,
            values: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Whether the words can mean anything at all.
    pub(super) fn is_hopeless(&self) -> bool {
        self.places.is_empty()
    }

    /// The numbers of all places, each once.
    pub(super) fn candidates(&self) -> String {
        self.joined(" union ")
    }

    /// The same, some more than once, of which no more are looked up than are wanted.
    pub(super) fn first_candidates(&self) -> String {
        format!("{} limit {MANY}", self.joined(" union all "))
    }

    fn joined(&self, by: &str) -> String {
        let limited = |(at, place): (usize, &Place)| {
            let numbers = &place.numbers;
            format!("select order_no from ({numbers} limit {MANY}) as place{at}")
        };
        let all: Vec<String> = self.places.iter().enumerate().map(limited).collect();
        all.join(by)
    }

    /// Whether an order is one of those.
    pub(super) fn condition(&self) -> String {
        let all: Vec<&str> = self.places.iter().map(|one| &*one.condition).collect();
        format!("({})", all.join(" or "))
    }

    fn bind(&mut self, value: impl Into<String>) -> String {
        self.values.push(value.into());
        format!("${}", self.first + self.values.len() - 1)
    }

    /// `column` begins with `value`, in the order of bytes on both engines.
    fn begins(&mut self, column: &str, value: &str) -> String {
        let column = match self.engine {
            Engine::Sqlite => column.to_owned(),
            Engine::Postgres => format!("{column} collate \"C\""),
        };
        // No text begins with the last letter that there is.
        let (from, until) = (self.bind(value), self.bind(format!("{value}\u{10FFFF}")));
        format!("{column} >= {from} and {column} < {until}")
    }

    fn of_contact(&mut self, condition: String) {
        self.places.push(Place {
            numbers: format!(
                "select order_no from order_contacts where tenant_id = $1 and {condition}"
            ),
            condition: format!("({condition})"),
        });
    }

    fn phone(&mut self, digits: &str) {
        for column in ["buyer_phone", "recipient_phone"] {
            if digits.len() == 4 {
                let end = self.bind(digits);
                self.of_contact(format!("substr({column}, length({column}) - 3) = {end}"));
            } else if digits.len() > 4 && digits.starts_with('0') {
                let condition = self.begins(column, digits);
                self.of_contact(condition);
            }
        }
    }

    fn waybill(&mut self, digits: &str) {
        if digits.len() < 8 {
            return;
        }
        let named = Carrier::ALL.map(|carrier| format!("{} {digits}", carrier.name()));
        let values: Vec<String> = named
            .into_iter()
            .chain([digits.to_owned()])
            .map(|waybill| self.bind(waybill))
            .collect();
        let list = values.join(", ");
        self.of_shipment(&format!("tracking <> '' and tracking in ({list})"));
    }

    fn of_shipment(&mut self, condition: &str) {
        self.places.push(Place {
            numbers: format!("select order_no from shipments where tenant_id = $1 and {condition}"),
            condition: format!(
                "exists (select 1 from shipments where tenant_id = $1 and order_no = orders.no
                            and {condition})"
            ),
        });
    }

    fn number(&mut self, number: &str) {
        let condition = if number.len() == 6 && !number.starts_with("20") {
            let end = self.bind(number);
            format!("substr(no, 10) = {end}")
        } else if number.len() >= 4 {
            self.begins("no", number)
        } else {
            return;
        };
        self.places.push(Place {
            numbers: format!(
                "select no as order_no from orders where tenant_id = $1 and {condition}"
            ),
            condition: format!("({condition})"),
        });
    }

    fn name(&mut self, name: &str) {
        let usable = name.chars().all(|letter| !letter.is_ascii_digit()) && !name.contains('%');
        if !usable {
            return;
        }
        for column in ["buyer_name", "recipient_name"] {
            for column in [column.to_owned(), format!("substr({column}, 2)")] {
                let condition = self.begins(&column, name);
                self.of_contact(condition);
            }
        }
    }

    fn options(&mut self, options: &[OptionId]) {
        if options.is_empty() {
            return;
        }
        let list = in_list(self.first + self.values.len(), options.len());
        self.values
            .extend(options.iter().map(|option| option.0.clone()));
        let condition = format!("option_id is not null and option_id in {list}");
        self.places.push(Place {
            numbers: format!(
                "select order_no from order_places where tenant_id = $1 and {condition}"
            ),
            condition: format!(
                "exists (select 1 from order_places where tenant_id = $1 and order_no = orders.no
                            and {condition})"
            ),
        });
    }

    fn vendors(&mut self, vendors: &[VendorId]) {
        if vendors.is_empty() {
            return;
        }
        let list = in_list(self.first + self.values.len(), vendors.len());
        self.values
            .extend(vendors.iter().map(|vendor| vendor.0.clone()));
        self.of_shipment(&format!("vendor_id in {list}"));
    }
}
