//! Whatever is done to a signed file but signing it again is told, each in its own words.

use crate::signed::{PLAN, clerk, project, verified};
use crate::signing::{
    Identity, Signing, Use, appended, first_page, root_and_size, signed, value, with,
};
use crate::support::Sandbox;

/// A project and a file that was signed once.
fn once() -> (Sandbox, Vec<u8>) {
    let (sandbox, build) = project();
    let file = signed(&build, &Signing::by(&clerk()), &[]);
    (sandbox, file)
}

/// A value that says what is drawn.
fn content(text: &str) -> String {
    format!("<</Length {}>>\nstream\n{text}\nendstream", text.len())
}

/// The first number behind a word in a text.
fn number(text: &str, word: &str) -> usize {
    let rest = &text[text.find(word).expect(word) + word.len()..];
    let digits: String = rest
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().expect("a number")
}

/// Adds values to a file, once after it was signed, and once with a signature over them, and
/// looks for the verdict and for words in what is said of both.
fn is_added_later(values: impl Fn(&[u8]) -> Vec<(usize, String)>, words: &str) {
    let (sandbox, file) = once();
    let later = appended(&file, &values(&file));
    let covered = signed(&file, &Signing::by(&clerk()), &values(&file));
    for file in [later, covered] {
        let (said, run) = verified(&sandbox, &file, &[]);
        let found = (run.status, &said["verdict"]);
        assert_eq!(found, (7, &"added-later".into()), "{words}: {}", run.stdout);
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
}

#[test]
fn a_page_with_another_content_is_told() {
    let draws = "BT /F 9 Tf 90 90 Td (thêm) Tj ET";
    let replaced = |file: &[u8]| {
        let page = value(file, first_page(file));
        vec![(number(&page, "/Contents"), content(draws))]
    };
    is_added_later(replaced, "the content of page 1 was replaced");
    let pointed_elsewhere = |file: &[u8]| {
        let (_, size) = root_and_size(file);
        let page = first_page(file);
        let text = value(file, page);
        let old = format!("/Contents {} 0 R", number(&text, "/Contents"));
        let new =
            format!("/Contents[{} 0 R {} 0 R]", number(&text, "/Contents"), size + 20);
        assert!(text.contains(&old), "{text}");
        vec![(page, text.replace(&old, &new)), (size + 20, content(draws))]
    };
    is_added_later(pointed_elsewhere, "the content of page 1 was replaced");
}

#[test]
fn a_note_on_a_page_is_told() {
    let note = |file: &[u8]| {
        let (_, size) = root_and_size(file);
        let page = first_page(file);
        let text = value(file, page);
        let at = text.find("/Annots[").expect("it is signed") + "/Annots[".len();
        let text = format!("{}{} 0 R {}", &text[..at], size + 20, &text[at..]);
        let note = "<</Type/Annot/Subtype/FreeText/Rect[90 90 300 200]/Contents(thêm)/DA(/F 9 Tf)>>";
        vec![(page, text), (size + 20, note.to_owned())]
    };
    is_added_later(
        note,
        "an annotation (FreeText) that is no signature was added to page 1",
    );
}

#[test]
fn what_runs_by_itself_and_what_is_attached_is_told() {
    let action = |file: &[u8]| {
        let (root, _) = root_and_size(file);
        let script = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>";
        vec![(root, with(&value(file, root), script))]
    };
    is_added_later(action, "an action that runs by itself (`OpenAction`)");
    let attachment = |file: &[u8]| {
        let (root, _) = root_and_size(file);
        vec![(root, with(&value(file, root), "/Names<</EmbeddedFiles<</Names[]>>>>"))]
    };
    is_added_later(attachment, "attachments or scripts (`Names`)");
}

#[test]
fn a_page_more_or_less_is_told() {
    let more = |file: &[u8]| {
        let (root, size) = root_and_size(file);
        let pages = number(&value(file, root), "/Pages");
        let page = value(file, first_page(file));
        let text =
            value(file, pages).replace("/Kids[", &format!("/Kids[{} 0 R ", size + 20));
        vec![(pages, text), (size + 20, page)]
    };
    is_added_later(more, "the pages are not those of before: 1 pages became 2");
    let none = |file: &[u8]| {
        let (root, _) = root_and_size(file);
        let pages = number(&value(file, root), "/Pages");
        vec![(pages, "<</Type/Pages/Count 0/Kids[]>>".to_owned())]
    };
    is_added_later(none, "the pages are not those of before: 1 pages became 0");
}

#[test]
fn a_stamp_that_nobody_signed_and_one_that_was_changed_are_told() {
    let unsigned = |file: &[u8]| {
        let (root, size) = root_and_size(file);
        let page = first_page(file);
        let (text, catalog) = (value(file, page), value(file, root));
        let field = size + 20;
        let put =
            |text: &str, list: &str| text.replace(list, &format!("{list}{field} 0 R "));
        let widget = format!(
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(X)/Rect[138 726 162 746]/AP<</N {} 0 R>>>>",
            field + 1
        );
        let look = content("BT /F 9 Tf (99) Tj ET").replacen(
            "<<",
            "<</Subtype/Form/BBox[0 0 9 9]",
            1,
        );
        vec![
            (page, put(&text, "/Annots[")),
            (root, put(&catalog, "/Fields[")),
            (field, widget),
            (field + 1, look),
        ]
    };
    is_added_later(unsigned, "the stamp of the field X has no signature");
    let changed = |file: &[u8]| {
        let (root, _) = root_and_size(file);
        let field = number(&value(file, root), "/Fields[");
        let text = value(file, field).replace("/Rect[0 0 0 0]", "/Rect[90 90 300 300]");
        vec![(field, text)]
    };
    is_added_later(changed, "was changed after it was signed");
}

#[test]
fn a_byte_that_was_changed_in_the_build_is_told_with_its_page_and_both_texts() {
    let (sandbox, mut file) = once();
    // A byte of the file's title, which no reader of structure trips over.
    let word = b"/Title<";
    let at = file
        .windows(word.len())
        .position(|part| part == word)
        .expect("a title");
    file[at + word.len() + 4] = b'1';
    let (said, run) = verified(&sandbox, &file, &["plans/moi.yaml"]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (9, &"changed-build".into()),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("the bytes were changed after signing"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("the words are the same"), "{}", run.stdout);

    // What was signed is another text than the plan's: its manifest says so, and no more.
    let (sandbox, _) = project();
    let other = PLAN.replace("Một dòng", "Ba dòng");
    sandbox.write("plans/moi.yaml", &other);
    assert_eq!(sandbox.run(&["build", "plans/moi.yaml", "-o", "khac"]).status, 0);
    let file = signed(&sandbox.read("khac/moi.pdf"), &Signing::by(&clerk()), &[]);
    sandbox.write("plans/moi.yaml", PLAN);
    let (said, run) = verified(&sandbox, &file, &[]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (3, &"edited-plan".into()),
        "{}",
        run.stdout
    );
    assert_eq!(said["difference"]["page"], 1);
    assert!(said["difference"]["file"].to_string().contains("Ba dòng"), "{said}");
}

#[test]
fn a_signature_that_does_not_hold_is_told() {
    let (sandbox, file) = once();
    let says = |file: &[u8], words: &str| {
        let (said, run) = verified(&sandbox, file, &[]);
        let found = (run.status, &said["verdict"]);
        assert_eq!(found, (8, &"invalid-signature".into()), "{words}: {}", run.stdout);
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    };
    // The time that the signing program wrote down is covered, too.
    let word = b"/M(D:20260713";
    let at = file
        .windows(word.len())
        .rposition(|part| part == word)
        .expect("a time");
    let mut changed = file.clone();
    changed[at + word.len() - 1] = b'4';
    says(&changed, "the bytes were changed after signing");
    let word = b"/Contents <";
    let at = file
        .windows(word.len())
        .rposition(|part| part == word)
        .expect("a signature");
    let mut broken = file.clone();
    broken[at + word.len()] = b'f';
    says(&broken, "it cannot be read");
    // A signature of something else.
    let (_, build) = project();
    let late = Signing { time: "260714020000Z", ..Signing::by(&CLERK) };
    let other = signed(&appended(&build, &[]), &late, &[]);
    let part = at + word.len()..at + word.len() + 2000;
    let mut moved = file.clone();
    let theirs = other
        .windows(word.len())
        .rposition(|it| it == word)
        .expect("a signature");
    moved[part.clone()]
        .copy_from_slice(&other[theirs + word.len()..theirs + word.len() + 2000]);
    says(&moved, "the bytes were changed after signing");
    let expired =
        Identity::valid("Cũ", 4, None, Use::Person, ["200101000000Z", "210101000000Z"]);
    says(
        &signed(&build, &Signing::by(&expired), &[]),
        "not valid at the time of signing",
    );
    let odd = Signing {
        sub_filter: "adbe.x509.rsa_sha1",
        ..Signing::by(&CLERK)
    };
    says(&signed(&build, &odd, &[]), "unknown kind of signature");
}

static CLERK: std::sync::LazyLock<Identity> = std::sync::LazyLock::new(clerk);

#[test]
fn a_signature_that_leaves_out_bytes_is_told() {
    let (sandbox, file) = once();
    let later = appended(&file, &[]);
    assert_eq!(
        verified(&sandbox, &later, &[]).1.status,
        0,
        "an empty revision adds nothing"
    );
    let word = b"/ByteRange [0 ";
    let at = file
        .windows(word.len())
        .rposition(|part| part == word)
        .expect("a range");
    let mut wider = file;
    // The gap begins one byte earlier than the signature.
    let place = at + word.len();
    let digits = String::from_utf8_lossy(&wider[place..place + 10]).trim().to_owned();
    let first: usize = digits.parse().expect("a number");
    wider[place..place + 10].copy_from_slice(format!("{:<10}", first - 1).as_bytes());
    let (said, run) = verified(&sandbox, &wider, &[]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (8, &"invalid-signature".into()),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("leaves out bytes"), "{}", run.stdout);
}

#[test]
fn a_file_whose_end_was_taken_off_is_told_if_it_can_be_known() {
    let (sandbox, file) = once();
    let twice = signed(&file, &Signing::by(&CLERK), &[]);
    let half = &twice[..file.len() + (twice.len() - file.len()) / 2];
    let (said, run) = verified(&sandbox, half, &[]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (10, &"cut-off-signature".into()),
        "{}",
        run.stdout
    );
    // A file from which a whole signature was taken is the file before it.
    let (said, run) = verified(&sandbox, &twice[..file.len()], &[]);
    assert_eq!((run.status, &said["verdict"]), (0, &"genuine".into()), "{}", run.stdout);
    let run = sandbox.run(&["verify", "--signed", "moi-da-ky.pdf", "--lang", "en"]);
    assert!(
        run.stdout.contains("taken off the end as a whole cannot be known"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_signature_that_certifies_takes_no_other_after_it() {
    let (sandbox, build) = project();
    let entry = |level: u8| {
        format!(
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP\
             /TransformParams<</Type/TransformParams/V/1.2/P {level}>>>>]"
        )
    };
    for (level, expected) in [(1, 7), (2, 7), (3, 0)] {
        let entry = entry(level);
        let certifies = Signing { more: [&entry, "", ""], ..Signing::by(&CLERK) };
        let file = signed(&build, &certifies, &[]);
        assert_eq!(verified(&sandbox, &file, &[]).1.status, 0);
        let file = signed(&file, &Signing::by(&CLERK), &[]);
        let (_, run) = verified(&sandbox, &file, &[]);
        assert_eq!(run.status, expected, "{level}: {}", run.stdout);
        assert_eq!(
            run.stdout.contains("DocMDP"),
            expected == 7,
            "{level}: {}",
            run.stdout
        );
    }
}

#[test]
fn a_field_that_does_something_is_told() {
    let (sandbox, build) = project();
    let acts = Signing {
        more: ["", "/A<</S/URI/URI(https://example.org)>>", ""],
        ..Signing::by(&CLERK)
    };
    let (said, run) = verified(&sandbox, &signed(&build, &acts, &[]), &[]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (7, &"added-later".into()),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("has `A`"), "{}", run.stdout);
}
