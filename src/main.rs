//! The doorbell: hands the arguments to the command line.

use std::process::ExitCode;

/// Typesetting makes and drops many small things, on several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    vanban::cli::run(std::env::args_os()).into()
}
