//! Shoppers who buy one thing after another until they are told to stop, whatever happens to the
//! mall meanwhile.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tests::{Buyer, World, suite::Options};
use tokio::task::JoinSet;

use crate::{life::Life, patience::take_rude_answers, plan::Wallet};

/// How long somebody who was cut off waits before trying again.
const PAUSE: Duration = Duration::from_millis(50);

pub(crate) struct Crowd {
    shoppers: JoinSet<Vec<Life>>,
    stop: Arc<AtomicBool>,
}

impl Crowd {
    /// Lets so many shoppers loose on all replicas.
    pub(crate) fn gather(world: &World, wallet: &Wallet, size: u64, options: &Options) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let buyers: Vec<Buyer> = (0..world.replicas()).map(|nth| world.buyer(nth)).collect();
        let mut shoppers = JoinSet::new();
        for nth in 0..size {
            let (stop, wallet, buyers) = (stop.clone(), wallet.clone(), buyers.clone());
            let mut random = options.random(1_000 + nth);
            shoppers.spawn(async move {
                let mut lives = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    let mut life = Life::any(&mut random);
                    // A page that was cut off is reloaded, at whichever replica.
                    for _ in 0..3 {
                        let at = random.below(buyers.len() as u64);
                        let buyer = &buyers[usize::try_from(at).unwrap_or(0)];
                        if life.go_on(buyer, &wallet).await.is_ok() {
                            break;
                        }
                        tokio::time::sleep(PAUSE).await;
                    }
                    lives.push(life);
                }
                lives
            });
        }
        Self { shoppers, stop }
    }

    /// Lets everybody finish what they are doing.
    pub(crate) async fn leave(self) -> Vec<Life> {
        self.stop.store(true, Ordering::Relaxed);
        self.shoppers
            .join_all()
            .await
            .into_iter()
            .flatten()
            .collect()
    }
}

/// What is wrong once a world and its shoppers have come to rest.
pub(crate) async fn judge(world: &World, lives: &[Life], bound: Duration) -> Vec<String> {
    let mut wrong = world.judge(bound).await;
    wrong.extend(take_rude_answers());
    let buyer = world.buyer(0);
    for life in lives {
        wrong.extend(life.broken_promise(&buyer).await);
    }
    wrong
}
