//! A condition in the very words of a partial index. Unlike diesel's `sql()`, it lets the statement be prepared once.

use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::Bool;

/// A condition that never changes: fixed words, no values.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub &'static str);

impl Expression for Words {
    type SqlType = Bool;
}

impl<Source> SelectableExpression<Source> for Words {}
impl<Source> AppearsOnTable<Source> for Words {}

impl ValidGrouping<()> for Words {
    type IsAggregate = is_aggregate::Never;
}

impl QueryId for Words {
    type QueryId = ();
    // Statements are told apart by their text.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<Pg> for Words {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("(");
        out.push_sql(self.0);
        out.push_sql(")");
        Ok(())
    }
}
