//! `vanban` turns YAML data into official Vietnamese administrative documents (văn bản hành
//! chính) as PDF, in the format of Decree 30/2020/NĐ-CP.
//!
//! # How it works
//!
//! Data flows one way, and each arrow is one function in one module:
//!
//! ```text
//! plans/x.yaml ─▶ yaml::parse ─▶ form::Reader::load ─▶ Loaded           findings
//!                                  ▲                     │
//!                    standard/nd30.yaml, vanban.yaml      │
//!                                                compose::compose
//!                                                         ▼
//!                     Composed: everything that is printed, with its places
//!                        │                 │                        │
//!                     diff::parts          │              render::too_wide  findings
//!                                render::Renderer::document   ◀─ templates/*.typ.j2
//!                                          ▼
//!                         Typst source, with a way back to template and YAML
//!                                          │
//!                          typeset::Typesetter::typeset   ◀─ templates/lib/*.typ, fonts/
//!                                          ▼
//!                                        Pages ─▶ check::check_pages        findings
//!                                          │    ─▶ inspect::inspect          findings
//!                                          │
//!                               typeset::{pdf, png, svg}
//!                                          ▼
//!                                        bytes ─▶ output::write ─▶ out/x.pdf
//! ```
//!
//! What the decree fixes stands in [`standard`] as data; no other room knows a word, number or
//! clause of it. [`compose`] says what is printed, [`render`] how templates see it, and what a
//! finding is about is a value of [`diag::rules`].
//!
//! Beside it stands the other story, `vanban next`: [`grammar::Text`] reads every text with one
//! grammar of dates, citations and anniversaries, [`legal`] says what is in force when,
//! [`judge`] gives each year, date and name its role, and [`roll`] makes the draft and its
//! review list. [`diff`] compares two documents part by part.
//!
//! [`batch`] tells the first story many times over: jobs over the cores, what is up to date left
//! alone by a ledger of content hashes, and copies of a template from a [`list`], which [`join`]
//! puts into one PDF for printing. `vanban watch`
//! is a run at every change; [`preview`] shows its pages in a browser. What comes back from
//! signing is held by [`signed`] against the document's build: the same bytes, and after them
//! nothing but signatures.
//!
//! [`outgoing`] gives documents their numbers after they were signed, keeps the register of them,
//! and tells what has been issued, so that it is not made anew as something else.
//!
//! [`pipeline`] tells the first story from end to end. What is wrong in a file is a [`diag::Diagnostic`]
//! with its place; what keeps a command from going on is an [`error::Error`]. minijinja
//! decides *what* appears; how it looks is plain Typst in `templates/lib/`, one component of
//! the page a file. Every value enters the Typst source as a string literal, so no text can
//! become code.
//!
//! # Who may import whom
//!
//! | room | imports |
//! | --- | --- |
//! | [`bounds`], [`files`], [`fingerprint`], [`diag`], [`pdf`] | nothing of ours |
//! | [`join`] | `fingerprint`, `pdf` |
//! | [`vi`] | `bounds` |
//! | [`output`] | `files` |
//! | [`grammar`] | `vi` |
//! | [`filetype`] | `diag` |
//! | [`yaml`] | `bounds`, `diag`, `vi` |
//! | [`standard`] | `yaml`, `diag`, `vi` |
//! | [`document`] | `standard`, `yaml`, `diag`, `vi` |
//! | [`form`] | `bounds`, `document`, `standard`, `list`, `yaml`, `diag`, `vi` |
//! | [`legal`] | `grammar`, `yaml`, `diag`, `vi` |
//! | [`compose`] | `document`, `standard`, `yaml`, `vi` |
//! | [`render`] | `compose`, `document`, `standard`, `yaml`, `diag`, `vi`, `bounds` |
//! | [`typeset`] | `diag`, `bounds` |
//! | [`signed`] | `pdf`, `typeset`, `error`, `files`, `fingerprint`, `diag` |
//! | [`check`] | `document`, `standard`, `grammar`, `typeset`, `yaml`, `diag`, `vi`, `legal` |
//! | [`inspect`] | `compose`, `document`, `standard`, `typeset`, `yaml`, `diag`, `vi` |
//! | [`lint`] | `document`, `standard`, `grammar`, `yaml`, `diag`, `vi` |
//! | [`judge`] | `document`, `legal`, `grammar`, `diag`, `vi` |
//! | [`roll`] | `judge`, `document`, `standard`, `legal`, `grammar`, `yaml`, `diag`, `vi` |
//! | [`diff`] | `compose`, `document`, `yaml`, `diag`, `vi` |
//! | [`list`] | `filetype`, `yaml`, `diag`, `vi`, `bounds` |
//! | [`error`] | `diag`, `files` |
//! | [`project`] | `form`, `document`, `standard`, `legal`, `yaml`, `error`, `fingerprint`, `output`, `diag`, `vi`, `filetype`, `files` |
//! | [`pipeline`] | `check`, `lint`, `inspect`, `compose`, `document`, `error`, `fingerprint`, `form`, `list`, `project`, `render`, `standard`, `typeset`, `yaml`, `diag`, `vi`, `legal`, `pdf`, `bounds`, `files` |
//! | [`outgoing`] | `diff`, `document`, `error`, `files`, `fingerprint`, `form`, `output`, `pipeline`, `project`, `standard`, `yaml`, `diag`, `vi` |
//! | [`batch`] | `document`, `error`, `fingerprint`, `form`, `list`, `outgoing`, `output`, `pipeline`, `project`, `typeset`, `yaml`, `diag`, `vi`, `join`, `pdf`, `files` |
//! | [`preview`] | `typeset`, `fingerprint`, `diag` |
//! | [`cli`] | everything; nothing imports it |
//!
//! A test reads the imports of every file against this table, and finds circles inside rooms.
//!
//! # Where to add
//!
//! | what | where |
//! | --- | --- |
//! | a kind of document | an entry in `standard/nd30.yaml`, a starter in `plans/mau/` |
//! | a standard | a file like it in a project's `standards/`; for the program, beside `nd30.yaml` |
//! | a rule | a line in `diag/rules.rs`, its page `diag/rules/NAME.md`, and the check that finds it |
//! | an output | a room beside [`render`] that reads [`compose::Composed`], and a [`pipeline::Product`] |
//! | a command | a struct in a file of `cli/`, and its line in `cli/command_line.rs` and `cli/run.rs` |
//!
//! # Glossary
//!
//! | Vietnamese | Rust | YAML | clause |
//! | --- | --- | --- | --- |
//! | chuẩn thể thức | [`standard::Standard`] | `standard` | – |
//! | văn bản | [`document::Document`] | the file | Điều 3 |
//! | văn bản như in ra | [`compose::Composed`] | – | – |
//! | tên loại | [`standard::Kind`], [`document::KindName`] | `kind` | Điều 7, II.5 |
//! | cơ quan ban hành | [`document::Agency`] | `agency` | II.2 |
//! | số văn bản | [`document::DocumentNumber`] | `number` | II.3 |
//! | ký hiệu | `Loaded::symbol` | `symbol` | II.3.b |
//! | ngày ban hành | [`document::IssueDate`] | `date` | II.4.b |
//! | địa danh | `Agency::place` | `place` | II.4.a |
//! | trích yếu | `Document::subject` | `subject` | II.5 |
//! | kính gửi | `Document::addressees` | `addressees` | II.9.d |
//! | căn cứ ban hành | `Document::legal_bases` | `legal_bases` | II.6.a |
//! | thẩm quyền ban hành | `Document::issuer` | `issuer` | forms 1.1–1.3 |
//! | văn bản kèm theo | [`document::Attachment`] | `attachment` | form 1.3 |
//! | giấy mời, giấy giới thiệu, biên bản, giấy nghỉ phép | [`standard::FormPart`], [`document::PartData`] | `invitation`, `introduction`, `meeting`, `leave` | forms 1.7–1.10 |
//! | các bên | [`document::Party`] | `parties` | Điều 7 |
//! | cấp: phần, chương, mục, tiểu mục, điều, khoản, điểm | [`standard::Level`], [`standard::Scheme`] | `level`, `scheme` | II.6.d |
//! | mức độ khẩn | [`standard::Urgency`] | `urgency` | III.2.b |
//! | phạm vi lưu hành | `Document::circulation` | `circulation` | III.2.c |
//! | người soạn thảo | [`document::Drafter`] | `drafter` | III.3 |
//! | bản sao | [`document::Original`] | `original` | Điều 25 |
//! | phần, mục, khoản, điểm | [`document::Section`] | `sections`, `items` | II.6.d |
//! | lời văn | [`document::Prose`] | `text`, `intro`, `closing` | II.6.e |
//! | người ký | [`document::Signature`] | `signature` | II.7 |
//! | nơi nhận | `Document::recipients` | `recipients` | II.9 |
//! | lưu | [`document::Archive`] | `archive` | II.9.d |
//! | phụ lục | [`document::Appendix`] | `appendices` | III.1 |
//! | bản giấy, bản điện tử | [`document::Medium`] | `medium` | III.1.c |
//! | bảng, cột, nhóm, hàng | [`document::Table`], [`document::Column`], [`document::Group`], [`document::Row`] | `table`, `columns`, `groups`, `rows` | – |
//! | mẫu | [`standard::Form`] | `form` of a kind | PL III |
//! | viện dẫn | [`grammar::Citation`] | – | II.6.b |
//! | hiệu lực | [`legal::LegalDocument`] | `documents` of `legal.yaml` | – |
//! | sắp xếp, hợp nhất, đổi tên | [`legal::Reform`] | `administration` of `legal.yaml` | – |
//! | ngày nghỉ lễ, tết | [`legal::Holiday`] | `holidays` of `legal.yaml` | – |
//! | danh sách, cột, hàng | [`list::List`], [`list::Cell`], [`list::Record`] | `rows_from` | – |
//! | trường (của mẫu trộn) | [`document::MergeField`] | `«cột»` | – |
//! | số của bản đầu tiên | `Document::number_from` | `number_from` | II.3.a |
//! | việc dựng | [`batch::Job`] | – | – |
//! | bản dự thảo năm sau | [`roll::Draft`] | – | – |
//! | rà soát | [`roll::Review`] | `# rà soát: …` | – |
//! | đã rà soát: giữ, thay bằng, bỏ | [`roll::Answer`], [`yaml::Decision`] | `# đã rà soát: … : giữ` | – |
//! | kể việc đã qua, nói việc sắp tới | [`standard::Outlook`] | `outlook` | – |
//! | so sánh | [`diff::Compared`] | – | – |
//! | tệp đã ký, người ký, dấu đóng trên tệp | [`signed::SignedFile`], [`signed::FileSigner`], [`signed::Stamp`] | – | PL I, Phần I, II.7, II.8 |
//! | kết luận về tệp đã ký | [`signed::SignedVerdict`] | – | – |
//! | sổ đăng ký văn bản đi, một lần ghi | [`outgoing::Outgoing`], [`outgoing::RegisterEntry`] | `so-van-ban.yaml` | Điều 16 |
//! | sổ (một dãy số) | [`outgoing::BookSeries`] | `books` | Điều 15 |
//!
//! Clauses without a name are of Phụ lục I, Phần I of the decree.

pub mod batch;
pub mod bounds;
pub mod check;
pub mod cli;
pub mod compose;
pub mod diag;
pub mod diff;
pub mod document;
pub mod error;
pub mod files;
pub mod filetype;
pub mod fingerprint;
pub mod form;
pub mod grammar;
pub mod inspect;
pub mod join;
pub mod judge;
pub mod legal;
pub mod lint;
pub mod list;
pub mod outgoing;
pub mod output;
pub mod pdf;
pub mod pipeline;
pub mod preview;
pub mod project;
pub mod render;
pub mod roll;
pub mod signed;
pub mod standard;
pub mod typeset;
pub mod vi;
pub mod yaml;
