//! `torget`: Erfaringstorget as one program.

mod cli;
mod commands;
mod start;
mod telemetry;

use std::process::ExitCode;

use clap::Parser as _;

/// Pages are put together from many small strings: with this allocator they take a quarter less time than with the
/// system's, for some ten MiB of memory.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    telemetry::start(cli.log_format);
    match cli.command.run() {
        Ok(code) => code,
        Err(fault) => {
            tracing::error!("{fault:#}");
            ExitCode::FAILURE
        }
    }
}
