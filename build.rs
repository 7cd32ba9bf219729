//! Gathers the folders of texts and the front-end files into the binary, and says plainly what is not installed.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a build script stops the build by panicking")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() {
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    println!("cargo:rerun-if-changed=build.rs");
    write(&out.join("texts.rs"), texts(Path::new("src/i18n")).as_bytes());
    write(&out.join("assets.rs"), assets(&out).as_bytes());
    println!("cargo:rerun-if-changed=migrations");
}

/// A file of its own, never the contents of one that another build folder may share through a hard link.
fn write(path: &Path, bytes: &[u8]) {
    let _ = fs::remove_file(path);
    fs::write(path, bytes).unwrap();
}

/// `LANGUAGES` and `TEXTS`: one folder a language, bokmål first, for it is the fallback.
fn texts(root: &Path) -> String {
    println!("cargo:rerun-if-changed={}", root.display());
    let mut languages: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for folder in entries(root).into_iter().filter(|path| path.is_dir()) {
        println!("cargo:rerun-if-changed={}", folder.display());
        let files = entries(&folder).into_iter().filter(|f| f.extension().is_some_and(|e| e == "ftl")).collect();
        languages.insert(name(&folder), files);
    }
    let codes: Vec<_> =
        std::iter::once("nb".to_owned()).chain(languages.keys().filter(|c| *c != "nb").cloned()).collect();
    let mut code = format!("const LANGUAGES: &[&str] = &{codes:?};\n");
    code.push_str("const TEXTS: &[(&str, &str, &str)] = &[\n");
    for (language, files) in &languages {
        for file in files {
            let path = fs::canonicalize(file).unwrap();
            writeln!(code, "    ({language:?}, {:?}, include_str!({path:?})),", name(file)).unwrap();
        }
    }
    code.push_str("];\n");
    code
}

/// `ASSETS`: (address, content type, plain, gzip, brotli), the address carrying a hash of the content.
fn assets(out: &Path) -> String {
    let css = stylesheet();
    let mut code = String::from("const ASSETS: &[Asset] = &[\n");
    let mut add = |logical: &str, kind: &str, bytes: Vec<u8>| {
        let hash: String = Sha256::digest(&bytes).iter().take(6).map(|b| format!("{b:02x}")).collect();
        let (stem, ext) = logical.rsplit_once('.').unwrap();
        let file = format!("{stem}-{hash}.{ext}");
        write(&out.join(&file), &bytes);
        write(&out.join(format!("{file}.gz")), &gzip(&bytes));
        write(&out.join(format!("{file}.br")), &brotli(&bytes));
        writeln!(code, "    Asset {{ logical: {logical:?}, file: {file:?}, content_type: {kind:?},").unwrap();
        for (field, ext) in [("plain", ""), ("gzip", ".gz"), ("brotli", ".br")] {
            writeln!(code, "        {field}: include_bytes!({:?}),", out.join(format!("{file}{ext}"))).unwrap();
        }
        code.push_str("    },\n");
    };
    add("torget.css", "text/css; charset=utf-8", css.into_bytes());
    for file in entries(Path::new("src/web/assets")) {
        println!("cargo:rerun-if-changed={}", file.display());
        match file.extension().and_then(|e| e.to_str()) {
            Some("svg") => add(&name(&file), "image/svg+xml", fs::read(&file).unwrap()),
            Some("js") => add(&name(&file), "text/javascript; charset=utf-8", fs::read(&file).unwrap()),
            _ => {}
        }
    }
    code.push_str("];\n");
    code
}

/// The design system, its theme, our own face and then each slice's own sheet, in that order, as one file.
fn stylesheet() -> String {
    println!("cargo:rerun-if-changed=src/web/assets");
    let first = [
        "node_modules/@digdir/designsystemet-css/dist/src/index.css",
        "node_modules/@digdir/designsystemet-css/dist/theme/designsystemet.css",
        "src/web/assets/torget.css",
    ]
    .map(PathBuf::from);
    let ours = entries(Path::new("src/web/assets")).into_iter().filter(|f| f.extension().is_some_and(|e| e == "css"));
    let rest: Vec<PathBuf> = ours.filter(|file| !first.contains(file)).collect();
    let parts: Vec<String> = first
        .iter()
        .chain(&rest)
        .map(|part| {
            println!("cargo:rerun-if-changed={}", part.display());
            fs::read_to_string(part).unwrap_or_else(|_| {
                panic!("{} is missing: install the front-end packages with `npm ci`", part.display())
            })
        })
        .collect();
    parts.join("\n")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).unwrap();
    out
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    entries.sort();
    entries
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
