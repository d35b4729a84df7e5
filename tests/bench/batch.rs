//! Many documents in one process.

use std::fs;
use std::path::Path;

use crate::data::{self, letters as list};
use crate::guests;
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

/// A workbook as offices keep them, and a long one of which only the reading takes time.
pub fn workbook(folder: &Path) -> String {
    const LETTERS: u32 = 3000;
    data::project(folder);
    fs::write(folder.join("mau.yaml"), guests::TEMPLATE).expect("written");
    let (book, people) = guests::workbook(LETTERS as usize);
    fs::write(folder.join("ds.xlsx"), book).expect("written");
    fs::write(folder.join("dai.xlsx"), guests::workbook(70_000).0).expect("written");
    let sources = ["merge", "mau.yaml", "--data", "ds.xlsx", "--format", "typst"];
    time(&mut vanban(folder, &[&sources[..], &["--name", "{number}"]].concat()));
    guests::check(&folder.join("out"), &people);
    let run = |list: &'static str, more: &'static [&'static str]| {
        let args = [&["merge", "mau.yaml", "--data", list, "--force"][..], more].concat();
        move || time(&mut vanban(folder, &args))
    };
    // A single row of it is set: the time is that of the reading.
    let (letters, one) =
        in_turn(3, run("ds.xlsx", &[]), run("dai.xlsx", &["--rows", "10"]));
    format!(
        "{LETTERS} letters {letters:.1?}, {:.0} a second; one of 70,000 rows {one:.2?}",
        rate(LETTERS, letters)
    )
}

/// All letters in one file, once the single ones are there.
pub fn one_file(folder: &Path) -> String {
    const LETTERS: u32 = 3000;
    data::project(folder);
    fs::write(folder.join("mau.yaml"), guests::TEMPLATE).expect("written");
    let (book, _) = guests::workbook(LETTERS as usize);
    fs::write(folder.join("ds.xlsx"), book).expect("written");
    let merge = ["merge", "mau.yaml", "--data", "ds.xlsx"];
    let joined = [&merge[..], &["--one-file", "--odd-pages"]].concat();
    let first = time(&mut vanban(folder, &merge));
    let memory = peak_memory(&mut vanban(folder, &joined));
    let again = time(&mut vanban(folder, &joined));
    let size = fs::metadata(folder.join("out/mau.pdf")).map_or(0, |file| file.len());
    format!(
        "{LETTERS} letters {first:.1?}, in one file {again:.1?} more, {} MB; {memory} MB of memory",
        size / 1_000_000
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
