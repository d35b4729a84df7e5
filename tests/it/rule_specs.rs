//! Every rule on data and on pages has a spec, `tests/rules/NAME.md`: cases that break it and
//! cases that attack it and must not.
//!
//! A case begins with a heading of two marks. Its `yaml` block is a document, whose missing keys
//! are those of a short plan; a block `yaml NAME` is another file of the project, and one of
//! `vanban.yaml` is laid over it. What is found in the document stands in a block of `findings`,
//! all of it; a case without one has no finding. A block of `fixed` is the document after
//! `--fix`. A heading that ends with `--final` is checked for issue, one that ends with
//! `--select` against the spec's rule alone, which is off by itself. `UPDATE=1` writes the blocks of `findings` and `fixed` anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use vanban::diag::{Example, Gate, Lang, Rule, SourceFile, Stage, rules, short};
use vanban::pipeline::Session;
use vanban::project::Project;
use vanban::yaml::parse;

use crate::house::files;
use crate::rules::{laid_over, parts};
use crate::support::{SESSION, Sandbox};

const FOLDER: &str = "tests/rules";
/// What a case does not say.
const PLAN: &str = "\
kind: ke-hoach
agency: so-noi-vu
number: 5
date: 2026-03-05
subject: Công tác thử nghiệm năm 2026
sections:
  - text: Các phòng thực hiện.
signature:
  position: Giám đốc
  name: Nguyễn Văn A
recipients:
  - Các phòng thuộc Sở
";

/// The project as it is for documents to be issued.
static FINAL: LazyLock<Session> = LazyLock::new(|| another_session().at(Gate::Issue));

fn another_session() -> Session {
    let (project, _) =
        Project::find(std::path::Path::new(".")).expect("vanban.yaml loads");
    Session::new(&project, &[]).unwrap_or_else(|_| panic!("it loads"))
}

/// A case of a spec.
struct Case {
    /// All of it up to the end of its last block of YAML.
    head: String,
    title: String,
    yaml: String,
    files: Vec<(String, String)>,
    findings: String,
    fixed: String,
}

/// What comes of a case.
struct Outcome {
    findings: String,
    rules: Vec<&'static str>,
    /// Those of them that have a fix.
    fixable: Vec<&'static str>,
    fixed: String,
}

/// What stands before the first case, and the cases.
fn read(spec: &str) -> (String, Vec<Case>) {
    let mut pieces = spec.split("\n## ");
    let intro = pieces.next().unwrap_or_default().trim_end().to_owned();
    (intro, pieces.map(case).collect())
}

fn case(text: &str) -> Case {
    let mut case = Case {
        head: String::new(),
        title: text.lines().next().unwrap_or_default().to_owned(),
        yaml: String::new(),
        files: vec![],
        findings: String::new(),
        fixed: String::new(),
    };
    let mut at = 0;
    for (i, piece) in text.split("```").enumerate() {
        let end = at + piece.len();
        if i % 2 == 1 {
            let (info, block) = piece.split_once('\n').unwrap_or((piece, ""));
            match info {
                "yaml" => block.clone_into(&mut case.yaml),
                "findings" => block.clone_into(&mut case.findings),
                "fixed" => block.clone_into(&mut case.fixed),
                other => {
                    let name = other.strip_prefix("yaml ").unwrap_or_else(|| {
                        panic!("{}: a block of `{other}`", case.title)
                    });
                    case.files.push((name.to_owned(), block.to_owned()));
                }
            }
            if info.starts_with("yaml") {
                text[..end + 3].clone_into(&mut case.head);
            }
        }
        at = end + 3;
    }
    case
}

/// The keys of the short plan that a document does not say.
fn rest(yaml: &str) -> String {
    let said: Vec<&str> = parts(yaml).iter().map(|(key, _)| *key).collect();
    let missing = parts(PLAN).into_iter().filter(|(key, _)| !said.contains(key));
    missing.map(|(_, part)| part).collect()
}

fn outcome(case: &Case, rule: &Rule) -> Outcome {
    let own = (!case.files.is_empty()).then(|| {
        let sandbox = Sandbox::project();
        let config = fs::read_to_string("vanban.yaml").expect("read");
        for (name, text) in &case.files {
            match name.as_str() {
                "vanban.yaml" => sandbox.write(name, laid_over(&config, text)),
                _ => sandbox.write(name, text),
            }
        }
        (sandbox.session(), sandbox)
    });
    let selected = case.title.ends_with("--select").then(|| {
        let names = BTreeSet::from([rule.name.to_owned()]);
        another_session().looking_at(names, BTreeSet::new())
    });
    let session = match &own {
        Some((session, _)) => session,
        None if case.title.ends_with("--final") => &*FINAL,
        None => selected.as_ref().unwrap_or(&SESSION),
    };
    let rest = rest(&case.yaml);
    let file = SourceFile::new("@", format!("{}{rest}", case.yaml));
    let checked = session.check(&file, || parse(&file));
    let lines = checked.findings.iter().map(|finding| {
        let line = short(finding, Lang::Vi).replace("@:", "");
        format!("{line}\n")
    });
    let findings: String = lines.collect();
    let rules = checked.findings.iter().map(|finding| finding.rule.name).collect();
    let fixable = checked.findings.iter().filter(|finding| !finding.fixes.is_empty());
    let fixable = fixable.map(|finding| finding.rule.name).collect();
    let repaired = session.repaired(&file, checked, true);
    let again = session.check(&repaired.file, || parse(&repaired.file));
    let again = session.repaired(&repaired.file, again, true);
    assert_eq!(again.made, 0, "{}: a second --fix changes more", case.title);
    let fixed = match repaired.made {
        0 => String::new(),
        _ => repaired
            .file
            .text
            .strip_suffix(&rest)
            .expect("the plan stays")
            .to_owned(),
    };
    Outcome { findings, rules, fixable, fixed }
}

/// A case as it is written.
fn written(case: &Case, outcome: &Outcome) -> String {
    let mut text = format!("\n## {}", case.head);
    for (name, block) in [("findings", &outcome.findings), ("fixed", &outcome.fixed)] {
        if !block.is_empty() {
            text.push_str(&format!("\n\n```{name}\n{block}```"));
        }
    }
    text.push('\n');
    text
}

/// What is wrong with the spec of a rule.
fn complaint(rule: &Rule) -> Option<String> {
    let path = PathBuf::from(FOLDER).join(format!("{rule}.md"));
    let Ok(spec) = fs::read_to_string(&path) else {
        return Some(format!("{rule} has no spec: write {}", path.display()));
    };
    let (intro, cases) = read(&spec);
    let outcomes: Vec<Outcome> = cases.iter().map(|case| outcome(case, rule)).collect();
    let pairs = || cases.iter().zip(&outcomes);
    let now: String = pairs().map(|(case, outcome)| written(case, outcome)).collect();
    let now = format!("{intro}\n{now}");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).expect("written");
    }
    let breaks = |outcome: &Outcome| outcome.rules.contains(&rule.name);
    let broken = outcomes.iter().filter(|it| breaks(it)).count();
    if broken == 0 || broken == outcomes.len() {
        return Some(format!(
            "{rule}: {broken} of {} cases break it; it needs some that do and some that do not",
            outcomes.len()
        ));
    }
    let fixable = outcomes.iter().any(|it| it.fixable.contains(&rule.name));
    if [Lang::Vi, Lang::En]
        .iter()
        .any(|lang| rule.prose(*lang).contains("--fix") != fixable)
    {
        return Some(format!(
            "{rule}: its page says `--fix` if and only if it has a fix"
        ));
    }
    let wrong = pairs().filter(|(case, outcome)| {
        (&case.findings, &case.fixed) != (&outcome.findings, &outcome.fixed)
    });
    let wrong: Vec<String> = wrong
        .map(|(case, it)| format!("{rule}, {}:\n{}{}", case.title, it.findings, it.fixed))
        .collect();
    (!wrong.is_empty()).then(|| wrong.join("\n"))
}

/// The rules that need a spec: those that no other test breaks, and that `check` looks at.
fn specified() -> Vec<&'static Rule> {
    let elsewhere = |rule: &Rule| {
        let commands =
            |it: &Example| it.language == "console" && it.text.contains(" next ");
        rule.test().is_some() || rule.examples().iter().any(commands)
    };
    let all = rules::ALL.iter().copied();
    all.filter(|rule| matches!(rule.stage, Stage::Data | Stage::Pages))
        .filter(|rule| !elsewhere(rule))
        .collect()
}

#[test]
fn every_rule_on_data_and_pages_has_a_spec_whose_cases_come_out_as_they_say() {
    let rules = specified();
    let half = rules.len() / 2;
    let complaints = std::thread::scope(|scope| {
        let look = |rules: &[&'static Rule]| {
            let rules = rules.to_vec();
            scope.spawn(move || {
                rules.into_iter().filter_map(complaint).collect::<Vec<_>>()
            })
        };
        let (one, two) = (look(&rules[..half]), look(&rules[half..]));
        [one.join().expect("looked at"), two.join().expect("looked at")].concat()
    });
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_spec_is_that_of_a_rule() {
    for path in files(FOLDER, ".md") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(rules::find(&name).is_some(), "{name}");
        let text = fs::read_to_string(&path).expect("read");
        assert!(text.starts_with(&format!("# {name}\n")), "{name} is not its heading");
    }
}
