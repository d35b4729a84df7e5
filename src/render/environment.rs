//! The template engine: strict, without files of its own, and unable to let text be code.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, OutputSpan, UndefinedBehavior,
};
use minijinja::{Output, State, Value};
use serde::Serialize;

use super::literal::literal;
use super::marks::unmark;
use super::templates::Templates;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;

/// The steps that a template may take: over ten times what 10,000 rows need. Data that it
/// makes is charged too, so this also keeps it from using up the memory.
const FUEL: u64 = 20_000_000;

/// Turns views into Typst source; made once for many documents.
#[derive(Debug)]
pub struct Renderer {
    environment: Environment<'static>,
    templates: Templates,
}

/// A Typst source, with where each of its bytes comes from.
#[derive(Debug)]
pub struct Rendered {
    /// The source.
    pub source: String,
    /// The template behind each stretch of it.
    pub(super) spans: Vec<OutputSpan>,
}

impl Renderer {
    /// A renderer for a project's templates.
    ///
    /// # Errors
    /// Returns every template that is not well formed.
    pub fn new(templates: Templates) -> Result<Self, Vec<Diagnostic>> {
        let mut environment = Environment::new();
        environment.set_debug(true);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        let syntax =
            SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        // The default delimiters are always valid.
        environment.set_syntax(syntax.unwrap_or_default());
        environment.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
        environment.set_formatter(format_markup);
        environment
            .add_filter("code", |value: Value| code(&value).map(Value::from_safe_string));
        environment.add_filter("inline", |value: Value| {
            inline(&value).map(Value::from_safe_string)
        });
        environment.add_filter("paragraphs", |value: Value| {
            paragraphs(&value).map(Value::from_safe_string)
        });
        let mut findings = vec![];
        for (name, template) in templates.sources() {
            let added =
                environment.add_template_owned(name.to_owned(), template.text.clone());
            if let Err(fault) = added {
                findings.push(template_fault(&fault, &templates));
            }
        }
        if findings.is_empty() {
            Ok(Self { environment, templates })
        } else {
            Err(findings)
        }
    }

    /// The templates.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Renders a view by the template of its form.
    ///
    /// # Errors
    /// Returns the fault of the template, at its line.
    pub fn render(
        &self,
        form: &str,
        view: &impl Serialize,
    ) -> Result<Rendered, Diagnostic> {
        let fault = |error| template_fault(&error, &self.templates);
        let template = self
            .environment
            .get_template(&format!("{form}.typ.j2"))
            .map_err(fault)?;
        let (source, spans) =
            template.render_with_spans(Value::from(Serde(view))).map_err(fault)?;
        Ok(Rendered { source, spans })
    }
}

/// Writes a value into markup: a text as an expression that prints just that text.
fn format_markup(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    let written = if value.is_safe() {
        value.to_string()
    } else if let Some(text) = value.as_str() {
        markup(text)
    } else if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    } else {
        let code = code(value)?;
        format!("#{code};")
    };
    out.write_str(&written).map_err(Error::from)
}

fn markup(text: &str) -> String {
    let (mark, text) = unmark(text);
    format!("{mark}#{};", literal(&text))
}

/// Writes a value as Typst code: a literal.
fn code(value: &Value) -> Result<String, Error> {
    if let Some(text) = value.as_str() {
        let (mark, text) = unmark(text);
        return Ok(format!("{mark}{}", literal(&text)));
    }
    match value.kind() {
        ValueKind::None => Ok("none".to_owned()),
        ValueKind::Bool => Ok(if value.is_true() { "true" } else { "false" }.to_owned()),
        ValueKind::Number => Ok(value.to_string()),
        ValueKind::Seq => {
            let items: Result<Vec<_>, _> = value.try_iter()?.map(|v| code(&v)).collect();
            Ok(format!("({})", items?.into_iter().map(|i| i + ", ").collect::<String>()))
        }
        kind => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("a value of type {kind} cannot be written as Typst code"),
        )),
    }
}

/// Writes a line of stretches as markup.
fn inline(line: &Value) -> Result<String, Error> {
    let mut written = String::new();
    for stretch in line.try_iter()? {
        let note = stretch.get_attr("note")?;
        if note.kind() == ValueKind::Seq {
            written.push_str(&format!("#footnote[{}];", inline(&note)?));
            continue;
        }
        let flag = |name: &str| stretch.get_attr(name).map(|v| v.is_true());
        let text = stretch.get_attr("text")?;
        let text = text.as_str().unwrap_or_default();
        let mut piece = if flag("whole")? {
            let (mark, text) = unmark(text);
            format!("{mark}#box({});", literal(&text))
        } else {
            markup(text)
        };
        if flag("emph")? {
            piece = format!("#emph[{piece}];");
        }
        if flag("strong")? {
            piece = format!("#strong[{piece}];");
        }
        written.push_str(&piece);
    }
    Ok(written)
}

/// Writes several lines as markup, each a paragraph.
fn paragraphs(lines: &Value) -> Result<String, Error> {
    let lines: Result<Vec<_>, _> = lines.try_iter()?.map(|line| inline(&line)).collect();
    Ok(lines?.join("#parbreak();"))
}

/// A template's fault, at its line.
fn template_fault(fault: &Error, templates: &Templates) -> Diagnostic {
    let detail = match fault.detail() {
        Some(detail) => format!("{}: {detail}", fault.kind()),
        None => fault.kind().to_string(),
    };
    let place = fault.name().and_then(|name| {
        let template = templates.get(name)?;
        let file = SourceFile::new(&template.shown, &template.text);
        let range =
            fault.range().or_else(|| line_range(&template.text, fault.line()?))?;
        Some(Place::new(&file, range))
    });
    let (rule, message) = match fault.kind() {
        ErrorKind::UndefinedError => (
            &rules::UNKNOWN_VARIABLE,
            say!(
                "mẫu dùng một giá trị không có ({detail})",
                "the template uses a value that is not there ({detail})"
            ),
        ),
        ErrorKind::OutOfFuel => (
            &rules::TOO_LONG_TEMPLATE,
            say!(
                "mẫu chạy quá lâu, có thể lặp không dứt",
                "the template runs too long and may never end"
            ),
        ),
        _ => (
            &rules::TEMPLATE_FAULT,
            say!("mẫu có lỗi ({detail})", "the template has a fault ({detail})"),
        ),
    };
    let hint = say!(
        "Sửa mẫu ở dòng này, hoặc xóa tệp để dùng lại mẫu có sẵn.",
        "Mend the template at this line, or delete the file to use the built-in one."
    );
    Diagnostic::new(rule, message).at_maybe(place).hint(hint)
}

fn line_range(text: &str, line: usize) -> Option<std::ops::Range<usize>> {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    Some(start..start + length)
}
