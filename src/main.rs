//! `torget`: Erfaringstorget as one program.

mod cli;
mod commands;
mod start;
mod telemetry;

use std::process::ExitCode;

use clap::Parser as _;

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
