//! The database as the migrations make it: everything in it is explained, and `schema.rs` says the same.

use std::fs;

use super::none;
use super::source::root;
use crate::support::cluster::{Database, rows};

#[test]
fn every_table_and_column_is_explained() {
    let unexplained = rows(
        &mut Database::new().connect(),
        "SELECT format('%s %s', c.relname, a.attname) AS value FROM pg_class c
         LEFT JOIN LATERAL (SELECT attname, attnum FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND c.relkind = 'r'
                            UNION ALL SELECT '(itself)', 0) a ON true
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm') AND c.relname NOT LIKE '\\_\\_diesel%'
           AND col_description(c.oid, a.attnum) IS NULL AND (a.attnum > 0 OR obj_description(c.oid, 'pg_class') IS NULL)
         ORDER BY 1",
    );
    let complaints: Vec<String> =
        unexplained.iter().map(|what| format!("{what}: add COMMENT ON to its migration")).collect();
    none(&complaints);
}

#[test]
fn schema_rs_is_the_database() {
    let database = rows(
        &mut Database::new().connect(),
        "SELECT format('%s.%s %s%s', table_name, column_name,
                       CASE WHEN data_type = 'ARRAY' THEN 'Array' ELSE udt_name END,
                       CASE WHEN is_nullable = 'YES' THEN '?' ELSE '' END) AS value
         FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE '\\_\\_diesel%'
         ORDER BY table_name, ordinal_position",
    );
    let declared = declared();
    let mut complaints = Vec::new();
    for column in &database {
        if !declared.contains(column) {
            complaints.push(format!("{column} is in the database, not in src/db/schema.rs: run `diesel print-schema`, or write it there as it would"));
        }
    }
    for column in &declared {
        if !database.contains(column) {
            complaints.push(format!("{column} is in src/db/schema.rs, not in the database"));
        }
    }
    none(&complaints);
    assert_eq!(database, declared, "the columns of src/db/schema.rs stand in another order than the database's");
}

/// `table.column type`, with a question mark where it may be null, in the order of the file.
fn declared() -> Vec<String> {
    let schema = fs::read_to_string(root().join("src/db/schema.rs")).expect("schema.rs");
    let (mut found, mut table, mut real_name) = (Vec::new(), String::new(), None);
    for line in schema.lines().map(str::trim) {
        if line.starts_with("//") || line.starts_with("use ") {
            continue;
        }
        if let Some(name) = line.strip_prefix("#[sql_name = \"") {
            real_name = name.strip_suffix("\"]").map(str::to_owned);
        } else if let Some((column, of_type)) = line.split_once(" -> ").filter(|_| line.ends_with(',')) {
            let of_type = of_type.trim_end_matches(',');
            let (of_type, null) = of_type
                .strip_prefix("Nullable<")
                .map_or((of_type, ""), |inner| (inner.strip_suffix('>').unwrap_or(inner), "?"));
            let of_type = if of_type.starts_with("Array<") { "Array".to_owned() } else { of_type.to_lowercase() };
            let column = real_name.take().unwrap_or_else(|| column.to_owned());
            found.push(format!("{table}.{column} {of_type}{null}"));
        } else if let Some((name, _)) = line.split_once(" (").filter(|_| line.ends_with(") {")) {
            table = real_name.take().unwrap_or_else(|| name.to_owned());
        }
    }
    found
}

#[test]
fn the_readme_knows_its_way_around_the_house() {
    const MAP: &str = "## Map of the house";
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let Some((_, map)) = readme.split_once(MAP) else {
        panic!(
            "README.md has no section «{MAP}»: it tells newcomers what each file and folder at the top of src/ is for"
        );
    };
    let map = map.split("\n## ").next().unwrap_or_default();
    let mut complaints = Vec::new();
    for entry in fs::read_dir(root().join("src")).expect("src").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let name = name.trim_end_matches(".rs");
        if name == "lib" {
            continue;
        }
        if !map.contains(&format!("`{name}`"))
            && !map.contains(&format!("`{name}/`"))
            && !map.contains(&format!("`{name}.rs`"))
        {
            complaints.push(format!("README.md: «{MAP}» does not name `{name}` of src/"));
        }
    }
    for name in map.split('`').skip(1).step_by(2).filter(|name| name.ends_with('/') && !name.contains(' ')) {
        let path = name.trim_end_matches('/');
        if !root().join(path).exists() && !root().join("src").join(path).exists() {
            complaints.push(format!("README.md: «{MAP}» names `{name}`, which is neither in src/ nor at the top"));
        }
    }
    none(&complaints);
}
