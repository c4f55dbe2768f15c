//! Pictures inside the binary.

use crate::support::{DAY, Row, TENANTS};

#[test]
fn every_picture_exists_and_all_are_small() {
    let dir = tempfile::tempdir().unwrap();
    let summary = demo::generate(dir.path(), DAY.parse().unwrap()).unwrap();
    assert!(summary.images > 658, "{summary:?}");
    for tenant in TENANTS {
        let images = dir.path().join(tenant).join("images");
        let mut products =
            csv::Reader::from_path(dir.path().join(tenant).join("products.csv")).unwrap();
        for row in products.deserialize() {
            let row: Row = row.unwrap();
            assert!(images.join(&row["image"]).is_file(), "{}", row["image"]);
            assert!(!row["image_alt"].is_empty());
        }
    }
    let total: usize = demo::images().iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(total <= 6 * 1024 * 1024, "{total} bytes");
}
