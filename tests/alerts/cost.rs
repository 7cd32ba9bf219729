//! What it costs to hold what is new against many saved searches: statements follow the lots, not the searches.

use std::time::Instant;

use super::Square;

#[test]
fn two_thousand_searches_are_one_lot() {
    let square = Square::new();
    let per = square.per();
    square.run(
        "INSERT INTO members (email, display_name) SELECT 'leser' || n || '@solvik.example', 'Leser ' || n FROM generate_series(1, 400) n",
    );
    square.run(
        "INSERT INTO saved_searches (member_id, name, query, tell, since, created_at)
         SELECT m.id, 'Søk', 'q=' || w.word || '&omrade=helse', 'letter', now() - interval '1 hour', now()
         FROM members m CROSS JOIN unnest('{nattevakt,turnus+plan,legemidler+hjemmetjeneste,frav%C3%A6r,%C2%ABlokal+forskrift%C2%BB}'::text[]) AS w (word)
         WHERE m.email LIKE 'leser%'",
    );
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM saved_searches"), ["2000"]);
    for n in 0..50 {
        square.thread(&per, &format!("Turnus og plan nummer {n} i hjemmetjenesten"), "open");
    }
    // Everything but the matching.
    square.run("DELETE FROM jobs WHERE kind NOT LIKE 'index%'");
    let indexed = square.app.work();
    let found = square.app.rows("SELECT count(*)::text AS value FROM search_finds");
    assert_eq!(found, [(400 * 50).to_string()], "each reader finds each thread once, after {indexed} jobs");

    square.run("DELETE FROM search_finds");
    square.run("UPDATE search_arrivals SET pending = true");
    let began = Instant::now();
    torget::discover::match_searches(&square.app.app).expect("the database answers");
    let took = began.elapsed();
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM search_finds"), found);
    eprintln!("50 documents against 2,000 searches: {took:?}, {} finds", found[0]);
    square.run("DELETE FROM search_finds");
    square.run("UPDATE saved_searches SET query = 'q=xyzzy&omrade=helse' WHERE query LIKE 'q=turnus%'");
    square.run("UPDATE search_arrivals SET pending = true");
    let began = Instant::now();
    torget::discover::match_searches(&square.app.app).expect("the database answers");
    eprintln!("the same where nothing is found: {:?}", began.elapsed());
}
