//! The documents that are built.

use std::fs;
use std::path::Path;

/// The reference plan's text.
pub const PLAN: &str = include_str!("../../plans/ke-hoach-83-2025.yaml");

/// Makes a folder a project.
pub fn project(folder: &Path) {
    fs::write(folder.join("vanban.yaml"), include_str!("../../vanban.yaml"))
        .expect("written");
    fs::create_dir_all(folder.join("plans")).expect("made");
}

/// Plans of the reference plan's size, each with other words in nearly every line.
pub fn plans(folder: &Path, count: usize) {
    project(folder);
    for i in 0..count {
        let plan = PLAN
            .replace("number: 83", &format!("number: {}", i + 1))
            .replace("thi đua", &format!("thi đua {i}"))
            .replace("tỉnh", &format!("tỉnh {i}"))
            .replace("Sở ", &format!("Sở {i} "));
        fs::write(folder.join(format!("plans/k{i:05}.yaml")), plan).expect("written");
    }
}

/// An invitation of one page and a list of guests.
pub fn letters(folder: &Path, count: usize) {
    project(folder);
    let starter = include_str!("../../plans/mau/giay-moi.yaml");
    let (before, rest) = starter.split_once("    - Đại diện").expect("guests");
    let (_, after) = rest.split_once("  event:").expect("an event");
    let template = format!("{before}    - Ông (bà) «Họ tên», «Đơn vị»\n  event:{after}");
    let template = template.replace("number:  ", "number_from: 1 #");
    fs::write(folder.join("mau.yaml"), template).expect("written");
    let rows: String = (1..=count)
        .map(|i| format!("{i},Nguyễn Văn {i},Sở số {i}\n"))
        .collect();
    fs::write(folder.join("khach.csv"), format!("stt,Họ tên,Đơn vị\n{rows}"))
        .expect("written");
}

/// A plan whose annex has so many rows, in groups of 25.
pub fn appendix(rows: usize) -> String {
    let mut yaml = String::from(
        "kind: ke-hoach\nagency: ubnd-bac-ninh\n\
         year: 2025\nsubject: Bảng dài\nsections:\n  - text: Một.\n\
         signature: {position: Chủ tịch, name: Nguyễn Văn A}\nrecipients: [Sở Nội vụ]\n\
         appendices:\n  - orientation: landscape\n    table:\n      columns:\n        \
         - {key: work, title: Nội dung, width: 5fr}\n        - {key: chair, title: Chỉ đạo, width: 2fr}\n        \
         - {key: lead, title: Thực hiện, width: 3fr}\n      groups:\n",
    );
    for row in 0..rows {
        if row % 25 == 0 {
            yaml.push_str(&format!(
                "        - title: Nhóm {}\n          rows:\n",
                row / 25 + 1
            ));
        }
        yaml.push_str(&format!(
            "            - work: Việc thứ {row} trong kế hoạch công tác thi đua, khen thưởng của tỉnh\n              \
             chair: UBND tỉnh\n              lead: Sở Nội vụ\n"
        ));
    }
    yaml
}
