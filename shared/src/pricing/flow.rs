//! The best way to cover lines with vouchers, as an exact flow problem.
//!
//! Each lot may pay for some lines only. Wanted is, in this order: the largest covered sum,
//! then the lexicographically greatest totals of the lots (a lot that expires earlier is
//! spent before one that expires later), then the lexicographically greatest amounts per lot
//! and line. Taking what fits line by line does not find it: with 10,000 for lines A and B
//! and 20,000 for B and C, paying B from the first lot strands half of the second.

use std::collections::VecDeque;

/// The lots' limits, the lines' amounts, and which lot may pay for which line.
pub struct Problem<'a> {
    /// The most that each lot pays, in lot order.
    pub limits: &'a [i64],
    /// What each line comes to, in line order.
    pub dues: &'a [i64],
    /// `eligible[lot][line]`.
    pub eligible: &'a [Vec<bool>],
}

/// What each lot pays for each line: `amounts[lot][line]`.
pub fn allocate(problem: &Problem<'_>) -> Vec<Vec<i64>> {
    solve(problem).x
}

fn solve<'a>(problem: &'a Problem<'a>) -> Flow<'a> {
    let lines = problem.dues.len();
    let mut flow = Flow {
        problem,
        x: vec![vec![0; lines]; problem.limits.len()],
        room: problem.dues.to_vec(),
        parent: vec![NONE; lines + problem.limits.len() + 1],
        queue: VecDeque::new(),
    };
    // The sums that sets of lots can cover form a polymatroid, so adding the lots one after
    // another, each by augmenting paths that take nothing from the lots before, gives the
    // lexicographically greatest totals, and with them the largest sum.
    for lot in 0..problem.limits.len() {
        flow.fill(lot);
    }
    for lot in 0..problem.limits.len() {
        flow.sharpen(lot);
    }
    flow
}

const NONE: usize = usize::MAX;

struct Flow<'a> {
    problem: &'a Problem<'a>,
    x: Vec<Vec<i64>>,
    /// What is not covered of each line.
    room: Vec<i64>,
    /// Search tree over the nodes: lines, then lots, then the sink.
    parent: Vec<usize>,
    queue: VecDeque<usize>,
}

impl Flow<'_> {
    fn lines(&self) -> usize {
        self.room.len()
    }

    fn lot_node(&self, lot: usize) -> usize {
        self.lines() + lot
    }

    fn sink(&self) -> usize {
        self.lines() + self.x.len()
    }

    /// Spends as much of a lot as can be, rerouting earlier lots where that makes room.
    fn fill(&mut self, lot: usize) {
        let mut left = self.problem.limits[lot];
        for line in 0..self.lines() {
            if self.problem.eligible[lot][line] {
                let part = left.min(self.room[line]);
                self.x[lot][line] += part;
                self.room[line] -= part;
                left -= part;
            }
        }
        while left > 0 && self.find(self.lot_node(lot), self.sink(), |_, _| false) {
            left -= self.push(self.lot_node(lot), self.sink(), left);
        }
    }

    /// Moves a lot's payments to its earliest lines, keeping all totals of the lots.
    fn sharpen(&mut self, lot: usize) {
        for line in 0..self.lines() {
            if !self.problem.eligible[lot][line] {
                continue;
            }
            // What earlier lots pay, and what this lot pays for earlier lines, is settled. So
            // what can still move here never exceeds what the lot pays for later lines, nor what
            // earlier lots leave of this one.
            let settled = move |l: usize, k: usize| l < lot || (l == lot && k <= line);
            while self.find(line, self.lot_node(lot), settled) {
                self.x[lot][line] += self.push(line, self.lot_node(lot), i64::MAX);
            }
        }
    }

    /// Searches a path of the residual graph, breadth first, and leaves it in `parent`.
    fn find(&mut self, from: usize, to: usize, settled: impl Fn(usize, usize) -> bool) -> bool {
        let (lines, sink) = (self.lines(), self.sink());
        self.parent.fill(NONE);
        self.parent[from] = from;
        self.queue.clear();
        self.queue.push_back(from);
        while let Some(node) = self.queue.pop_front() {
            if node == to {
                return true;
            }
            // Lines lead to lots and the sink; lots and the sink lead to lines.
            let neighbours = if node < lines {
                lines..sink + 1
            } else {
                0..lines
            };
            for next in neighbours {
                if self.parent[next] != NONE {
                    continue;
                }
                let open = if node == sink {
                    // A line gives up cover that another one gains. Whose payment moves away bounds
                    // how much, and one without cover leads nowhere.
                    true
                } else if next == sink {
                    self.room[node] > 0
                } else if node < lines {
                    self.x[next - lines][node] > 0 && !settled(next - lines, node)
                } else {
                    // A settled lot is never come to, so it never goes on from here.
                    self.problem.eligible[node - lines][next]
                };
                if open {
                    self.parent[next] = node;
                    self.queue.push_back(next);
                }
            }
        }
        false
    }

    /// Sends up to `most` along the found path and answers how much went through.
    fn push(&mut self, from: usize, to: usize, most: i64) -> i64 {
        let mut amount = most;
        let mut node = to;
        while node != from {
            let before = self.parent[node];
            amount = amount.min(self.capacity(before, node));
            node = before;
        }
        node = to;
        while node != from {
            let before = self.parent[node];
            self.send(before, node, amount);
            node = before;
        }
        amount
    }

    fn capacity(&self, from: usize, to: usize) -> i64 {
        let lines = self.lines();
        if from >= lines {
            i64::MAX
        } else if to == self.sink() {
            self.room[from]
        } else {
            self.x[to - lines][from]
        }
    }

    fn send(&mut self, from: usize, to: usize, amount: i64) {
        let (lines, sink) = (self.lines(), self.sink());
        if from < lines {
            if to == sink {
                self.room[from] -= amount;
            } else {
                self.x[to - lines][from] -= amount;
            }
        } else if from < sink {
            self.x[from - lines][to] += amount;
        } else {
            self.room[to] += amount;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Tries everything: the reference that the flow has to equal.
    fn brute_force(problem: &Problem<'_>) -> Vec<Vec<i64>> {
        let (lots, lines) = (problem.limits.len(), problem.dues.len());
        let mut best: Option<(i64, Vec<i64>, Vec<i64>)> = None;
        let mut x = vec![0_i64; lots * lines];
        loop {
            let of_lot = |lot: usize| x[lot * lines..(lot + 1) * lines].iter().sum::<i64>();
            let of_line = |line: usize| (0..lots).map(|lot| x[lot * lines + line]).sum::<i64>();
            let fits = (0..lots).all(|lot| of_lot(lot) <= problem.limits[lot])
                && (0..lines).all(|line| of_line(line) <= problem.dues[line]);
            if fits {
                let totals: Vec<i64> = (0..lots).map(of_lot).collect();
                let candidate = (totals.iter().sum(), totals, x.clone());
                if best.as_ref().is_none_or(|known| candidate > *known) {
                    best = Some(candidate);
                }
            }
            let step = (0..x.len()).find(|at| {
                let (lot, line) = (at / lines, at % lines);
                problem.eligible[lot][line] && x[*at] < problem.limits[lot].min(problem.dues[line])
            });
            let Some(step) = step else { break };
            x[..step].fill(0);
            x[step] += 1;
        }
        let (_, _, x) = best.unwrap();
        x.chunks(lines).map(<[i64]>::to_vec).collect()
    }

    fn small() -> impl Strategy<Value = (Vec<i64>, Vec<i64>, Vec<Vec<bool>>)> {
        (1..=3_usize, 1..=3_usize).prop_flat_map(|(lots, lines)| {
            (
                prop::collection::vec(0..=3_i64, lots),
                prop::collection::vec(0..=3_i64, lines),
                prop::collection::vec(prop::collection::vec(any::<bool>(), lines), lots),
            )
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn the_flow_equals_trying_everything((limits, dues, eligible) in small()) {
            let problem = Problem { limits: &limits, dues: &dues, eligible: &eligible };
            let flow = solve(&problem);
            prop_assert_eq!(&flow.x, &brute_force(&problem));
            for (line, due) in dues.iter().enumerate() {
                let paid: i64 = flow.x.iter().map(|lot| lot[line]).sum();
                prop_assert_eq!(flow.room[line], due - paid, "the room of a line");
            }
        }
    }

    #[test]
    fn two_lots_that_overlap_on_one_line_cover_everything() {
        let problem = Problem {
            limits: &[10_000, 20_000],
            dues: &[10_000, 10_000, 10_000],
            eligible: &[vec![true, true, false], vec![false, true, true]],
        };
        let paid = allocate(&problem);
        assert_eq!(paid, [vec![10_000, 0, 0], vec![0, 10_000, 10_000]]);
    }

    #[test]
    fn a_line_gives_up_cover_where_a_later_lot_comes_to_an_earlier_line() {
        let problem = Problem {
            limits: &[1, 1, 1],
            dues: &[2, 1, 1],
            eligible: &[
                vec![true, false, true],
                vec![true, true, true],
                vec![true, false, false],
            ],
        };
        let flow = solve(&problem);
        assert_eq!(flow.x, [vec![1, 0, 0], vec![0, 1, 0], vec![1, 0, 0]]);
        assert_eq!(flow.x, brute_force(&problem));
        assert_eq!(flow.room, [0, 0, 1]);
    }
}
