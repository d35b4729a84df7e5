//! What a joined file says once, for all files in it.

use super::joiner::{
    BOOKMARKS, CATALOG, First, ForeignPdf, INFO, Joiner, METADATA, PAGES, TAGS,
};
use super::titles::record;
use crate::fingerprint::Fingerprint;
use crate::pdf::{entry, utf16};

impl Joiner {
    /// The joined file, whose title is what `titled` makes of that of the first file.
    ///
    /// # Errors
    /// Returns that there was no file.
    pub fn finish(
        mut self,
        titled: impl FnOnce(&str) -> String,
    ) -> Result<Vec<u8>, ForeignPdf> {
        let First { title, catalog, info, roles } =
            self.first.take().ok_or(ForeignPdf)?;
        let title = titled(&title);
        let identity = Fingerprint::of(self.identity.as_bytes()).to_string();
        let nodes = listed(&self.page_nodes);
        let count = self.page_count;
        self.objects
            .put(PAGES, &format!("<</Type/Pages/Count {count}/Kids[{nodes}]>>"));
        self.tags(&roles);
        self.outline();
        let said = record(&self.record, &title, count, &identity);
        let head = format!("<</Length {}/Type/Metadata/Subtype/XML>>", said.len());
        let stream = format!("\nstream\n{said}\nendstream");
        self.objects.write(METADATA, head.as_bytes(), Some(stream.as_bytes()));
        let info = String::from_utf8_lossy(&info).into_owned();
        let old = entry(info.as_bytes(), b"/Title")
            .map_or(String::new(), |old| String::from_utf8_lossy(old).into_owned());
        let new = utf16(&title);
        let info = info.replacen(&format!("/Title{old}"), &format!("/Title{new}"), 1);
        self.objects.put(INFO, &info);
        let head = format!(
            "<</Type/Catalog/Pages {PAGES} 0 R/Metadata {METADATA} 0 R\
             /StructTreeRoot {TAGS} 0 R/Outlines {BOOKMARKS} 0 R"
        );
        self.objects
            .write(CATALOG, &[head.as_bytes(), &catalog, b">>"].concat(), None);
        Ok(self.objects.end(CATALOG, INFO, &identity))
    }

    fn tags(&mut self, roles: &[u8]) {
        let roles = String::from_utf8_lossy(roles);
        let tops = listed(&self.tops);
        let cells = String::from_utf8_lossy(&self.cells);
        let cells = if cells.is_empty() {
            String::new()
        } else {
            format!("/IDTree<</Names[{cells}]>>")
        };
        let parents = String::from_utf8_lossy(&self.parents);
        let tags = format!(
            "<</Type/StructTreeRoot/RoleMap {roles}/K[{tops}]/ParentTree<</Nums[{parents}]>>{cells}/ParentTreeNextKey {}>>",
            self.next_parent
        );
        self.objects.put(TAGS, &tags);
    }

    fn outline(&mut self) {
        let bookmarks = std::mem::take(&mut self.bookmarks);
        let number = |i: usize| bookmarks.get(i).map(|it| it.number);
        for (i, it) in bookmarks.iter().enumerate() {
            let mut said = format!(
                "<</Parent {BOOKMARKS} 0 R/Title{}/Dest[{} 0 R/XYZ null null 0]",
                utf16(&it.title),
                it.page
            );
            let before = i.checked_sub(1).and_then(number).map(|it| ("/Prev", it));
            let after = number(i + 1).map(|it| ("/Next", it));
            for (key, other) in before.into_iter().chain(after) {
                said.push_str(&format!("{key} {other} 0 R"));
            }
            if let Some((first, last)) = it.inner {
                // A count below zero leaves the inner ones closed.
                let count = it.count;
                said.push_str(&format!(
                    "/First {first} 0 R/Last {last} 0 R/Count -{count}"
                ));
            }
            said.push_str(">>");
            self.objects.put(it.number, &said);
        }
        let ends = bookmarks.first().zip(bookmarks.last());
        let ends = ends.map_or(String::new(), |(first, last)| {
            let (first, last, count) = (first.number, last.number, bookmarks.len());
            format!("/First {first} 0 R/Last {last} 0 R/Count {count}")
        });
        self.objects.put(BOOKMARKS, &format!("<</Type/Outlines{ends}>>"));
    }
}

fn listed(numbers: &[u32]) -> String {
    let listed: Vec<String> =
        numbers.iter().map(|number| format!("{number} 0 R")).collect();
    listed.join(" ")
}
