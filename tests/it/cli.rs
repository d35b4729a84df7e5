//! The command line: what it prints, what it writes, how it ends.

use crate::support::{PLAN, Run, Sandbox, plan, short_plan};

const PDF: &str = "out/ke-hoach-83-2025.pdf";

#[test]
fn build_makes_every_plan_and_says_how_many_pages() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("plans/2025/b.yml", short_plan("  - text: Một.\n"));
    sandbox.write("plans/mau/mau.yaml", "không phải văn bản để dựng");
    sandbox.write("plans/schema.json", "{}");
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(
        run.stdout,
        "plans/2025/b.yml → out/2025/b.pdf (1 trang)\n\
         plans/ke-hoach-83-2025.yaml → out/ke-hoach-83-2025.pdf (9 trang)\n\
         2 đã dựng, 0 không đổi, 0 có lỗi\n"
    );
    assert_eq!(run.stderr, "");
    assert!(sandbox.read(PDF).starts_with(b"%PDF"));
}

#[test]
fn what_did_not_change_is_left_alone_and_said_to_be_unless_forced() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.run(&["build"]);
    let written =
        || std::fs::metadata(sandbox.path().join(PDF)).and_then(|m| m.modified());
    let first = written().expect("written");
    let again = sandbox.run(&["build"]);
    assert!(again.stdout.contains("(9 trang, không đổi)"), "{again:?}");
    assert_eq!(written().expect("written"), first);
    let forced = sandbox.run(&["build", "--force"]);
    assert!(forced.stdout.contains("(9 trang)"), "{forced:?}");
}

#[test]
fn named_files_and_folders_go_where_they_are_told() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("khac/con/a.yaml", short_plan("  - text: Một.\n"));
    let run = sandbox.run(&["build", "khac", PLAN, "-o", "kết quả"]);
    assert_eq!(run.status, 0, "{run:?}");
    for name in ["kết quả/con/a.pdf", "kết quả/ke-hoach-83-2025.pdf"] {
        assert!(sandbox.read(name).starts_with(b"%PDF"), "{name}");
    }
    assert!(!sandbox.path().join("out").exists());
}

#[test]
fn the_project_is_found_from_a_folder_inside_it() {
    let sandbox = Sandbox::with_reference_plan();
    let mut command = sandbox.command(&["build", "ke-hoach-83-2025.yaml"]);
    command.current_dir(sandbox.path().join("plans"));
    let run = Run::of(command);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(sandbox.read(PDF).starts_with(b"%PDF"));
}

#[test]
fn pictures_and_drawings_are_a_file_a_page_and_an_older_page_is_pointed_out() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("out/ke-hoach-83-2025-10.png", "cũ");
    let run = sandbox.run(&["build", "--format", "png"]);
    assert!(
        run.stdout.contains("-1.png … out/ke-hoach-83-2025-9.png (9 trang)"),
        "{run:?}"
    );
    assert!(sandbox.read("out/ke-hoach-83-2025-9.png").starts_with(b"\x89PNG"));
    assert!(
        run.stderr
            .contains("out/ke-hoach-83-2025-10.png không thuộc lần dựng này"),
        "{run:?}"
    );
    assert_eq!(sandbox.read("out/ke-hoach-83-2025-10.png"), "cũ".as_bytes());
    let again = sandbox.run(&["build", "--format", "png"]);
    assert_eq!(again.stderr, run.stderr, "it is pointed out as long as it is there");
    assert_eq!(sandbox.run(&["build", "--format", "svg"]).status, 0);
    assert!(sandbox.read("out/ke-hoach-83-2025-1.svg").starts_with(b"<svg"));
    assert_eq!(sandbox.run(&["build", "--format", "typst"]).status, 0);
    assert!(
        !String::from_utf8_lossy(&sandbox.read("out/ke-hoach-83-2025.typ"))
            .contains("#import")
    );
}

#[test]
fn a_fault_in_one_file_does_not_stop_the_others_and_ends_with_1() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("plans/a.yaml", "kind: ke-hoach\n");
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.ends_with("1 đã dựng, 0 không đổi, 1 có lỗi\n"), "{run:?}");
    assert!(run.stderr.contains("--> plans/a.yaml:1:1"), "{run:?}");
    assert!(!sandbox.path().join("out/a.pdf").exists());
}

#[test]
fn a_fault_keeps_the_old_pdf() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.run(&["build"]);
    let old = sandbox.read(PDF);
    sandbox.write(PLAN, plan().replace("subject:", "subjcet:"));
    assert_eq!(sandbox.run(&["build"]).status, 1);
    assert!(sandbox.read(PDF) == old);
}

#[test]
fn what_cannot_be_done_ends_with_2_and_says_why() {
    let sandbox = Sandbox::with_reference_plan();
    let cases: &[(&[&str], &str)] = &[
        (&["build", "plans/ke-hoach-83-2026.yaml"], "không có tệp hay thư mục này"),
        (&["build", "-o", "vanban.yaml/out"], "không phải thư mục"),
        (&["build", "--font-path", "khong-co"], "không có tệp hay thư mục này"),
        (&["buld"], "Có phải `build`?"),
        (&["build", "--fromat", "pdf"], "Có phải `--format`?"),
        (&["build", "--format", "docx"], "pdf, png, svg, typst"),
        (&[], "Cách dùng"),
    ];
    for (args, said) in cases {
        let run = sandbox.run(args);
        assert_eq!(run.status, 2, "{args:?}: {run:?}");
        assert!(run.stderr.contains(said), "{args:?}: {run:?}");
        assert_eq!(run.stdout, "", "{args:?}");
    }
    let near = sandbox.run(&["build", "plans/ke-hoach-83-2026.yaml"]);
    assert!(near.stderr.contains("Có phải `ke-hoach-83-2025.yaml`?"), "{near:?}");
    let nothing = Sandbox::empty().run(&["build"]);
    assert_eq!(nothing.status, 2);
    assert!(nothing.stderr.contains("không có văn bản nào để dựng"), "{nothing:?}");
}

/// A disk without room looks to the program like a limit on the size of files.
#[cfg(unix)]
#[test]
fn a_full_disk_ends_with_2_and_leaves_the_old_pdf() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.run(&["build"]);
    let old = sandbox.read(PDF);
    sandbox.write(PLAN, plan().replace("năm 2025", "năm 2026"));
    let mut command = std::process::Command::new("sh");
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' build",
        env!("CARGO_BIN_EXE_vanban")
    );
    command
        .args(["-c", &script])
        .current_dir(sandbox.path())
        .env("LC_ALL", "vi_VN.UTF-8");
    let run = Run::of(command);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stderr.contains("lỗi: out/ke-hoach-83-2025.pdf"), "{run:?}");
    assert!(sandbox.read(PDF) == old);
    assert_eq!(sandbox.unfinished(), 0, "nothing half-written is left");
}

#[cfg(unix)]
#[test]
fn a_folder_that_refuses_ends_with_2() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_reference_plan();
    std::fs::create_dir(sandbox.path().join("out")).expect("made");
    let read_only = std::fs::Permissions::from_mode(0o555);
    std::fs::set_permissions(sandbox.path().join("out"), read_only).expect("set");
    let run = sandbox.run(&["build"]);
    // The superuser may write everywhere, so there the folder of processes has to refuse.
    let may_write = run.status == 0;
    let run = if may_write { sandbox.run(&["build", "-o", "/proc/vanban"]) } else { run };
    assert_eq!(run.status, 2, "{run:?}");
}

#[test]
fn a_template_of_the_users_with_a_fault_is_shown_at_its_line_with_the_value_at_hand() {
    let sandbox = Sandbox::with_reference_plan();
    let template = |line: &str| {
        format!(
            "{{% extends \"base.typ.j2\" %}}\n{{% block ten_loai %}}\n{line}\n{{% endblock %}}\n"
        )
    };
    let cases = [
        ("#let x = {{ signers[0].name|code }} + 1", "3:13", "[typst-fault]"),
        ("{{ khong.co }}", "3:4", "[unknown-variable]"),
        ("{{ kind", "4:1", "[template-fault]"),
        ("#khong-co()", "3:2", "[typst-fault]"),
    ];
    for (line, place, rule) in cases {
        sandbox.write("templates/van-ban-co-ten-loai.typ.j2", template(line));
        let run = sandbox.run(&["build"]);
        assert_eq!(run.status, 1, "{line}");
        let place = format!("templates/van-ban-co-ten-loai.typ.j2:{place}\n");
        assert!(run.stderr.contains(&place), "{line}: {}", run.stderr);
        assert!(run.stderr.contains(rule), "{line}: {}", run.stderr);
        if line.contains("signer") {
            let value = "::: plans/ke-hoach-83-2025.yaml";
            assert!(run.stderr.contains(value), "{}", run.stderr);
            assert!(run.stderr.contains("name: Vương Quốc Tuấn\n"), "{}", run.stderr);
        }
    }
}

#[test]
fn a_template_of_the_users_takes_the_place_of_one_file_only() {
    let sandbox = Sandbox::with_reference_plan();
    let own = "#let can-cu(..cac-can-cu) = par[Không in căn cứ]\n";
    sandbox.write("templates/lib/can-cu.typ", own);
    assert_eq!(sandbox.run(&["build", "--format", "typst"]).status, 0);
    let source =
        String::from_utf8(sandbox.read("out/ke-hoach-83-2025.typ")).expect("UTF-8");
    assert!(source.contains("Không in căn cứ") && source.contains("#let quoc-hieu("));
}

#[test]
fn messages_come_in_english_if_asked_or_if_the_locale_is_english() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", "kind: ke-hoach\n");
    let asked = sandbox.run(&["build", "--lang", "en"]);
    assert!(
        asked.stderr.contains("error[missing-key]: missing key `agency`"),
        "{asked:?}"
    );
    assert_eq!(sandbox.run(&["--lang", "en", "build"]).stderr, asked.stderr);
    let mut command = sandbox.command(&["build"]);
    command.env("LANG", "en_GB.UTF-8");
    assert_eq!(Run::of(command).stderr, asked.stderr);
    assert!(
        sandbox
            .run(&["build"])
            .stderr
            .contains("lỗi[missing-key]: thiếu khóa `agency`")
    );
    let help = |args: &[&str]| sandbox.run(args).stdout;
    assert!(help(&["--help"]).contains("Cách dùng: vanban [TÙY CHỌN] <LỆNH>"));
    assert!(
        help(&["--help", "--lang", "en"]).contains("Usage: vanban [OPTIONS] <COMMAND>")
    );
}

#[test]
fn short_messages_are_a_line_each_and_json_is_an_object_a_line() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("plans/a.yaml", "kind: ke-hoach\nx: 1\n");
    let short = sandbox.run(&["build", "--message-format", "short"]);
    let first = short.stderr.lines().next();
    assert_eq!(first, Some("plans/a.yaml:1:1: lỗi: thiếu khóa `agency` [missing-key]"));
    let json = sandbox.run(&["build", "--message-format", "json"]);
    assert_eq!(json.stderr, "");
    let objects: Vec<serde_json::Value> = json
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect();
    let of = |name: &str| objects.iter().filter(|o| o["type"] == name).count();
    assert_eq!((of("finding"), of("built"), of("summary")), (6, 1, 1), "{objects:#?}");
    let place = &objects[0]["place"];
    assert_eq!((&place["file"], &place["line"]), (&"plans/a.yaml".into(), &1.into()));
    assert_eq!(objects.last().map(|o| &o["faulty"]), Some(&1.into()));
}

#[test]
fn version_schema_and_completions_are_printed() {
    let sandbox = Sandbox::empty();
    let version = sandbox.run(&["--version"]);
    assert_eq!(version.stdout, concat!("vanban ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(version.status, 0);
    for what in ["document", "project"] {
        let schema = sandbox.run(&["schema", what]);
        let schema: serde_json::Value =
            serde_json::from_str(&schema.stdout).expect("JSON");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = sandbox.run(&["completions", shell]);
        assert!(run.status == 0 && run.stdout.contains("message-format"), "{shell}");
    }
}

#[test]
fn each_document_is_built_by_its_own_project() {
    let sandbox = Sandbox::empty();
    let config = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write("p1/vanban.yaml", &config);
    sandbox.write("p2/vanban.yaml", config.replace("Bắc Ninh", "Hà Giang"));
    for name in ["p1/plans/x.yaml", "p2/plans/y.yaml"] {
        sandbox.write(name, short_plan("  - text: Một.\n"));
    }
    let args = ["build", "p1/plans/x.yaml", "p2/plans/y.yaml", "--format", "typst"];
    let run = sandbox.run(&args);
    assert_eq!(run.status, 0, "{run:?}");
    let source = |name| String::from_utf8(sandbox.read(name)).expect("UTF-8");
    assert!(source("p1/out/x.typ").contains("TỈNH BẮC NINH"));
    assert!(source("p2/out/y.typ").contains("TỈNH HÀ GIANG"));
}

#[test]
fn a_file_named_twice_is_built_once() {
    let sandbox = Sandbox::with_reference_plan();
    let run = sandbox.run(&["build", "plans", PLAN]);
    assert_eq!((run.status, run.stdout.lines().count()), (0, 1), "{run:?}");
}

#[test]
fn an_empty_project_file_is_a_project() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("vanban.yaml", "# chưa có gì\n");
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("lỗi[unknown-profile]"), "{run:?}");
}

#[test]
fn nothing_is_written_or_read_outside_the_project() {
    let sandbox = Sandbox::with_reference_plan();
    for output in ["../escaped", "/tmp/escaped"] {
        sandbox.write("vanban.yaml", format!("output: {output}\n"));
        let run = sandbox.run(&["build"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.contains("vanban.yaml:1:9"), "{run:?}");
    }
    let sandbox = Sandbox::with_reference_plan();
    #[cfg(unix)]
    for (to, link) in [("/etc/passwd", "plans/x.yaml"), ("..", "plans/loop")] {
        std::os::unix::fs::symlink(to, sandbox.path().join(link)).expect("linked");
    }
    let run = sandbox.run(&["build"]);
    assert_eq!((run.status, run.stdout.lines().count()), (0, 1), "{run:?}");
}

#[test]
fn a_fault_that_comes_from_the_profile_names_the_document() {
    let sandbox = Sandbox::with_reference_plan();
    let config = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write("vanban.yaml", config.replace("place: Bắc Ninh", "place: Bắc 漢"));
    let run = sandbox.run(&["build", "--message-format", "short"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("plans/ke-hoach-83-2025.yaml:"), "{run:?}");
    assert!(run.stderr.contains("[missing-glyph]"), "{run:?}");
}

#[test]
fn two_files_with_one_output_are_refused() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
    sandbox.write("plans/a.yml", short_plan("  - text: Hai.\n"));
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("plans/a.yaml và plans/a.yml"), "{run:?}");
}

#[test]
fn a_template_that_never_ends_or_swells_is_stopped() {
    let sandbox = Sandbox::with_reference_plan();
    let swelling = "{% set x = namespace(a='aaaaaaaaaaaaaaaa') %}{% for i in range(40) %}\
                    {% set x.a = x.a ~ x.a %}{% endfor %}";
    let looping =
        "{% for i in range(9000) %}{% for j in range(9000) %}x{% endfor %}{% endfor %}";
    for template in [swelling, looping] {
        sandbox.write("templates/van-ban-co-ten-loai.typ.j2", template);
        let run = sandbox.run(&["build"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.contains("lỗi[too-long-template]"), "{run:?}");
    }
}
