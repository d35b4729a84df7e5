//! Whether the names in a standard stand for something in it.

use super::model::Standard;

/// Where an unknown name stands, the name, and the names that are known there.
type Unknown = (String, String, Vec<String>);

impl Standard {
    /// Names of forms, schemes, levels, parts and sizes that nothing in the standard has.
    pub fn unknown_names(&self) -> Vec<Unknown> {
        let mut found = vec![];
        let mut check = |place: String, name: &str, known: Vec<&str>| {
            if !known.contains(&name) {
                let known = known.into_iter().map(str::to_owned).collect();
                found.push((place, name.to_owned(), known));
            }
        };
        let forms = || self.forms.names().collect::<Vec<_>>();
        let schemes = || self.schemes.names().collect::<Vec<_>>();
        check("usual_form".to_owned(), &self.usual_form, forms());
        check("annex_scheme".to_owned(), &self.annex_scheme, schemes());
        for (id, kind) in self.kinds.iter() {
            if let Some(form) = &kind.form {
                check(format!("kinds.{id}.form"), form, forms());
            }
            if let Some(scheme) = &kind.scheme {
                check(format!("kinds.{id}.scheme"), scheme, schemes());
            }
            if let Some(top) = &kind.top {
                check(format!("kinds.{id}.top"), top, self.level_names());
            }
        }
        for (name, scheme) in self.schemes.iter() {
            let levels = || scheme.levels.names().collect::<Vec<_>>();
            check(format!("schemes.{name}.top"), &scheme.top, levels());
            for (level, entry) in scheme.levels.iter() {
                check(
                    format!("schemes.{name}.levels.{level}.below"),
                    &entry.below,
                    levels(),
                );
            }
        }
        for (name, form) in self.forms.iter() {
            let named =
                form.has.iter().chain(&form.needs).flat_map(|need| need.split('|'));
            for part in named {
                check(format!("forms.{name}"), part, self.part_names().collect());
            }
        }
        for (name, part) in self.parts.iter() {
            for line in part.before.iter().chain(&part.after) {
                let named = line.places().chain(line.list.as_deref());
                for field in named.chain(line.at.as_deref()) {
                    let fields = part.fields.names().chain(["agency"]).collect();
                    check(format!("parts.{name}"), field, fields);
                }
            }
        }
        for (name, size) in self.sizes.iter() {
            if let Some(same) = &size.same {
                check(format!("sizes.{name}.as"), same, self.sizes.names().collect());
            }
        }
        found
    }
}
