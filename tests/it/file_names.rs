//! Files are found whatever the case of their endings, the form of their letters, and the links
//! that lead to them.

use crate::support::{Sandbox, png, short_plan};

/// `Kế hoạch`, its letters as some disks keep them.
const DECOMPOSED: &str = "Ke\u{302}\u{301} hoa\u{323}ch";

fn plan(number: u32) -> String {
    let plan = short_plan("  - text: Một dòng.\n");
    plan.replace("number: 5", &format!("number: {number}"))
}

#[test]
fn endings_of_every_case_are_yaml_to_every_command() {
    let sandbox = Sandbox::empty();
    let config = std::fs::read("vanban.yaml").expect("read");
    sandbox.write("vanban.yml", config);
    sandbox.write("plans/a.YAML", plan(1));
    sandbox.write("plans/sau/b.Yml", plan(2));
    sandbox.write("mau.YAML", plan(3) + "circulation: Lưu «Tên»\n");
    sandbox.write("ds.YAML", "- Tên: An\n");
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 0, "{run:?}");
    for product in ["out/a.pdf", "out/sau/b.pdf"] {
        assert!(sandbox.path().join(product).is_file(), "{product}");
    }
    assert_eq!(sandbox.run(&["verify"]).status, 0);
    assert_eq!(sandbox.run(&["diff", "plans/a.YAML", "plans/sau/b.Yml"]).status, 1);
    let run = sandbox.run(&["next", "plans/a.YAML"]);
    assert!(sandbox.path().join("plans/a-2026.YAML").is_file(), "{run:?}");
    let run = sandbox.run(&["merge", "mau.YAML", "--data", "ds.YAML"]);
    assert_eq!(run.status, 0, "{run:?}");
    let run = sandbox.run(&["init"]);
    assert_eq!(run.status, 2, "{run:?}");
}

#[test]
fn two_files_of_settings_are_refused_by_name() {
    for (two, name) in [("vanban.yml", "vanban"), ("vanban.YAML", "vanban")] {
        let sandbox = Sandbox::with_reference_plan();
        sandbox.write(two, "output: ra\n");
        let run = sandbox.run(&["build", "--message-format", "short"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.contains("[duplicate-settings]"), "{name}: {run:?}");
        assert!(run.stderr.contains("vanban.yaml") && run.stderr.contains(two));
    }
}

#[test]
fn names_are_found_in_either_form_and_products_have_one() {
    let sandbox = Sandbox::project();
    let folder = "quy\u{301}";
    sandbox.write(&format!("plans/{folder}/{DECOMPOSED}.yaml"), plan(1));
    sandbox.write(&format!("{DECOMPOSED}.csv"), "work\nXây dựng\n");
    sandbox.write("số liệu.csv", "work\nXây dựng\n");
    sandbox.write("hi\u{300}nh.png", png(40, 40, [0, 0, 0, 255]));
    let table = |list: &str| {
        format!(
            "appendices:\n  - title: Nhiệm vụ\n    table:\n      \
             columns: [{{key: work, title: Nội dung}}]\n      rows_from: {list}\n"
        )
    };
    let picture = "  - text: Xem hình.\n    image: {file: hình.png, alt: Bản đồ, width: \
                   60mm, caption: Hình 1}\n    closing: Hết.\n";
    sandbox.write("plans/b.yaml", short_plan(picture) + &table("Kế hoạch.csv"));
    let other = "so\u{302}\u{301} lie\u{323}\u{302}u.csv";
    sandbox.write("plans/c.yaml", plan(3) + &table(other));
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(sandbox.path().join("out/quý/Kế hoạch.pdf").is_file());
    let run = sandbox.run(&["build"]);
    assert!(run.stdout.contains("3 không đổi"), "{run:?}");
    // Named in one form, there in the other.
    let run = sandbox.run(&["build", "plans/quý/Kế hoạch.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
    let run = sandbox.run(&["next", "plans/quý/Kế hoạch.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(!sandbox.path().join("plans/quý").exists());
    sandbox.write("mau.yaml", plan(8).replace("Một dòng", "«work»"));
    let run = sandbox.run(&[
        "merge",
        "mau.yaml",
        "--data",
        "Kế hoạch.csv",
        "--name",
        "a\u{309}nh {work}",
    ]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(sandbox.path().join("out/ảnh Xây dựng.pdf").is_file());
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_project_and_what_leads_out_is_said() {
    let sandbox = Sandbox::empty();
    sandbox.write("p/vanban.yaml", std::fs::read("vanban.yaml").expect("read"));
    sandbox.write("p/plans/a.yaml", plan(1));
    sandbox.write("p/plans/mau/m.yaml", plan(9));
    sandbox.write("p/kho/b.yaml", plan(2));
    sandbox.write("p/kho/sau/c.yml", plan(3));
    sandbox.write("ngoai/d.yaml", plan(4));
    let link = |to: &str, name: &str| {
        let name = sandbox.path().join("p/plans").join(name);
        std::os::unix::fs::symlink(to, name).expect("linked");
    };
    for (to, name) in [
        ("../kho/b.yaml", "b.yaml"),
        ("../kho/sau", "kho"),
        (".", "vong"),
        ("..", "len"),
        ("mau", "mau-2"),
        ("../../ngoai", "ngoai"),
        ("../../ngoai/d.yaml", "d.yaml"),
        ("khong-co.yaml", "e.yaml"),
        ("khong-co", ".#f.yaml"),
        ("/etc/passwd", "g"),
    ] {
        link(to, name);
    }
    let run = sandbox.run(&["build", "p", "--message-format", "short"]);
    assert_eq!(run.status, 0, "{run:?}");
    for product in ["a.pdf", "b.pdf", "kho/c.pdf"] {
        assert!(sandbox.path().join("p/out").join(product).is_file(), "{product}");
    }
    assert!(run.stdout.contains("3 đã dựng"), "{run:?}");
    assert_eq!(run.stderr.matches("[skipped-link]").count(), 3, "{run:?}");
    for name in ["plans/ngoai", "plans/d.yaml", "plans/e.yaml"] {
        assert!(run.stderr.contains(name), "{name}: {run:?}");
    }
    // A project that is come by through a link.
    std::os::unix::fs::symlink("p/plans", sandbox.path().join("van-ban"))
        .expect("linked");
    let run = sandbox.run(&["build", "van-ban/a.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
}
