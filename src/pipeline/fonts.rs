//! The fonts that a project asks for.

use std::path::PathBuf;

use crate::diag::{Diagnostic, did_you_mean, rules};
use crate::error::Failure;
use crate::project::Project;
use crate::say;
use crate::typeset::{FontFault, Fonts};

/// The family that `vanban.yaml` names, else the bundled one.
pub(super) fn find(project: &Project, folders: &[PathBuf]) -> Result<Fonts, Failure> {
    let Some(family) = &project.config.font else { return Ok(Fonts::bundled()) };
    project.check_fonts()?;
    let own = project.fonts();
    let mut searched = vec![own.as_path()];
    searched.extend(folders.iter().map(PathBuf::as_path));
    Fonts::find(family, &searched).map_err(|fault| {
        let place = project.place("font");
        Failure::Findings(vec![font_fault(family, &fault).at_maybe(place)])
    })
}

fn font_fault(family: &str, fault: &FontFault) -> Diagnostic {
    match fault {
        FontFault::NotFound(families) => {
            let near = crate::vi::suggest(family, families.iter().map(String::as_str));
            let finding = Diagnostic::new(
                &rules::MISSING_FONT,
                say!("không tìm thấy phông `{family}`", "missing font `{family}`"),
            );
            match near {
                Some(near) => finding.hint(did_you_mean(near)),
                None => finding.hint(say!(
                    "Đặt bốn tệp phông vào fonts/, hoặc chỉ thư mục bằng --font-path.",
                    "Put its four files into fonts/, or name their folder with --font-path."
                )),
            }
        }
        FontFault::Incomplete(faces) => {
            let faces: Vec<_> = faces.iter().map(|face| face.name()).collect();
            let faces = faces.join(", ");
            Diagnostic::new(
                &rules::MISSING_FACE,
                say!(
                    "phông `{family}` thiếu kiểu: {faces}",
                    "the font `{family}` has missing faces: {faces}"
                ),
            )
            .hint(say!(
                "Văn bản cần đủ bốn kiểu: đứng, đậm, nghiêng, đậm nghiêng.",
                "Documents need all four: regular, bold, italic and bold italic."
            ))
        }
    }
}
