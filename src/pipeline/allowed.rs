//! Rules that a file lets be broken, line by line.

use std::sync::Arc;

use crate::diag::{Diagnostic, Place, Rule, SourceFile, rules};
use crate::project::named_rule;
use crate::say;
use crate::yaml::{Allowance, Tree, allowances};

/// The comments of a file that let rules be broken, and which of them were needed.
#[derive(Debug)]
pub(super) struct AllowedHere {
    file: Arc<SourceFile>,
    each: Vec<(Allowance, &'static Rule, bool)>,
}

impl AllowedHere {
    /// What a file allows, and what is wrong with the comments that say so.
    pub(super) fn of(tree: &Tree) -> (Self, Vec<Diagnostic>) {
        let (mut each, mut faults) = (vec![], vec![]);
        for allowance in allowances(tree) {
            let place = || Place::new(&tree.file, allowance.comment.clone());
            let fault =
                |message| Diagnostic::new(&rules::INVALID_ALLOWANCE, message).at(place());
            if allowance.reason.is_none() || allowance.rules.is_empty() {
                let message = say!(
                    "chú thích cho phép này chưa nêu lý do, nên không có tác dụng",
                    "this allowance gives no reason, and has no effect"
                );
                faults.push(fault(message).hint(say!(
                    "Viết `# vanban: allow QUY_TẮC - lý do`.",
                    "Write `# vanban: allow RULE - reason`."
                )));
                continue;
            }
            for name in &allowance.rules {
                match named_rule(name) {
                    Err((message, near)) => {
                        faults.push(fault(message).hint_maybe(near));
                    }
                    Ok(rule) if rule.is_fixed() => faults.push(fault(say!(
                        "không bỏ qua được `{name}`: vi phạm thì không thành văn bản, hoặc chưa xong",
                        "`{name}` cannot be allowed: what breaks it is no document, or is not done"
                    ))),
                    Ok(rule) => each.push((allowance.clone(), rule, false)),
                }
            }
        }
        (Self { file: tree.file.clone(), each }, faults)
    }

    /// True if a finding is allowed; the comment that allows it was needed.
    pub(super) fn covers(&mut self, finding: &Diagnostic) -> bool {
        let Some(place) = &finding.place else { return false };
        if self.each.is_empty() || place.file.name != self.file.name {
            return false;
        }
        let mut any = false;
        for (allowance, rule, used) in &mut self.each {
            let covers = allowance.covers.contains(&place.range.start);
            if *rule == finding.rule && covers {
                (*used, any) = (true, true);
            }
        }
        any
    }

    /// The comments that no finding needed, of the rules that were looked at.
    pub(super) fn unused(&self, looked_at: impl Fn(&Rule) -> bool) -> Vec<Diagnostic> {
        let idle = self.each.iter().filter(|(_, rule, used)| !used && looked_at(rule));
        let finding = |(allowance, rule, _): &(Allowance, &'static Rule, bool)| {
            let name = rule.name;
            let message = say!(
                "không còn gì trái `{name}` ở đây",
                "nothing breaks `{name}` here any more"
            );
            let place = Place::new(&self.file, allowance.comment.clone());
            let finding = Diagnostic::new(&rules::UNUSED_ALLOWANCE, message).at(place);
            finding.hint(say!(
                "Xóa chú thích này, kẻo lỗi sau này bị bỏ qua.",
                "Delete this comment, lest it hide a later fault."
            ))
        };
        idle.map(finding).collect()
    }
}
