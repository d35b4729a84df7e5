"""Signs PDFs with pyHanko, and adds to them what no signature adds.

sign.py sign IN OUT FOLDER JSON   the JSON is a list of signatures: sub_filter, key, text, box
sign.py stamp IN OUT FOLDER       a time stamp of the whole document
sign.py tamper IN OUT HOW
"""

import datetime
import json
import pathlib
import sys
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko import stamp
from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.pdf_utils import generic, text
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper

SINCE = datetime.datetime(2025, 1, 1, tzinfo=datetime.timezone.utc)
SUB_FILTERS = {
    "adbe.pkcs7.detached": fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
    "ETSI.CAdES.detached": fields.SigSeedSubFilter.PADES,
}
PICTURE = b"q 20 0 0 20 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x\nEI Q"


def new_key(kind):
    if kind in ("rsa", "pss"):
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key({"p256": ec.SECP256R1(), "p384": ec.SECP384R1()}[kind])


def certificate(name, key, issuer, issuer_key, authority, stamps=False):
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(SINCE)
        .not_valid_after(SINCE + datetime.timedelta(days=36500))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not authority, content_commitment=not authority,
                key_encipherment=False, data_encipherment=False, key_agreement=False,
                key_cert_sign=authority, crl_sign=authority,
                encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
    )
    if stamps:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(issuer_key or key, hashes.SHA256())


def written(folder, name, key, cert):
    """Keeps a certificate for the test, and its key beside the folder of trust."""
    pem = folder / f"{name}.pem"
    pem.write_bytes(cert.public_bytes(serialization.Encoding.PEM))
    private = folder.parent / f"{name}.key"
    private.write_bytes(key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ))
    return str(pem), str(private)


def authority(folder):
    key = new_key("rsa")
    cert = certificate("Gốc thử", key, None, None, True)
    pem, _ = written(folder, "goc", key, cert)
    return key, cert, pem


def time_stamper(folder, root_key, root):
    key = new_key("rsa")
    cert = certificate("Dấu thời gian thử", key, root.subject, root_key, False, stamps=True)
    pem, private = written(folder, "thoi-gian", key, cert)
    return DummyTimeStamper(
        tsa_cert=load_cert_from_pemder(pem),
        tsa_key=load_private_key_from_pemder(private, passphrase=None),
    )


def sign(source, folder, wanted):
    root_key, root, root_pem = authority(folder)
    out = source
    for i, one in enumerate(wanted, start=1):
        key = new_key(one["key"])
        cert = certificate(f"Người ký {i}", key, root.subject, root_key, False)
        pem, private = written(folder, f"nguoi-{i}", key, cert)
        signer = signers.SimpleSigner.load(
            private, pem, ca_chain_files=(root_pem,), prefer_pss=one["key"] == "pss"
        )
        style = None
        if one.get("text"):
            box = text.TextBoxStyle(font_size=13)
            style = stamp.TextStampStyle(
                stamp_text=one["text"], border_width=0, background=None, text_box_style=box
            )
        elif one.get("box"):
            picture = RawContent(PICTURE, box=BoxConstraints(width=20, height=20))
            style = stamp.StaticStampStyle(background=picture, border_width=0)
        name = f"Signature{i}"
        metadata = signers.PdfSignatureMetadata(
            field_name=name,
            subfilter=SUB_FILTERS[one["sub_filter"]],
            md_algorithm="sha384" if one["key"] == "p384" else "sha256",
        )
        box = one.get("box")
        field = fields.SigFieldSpec(name, on_page=0, box=tuple(box) if box else None)
        pdf_signer = signers.PdfSigner(
            metadata,
            signer,
            stamp_style=style,
            new_field_spec=field,
            timestamper=time_stamper(folder, root_key, root) if one.get("time") else None,
        )
        out = pdf_signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(out))).getvalue()
    return out


def stamped(source, folder):
    root_key, root, _ = authority(folder)
    stamper = signers.PdfTimeStamper(time_stamper(folder, root_key, root))
    writer = IncrementalPdfFileWriter(BytesIO(source))
    return stamper.timestamp_pdf(writer, "sha256").getvalue()


def tampered(source, how):
    if how == "byte":
        at = source.index(b"/Creator(vanban ") + len("/Creator(vanban ")
        return source[:at] + bytes([source[at] ^ 1]) + source[at + 1 :]
    writer = IncrementalPdfFileWriter(BytesIO(source))
    name = generic.pdf_name
    page = writer.root["/Pages"]["/Kids"][0]
    page_ref = writer.root["/Pages"]["/Kids"].raw_get(0)
    if how == "text":
        words = b"q BT /f0 13 Tf 1 0 0 1 140 728 Tm <0003> Tj ET Q"
        added = writer.add_object(generic.StreamObject(stream_data=words))
        old = page.raw_get("/Contents")
        page["/Contents"] = generic.ArrayObject([old, added])
        writer.update_container(page)
    elif how == "note":
        note = generic.DictionaryObject({
            name("/Type"): name("/Annot"),
            name("/Subtype"): name("/FreeText"),
            name("/Contents"): generic.pdf_string("thêm"),
            name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (90, 90, 300, 200))),
        })
        page["/Annots"].append(writer.add_object(note))
        writer.update_container(page["/Annots"])
    elif how == "action":
        writer.root["/OpenAction"] = generic.DictionaryObject({
            name("/S"): name("/JavaScript"), name("/JS"): generic.pdf_string("1"),
        })
        writer.update_root()
    elif how == "page":
        kids = writer.root["/Pages"]["/Kids"]
        kids.append(page_ref)
        writer.update_container(kids)
    elif how == "title":
        info = writer.trailer["/Info"]
        info["/Title"] = generic.pdf_string("Khác")
        writer.update_container(info)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def main(task, source, target, *more):
    source = pathlib.Path(source).read_bytes()
    if task == "tamper":
        out = tampered(source, *more)
    else:
        folder = pathlib.Path(more[0])
        folder.mkdir(parents=True, exist_ok=True)
        out = sign(source, folder, json.loads(more[1])) if task == "sign" else stamped(source, folder)
    pathlib.Path(target).write_bytes(out)


main(*sys.argv[1:])
