//! Empty fields for digital signatures: on request, over the room to sign in, taking none.

use std::process::Command;

use crate::support::{Sandbox, all_text, keep_pdf, pages, short_plan};
use crate::tag_tree::tag_tree;

fn plan() -> String {
    short_plan("  - text: Một việc.\n  - text: Hai việc.\n")
}

fn minutes(signers: usize) -> String {
    let signer =
        |i: usize| format!("  - {{position: Thành viên, name: Người thứ {i}}}\n");
    let signers: String = (0..signers).map(signer).collect();
    format!(
        "kind: hop-dong\nagency: ubnd-bac-ninh\nyear: 2026\nsubject: Thử năm 2026\n\
         parties: [{{title: Bên A, name: Một}}, {{title: Bên B, name: Hai}}]\n\
         sections: [{{title: Điều khoản, text: Làm.}}]\nsignature:\n{signers}"
    )
}

fn built(sandbox: &Sandbox, yaml: &str) -> Vec<u8> {
    sandbox.write("plans/a.yaml", yaml);
    let run = sandbox.run(&["build", "plans/a.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
    let bytes = sandbox.read("out/a.pdf");
    keep_pdf(&bytes);
    bytes
}

/// The widgets of a file: left, bottom, right and top, in pt.
fn widgets(bytes: &[u8]) -> Vec<[f64; 4]> {
    let text = String::from_utf8_lossy(bytes);
    let rects = text.lines().filter(|line| line.contains("/Subtype/Widget"));
    let rect = |line: &str| {
        let inner = line.split("/Rect[").nth(1).expect("a rectangle");
        let inner = inner.split(']').next().expect("closed");
        let numbers: Vec<f64> =
            inner.split(' ').map(|it| it.parse().expect("a number")).collect();
        numbers.try_into().expect("four")
    };
    rects.map(rect).collect()
}

#[test]
fn without_the_key_there_is_no_field_and_with_it_the_pages_are_the_same() {
    let sandbox = Sandbox::project();
    let without = built(&sandbox, &plan());
    assert!(!String::from_utf8_lossy(&without).contains("/AcroForm"));
    let with = plan() + "signature_fields: true\n";
    let bytes = built(&sandbox, &with);
    assert_eq!(widgets(&bytes).len(), 1);
    assert_eq!(all_text(&pages(&with)), all_text(&pages(&plan())));
    assert_eq!(bytes, built(&sandbox, &with));
}

#[test]
fn the_office_may_want_them_for_all_its_documents_and_a_document_not() {
    let sandbox = Sandbox::project();
    let config = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    sandbox.write("vanban.yaml", config + "signature_fields: true\n");
    assert_eq!(widgets(&built(&sandbox, &plan())).len(), 1);
    let without = plan() + "signature_fields: false\n";
    assert!(widgets(&built(&sandbox, &without)).is_empty());
    let draft = plan() + "draft: true\n";
    assert!(widgets(&built(&sandbox, &draft)).is_empty());
}

#[test]
fn every_signer_has_one_beside_the_others_and_none_lies_over_another() {
    let sandbox = Sandbox::project();
    for count in [2, 3, 5, 8] {
        let yaml = minutes(count) + "signature_fields: true\n";
        let found = widgets(&built(&sandbox, &yaml));
        assert_eq!(found.len(), count);
        for (i, one) in found.iter().enumerate() {
            assert!(one[2] - one[0] > 80.0 && one[3] - one[1] > 70.0, "{one:?}");
            for other in &found[i + 1..] {
                let apart = one[2] <= other[0] + 0.1
                    || other[2] <= one[0] + 0.1
                    || one[3] <= other[1] + 0.1
                    || other[3] <= one[1] + 0.1;
                assert!(apart, "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn who_cannot_see_a_field_hears_whose_it_is() {
    let sandbox = Sandbox::project();
    let bytes = built(&sandbox, &(plan() + "signature_fields: true\n"));
    let tree = tag_tree(bytes);
    let forms = tree.named("Form");
    let alts: Vec<_> = forms.iter().filter_map(|it| it.alt.clone()).collect();
    assert_eq!(alts, ["Chữ ký của Nguyễn Văn A"]);
}

#[test]
fn a_template_without_a_place_for_them_is_a_fault_and_joining_is_refused() {
    let sandbox = Sandbox::project();
    let own = std::fs::read_to_string("templates/lib/ky-ten.typ").expect("read");
    sandbox.write(
        "templates/lib/ky-ten.typ",
        own.replace("truong-ky(nguoi.truong) + cho", "cho"),
    );
    sandbox.write("plans/a.yaml", plan() + "signature_fields: true\n");
    let run = sandbox.run(&["build", "plans/a.yaml", "--lang", "en"]);
    assert!(run.status == 1 && run.stderr.contains("missing field"), "{run:?}");
    let sandbox = Sandbox::project();
    let letter = plan()
        .replace("Một việc", "Gửi «Tên»")
        .replace("number: 5", "number:");
    sandbox.write("plans/a.yaml", letter + "signature_fields: true\n");
    sandbox.write("ds.csv", "Tên\nAn\nBình\n");
    let run = sandbox.run(&[
        "merge",
        "plans/a.yaml",
        "--data",
        "ds.csv",
        "--one-file",
        "--lang",
        "en",
    ]);
    assert!(
        run.status == 2 && run.stderr.contains("cannot be joined with others"),
        "{run:?}"
    );
}

/// Signs every empty field of a file, each in a revision of its own.
const SIGN: &str = r#"
import datetime, io, sys
from asn1crypto import keys, x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Thu")])
made = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
made = made.not_valid_before(datetime.datetime(2020, 1, 1)).not_valid_after(datetime.datetime(2040, 1, 1))
made = made.public_key(key.public_key()).sign(key, hashes.SHA256())
cert = asn1.Certificate.load(made.public_bytes(serialization.Encoding.DER))
plain = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
store = SimpleCertificateStore()
store.register(cert)
signer = signers.SimpleSigner(signing_cert=cert, signing_key=keys.PrivateKeyInfo.load(plain), cert_registry=store)
data = open(sys.argv[1], "rb").read()
for found in [it[0] for it in fields.enumerate_sig_fields(PdfFileReader(io.BytesIO(data)))]:
    out = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), signers.PdfSignatureMetadata(field_name=found), signer=signer, existing_fields_only=True).getvalue()
    assert out.startswith(data)
    data = out
open(sys.argv[2], "wb").write(data)
print(*[it.field_name for it in PdfFileReader(io.BytesIO(data)).embedded_signatures])
"#;

#[test]
fn another_program_signs_each_field_and_the_manifest_is_still_read() {
    let Some(python) = std::env::var_os("VANBAN_PYTHON") else {
        assert!(
            std::env::var_os("VANBAN_NEED_TOOLS").is_none(),
            "VANBAN_PYTHON is not set"
        );
        return;
    };
    let sandbox = Sandbox::project();
    let bytes = built(&sandbox, &(minutes(3) + "signature_fields: true\n"));
    sandbox.write("sign.py", SIGN);
    let folder = sandbox.path();
    let run = Command::new(python)
        .args(["sign.py", "out/a.pdf", "signed.pdf"])
        .current_dir(folder)
        .output()
        .expect("python runs");
    let said = String::from_utf8_lossy(&run.stdout);
    assert_eq!(said.trim(), "signature-0 signature-1 signature-2", "{run:?}");
    let signed = sandbox.read("signed.pdf");
    assert!(signed.starts_with(&bytes));
    assert_eq!(vanban::pdf::manifest(&signed), vanban::pdf::manifest(&bytes));
}
