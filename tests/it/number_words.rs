//! Numbers in words, against a second algorithm that works on digits from the right.

use vanban::vi::words;

const DIGITS: [&str; 10] =
    ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// Says every digit with its place, then takes out what is not said.
fn by_rewriting(n: i128) -> String {
    if n == 0 {
        return "không".to_owned();
    }
    let digits = n.unsigned_abs().to_string();
    let mut said: Vec<String> = vec![];
    let count = digits.len();
    let digit = |i: usize| usize::from(digits.as_bytes()[i] - b'0');
    for i in 0..count {
        let place = count - 1 - i;
        let group = place / 3;
        let start = i - i.min(2 - place % 3);
        let end = i + place % 3;
        let empty = (start..=end).all(|k| digit(k) == 0);
        let d = digit(i);
        if !empty {
            let tens = if place.is_multiple_of(3) && i > 0 { digit(i - 1) } else { 0 };
            match place % 3 {
                2 => said.push(format!("{} trăm", DIGITS[d])),
                1 if d == 0 && digit(i + 1) == 0 => {}
                1 if d == 0 => said.push("linh".into()),
                1 if d == 1 => said.push("mười".into()),
                1 => said.push(format!("{} mươi", DIGITS[d])),
                _ if d == 0 => {}
                _ if d == 1 && tens > 1 => said.push("mốt".into()),
                _ if d == 5 && tens > 0 => said.push("lăm".into()),
                _ if d == 4 && tens > 1 && place == 0 => said.push("tư".into()),
                _ => said.push(DIGITS[d].into()),
            }
        }
        if place.is_multiple_of(3) && !empty && !group.is_multiple_of(3) {
            said.push(["", "nghìn", "triệu"][group % 3].into());
        }
        // The tỷ is said where its own digits end, if any of them is not zero.
        if place == 9 && count > 9 {
            said.push("tỷ".into());
        }
    }
    let mut text = said.join(" ");
    if count == 19 {
        // The one number of nineteen digits up to 10^18.
        "một nghìn triệu tỷ".clone_into(&mut text);
    }
    if n < 0 { format!("âm {text}") } else { text }
}

#[test]
fn both_algorithms_say_every_number_to_a_million_alike() {
    for n in 0..=1_000_000 {
        assert_eq!(words(n).as_deref(), Some(by_rewriting(n).as_str()), "{n}");
    }
}

#[test]
fn both_algorithms_say_random_large_numbers_alike() {
    let mut state: u64 = 0x5eed_1234_abcd;
    for i in 0..200_000_u32 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let n = i128::from(state >> 3) % 10_i128.pow(6 + i % 13);
        // Numbers full of zeros are where faults hide.
        let n = if i % 3 == 0 { n - n % 10_i128.pow(i % 7) } else { n };
        let n = if i % 5 == 0 { -n } else { n };
        assert_eq!(words(n).as_deref(), Some(by_rewriting(n).as_str()), "{n}");
    }
}

#[test]
fn the_usual_words_are_used() {
    let cases = [
        (0, "không"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (2_000_000, "hai triệu"),
        (1_000_005_000, "một tỷ không trăm linh năm nghìn"),
        (1_234_000_000_000, "một nghìn hai trăm ba mươi bốn tỷ"),
        (1_000_000_000_000_000, "một triệu tỷ"),
        (1_000_000_000_000_000_000, "một nghìn triệu tỷ"),
        (-7, "âm bảy"),
    ];
    for (n, said) in cases {
        assert_eq!(words(n).as_deref(), Some(said));
    }
    for power in 9..=18 {
        let said = words(10_i128.pow(power)).expect("words");
        assert!(!said.contains("tỷ tỷ"), "{said}");
    }
    assert_eq!(words(10_i128.pow(18) + 1), None);
}
