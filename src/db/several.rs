//! Several statements of one shape sent as one. Each is to select something that tells which of them a row is of; within
//! each the rows keep their own order only as long as whoever reads them sorts them again.

use diesel::RunQueryDsl;
use diesel::pg::{Pg, PgConnection};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;

/// The rows of all of them.
#[derive(Debug, Clone)]
pub struct Several<Q>(pub Vec<Q>);

impl<Q: Query> Query for Several<Q> {
    type SqlType = Q::SqlType;
}

impl<Q> RunQueryDsl<PgConnection> for Several<Q> {}

impl<Q> QueryId for Several<Q> {
    type QueryId = ();
    // Statements are told apart by their text.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: QueryFragment<Pg>> QueryFragment<Pg> for Several<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        for (n, one) in self.0.iter().enumerate() {
            out.push_sql(if n == 0 { "(" } else { " UNION ALL (" });
            one.walk_ast(out.reborrow())?;
            out.push_sql(")");
        }
        Ok(())
    }
}
