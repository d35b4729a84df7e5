//! The words that a standard fixes.

use schemars::JsonSchema;
use serde::Deserialize;

/// Fixed words, with places `{…}` for values, and the clause that fixes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Chữ in sẵn, và điều khoản quy định nó.")]
pub struct Word {
    /// The words as they are printed.
    #[schemars(description = "Chữ như in ra; {…} là chỗ của giá trị.")]
    pub text: String,
    /// The clause; none for what is only usual.
    #[serde(default)]
    #[schemars(description = "Điều khoản; bỏ trống nếu chỉ là lệ thường.")]
    pub clause: Option<String>,
}

/// Declares the words of a standard: a key, and what it says in Vietnamese for the schema.
macro_rules! words {
    ($($(#[$doc:meta])* $key:ident: $said:literal;)*) => {
        /// Every word that a standard fixes.
        #[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(description = "Các chữ in sẵn.")]
        pub struct Words {
            $($(#[$doc])* #[schemars(description = $said)] pub $key: Word,)*
        }

        impl Words {
            /// The words, each with its key.
            pub(super) fn entries(&self) -> Vec<(&'static str, &Word)> {
                vec![$((stringify!($key), &self.$key)),*]
            }
        }
    };
}

words! {
    /// At the top right of the first page.
    nation: "Quốc hiệu, hoặc tên tổ chức ở đầu bên phải.";
    /// Below the nation's name.
    motto: "Tiêu ngữ.";
    /// Place and date; `{place}`, `{date}`.
    place_date: "Dòng địa danh và ngày tháng: {place}, {date}.";
    /// What a legal basis begins with.
    basis: "Chữ mở đầu một căn cứ.";
    /// Before the addressees.
    addressees: "Chữ trước nơi nhận ở đầu văn bản.";
    /// Above the recipients.
    recipients: "Chữ trên danh sách nơi nhận.";
    /// The last of the recipients; `{units}`, `{copies}`.
    archive: "Dòng lưu: {units}, {copies}.";
    /// The unit that always keeps a copy.
    archive_unit: "Đơn vị luôn lưu.";
    /// Who drafted it; `{code}`, `{copies}`.
    drafter: "Ký hiệu người soạn thảo và số bản: {code}, {copies}.";
    /// After the last word of the body.
    end: "Dấu kết thúc nội dung.";
    /// After each item of a list but the last.
    item: "Dấu sau mỗi dòng của danh sách.";
    /// After the last item of a list.
    last_item: "Dấu sau dòng cuối của danh sách.";
    /// Before an item of a list.
    dash: "Dấu đầu dòng của danh sách.";
    /// On a draft.
    draft: "Chữ trên bản dự thảo.";
    /// Who sends a telegram; `{issuer}`.
    telegram: "Ai điện: {issuer}.";
    /// A party; `{title}`, `{name}`.
    party: "Một bên: {title}, {name}.";
    /// The title that a reader's window shows.
    file_title: "Tên ghi trong tệp: {kind}, {code}, {subject}.";
    /// The number of an annex; `{roman}` or `{n}`, missing if it is the only one.
    appendix: "Số của phụ lục: {roman} hoặc {n}, bỏ đi khi chỉ có một.";
    /// Below an annex's title; `{kind}`, `{code}`, `{date}`, `{agency}`.
    reference: "Dòng kèm theo: {kind}, {code}, {date}, {agency}.";
    /// The same below an annex of a text that comes with the document; `{attached}` is that text.
    #[serde(default)]
    attached_reference: "Dòng kèm theo của phụ lục thuộc văn bản kèm theo; bỏ trống thì như của văn bản: {attached}, {kind}, {code}, {date}, {agency}.";
    /// The signature of an annex's file; `{code}`, `{time}`.
    annex_signature: "Chữ ký số của tệp phụ lục: {code}, {time}.";
    /// The signature of an electronic copy; `{form}`, `{agency}`, `{time}`.
    copy_signature: "Chữ ký số của bản sao điện tử: {form}, {agency}, {time}.";
    /// After a group's title on the pages that it goes on over.
    continued: "Chữ sau tên nhóm hàng ở trang sau.";
    /// The title of the column of numbers.
    row_number: "Tên cột số thứ tự.";
    /// The number of a column, below its title; `{n}`.
    column_number: "Số của cột, dưới tên cột: {n}.";
    /// Above a table; `{unit}`.
    table_unit: "Dòng đơn vị tính trên bảng: {unit}.";
    /// The title of the row of sums.
    total: "Tên hàng cộng.";
    /// A sum in words; `{words}`.
    amount: "Số tiền bằng chữ: {words}.";
    /// What such a sum counts.
    amount_unit: "Đơn vị của số tiền bằng chữ.";
    /// A part of this document, cited in what comes with it; `{citation}`, `{kind}`.
    of_this: "Dẫn chiếu tới văn bản chính: {citation}, {kind}.";
    /// A part of what comes with it; `{citation}`, `{kind}`.
    of_attached: "Dẫn chiếu tới văn bản kèm theo: {citation}, {kind}.";
    /// A part of an annex; `{citation}`, `{appendix}`.
    of_appendix: "Dẫn chiếu tới phụ lục: {citation}, {appendix}.";
    /// What the picture of a signature shows; `{name}`.
    signature_image: "Lời tả hình chữ ký: {name}.";
    /// What the picture of a seal shows; `{agency}`.
    seal_image: "Lời tả hình dấu: {agency}.";
    /// In the place of a signature, where the original that has it is set anew.
    signed: "Chữ ở chỗ chữ ký của bản gốc, khi bản gốc được lập lại để sao.";
    /// What a scanned page shows; `{n}`, `{text}`.
    scan: "Lời tả trang quét: {n}, {text}.";
}
