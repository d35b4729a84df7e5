//! A part of the work for each machine of several.

use std::str::FromStr;

use crate::diag::Message;
use crate::say;

/// The `index`-th of `count` shares of a list, counted from 1: `2/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    index: usize,
    count: usize,
}

impl Shard {
    /// Keeps the things of this share: every `count`-th in the order of their keys, so that
    /// every machine with the same things parts them alike.
    pub fn keep<T>(self, things: &mut Vec<T>, key: impl Fn(&T) -> String) {
        things.sort_by_cached_key(key);
        let mut i = 0;
        things.retain(|_| {
            i += 1;
            (i - 1) % self.count == self.index - 1
        });
    }
}

impl FromStr for Shard {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let numbers = text.split_once('/').and_then(|(index, count)| {
            Some((index.parse::<usize>().ok()?, count.parse::<usize>().ok()?))
        });
        match numbers {
            Some((index, count)) if (1..=count).contains(&index) => {
                Ok(Self { index, count })
            }
            _ => Err(say!(
                "phần việc ghi dạng K/N, như 2/8, với K từ 1 đến N",
                "expected a share K/N, such as 2/8, with K from 1 to N"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_are_the_whole_and_nothing_twice_in_any_order_of_the_list() {
        let list: Vec<String> = (0..23).map(|i| format!("{}", i * 37 % 23)).collect();
        let mut all = vec![];
        for index in 1..=5 {
            let shard: Shard = format!("{index}/5").parse().unwrap();
            let (mut there, mut here) = (list.clone(), list.clone());
            here.reverse();
            shard.keep(&mut there, Clone::clone);
            shard.keep(&mut here, Clone::clone);
            assert_eq!(there, here);
            assert!((4..=5).contains(&there.len()));
            all.extend(there);
        }
        all.sort();
        let mut list = list;
        list.sort();
        assert_eq!(all, list);
        assert!(
            ["0/5", "6/5", "1", "a/b", "1/0"]
                .iter()
                .all(|s| s.parse::<Shard>().is_err())
        );
    }
}
