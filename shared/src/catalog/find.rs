//! Finding things in a catalogue, and what an option costs.

use std::cmp::Ordering;

use super::{Catalog, Category, Offers, OptionPlaces, Product, ProductOption, UnitPrice, Vendor};
use crate::campaign::{Campaign, ItemRule};
use crate::ids::{CategoryId, OptionId, ProductId, ProgrammeId, ShippingPolicyId, VendorId};
use crate::search::Synonyms;
use crate::shipping::ShippingPolicy;
use crate::time::Timestamp;
use crate::voucher::Programme;

impl Catalog {
    /// The product with this id.
    pub fn product(&self, id: &ProductId) -> Option<&Product> {
        find(&self.products, |product| product.id.cmp(id))
    }

    /// The vendor with this id.
    pub fn vendor(&self, id: &VendorId) -> Option<&Vendor> {
        find(&self.vendors, |vendor| vendor.id.cmp(id))
    }

    /// The category with this id.
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        find(&self.categories, |category| category.id.cmp(id))
    }

    /// The shipping policy with this id.
    pub fn shipping_policy(&self, id: &ShippingPolicyId) -> Option<&ShippingPolicy> {
        find(&self.shipping, |policy| policy.id.cmp(id))
    }

    /// The programme of a lot.
    pub fn programme(&self, id: &ProgrammeId) -> Option<&Programme> {
        find(&self.programmes, |programme| programme.id.cmp(id))
    }

    /// The option with this id and its product.
    pub fn option(&self, id: &OptionId) -> Option<(&Product, &ProductOption)> {
        let at = |place: &(u32, u16)| {
            let product = &self.products[place.0 as usize];
            (product, &product.options[usize::from(place.1)])
        };
        self.place_of(id).map(at)
    }

    fn place_of(&self, id: &OptionId) -> Option<&(u32, u16)> {
        find(&self.by_option.0, |(product, option)| {
            let product = &self.products[*product as usize];
            product.options[usize::from(*option)].id.cmp(id)
        })
    }

    /// The catalogue with its lists sorted and its options findable. Whoever builds or reads a
    /// catalogue ends with this; [`Catalog::option`] finds nothing before.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        sort(&mut self.categories, |a, b| a.id.cmp(&b.id));
        sort(&mut self.vendors, |a, b| a.id.cmp(&b.id));
        sort(&mut self.shipping, |a, b| a.id.cmp(&b.id));
        sort(&mut self.products, |a, b| a.id.cmp(&b.id));
        sort(&mut self.campaigns, |a, b| a.id.cmp(&b.id));
        sort(&mut self.programmes, |a, b| a.id.cmp(&b.id));
        let mut places: Vec<(u32, u16)> = Vec::new();
        for (at, product) in (0_u32..).zip(&self.products) {
            places.extend(
                (0_u16..)
                    .zip(&product.options)
                    .map(|(option, _)| (at, option)),
            );
        }
        let id =
            |place: &(u32, u16)| &self.products[place.0 as usize].options[usize::from(place.1)].id;
        sort(&mut places, |a, b| id(a).cmp(id(b)));
        self.by_option = OptionPlaces(places);
        self.offers = self.find_offers();
        self
    }

    /// Goes through the rules once, so that a price needs to look at its own product's only.
    fn find_offers(&self) -> Offers {
        let mut offers = vec![Vec::new(); self.products.len()];
        for (campaign, rules) in (0_u16..).zip(self.campaigns.iter().map(|c| &c.rules)) {
            for (rule, priced) in (0_u16..).zip(rules) {
                let mut add = |product: usize| offers[product].push((campaign, rule));
                match priced {
                    ItemRule::Off { products, .. } => products
                        .iter()
                        .filter_map(|id| self.products.binary_search_by(|p| p.id.cmp(id)).ok())
                        .for_each(add),
                    ItemRule::Fixed { option, .. } => {
                        if let Some((product, _)) = self.place_of(option) {
                            add(*product as usize);
                        }
                    }
                }
            }
        }
        Offers(offers)
    }

    /// The price of one unit at `now`, and the campaign that makes it, if one does.
    pub fn unit_price(
        &self,
        product: &Product,
        option: &ProductOption,
        now: Timestamp,
    ) -> (UnitPrice, Option<&Campaign>) {
        let place = self.products.binary_search_by(|p| p.id.cmp(&product.id));
        let offers = place.ok().and_then(|place| self.offers.0.get(place));
        let list = option.price_at(now);
        let mut best = (list, None);
        for (campaign, rule) in offers.into_iter().flatten() {
            let campaign = &self.campaigns[usize::from(*campaign)];
            if !campaign.period.contains(now) {
                continue;
            }
            let rule = &campaign.rules[usize::from(*rule)];
            match rule.price(&product.id, &option.id, list) {
                // Only a real cut counts; the first campaign by id wins a tie.
                Some(price) if price < best.0 => best = (price, Some(campaign)),
                _ => {}
            }
        }
        (UnitPrice { list, now: best.0 }, best.1)
    }

    /// The option whose price stands on the product's card at `now`: the cheapest that can be
    /// bought.
    pub fn leading_option<'a>(
        &self,
        product: &'a Product,
        now: Timestamp,
    ) -> Option<&'a ProductOption> {
        product
            .options
            .iter()
            .min_by_key(|option| (option.sold_out, option.price_at(now)))
    }

    /// Whether a category is `other` or part of it.
    pub fn is_within(&self, category: &CategoryId, other: &CategoryId) -> bool {
        category == other
            || self
                .category(category)
                .is_some_and(|found| found.parent.as_ref() == Some(other))
    }

    /// The part of the catalogue that pricing these options needs: what a server-rendered
    /// cart carries, so that the page can price itself before the whole catalogue is there.
    #[must_use]
    pub fn excerpt(&self, options: &[OptionId]) -> Self {
        let holds = |product: &Product| product.options.iter().any(|o| options.contains(&o.id));
        let products: Vec<Product> = self.products.iter().filter(|p| holds(p)).cloned().collect();
        let sells = |vendor: &Vendor| products.iter().any(|p| p.vendor == vendor.id);
        let ships = |policy: &ShippingPolicy| products.iter().any(|p| p.shipping == policy.id);
        Self {
            tenant: self.tenant.clone(),
            revision: self.revision,
            categories: Vec::new(),
            vendors: self.vendors.iter().filter(|v| sells(v)).cloned().collect(),
            shipping: self.shipping.iter().filter(|s| ships(s)).cloned().collect(),
            campaigns: self
                .campaigns
                .iter()
                .map(|c| c.excerpt(&products))
                .collect(),
            zones: self.zones.clone(),
            programmes: self.programmes.clone(),
            synonyms: Synonyms::default(),
            products,
            by_option: OptionPlaces::default(),
            offers: Offers::default(),
        }
        .indexed()
    }
}

/// Sorts a list by way of its places, so that the browser's program holds the algorithm once
/// and not once for each type. Lists that come from the server are in order already.
fn sort<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if list.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let places = sorted_places(list.len(), &|a, b| compare(&list[a], &list[b]));
    let mut items: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| items[place].take()));
}

fn sorted_places(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

fn find<T>(sorted: &[T], order: impl FnMut(&T) -> Ordering) -> Option<&T> {
    sorted
        .binary_search_by(order)
        .ok()
        .map(|place| &sorted[place])
}
