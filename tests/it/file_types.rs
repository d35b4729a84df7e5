//! A file that is something else than its name says, or than is asked for, is said to be.

use crate::support::{Run, Sandbox, png, short_plan};
use crate::workbook::{Cell, workbook, zip};

/// A compound file of one sector of directory, with a stream of a name.
fn compound(name: &str) -> Vec<u8> {
    let mut file = vec![0; 512 * 3];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let mut set = |at: usize, value: u32| {
        file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    };
    set(30, 9);
    set(32, 6);
    set(48, 1);
    set(56, 4096);
    set(60, u32::MAX - 1);
    set(68, u32::MAX - 1);
    for i in 0..109 {
        set(76 + 4 * i, u32::MAX);
    }
    set(76, 0);
    set(512, u32::MAX - 2);
    set(516, u32::MAX - 1);
    for (entry, name) in ["Root Entry", name].iter().enumerate() {
        let at = 1024 + 128 * entry;
        for (i, unit) in name.encode_utf16().enumerate() {
            file[at + 2 * i..at + 2 * i + 2].copy_from_slice(&unit.to_le_bytes());
        }
        let length = 2 * name.len() as u16 + 2;
        file[at + 64..at + 66].copy_from_slice(&length.to_le_bytes());
    }
    file
}

fn open_text() -> Vec<u8> {
    let kind = "application/vnd.oasis.opendocument.text".to_owned();
    zip(&[("mimetype", kind), ("content.xml", "<office:document-content/>".to_owned())])
}

fn word() -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("word/document.xml", "<w:document/>".to_owned()),
    ])
}

fn sheet() -> Vec<u8> {
    workbook(&[vec![Cell::Text("Tên")], vec![Cell::Text("An")]])
}

fn utf_16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect()
}

fn template() -> String {
    short_plan("  - text: Mời «Tên».\n")
}

fn merge(sandbox: &Sandbox, template: &str, data: &str) -> Run {
    sandbox.run(&["merge", template, "--data", data])
}

#[test]
fn what_is_given_as_a_list_is_named_for_what_it_is() {
    let sandbox = Sandbox::project();
    sandbox.write("mau.yaml", template());
    let page = b"<html><body><table><tr><td>x</td></tr></table></body></html>".to_vec();
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("a.docx", word(), "văn bản Word (.docx)", "chép bảng sang Excel"),
        ("b.xlsx", word(), "văn bản Word (.docx)", "chép bảng sang Excel"),
        ("c.doc", compound("WordDocument"), "văn bản Word cũ (.doc)", "Excel"),
        ("d.xlsx", compound("EncryptedPackage"), "có mật khẩu", "bỏ mật khẩu"),
        ("d.csv", compound("EncryptedPackage"), "có mật khẩu", "bỏ mật khẩu"),
        ("e.pdf", b"%PDF-1.7\n".to_vec(), "tệp này là PDF", "tệp Excel gốc"),
        ("f.xlsx", b"%PDF-1.7\n".to_vec(), "tệp này là PDF", "tệp Excel gốc"),
        ("g.odt", open_text(), "văn bản LibreOffice (.odt)", "Calc"),
        ("g.ods", open_text(), "văn bản LibreOffice (.odt)", "Calc"),
        ("h.rtf", b"{\\rtf1 x}".to_vec(), "văn bản RTF", "Excel"),
        ("i.xls", page.clone(), "trang HTML", "lưu lại thành .xlsx"),
        ("i.csv", page, "trang HTML", "lưu lại thành .xlsx"),
        ("j.xlsx", "Tên,Số\nAn,1\n".into(), "CSV (chữ thuần)", "thành .csv"),
        ("j.xls", utf_16("Họ tên\tSố\nAn\t1\n"), "CSV (chữ thuần)", "thành .csv"),
        ("k.csv", sheet(), "bảng tính Excel (.xlsx)", "thành .xlsx"),
        ("k.docx", sheet(), "bảng tính Excel (.xlsx)", "thành .xlsx"),
        ("l.png", png(4, 4, [0; 4]), "hình ảnh", "Excel gốc"),
        ("m.xlsx", b"Rar!\x1a\x07\0".to_vec(), "tệp nén", "Giải nén"),
        ("n.yaml", template().into(), "tệp này là văn bản", "danh sách sau `--data`"),
        ("o.xlsx", compound("Khác"), "bị hỏng", "lưu lại thành .xlsx"),
    ];
    for (name, bytes, what, hint) in cases {
        sandbox.write(name, bytes);
        let run = merge(&sandbox, "mau.yaml", name);
        assert_eq!(run.status, 1, "{name}: {run:?}");
        assert!(run.stderr.contains(what), "{name}: {run:?}");
        assert!(run.stderr.contains(hint), "{name}: {run:?}");
        assert_eq!(run.stderr.matches("lỗi[").count(), 1, "{name}: {run:?}");
    }
}

#[test]
fn what_is_given_as_a_document_is_named_for_what_it_is_by_every_command() {
    let sandbox = Sandbox::with_reference_plan();
    let list = "STT,Họ tên\n1,An\n2,Bình\n";
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("a.docx", word(), "văn bản Word (.docx)", "vanban new"),
        ("b.doc", compound("WordDocument"), "văn bản Word cũ (.doc)", "vanban new"),
        ("c.pdf", b"%PDF-1.4\n".to_vec(), "tệp này là PDF", "vanban new"),
        ("d.odt", open_text(), "văn bản LibreOffice (.odt)", "vanban new"),
        ("e.xlsx", sheet(), "bảng tính Excel (.xlsx)", "--data e.xlsx"),
        ("f.csv", list.into(), "danh sách CSV", "--data f.csv"),
        ("g.yaml", list.into(), "danh sách CSV", "--data g.yaml"),
        ("h.yaml", "- Tên: An\n".into(), "danh sách các hàng", "--data h.yaml"),
        ("i.json", "[{\"Tên\": \"An\"}]".into(), "danh sách các hàng", "--data i.json"),
        ("k.yaml", word(), "văn bản Word (.docx)", "vanban new"),
        ("l.docx", compound("EncryptedPackage"), "có mật khẩu", "bỏ mật khẩu"),
    ];
    let plan = crate::support::PLAN;
    for (name, bytes, what, hint) in cases {
        sandbox.write(name, bytes);
        let calls: [&[&str]; 5] = [
            &["build", name],
            &["next", name],
            &["diff", name, plan],
            &["verify", name],
            &["merge", name, "--data", "e.xlsx"],
        ];
        sandbox.write("e.xlsx", sheet());
        for call in calls {
            let run = sandbox.run(call);
            assert_eq!(run.status, 1, "{call:?}: {run:?}");
            assert!(run.stderr.contains(what), "{call:?}: {run:?}");
            assert!(run.stderr.contains(hint), "{call:?}: {run:?}");
            assert_eq!(run.stderr.matches("lỗi[").count(), 1, "{call:?}: {run:?}");
        }
    }
}
