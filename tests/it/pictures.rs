//! Pictures in the body: formats, sizes, faults.

use vanban::pipeline::Product;
use vanban::typeset::{Area, areas};

use crate::support::{MM, Sandbox, assert_near, crc, png, rule_names, short_plan};

const JPEG: &[u8] = include_bytes!("pictures/anh.jpg");
const CMYK: &[u8] = include_bytes!("pictures/cmyk.jpg");

fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [name.as_slice(), data].concat();
    [&(data.len() as u32).to_be_bytes(), body.as_slice(), &crc(&body).to_be_bytes()]
        .concat()
}

/// A PNG with a chunk after its head.
fn png_with(width: u32, height: u32, chunk: &[u8]) -> Vec<u8> {
    let plain = png(width, height, [0, 0, 200, 255]);
    let (head, rest) = plain.split_at(33);
    [head, chunk, rest].concat()
}

fn at_dpi(width: u32, height: u32, dpi: u32) -> Vec<u8> {
    let per_metre = ((dpi * 10_000 + 127) / 254).to_be_bytes();
    png_with(
        width,
        height,
        &chunk(*b"pHYs", &[&per_metre[..], &per_metre, &[1]].concat()),
    )
}

/// A plan with a picture a section; what is asked of it stands after its file.
fn plan(pictures: &[(&str, &str)]) -> String {
    let sections: String = pictures
        .iter()
        .map(|(file, rest)| {
            format!("  - text: Xem hình.\n    image: {{file: {file}, alt: Hình{rest}}}\n    closing: Hết.\n")
        })
        .collect();
    short_plan(&sections)
}

/// The pictures on the pages, and the lines of the faults.
fn set(files: &[(&str, &[u8])], yaml: &str) -> (Vec<Area>, Vec<(&'static str, usize)>) {
    let sandbox = Sandbox::project();
    for (name, bytes) in files {
        sandbox.write(name, bytes);
    }
    let session = sandbox.session();
    let file = vanban::diag::SourceFile::new("x.yaml", yaml);
    let (_, found) = session.build(&file, Product::Pdf);
    let line =
        |range: std::ops::Range<usize>| yaml[..range.start].matches('\n').count() + 1;
    let places = found
        .iter()
        .map(|it| it.place.as_ref().map(|at| line(at.range.clone())));
    let places: Vec<usize> = places.map(|line| line.expect("a place")).collect();
    let faults = rule_names(&found).into_iter().zip(places).collect();
    let (loaded, _) = session.load(&file);
    let pages = loaded.and_then(|loaded| session.typeset(&loaded).0);
    let pictures = pages.map_or(vec![], |(_, pages)| areas(&pages));
    (pictures.into_iter().filter(|area| area.picture).collect(), faults)
}

#[test]
fn a_picture_is_as_large_as_its_resolution_says_and_never_larger_than_the_text() {
    let mm = |width: f64, height: f64| (width * MM, height * MM);
    for (bytes, rest, size) in [
        (at_dpi(60, 30, 300), "", mm(5.08, 2.54)),
        (at_dpi(60, 30, 72), "", mm(21.17, 10.58)),
        (png(60, 30, [0; 4]), "", mm(15.875, 7.94)),
        (at_dpi(120, 30, 10), "", mm(31.75, 7.94)),
        (at_dpi(90, 30, 300), ", width: 90mm", mm(90.0, 30.0)),
        (png(60, 30, [0; 4]), ", width: 300mm", mm(160.0, 80.0)),
        (at_dpi(100, 25, 31), "", mm(81.9, 20.5)),
    ] {
        let (found, faults) = set(&[("h.png", &bytes)], &plan(&[("h.png", rest)]));
        assert_eq!(faults, []);
        assert_near(found[0].width, size.0, 0.3, rest);
        assert_near(found[0].height, size.1, 0.3, rest);
    }
    let (found, faults) = set(&[("h.jpg", JPEG)], &plan(&[("h.jpg", "")]));
    assert_eq!(faults, []);
    assert_near(found[0].width, 60.0 / 150.0 * 25.4 * MM, 0.3, "a JPEG");
}

#[test]
fn a_tall_picture_is_made_smaller_and_not_cut_off() {
    let tall = png(20, 700, [0; 4]);
    for rest in ["", ", width: 40mm", ", width: 40mm, caption: Sơ đồ đi đường"] {
        let (found, faults) = set(&[("h.png", &tall)], &plan(&[("h.png", rest)]));
        assert_eq!(faults, []);
        let picture = found[0];
        assert_near(picture.height / picture.width, 35.0, 0.1, "its shape");
        assert!(picture.y > 19.9 * MM, "{picture:?}");
        assert!(picture.y + picture.height < 277.1 * MM, "{picture:?}");
    }
}

#[test]
fn every_picture_that_cannot_be_shown_is_a_fault_at_its_line() {
    let whole = png(30, 20, [9; 4]);
    let stored = |data: &[u8]| {
        let length = data.len() as u16;
        let (mut a, mut b) = (1_u32, 0_u32);
        for byte in data {
            a = (a + u32::from(*byte)) % 65_521;
            b = (b + a) % 65_521;
        }
        let head = [&[0x78, 1, 1][..], &length.to_le_bytes(), &(!length).to_le_bytes()];
        [&head.concat()[..], data, &((b << 16) | a).to_be_bytes()].concat()
    };
    let mut profile = vec![0; 132];
    profile[12..16].copy_from_slice(b"mntr");
    profile[16..20].copy_from_slice(b"Lab ");
    let profile = [b"p\0\0".as_slice(), &stored(&profile)].concat();
    let files: &[(&str, &[u8])] = &[
        ("rong.png", b""),
        ("cut.png", &whole[..whole.len() / 2]),
        ("cut.jpg", &JPEG[..JPEG.len() - 40]),
        ("sai.png", JPEG),
        ("sai.jpg", &whole),
        ("chu.png", b"khong phai hinh"),
        ("lab.png", &png_with(30, 20, &chunk(*b"iCCP", &profile))),
        ("cmyk.jpg", CMYK),
        ("anh.gif", b"GIF89a"),
        ("dung.png", &whole),
    ];
    let pictures: Vec<(&str, &str)> = files.iter().map(|(name, _)| (*name, "")).collect();
    let (_, faults) = set(files, &plan(&pictures));
    // Each section takes three lines; the first picture stands on the eighth.
    let expected: Vec<(&str, usize)> =
        (0..9).map(|i| ("invalid-image", 8 + 3 * i)).collect();
    assert_eq!(faults, expected);
}

#[test]
fn a_signature_and_a_seal_are_png() {
    let yaml = short_plan("  - text: Một.\n").replace(
        "  name: Nguyễn Văn A\n",
        "  name: Nguyễn Văn A\n  seal_image: dau.jpg\n",
    );
    let (_, faults) = set(&[("dau.jpg", JPEG)], &yaml);
    assert_eq!(
        faults.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(),
        ["invalid-image"]
    );
}
