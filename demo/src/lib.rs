//! The demo county: 강진 초록믿음 with 144 vendors and 604 products, and a small second county.
//!
//! [`generate`] writes ordinary import files (see `docs/IMPORT.md`) from the embedded material and
//! one seed, so that the same day always gives the same bytes. Every date follows the as-of day.

mod county;
mod date;
mod error;
pub mod history;
mod images;
mod material;
mod rng;
mod text;
mod write;

use std::path::Path;

use self::{county::Pictures, material::Material, write::Folder};
pub use self::{
    date::Date,
    error::Error,
    images::{image, images},
    rng::Rng,
};

/// What was written, over all counties.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Folders under the given one, by tenant.
    pub tenants: Vec<String>,
    pub vendors: usize,
    pub products: usize,
    pub options: usize,
    pub campaigns: usize,
    pub images: usize,
}

/// Writes one import folder per county into `dir`.
pub fn generate(dir: &Path, as_of: Date) -> Result<Summary, Error> {
    write_counties(dir, as_of, Pictures::Copied)
}

/// The same without pictures: what the tool that draws them starts from.
pub fn generate_rows(dir: &Path, as_of: Date) -> Result<Summary, Error> {
    write_counties(dir, as_of, Pictures::LeftOut)
}

fn write_counties(dir: &Path, as_of: Date, pictures: Pictures) -> Result<Summary, Error> {
    let material = Material::load()?;
    let mut summary = Summary::default();
    for county in material::counties()? {
        let tenant = county.mall.slug.clone();
        let folder = Folder::create(dir.join(&tenant))?;
        county::write(&material, &county, as_of, &folder, pictures, &mut summary)?;
        summary.tenants.push(tenant);
    }
    Ok(summary)
}
