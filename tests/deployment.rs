//! Dockerfile, docker-compose.yml and the lock files against the program itself, so that a renamed setting or command
//! is noticed here and not by an operator.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use clap::Args as _;
use torget::config::Settings;

use crate::tidy::source::{root, rust};

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|fault| panic!("{file}: {fault}"))
}

/// The environment variables the program reads.
fn known() -> BTreeSet<String> {
    let command = Settings::augment_args(clap::Command::new("torget"));
    let mut names: BTreeSet<String> = command
        .get_arguments()
        .filter_map(|arg| arg.get_env())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.extend(["RUST_LOG", "LOG_FORMAT"].map(str::to_owned));
    names
}

/// Lines of a service's part of docker-compose.yml, without comments.
fn service(name: &str) -> Vec<String> {
    let compose = read("docker-compose.yml");
    let mut lines = compose
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .map(str::to_owned)
        .skip_while(|line| *line != format!("  {name}:"));
    lines.next().unwrap_or_else(|| panic!("docker-compose.yml has no service {name}"));
    lines.take_while(|line| line.starts_with("    ") || line.trim().is_empty()).collect()
}

fn environment(name: &str) -> BTreeMap<String, String> {
    let lines = service(name);
    let block = lines
        .iter()
        .skip_while(|line| line.trim() != "environment:")
        .skip(1)
        .take_while(|line| line.starts_with("      "));
    block
        .filter_map(|line| line.trim().split_once(": "))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn compose_sets_only_settings_there_are() {
    let (set, known) = (environment("app"), known());
    assert!(set.len() > 3, "the environment of app was not found: {set:?}");
    for name in set.keys() {
        assert!(known.contains(name), "docker-compose.yml sets {name}, which torget does not read; it reads {known:?}");
    }
    for needed in ["DATABASE_URL", "BASE_URL", "BIND", "SMTP_URL", "SECRET_KEY"] {
        assert!(set.contains_key(needed), "docker-compose.yml must set {needed}");
    }
    assert!(set["SECRET_KEY"].contains(":?"), "SECRET_KEY must be the operator's own: no default");
    assert_eq!(set["RELAY_SIGNS"], "${RELAY_SIGNS:-false}", "a signature is not claimed unless the operator does");
    for name in ["DKIM_DOMAIN", "DKIM_SELECTOR", "DKIM_KEY_FILE"] {
        let compose = read("docker-compose.yml");
        assert!(known.contains(name) && compose.contains(name), "docker-compose.yml shows how to set {name}");
    }
    assert!(!set.contains_key("DEMO_SIGN_IN"), "the demo's sign-in has no place in production");
}

#[test]
fn compose_fits_together() {
    let (app, database) = (environment("app"), environment("postgres"));
    let address = format!(
        "postgresql://{}:{}@postgres/{}",
        database["POSTGRES_USER"], database["POSTGRES_PASSWORD"], database["POSTGRES_DB"]
    );
    assert_eq!(app["DATABASE_URL"], address);
    let port = app["BIND"].rsplit(':').next().expect("a port");
    let lines = service("app");
    assert!(lines.iter().any(|line| line.contains(&format!(":{port}\""))), "the port {port} is not published");
    for name in ["app", "postgres", "mailpit"] {
        for published in
            service(name).iter().filter(|line| line.trim().starts_with("- \"") && line.matches(':').count() > 0)
        {
            assert!(published.contains("127.0.0.1:"), "{name} is open to the net: {published}");
        }
        assert!(
            service(name).iter().any(|line| line.contains("restart:")),
            "{name} is not started again after a crash"
        );
    }
    assert!(
        service("postgres").iter().any(|line| line.contains("volumes:")),
        "the database is gone with its container"
    );
}

#[test]
fn the_image_is_built_with_our_compiler_and_runs_unprivileged() {
    let (dockerfile, cargo) = (read("Dockerfile"), read("Cargo.toml"));
    let rust =
        cargo.lines().find_map(|line| line.strip_prefix("rust-version = ")).expect("rust-version").trim_matches('"');
    assert!(dockerfile.contains(&format!("FROM rust:{rust}-")), "Cargo.toml wants Rust {rust}");
    let last = dockerfile.rsplit("\nFROM ").next().expect("a last stage");
    let user = last.lines().find_map(|line| line.strip_prefix("USER ")).expect("USER in the last stage");
    assert!(user != "root" && last.contains("useradd"), "the service runs as {user}");
    let built = dockerfile
        .lines()
        .find_map(|line| line.strip_prefix("FROM rust:"))
        .expect("a builder")
        .split_whitespace()
        .next()
        .expect("a name");
    let suite = built.rsplit('-').next().expect("a suite");
    assert!(
        last.starts_with(&format!("debian:{suite}-slim")),
        "built on {suite}, run on {}",
        last.lines().next().unwrap_or_default()
    );
    assert!(dockerfile.contains("--locked") && dockerfile.contains("npm ci"), "build what the lock files say");
}

#[test]
fn the_images_commands_exist() {
    let dockerfile = read("Dockerfile");
    let mut commands: Vec<String> = Vec::new();
    for line in dockerfile.lines().filter(|line| line.starts_with("CMD ") || line.starts_with("HEALTHCHECK ")) {
        let list = line.split_once('[').expect("the form that needs no shell").1;
        let words: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
        commands.push((*words.last().expect("a command")).to_owned());
    }
    assert_eq!(commands, ["healthcheck", "serve"]);
    for command in commands {
        let help = Command::new(env!("CARGO_BIN_EXE_torget")).args([&command, "--help"]).output().expect("torget runs");
        let said = String::from_utf8_lossy(&help.stdout).into_owned();
        assert!(help.status.success() && said.contains("Usage"), "torget {command} is no command: {said}");
    }
    for line in dockerfile.lines().filter_map(|line| line.strip_prefix("ENV ")) {
        let name = line.split('=').next().expect("a name");
        assert!(known().contains(name), "Dockerfile sets {name}, which torget does not read");
    }
}

#[test]
fn nothing_the_build_needs_is_left_out_of_the_image() {
    let ignored = read(".dockerignore");
    let ignored: Vec<&str> =
        ignored.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    for secret in [".git", ".env", "target"] {
        assert!(ignored.contains(&secret), ".dockerignore lets {secret} in");
    }
    let mut needed: BTreeSet<String> =
        ["src", "migrations", "build.rs", "Cargo.toml", "Cargo.lock", "package-lock.json"].map(str::to_owned).into();
    for source in rust("src") {
        for (at, word) in &source.words {
            if source.code[..*at].ends_with("include_str!(") || source.code[..*at].ends_with("include_bytes!(") {
                let folder = root().join(&source.path).parent().expect("a folder").join(word);
                let file = folder
                    .canonicalize()
                    .unwrap_or_else(|_| panic!("{} includes {word}, which is not there", source.path));
                needed.insert(
                    file.strip_prefix(root().canonicalize().expect("a root"))
                        .expect("within the repository")
                        .to_string_lossy()
                        .into_owned(),
                );
            }
        }
    }
    for file in &needed {
        for rule in &ignored {
            assert!(
                file != rule && !file.starts_with(&format!("{rule}/")),
                ".dockerignore leaves out {rule}, but the build needs {file}"
            );
        }
    }
}

#[test]
fn the_package_lock_names_no_addresses() {
    let lock: serde_json::Value = serde_json::from_str(&read("package-lock.json")).expect("JSON");
    let packages = lock["packages"].as_object().expect("packages");
    for (name, package) in packages {
        assert!(
            package.get("resolved").is_none(),
            "{name} is bound to one registry: set omit-lockfile-registry-resolved=true"
        );
        assert!(name.is_empty() || package.get("integrity").is_some(), "{name} is not pinned by its hash");
    }
}

#[test]
fn compose_runs_the_search_server_it_names_and_keeps_it_quiet() {
    let (app, server) = (environment("app"), environment("meilisearch"));
    assert_eq!(app.get("MEILI_URL").map(String::as_str), Some("http://meilisearch:7700"));
    assert_eq!(app.get("MEILI_KEY"), server.get("MEILI_MASTER_KEY"), "the key the service has is the server's");
    assert_eq!(server.get("MEILI_NO_ANALYTICS").map(String::as_str), Some("\"true\""));
    assert!(!service("meilisearch").iter().any(|line| line.trim() == "ports:"), "only the service speaks with it");
}
