//! The lines that a model form fixes, with what the data says in them (forms 1.7–1.10).

use crate::document::{IssueDate, Loaded, Run};
use crate::vi;
use crate::yaml::Path;

/// A line that the form fixes.
pub(super) struct FixedLine {
    pub(super) kind: &'static str,
    pub(super) strong: bool,
    pub(super) runs: Vec<Run>,
    pub(super) path: Path,
}

/// Collects the lines of one part of the data.
struct Lines {
    path: Path,
    lines: Vec<FixedLine>,
}

impl Lines {
    fn of(part: &str) -> Self {
        Self { path: Path::default().key(part), lines: vec![] }
    }

    fn push(&mut self, kind: &'static str, key: &str, text: String) {
        let runs = vec![Run { text, ..Run::default() }];
        let path = if key.is_empty() { self.path.clone() } else { self.path.key(key) };
        self.lines.push(FixedLine { kind, strong: false, runs, path });
    }

    fn line(&mut self, key: &str, text: String) {
        self.push("paragraph", key, text);
    }

    fn labelled(&mut self, key: &str, label: &str, value: &str) {
        self.line(key, format!("{label} {value}"));
    }

    /// One entry behind its label, several as a list below it.
    fn list(&mut self, key: &str, label: &str, items: &[String]) {
        if let [only] = items {
            self.labelled(key, label, vi::list_item(only));
            return;
        }
        self.line(key, label.to_owned());
        let items: Vec<String> =
            items.iter().map(|item| vi::list_item(item).to_owned()).collect();
        let path = self.path.key(key);
        for (i, item) in vi::join_list(&items).into_iter().enumerate() {
            let runs = vec![Run { text: format!("- {item}"), ..Run::default() }];
            self.lines.push(FixedLine {
                kind: "paragraph",
                strong: false,
                runs,
                path: path.index(i),
            });
        }
    }
}

/// A date, or room for one that is not known yet.
fn date(date: Option<IssueDate>) -> String {
    let gap = "\u{a0}".repeat(5);
    date.map_or_else(|| format!("ngày{gap}tháng{gap}năm{gap}"), |date| date.to_string())
}

/// The lines before the body.
pub(super) fn before(loaded: &Loaded) -> Vec<FixedLine> {
    let document = &loaded.document;
    let agency = &loaded.agency.name;
    let mut found = vec![];
    if let Some(invitation) = &document.invitation {
        let mut lines = Lines::of("invitation");
        let label = format!("{agency} trân trọng kính mời:");
        lines.list("guests", &label, &invitation.guests);
        lines.labelled("event", "Tới dự", &invitation.event);
        if let Some(chair) = &invitation.chair {
            lines.labelled("chair", "Chủ trì:", chair);
        }
        lines.labelled("time", "Thời gian:", &invitation.time);
        lines.labelled("place", "Địa điểm:", &invitation.place);
        found.extend(lines.lines);
    }
    if let Some(introduction) = &document.introduction {
        let mut lines = Lines::of("introduction");
        lines.push("centred", "", format!("{agency} trân trọng giới thiệu:"));
        lines.labelled("person", "Ông (bà)", &introduction.person);
        lines.labelled("position", "Chức vụ:", &introduction.position);
        lines.labelled("sent_to", "Được cử đến:", &introduction.sent_to);
        lines.labelled("purpose", "Về việc:", &introduction.purpose);
        lines.line(
            "",
            "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ."
                .to_owned(),
        );
        let until = date(introduction.valid_until);
        lines.line("valid_until", format!("Giấy này có giá trị đến hết {until}"));
        found.extend(lines.lines);
    }
    if let Some(meeting) = &document.meeting {
        let mut lines = Lines::of("meeting");
        lines.labelled("start", "Thời gian bắt đầu:", &meeting.start);
        lines.labelled("place", "Địa điểm:", &meeting.place);
        lines.list("attendees", "Thành phần tham dự:", &meeting.attendees);
        if let Some(chair) = &meeting.chair {
            lines.labelled("chair", "Chủ trì (chủ tọa):", chair);
        }
        if let Some(secretary) = &meeting.secretary {
            lines.labelled("secretary", "Thư ký (người ghi biên bản):", secretary);
        }
        let name = vi::lower_first(meeting.name.as_deref().unwrap_or("cuộc họp"));
        lines.line("", format!("Nội dung (theo diễn biến {name}):"));
        found.extend(lines.lines);
    }
    if let Some(leave) = &document.leave {
        let mut lines = Lines::of("leave");
        let asked = date(leave.request_date);
        let person = &leave.person;
        lines.line(
            "request_date",
            format!("Xét Đơn đề nghị nghỉ phép {asked} của ông (bà) {person}"),
        );
        lines.push("centred", "", format!("{agency} cấp cho:"));
        lines.labelled("person", "Ông (bà):", person);
        lines.labelled("position", "Chức vụ:", &leave.position);
        let (from, to) = (date(leave.from), date(leave.to));
        let (duration, place) = (&leave.duration, &leave.place);
        lines.line(
            "duration",
            format!(
                "Được nghỉ phép trong thời gian {duration} kể từ {from} đến hết {to} tại {place}."
            ),
        );
        let counted = &leave.counted;
        lines.line(
            "counted",
            format!("Số ngày nghỉ phép nêu trên được tính vào thời gian {counted}"),
        );
        found.extend(lines.lines);
    }
    found.extend(parties(loaded));
    found
}

/// Who agrees with whom, each with its details.
fn parties(loaded: &Loaded) -> Vec<FixedLine> {
    let root = Path::default().key("parties");
    let mut found = vec![];
    for (i, party) in loaded.document.parties.iter().enumerate() {
        let path = root.index(i);
        let title = vi::upper(&party.title);
        let text = format!("{title}: {}", vi::upper(&party.name));
        let runs = vec![Run { text, strong: true, ..Run::default() }];
        found.push(FixedLine {
            kind: "paragraph",
            strong: true,
            runs,
            path: path.key("name"),
        });
        for (j, detail) in party.details.iter().enumerate() {
            for paragraph in detail.paragraphs() {
                let runs = super::inline::paragraph_runs(&paragraph);
                let path = path.key("details").index(j);
                found.push(FixedLine { kind: "paragraph", strong: false, runs, path });
            }
        }
    }
    found
}

/// The lines after the body.
pub(super) fn after(loaded: &Loaded) -> Vec<FixedLine> {
    let Some(meeting) = &loaded.document.meeting else { return vec![] };
    let mut lines = Lines::of("meeting");
    let (name, end) = (meeting.name.as_deref().unwrap_or("Cuộc họp"), &meeting.end);
    lines.line("end", format!("{name} kết thúc vào {end}"));
    lines.lines
}
