//! A doorbell: hands the arguments to [`vanban::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    vanban::cli::run(std::env::args_os()).into()
}
