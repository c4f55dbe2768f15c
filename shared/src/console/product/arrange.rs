//! Putting the parts of a page in order.

use super::{Block, Draft, Part};

/// One place further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Towards the top.
    Up,
    /// Towards the end.
    Down,
}

/// Moves a part one place. Answers where it is now, or nothing where it cannot go further.
///
/// ```
/// use shared::console::product::{Block, Part, Step, shift};
/// let block = |id| Block { id, part: Part::Shipping };
/// let mut page = [block(1), block(2)];
/// assert_eq!(shift(&mut page, 1, Step::Up), None);
/// assert_eq!(shift(&mut page, 1, Step::Down), Some(1));
/// assert_eq!(page, [block(2), block(1)]);
/// ```
pub fn shift(blocks: &mut [Block], id: u32, step: Step) -> Option<usize> {
    let place = blocks.iter().position(|block| block.id == id)?;
    let target = match step {
        Step::Up => place.checked_sub(1)?,
        Step::Down => Some(place + 1).filter(|next| *next < blocks.len())?,
    };
    blocks.swap(place, target);
    Some(target)
}

/// Puts a part at the end under a number of its own; answers that number.
pub fn append(blocks: &mut Vec<Block>, part: Part) -> u32 {
    let id = blocks.iter().map(|block| block.id).max().unwrap_or(0) + 1;
    blocks.push(Block { id, part });
    id
}

/// The parts as they may be kept: numbers are unique, and photos are the product's own.
pub fn tidied(blocks: &[Block], draft: &Draft) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::new();
    for block in blocks {
        let again = kept.iter().any(|other| other.id == block.id);
        let there = match &block.part {
            Part::Photo { path, .. } => draft.photos.iter().any(|photo| photo.path == *path),
            _ => true,
        };
        if there && !again {
            kept.push(block.clone());
        }
    }
    kept
}

/// What still says what an answer said before says the new answer. What the producer wrote on the
/// page by hand stays.
pub fn follow(blocks: &mut [Block], before: &Draft, now: &Draft) {
    let answers = [
        (&before.page.good, &now.page.good),
        (&before.page.grow, &now.page.grow),
        (&before.page.eat, &now.page.eat),
        (&before.page.keep, &now.page.keep),
        (&before.page.whom, &now.page.whom),
        (&before.origin, &now.origin),
        (&before.shelf_life, &now.shelf_life),
    ];
    for text in blocks.iter_mut().flat_map(|block| block.part.texts()) {
        let said = answers
            .iter()
            .find(|(old, _)| !old.is_empty() && *old == text);
        if let Some((_, new)) = said {
            text.clone_from(new);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Step, follow, shift, tidied};
    use crate::console::product::{Block, Draft, Page, Part, Telling};

    fn page(count: u32) -> Vec<Block> {
        let part = |id| Part::words(Telling::Story, &format!("{id}번"));
        (0..count).map(|id| Block { id, part: part(id) }).collect()
    }

    proptest! {
        #[test]
        fn moving_loses_nothing_and_the_way_back_leads_back(
            count in 1_u32..12,
            moves in prop::collection::vec((0_u32..14, any::<bool>()), 0..30),
        ) {
            let mut blocks = page(count);
            for (id, up) in moves {
                let before = blocks.clone();
                let (step, back) = if up { (Step::Up, Step::Down) } else { (Step::Down, Step::Up) };
                match shift(&mut blocks, id, step) {
                    None => prop_assert_eq!(&blocks, &before),
                    Some(place) => {
                        prop_assert_eq!(blocks[place].id, id);
                        let mut returned = blocks.clone();
                        prop_assert!(shift(&mut returned, id, back).is_some());
                        prop_assert_eq!(&returned, &before);
                    }
                }
            }
            let mut left: Vec<u32> = blocks.iter().map(|block| block.id).collect();
            left.sort_unstable();
            prop_assert_eq!(left, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_number_stands_once_and_a_strangers_photo_not_at_all() {
        let photo = Part::Photo {
            path: "uploads/b.jpg".to_owned(),
            caption: String::new(),
        };
        let mut blocks = page(2);
        blocks.push(blocks[0].clone());
        blocks.push(Block { id: 7, part: photo });
        assert_eq!(tidied(&blocks, &Draft::default()), page(2));
    }

    #[test]
    fn the_page_follows_an_answer_until_somebody_writes_by_hand() {
        let draft = |grow: &str| Draft {
            page: Page {
                grow: grow.to_owned(),
                ..Page::default()
            },
            ..Draft::default()
        };
        let block = |body: &str| Block {
            id: 1,
            part: Part::words(Telling::Story, body),
        };
        let mut blocks = [block("두 해를 키워요"), block("손으로 적었어요")];
        follow(
            &mut blocks,
            &draft("두 해를 키워요"),
            &draft("세 해를 키워요"),
        );
        assert_eq!(blocks, [block("세 해를 키워요"), block("손으로 적었어요")]);
    }
}
