//! The disk of the database is full: shoppers still see the mall and their orders, nobody can
//! order, and once there is room again everything goes on.

use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::json;
use tests::{
    World,
    process::run,
    suite::{Options, Outcome, Tally, engine},
};
use tokio::process::Command;

use crate::{
    crowd::{Crowd, judge},
    life::Life,
    plan::{Plan, Wallet, plenty},
};

const BOUND: Duration = Duration::from_mins(1);
const SIZE: &str = "size=24m";

pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() != "SQLite" {
        return None;
    }
    let mut tally = Tally::default();
    let goal = "the disk is full";
    let Some(disk) = Disk::mount().await else {
        let outcome = tally.outcome(goal, "not run: a small disk can only be mounted as root");
        return Some((tally, outcome));
    };
    let mut setup = plenty(1, 2);
    setup.disk = Some(disk.path().to_path_buf());
    let world = World::open(setup).await;
    let wallet = Wallet::look_up(&world).await;
    let buyer = world.buyer(0);
    let mut paid = Life::new(Plan::Pay);
    let went = paid.go_on(&buyer, &wallet).await;
    tally.expect(went.is_ok(), || format!("{went:?}"));
    let placed = paid.placed().expect("it is placed").clone();
    let (mut reads, mut refused) = (0, 0);
    let mut lives = vec![paid];
    tally.wanted = options.pick(1, 10);
    while tally.runs < tally.wanted && options.goes_on(&tally) {
        let crowd = Crowd::gather(&world, &wallet, 8, options);
        tokio::time::sleep(Duration::from_secs(1)).await;
        disk.fill();
        for _ in 0..20 {
            for path in ["/", "/api/catalog", &format!("/api/orders/{}", placed.no)] {
                let reply = buyer.owner(&placed).get(path).await;
                tally.expect(reply.status == 200, || format!("{path}: {}", reply.status));
                reads += 1;
            }
            let order = buyer.order_request(&[("rice-1", 1)], &[]).await;
            let reply = buyer.send_order(&order, &tests::new_key()).await;
            // What is left of the log may still take an order or two.
            let expected = [201, 503].contains(&reply.status.as_u16());
            tally.expect(expected, || {
                format!("an order: {} {}", reply.status, reply.text())
            });
            refused += u32::from(reply.status == 503);
            disk.fill();
        }
        disk.free();
        let back = buyer.owner(&placed).post("/api/quotes", &json!({})).await;
        tally.expect(!back.status.is_server_error(), || back.text());
        lives.extend(crowd.leave().await);
        tally.runs += 1;
    }
    tally.expect(refused > 0, || "the disk was never full".to_owned());
    tally.blame(judge(&world, &lives, BOUND).await);
    let note = format!(
        "{reads} reads answered and {refused} orders refused with 503 meanwhile; {} orders in all",
        lives.len()
    );
    drop(world);
    disk.unmount().await;
    let outcome = tally.outcome(goal, note);
    Some((tally, outcome))
}

/// A small disk in memory.
struct Disk(tempfile::TempDir);

impl Disk {
    async fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", SIZE, "tmpfs"])
            .arg(folder.path());
        let (done, _) = run(&mut mount).await;
        done.then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }

    /// Takes what is left of it.
    fn fill(&self) {
        let mut file = File::options()
            .create(true)
            .append(true)
            .open(self.filler())
            .expect("the file opens");
        while file.write_all(&[0; 4_096]).is_ok() {}
    }

    fn free(&self) {
        std::fs::remove_file(self.filler()).expect("the file goes away");
    }

    async fn unmount(self) {
        let (done, said) = run(Command::new("umount").arg("-l").arg(self.path())).await;
        assert!(done, "{said}");
    }
}
