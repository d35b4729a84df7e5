//! The register that the program brings along.

use std::sync::LazyLock;

use super::register::Register;

/// All of its files as JSON, made when the program is built.
const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/register.json"));

static REGISTER: LazyLock<Register> =
    LazyLock::new(|| match serde_json::from_str(JSON) {
        Ok(register) => register,
        // A test reads it, so a program that was built has one that can be read.
        Err(fault) => unreachable!("register: {fault}"),
    });

/// The register that comes with the program.
pub fn embedded() -> &'static Register {
    &REGISTER
}
