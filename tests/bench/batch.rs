//! Many documents in one process.

use std::path::Path;

use crate::data::{self, letters as list};
use crate::process::{in_turn, median, peak_memory, rate, ratio, time, vanban};

pub fn plans(folder: &Path) -> String {
    const COUNT: u32 = 500;
    data::plans(folder, COUNT as usize);
    let run = |jobs: &'static str| {
        move || time(&mut vanban(folder, &["build", "--force", "-j", jobs]))
    };
    let (one, two) = in_turn(3, run("1"), run("2"));
    format!(
        "{COUNT} plans on 1 thread {:.0} a second, on 2 {:.0} a second; ratio {:.2}",
        rate(COUNT, one),
        rate(COUNT, two),
        ratio(one, two)
    )
}

pub fn letters(folder: &Path) -> String {
    const COUNT: u32 = 2000;
    list(folder, COUNT as usize);
    let run = |jobs: &'static str| {
        let args = ["merge", "mau.yaml", "--data", "khach.csv", "--force", "-j", jobs];
        move || time(&mut vanban(folder, &args))
    };
    let (one, two) = in_turn(3, run("1"), run("2"));
    format!(
        "{COUNT} letters on 1 thread {:.0} a second, on 2 {:.0} a second; ratio {:.2}",
        rate(COUNT, one),
        rate(COUNT, two),
        ratio(one, two)
    )
}

pub fn memory(folder: &Path) -> String {
    let peaks = [100, 2000].map(|count| {
        let folder = folder.join(count.to_string());
        std::fs::create_dir(&folder).expect("made");
        data::plans(&folder, count);
        peak_memory(&mut vanban(&folder, &["build", "--force"]))
    });
    let [few, many] = peaks.map(|peak| f64::from(u32::try_from(peak).unwrap_or(0)));
    format!("100 plans {few} MB, 2,000 plans {many} MB; ratio {:.2}", many / few)
}

pub fn unchanged(folder: &Path) -> String {
    data::plans(folder, 1000);
    let run = || time(&mut vanban(folder, &["build"]));
    let first = run();
    let again = median((0..7).map(|_| run()).collect());
    format!("1,000 plans {first:.1?}, with nothing to do {again:.0?}")
}
