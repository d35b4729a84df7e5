//! Nothing that is added without a signature, or that hides what was built, is genuine.

use crate::signed::{DAY, NUMBER, clerk, project, verified};
use crate::signing::{
    Identity, Signing, Use, appended, first_page, root_and_size, signed, value, with,
};

/// The status and what is said of a file.
fn told(sandbox: &crate::support::Sandbox, file: &[u8]) -> (i32, String) {
    let (_, run) = verified(sandbox, file, &[]);
    (run.status, run.stdout)
}

/// A file with one more field on its first page, which has these entries.
fn with_field(file: &[u8], entries: &str) -> Vec<u8> {
    let (root, size) = root_and_size(file);
    let page = first_page(file);
    let field = size;
    let put = |text: String, key: &str| match text.find(key) {
        Some(at) => {
            let at = at + key.len();
            format!("{}{field} 0 R {}", &text[..at], &text[at..])
        }
        None if key == "/Annots[" => with(&text, &format!("/Annots[{field} 0 R]")),
        None => with(&text, &format!("/AcroForm<</Fields[{field} 0 R]>>")),
    };
    let look = "<</Type/XObject/Subtype/Form/BBox[0 0 80 20]/Length 16>>\nstream\n0 0 80 20 re f  \nendstream";
    let widget = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(X)/P {page} 0 R{}>>",
        entries.replace('@', &format!("{}", size + 1))
    );
    let mut values = vec![
        (page, put(value(file, page), "/Annots[")),
        (root, put(value(file, root), "/Fields[")),
        (field, widget),
    ];
    if entries.contains('@') {
        values.push((size + 1, look.to_owned()));
    }
    appended(file, &values)
}

#[test]
fn a_value_that_is_no_signature_is_told_signed_over_or_not() {
    let (sandbox, build) = project();
    let clerk = clerk();
    let file = signed(&build, &Signing::by(&clerk), &[]);
    for value in ["(x)", "1", "/x", "[]", "false", "9999 0 R", "<</Type/Sig>>", "@ 0 R"] {
        let field = format!("/Rect[90 90 170 110]/AP<</N @ 0 R>>/V {value}");
        let later = with_field(&file, &field);
        let over = signed(&later, &Signing::by(&clerk), &[]);
        for file in [later, over] {
            let (status, said) = told(&sandbox, &file);
            assert_eq!(status, 7, "{value}: {said}");
            assert!(said.contains("a value that is no signature"), "{value}: {said}");
        }
    }
}

#[test]
fn an_empty_field_is_allowed_only_if_nothing_is_seen_and_it_is_signed_over() {
    let (sandbox, build) = project();
    let clerk = clerk();
    let file = signed(&build, &Signing::by(&clerk), &[]);
    let empty = with_field(&file, "/F 132/Rect[0 0 0 0]");
    assert_eq!(told(&sandbox, &empty).0, 7);
    let over = signed(&empty, &Signing::by(&clerk), &[]);
    assert_eq!(told(&sandbox, &over).0, 0, "{}", told(&sandbox, &over).1);
    for entries in [
        "/F 4/Rect[90 90 170 110]",
        "/F 132/Rect[0 0 0 0]/MK<</CA(83)>>",
        "/F 132/Rect[0 0 0 0]/Border[0 0 9]",
        "/F 4/Rect[90 90 170 110]/AP<</N @ 0 R>>",
        "/F 132/Rect[0 0 0 0]/AP<</D @ 0 R>>",
    ] {
        let later = with_field(&file, entries);
        let over = signed(&later, &Signing::by(&clerk), &[]);
        for file in [later, over] {
            assert_eq!(told(&sandbox, &file).0, 7, "{entries}");
        }
    }
}

#[test]
fn what_the_file_says_of_itself_is_not_changed_without_a_signature() {
    let (sandbox, build) = project();
    let file = signed(&build, &Signing::by(&clerk()), &[]);
    let (root, size) = root_and_size(&file);
    let catalog = value(&file, root);
    for entry in [
        "/Version/2.0",
        "/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>",
        "/Perms<</UR3 1 0 R>>",
        "/DSS<</Evil(x)>>",
        "/DSS<</Certs[1 0 R]>>",
        "/DSS<</VRI<</x<<>>>>>>",
    ] {
        let later = appended(&file, &[(root, with(&catalog, entry))]);
        let (status, said) = told(&sandbox, &later);
        assert_eq!(status, 7, "{entry}: {said}");
    }
    let orphan = appended(&file, &[(size + 7, "(hidden)".to_owned())]);
    assert_eq!(told(&sandbox, &orphan).0, 7);
    // An empty store is validation data.
    let store = appended(&file, &[(root, with(&catalog, "/DSS<</Certs[]/VRI<<>>>>"))]);
    assert_eq!(told(&sandbox, &store).0, 0, "{}", told(&sandbox, &store).1);
}

#[test]
fn a_stamp_is_no_larger_than_those_of_offices() {
    let (sandbox, build) = project();
    let clerk = clerk();
    let stamped = |area| signed(&build, &Signing::by(&clerk).stamped("EVIL", area), &[]);
    assert_eq!(told(&sandbox, &stamped([200, 200, 551, 500])).0, 0);
    for area in [[100, 100, 460, 200], [300, 100, 400, 405]] {
        let (status, said) = told(&sandbox, &stamped(area));
        assert_eq!(status, 7, "{said}");
        assert!(said.contains("at most 124 x 106 mm"), "{said}");
    }
}

#[test]
fn stamps_that_no_number_or_day_can_be_contradict() {
    let (sandbox, build) = project();
    let clerk = clerk();
    for (area, text) in [(DAY, "0"), (DAY, "32"), (NUMBER, "0"), (NUMBER, "00")] {
        let file = signed(&build, &Signing::by(&clerk).stamped(text, area), &[]);
        let (status, said) = told(&sandbox, &file);
        assert_eq!(status, 4, "{text}: {said}");
    }
    let file = signed(&build, &Signing::by(&clerk).stamped("31", DAY), &[]);
    assert_eq!(told(&sandbox, &file).0, 0);
}

#[test]
fn text_that_nobody_sees_is_not_read_and_not_received() {
    let (sandbox, build) = project();
    let clerk = clerk();
    let before = sandbox.read("plans/moi.yaml");
    for drawn in [
        "BT 3 Tr /F 13 Tf 0 4 Td (83) Tj ET",
        "BT 1 g /F 13 Tf 0 4 Td (83) Tj ET",
        "BT /F 2 Tf 0 4 Td (83) Tj ET",
        "q 500 500 9 9 re W n BT /F 13 Tf 0 4 Td (83) Tj ET Q",
        "BT /F 13 Tf 0 -40 Td (83) Tj ET",
    ] {
        let signing = Signing::by(&clerk).stamped("83", NUMBER);
        let file = signed_with_look(&build, &signing, drawn);
        let (status, said) = told(&sandbox, &file);
        assert_eq!(status, 0, "{drawn}: {said}");
        assert!(said.contains("unread-stamp"), "{drawn}: {said}");
        assert_eq!(sandbox.run(&["receive", "moi-da-ky.pdf", "--yes"]).status, 0);
        assert_eq!(sandbox.read("plans/moi.yaml"), before, "{drawn}");
    }
    // The other operators that show text are read.
    for drawn in [
        "BT /F 13 Tf 13 TL 0 17 Td (83) ' ET",
        "BT /F 13 Tf 13 TL 0 17 Td 0 0 (83) \" ET",
    ] {
        let signing = Signing::by(&clerk).stamped("83", NUMBER);
        let (status, said) = told(&sandbox, &signed_with_look(&build, &signing, drawn));
        assert_eq!(status, 0, "{drawn}: {said}");
        assert!(said.contains("\"text\":\"83\""), "{drawn}: {said}");
    }
}

/// A signature whose stamp draws this.
fn signed_with_look(build: &[u8], signing: &Signing<'_>, drawn: &str) -> Vec<u8> {
    let (_, size) = root_and_size(build);
    let look = size + 2;
    let (_, [x0, y0, x1, y1]) = signing.stamp.expect("a stamp");
    let text = format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 {} {}]/Resources<</Font<</F<</Type/Font\
         /Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>/Length {}>>\nstream\n{drawn}\nendstream",
        x1 - x0,
        y1 - y0,
        drawn.len()
    );
    crate::signing::signed_at(build, signing, &[(look, text)], size)
}

#[test]
fn content_that_keeps_thousands_of_states_is_refused() {
    let (sandbox, build) = project();
    let clerk = clerk();
    let signing = Signing::by(&clerk).stamped("83", NUMBER);
    let file = signed_with_look(&build, &signing, &"q ".repeat(5000));
    assert_eq!(told(&sandbox, &file).0, 13);
}

#[test]
fn a_certificate_of_a_server_vouches_for_no_document() {
    let (sandbox, build) = project();
    let root = Identity::new("Gốc", 1, None, Use::Authority);
    sandbox.write("trust/root.der", root.certificate.clone());
    for (is_for, expected) in [(Use::Person, 0), (Use::Server, 5)] {
        let signer = Identity::new("Máy chủ", 3, Some((&root, "Gốc")), is_for);
        let file = signed(&build, &Signing::by(&signer), &[]);
        let (_, run) = verified(&sandbox, &file, &["--trust", "trust"]);
        assert_eq!(run.status, expected, "{}", run.stdout);
    }
}
