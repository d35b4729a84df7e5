//! `vanban diff` sees whatever is printed otherwise, wherever the data says it.

use std::fs;

use serde_yaml::Value;
use vanban::compose::compose;
use vanban::diag::SourceFile;
use vanban::diff::{compare, differs, parts};
use vanban::document::Loaded;
use vanban::pipeline::Session;

use crate::support::{Run, Sandbox, plan, png, short_plan};

/// Where a value of a YAML file stands.
type Place = Vec<Step>;

#[derive(Clone, Debug)]
enum Step {
    Key(Value),
    Index(usize),
}

fn places(value: &Value, at: &Place, all: &mut Vec<Place>) {
    all.push(at.clone());
    let with = |step: Step| at.iter().cloned().chain([step]).collect::<Place>();
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                places(value, &with(Step::Key(key.clone())), all);
            }
        }
        Value::Sequence(list) => {
            for (i, value) in list.iter().enumerate() {
                places(value, &with(Step::Index(i)), all);
            }
        }
        _ => {}
    }
}

fn at<'a>(value: &'a mut Value, place: &[Step]) -> &'a mut Value {
    place.iter().fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key).expect("the key"),
        Step::Index(i) => value.get_mut(*i).expect("the entry"),
    })
}

/// What a value may be changed into.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(yes) => vec![Value::Bool(!yes)],
        Value::Number(number) => {
            vec![
                Value::from(number.as_f64().unwrap_or_default() + 1.0)
                    .as_i64()
                    .map_or_else(
                        || Value::from(number.as_i64().unwrap_or(1) + 1),
                        Value::from,
                    ),
            ]
        }
        Value::String(text) => {
            let mut all = vec![Value::from(format!("{text} khác"))];
            let words = [
                ["landscape", "portrait"],
                ["left", "right"],
                ["center", "right"],
                ["top", "bottom"],
                ["horizontal", "vertical"],
                ["khan", "hoa-toc"],
                ["number", "text"],
                ["ky.png", "dau.png"],
                ["hinh.png", "ky.png"],
            ];
            for [one, other] in words {
                if text == one {
                    all.push(Value::from(other));
                } else if text == other {
                    all.push(Value::from(one));
                }
            }
            let up = |digit: char| if digit == '1' { '2' } else { '1' };
            if let Some(i) = text.rfind(|c: char| c.is_ascii_digit()) {
                let mut changed: Vec<char> = text.chars().collect();
                let i = text[..i].chars().count();
                changed[i] = up(changed[i]);
                all.push(Value::from(changed.into_iter().collect::<String>()));
            }
            all
        }
        Value::Sequence(list) if list.len() > 1 => {
            let mut turned = list.clone();
            turned.reverse();
            let mut shorter = list.clone();
            shorter.pop();
            vec![
                Value::Sequence(turned),
                Value::Sequence(shorter),
                Value::Sequence(list[1..].to_vec()),
            ]
        }
        Value::Mapping(map) if map.len() > 1 => map
            .keys()
            .map(|key| {
                let mut fewer = map.clone();
                fewer.remove(key);
                Value::Mapping(fewer)
            })
            .collect(),
        _ => vec![],
    }
}

fn said(place: &[Step], own: &Value, other: &Value) -> String {
    let steps = place.iter().map(|step| match step {
        Step::Key(key) => key.as_str().unwrap_or_default().to_owned(),
        Step::Index(i) => i.to_string(),
    });
    let place: Vec<String> = steps.collect();
    let text = |value: &Value| match value {
        Value::Mapping(map) => format!("{:?}", map.keys().collect::<Vec<_>>()),
        value => format!("{value:?}"),
    };
    format!("{}: {} -> {}", place.join("."), text(own), text(other))
}

/// Everything that is printed and heard, in one text.
fn printed(loaded: &Loaded) -> String {
    let mut composed = compose(loaded);
    composed.meta.identifier.clear();
    composed.meta.author.clear();
    let printed = without(&format!("{composed:?}"), "Path([", "])");
    let printed = without(&printed, " role: ", ",");
    without(&printed, " id: Some(\"", "\")").replace(" id: None", "")
}

/// A text without what stands between two marks: places and names of values are not printed.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(i) = rest.find(from) {
        out.push_str(&rest[..i]);
        let end = rest[i..].find(to).map_or(rest.len(), |end| i + end + to.len());
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn load(session: &Session, yaml: &str) -> Option<Loaded> {
    session.load(&SourceFile::new("x.yaml", yaml)).0
}

/// The changes of a document that alter what is printed, and those that `diff` does not see.
fn unseen(session: &Session, name: &str, yaml: &str) -> (usize, Vec<String>) {
    let root: Value = serde_yaml::from_str(yaml).expect(name);
    let plain = serde_yaml::to_string(&root).expect(name);
    let Some(old) = load(session, &plain) else {
        let (_, findings) = session.load(&SourceFile::new("x.yaml", plain.as_str()));
        panic!("{name}: {findings:#?}")
    };
    let (before, old) = (printed(&old), parts(&old));
    let mut all = vec![];
    places(&root, &vec![], &mut all);
    let (mut seen, mut unseen) = (0, vec![]);
    for place in all {
        let own = at(&mut root.clone(), &place).clone();
        for other in others(&own) {
            let mut root = root.clone();
            *at(&mut root, &place) = other.clone();
            let yaml = serde_yaml::to_string(&root).expect(name);
            let Some(new) = load(session, &yaml) else { continue };
            if printed(&new) == before {
                continue;
            }
            seen += 1;
            if !differs(&compare(&old, &parts(&new))) {
                unseen.push(format!("{name}: {}", said(&place, &own, &other)));
            }
        }
    }
    (seen, unseen)
}

fn compared(old: &str, new: &str, arguments: &[&str]) -> Run {
    let sandbox = Sandbox::project();
    sandbox.write("a.yaml", old);
    sandbox.write("b.yaml", new);
    sandbox.run(&[&["diff", "a.yaml", "b.yaml"], arguments].concat())
}

#[test]
fn a_text_that_became_a_clause_of_its_article_has_moved_and_the_article_stays() {
    let old = short_plan("  - title: Phân công\n    text: Sở Nội vụ theo dõi chung.\n");
    let new = short_plan(
        "  - title: Phân công\n    items:\n      - text: Sở Nội vụ theo dõi chung.\n      \
         - text: Sở Tài chính bố trí kinh phí.\n",
    );
    let run = compared(&old, &new, &[]);
    assert!(
        run.stdout.contains("> Mục I, đoạn 1 → khoản 1 Mục I (chuyển chỗ"),
        "{run:?}"
    );
    assert!(run.stdout.contains("+ khoản 2 Mục I (thêm"), "{run:?}");
    assert!(run.stdout.contains("\n1 thêm, 1 chuyển chỗ, "), "{run:?}");
}

#[test]
fn a_section_with_another_title_is_known_by_what_lies_in_it_and_others_by_their_number() {
    let texts = |title: &str, first: &str| {
        short_plan(&format!(
            "  - title: Đầu\n    text: Mở.\n{first}  - title: {title}\n    items:\n      - text: Trồng cây \
             ven đường.\n      - text: Dọn kênh mương.\n      - text: Sơn lại biển báo.\n"
        ))
    };
    let new = texts("Các phần việc", "  - title: Giữa\n    text: Thêm vào đây.\n");
    let run = compared(&texts("Nhiệm vụ", ""), &new, &[]);
    assert!(run.stdout.contains("~ Mục II → Mục III (sửa"), "{run:?}");
    assert!(!run.stdout.contains("(chuyển chỗ"), "{run:?}");
}

#[test]
fn a_row_is_known_by_its_work_though_all_rows_name_one_unit_and_one_time() {
    let table = |works: &[&str]| {
        let rows = works.iter().map(|work| {
            format!("          - {{a: {work}, b: Sở Nội vụ, c: Quý I năm 2026, d: Báo cáo Ủy ban nhân dân tỉnh}}\n")
        });
        short_plan(&format!(
            "  - title: Bảng\n    table:\n      columns: [{{key: a, title: Việc, role: work}}, {{key: b, title: \
             Chủ trì}}, {{key: c, title: Thời hạn}}, {{key: d, title: Sản phẩm}}]\n      rows:\n{}",
            rows.collect::<String>()
        ))
    };
    let old = table(&["Kiểm tra công vụ", "Tập huấn văn thư"]);
    let new = table(&["Số hóa hồ sơ lưu trữ", "Tập huấn văn thư cho cấp xã"]);
    let run = compared(&old, &new, &[]);
    assert!(run.stdout.contains("Tập huấn văn thư{+ cho cấp xã+}"), "{run:?}");
    assert!(run.stdout.contains("(bỏ; ") && run.stdout.contains("(thêm; "), "{run:?}");
}

#[test]
fn another_style_is_a_change_and_the_exit_status_may_be_told_to_stay_zero() {
    let old = short_plan("  - title: A\n    text: Xong trước tháng 3.\n");
    let new = old
        .replace("tháng 3", "*tháng 4*")
        .replace("Chủ tịch", "Phó Chủ tịch");
    let run = compared(&old, &new, &["--exit-zero", "--format", "markdown"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("(trình bày: nghiêng “tháng 4”)"), "{run:?}");
    let sandbox = Sandbox::project();
    sandbox.write("a.yaml", &old);
    sandbox.write("b.yaml", &new);
    let run = sandbox.run(&["diff", "a.yaml", "b.yaml", "-o", "c.pdf"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(sandbox.read("c.pdf").starts_with(b"%PDF"), "{run:?}");
}

#[test]
fn whatever_is_printed_otherwise_differs() {
    let sandbox = Sandbox::project();
    for name in ["hinh.png", "hinh2.png", "ky.png", "dau.png"] {
        sandbox.write(name, png(30, 20, [10, 120, 60, 255]));
    }
    let session = sandbox.session();
    let mut documents: Vec<(String, String)> = vec![("plan".to_owned(), plan())];
    // The starters, and documents with what no starter has.
    let folders = ["plans/mau", "tests/it/comparing"];
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("it is there"));
    for entry in entries {
        let path = entry.expect("an entry").path();
        let yaml = fs::read_to_string(&path).expect("read");
        documents.push((path.display().to_string(), yaml));
    }
    let (mut seen, mut missed) = (0, vec![]);
    for (name, yaml) in &documents {
        let (count, unseen) = unseen(&session, name, yaml);
        seen += count;
        missed.extend(unseen);
    }
    assert!(missed.is_empty(), "{} of {seen}\n{}", missed.len(), missed.join("\n"));
    assert!(seen > 3000, "{seen}");
}
