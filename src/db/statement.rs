//! A statement kept in a file of its own, prepared once on each connection. Diesel plans what it is given as raw words anew
//! each time, for they might be endless; ours are fixed.

use std::marker::PhantomData;

use diesel::RunQueryDsl;
use diesel::pg::{Pg, PgConnection};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::{HasSqlType, Untyped};

/// A statement of fixed words.
#[derive(Debug, Clone, Copy)]
pub struct Statement(&'static str);

/// A statement with the next of its values.
#[derive(Debug, Clone, Copy)]
pub struct Bound<Q, V, T>(Q, V, PhantomData<T>);

/// The statement of these words.
pub fn statement(words: &'static str) -> Statement {
    Statement(words)
}

impl Statement {
    /// Binds `$1`.
    pub fn bind<T, V>(self, value: V) -> Bound<Self, V, T> {
        Bound(self, value, PhantomData)
    }
}

impl<Q, W, S> Bound<Q, W, S> {
    /// Binds the next value.
    pub fn bind<T, V>(self, value: V) -> Bound<Self, V, T> {
        Bound(self, value, PhantomData)
    }
}

impl Query for Statement {
    type SqlType = Untyped;
}

impl<Q, V, T> Query for Bound<Q, V, T> {
    type SqlType = Untyped;
}

impl RunQueryDsl<PgConnection> for Statement {}

impl<Q, V, T> RunQueryDsl<PgConnection> for Bound<Q, V, T> {}

// Statements are told apart by their text.
impl QueryId for Statement {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q, V, T> QueryId for Bound<Q, V, T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<Pg> for Statement {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(self.0);
        Ok(())
    }
}

impl<Q, V, T> QueryFragment<Pg> for Bound<Q, V, T>
where
    Pg: HasSqlType<T>,
    Q: QueryFragment<Pg>,
    V: ToSql<T, Pg>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        out.push_bind_param_value_only(&self.1)
    }
}
