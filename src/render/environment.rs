//! The template engine: strict, without files of its own, and unable to let text be code.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, OutputSpan, UndefinedBehavior,
};
use minijinja::{Output, State, Value};
use serde::Serialize;

use super::columns::page_room;
use super::line_value::LineValue;
use super::lines::{Lines, Loose};
use super::literal::literal;
use super::origins::Origins;
use super::page_setup::PageSetup;
use super::template_size::too_long_tag;
use super::templates::Templates;
use super::view::view;
use crate::bounds::TEMPLATE_TOKENS;
use crate::compose::Composed;
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
    /// Typst code that imports the components.
    pub source: String,
    /// The template behind each stretch of it, as it was with its marks.
    pub(super) spans: Vec<OutputSpan>,
    /// The data behind each stretch of it.
    pub(super) origins: Origins,
    /// What tells the document from others; empty for data that is none.
    pub identifier: String,
    /// Who cannot see the pages is told everything that stands on them.
    pub accessible: bool,
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
        environment.add_filter("code", filter(code));
        environment.add_filter("inline", filter(inline));
        environment.add_filter("paragraphs", filter(paragraphs));
        environment.add_filter(
            "path",
            filter(|line, out| {
                path(line, out);
                Ok(())
            }),
        );
        let mut findings = vec![];
        for (name, template) in templates.sources() {
            if let Some(range) = too_long_tag(&template.text) {
                let file = SourceFile::new(&template.shown, &template.text);
                findings.push(too_long(Place::new(&file, range)));
                continue;
            }
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

    /// The templates that it renders, own ones of the project among them.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Renders a document by its template, with some of its words tied less tightly.
    ///
    /// # Errors
    /// Returns the fault of the template, at its line.
    pub fn document(
        &self,
        composed: &Composed,
        setting: &PageSetup,
        loose: &Loose,
    ) -> Result<Rendered, Diagnostic> {
        let lines = Lines::new(page_room(setting.margins, composed.landscape), loose);
        let view = Value::from(Serde(view(composed, setting, &lines)));
        let (marked, spans) = self.rendered(&composed.template, view)?;
        let (source, origins) = Origins::of(marked, lines.into_origins());
        let identifier = composed.meta.identifier.clone();
        let accessible = composed.is_accessible();
        Ok(Rendered { source, spans, origins, identifier, accessible })
    }

    /// Renders data that is no document by a template of its own.
    ///
    /// # Errors
    /// Returns the fault of the template, at its line.
    pub fn data(
        &self,
        template: &str,
        data: &impl Serialize,
    ) -> Result<Rendered, Diagnostic> {
        let (source, spans) = self.rendered(template, Value::from(Serde(data)))?;
        let (origins, identifier) = (Origins::default(), String::new());
        Ok(Rendered {
            source,
            spans,
            origins,
            identifier,
            accessible: true,
        })
    }

    fn rendered(
        &self,
        template: &str,
        data: Value,
    ) -> Result<(String, Vec<OutputSpan>), Diagnostic> {
        let fault = |error| template_fault(&error, &self.templates);
        let template = self
            .environment
            .get_template(&format!("{template}.typ.j2"))
            .map_err(fault)?;
        template.render_with_spans(data).map_err(fault)
    }
}

/// Writes a value into markup: a text as an expression that prints just that text.
fn format_markup(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    let mut written = String::new();
    if value.is_safe() {
        return out.write_str(&value.to_string()).map_err(Error::from);
    } else if let Some(line) = value.downcast_object_ref::<LineValue>() {
        line.write(&mut written);
    } else if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    } else {
        written.push('#');
        code(value, &mut written)?;
        written.push(';');
    }
    out.write_str(&written).map_err(Error::from)
}

/// Writes a value as Typst code: a literal.
fn code(value: &Value, out: &mut String) -> Result<(), Error> {
    if let Some(line) = value.downcast_object_ref::<LineValue>() {
        if let Some(mark) = line.mark() {
            mark.write(out);
        }
        literal(&line.text(), out);
        return Ok(());
    }
    if let Some(text) = value.as_str() {
        literal(text, out);
        return Ok(());
    }
    match value.kind() {
        ValueKind::None => out.push_str("none"),
        ValueKind::Bool => out.push_str(if value.is_true() { "true" } else { "false" }),
        ValueKind::Number => out.push_str(&value.to_string()),
        ValueKind::Seq => {
            out.push('(');
            for item in value.try_iter()? {
                code(&item, out)?;
                out.push_str(", ");
            }
            out.push(')');
        }
        kind => {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("a value of type {kind} cannot be written as Typst code"),
            ));
        }
    }
    Ok(())
}

/// Writes a line as markup; a text of the template's own as a line of it.
fn inline(line: &Value, out: &mut String) -> Result<(), Error> {
    if let Some(line) = line.downcast_object_ref::<LineValue>() {
        line.write(out);
        return Ok(());
    }
    out.push('#');
    code(line, out)?;
    out.push(';');
    Ok(())
}

/// Writes the way to the value that a line comes from, as a literal; empty for other texts.
fn path(line: &Value, out: &mut String) {
    let line = line.downcast_object_ref::<LineValue>();
    literal(&line.map_or_else(String::new, LineValue::path), out);
}

/// Writes several lines as markup, each a paragraph.
fn paragraphs(lines: &Value, out: &mut String) -> Result<(), Error> {
    for (i, line) in lines.try_iter()?.enumerate() {
        if i > 0 {
            out.push_str("#parbreak();");
        }
        inline(&line, out)?;
    }
    Ok(())
}

/// A filter that writes its value as source.
fn filter(
    write: fn(&Value, &mut String) -> Result<(), Error>,
) -> impl Fn(Value) -> Result<Value, Error> {
    move |value| {
        let mut out = String::new();
        write(&value, &mut out)?;
        Ok(Value::from_safe_string(out))
    }
}

/// The fault of a template with a chain of operators that never ends.
fn too_long(place: Place) -> Diagnostic {
    let message = say!(
        "mẫu có một biểu thức hơn {TEMPLATE_TOKENS} từ và dấu",
        "an expression of more than {TEMPLATE_TOKENS} words and operators is not allowed"
    );
    Diagnostic::new(&rules::TEMPLATE_FAULT, message).at(place).hint(say!(
        "Tách biểu thức bằng `{{% set … %}}`.",
        "Part the expression by `{{% set … %}}`."
    ))
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
        "Correct the template at this line, or delete the file to use the built-in one."
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
