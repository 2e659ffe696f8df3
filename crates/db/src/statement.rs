//! Statements: SQL text known when the program is built, under a name.

/// One statement. The name tells it in errors and logs.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    /// Name of the constant.
    pub name: &'static str,
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

impl Statement {
    /// The same text for both databases.
    pub const fn new(name: &'static str, sql: &'static str) -> Self {
        Self { name, sqlite: sql, postgres: sql }
    }

    /// A text for each database, where they truly differ.
    pub const fn in_two_dialects(name: &'static str, sqlite: &'static str, postgres: &'static str) -> Self {
        Self { name, sqlite, postgres }
    }
}

/// Makes constants of type [`Statement`], and `ALL`, the list that a test gives to `db::testing::prepare_all`.
///
/// ```text
/// statements! {
///     COMPANY_BY_ID = "SELECT id, name FROM company WHERE id = $1";
///     CLAIM = { sqlite: "…", postgres: "… FOR UPDATE SKIP LOCKED" };
/// }
/// ```
///
/// The portable subset: `$1` placeholders, `RETURNING`, `ON CONFLICT`, `TRUE` and `FALSE`, the four types of
/// [`Kind`](crate::Kind). A placeholder whose type nothing tells needs a CAST (`CAST($1 AS TEXT) IS NULL`), and so does
/// `CAST(SUM(n) AS BIGINT)`, which PostgreSQL would count in another type.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $text:tt;)+) => {
        $(
            $(#[$doc])*
            pub const $name: $crate::Statement = $crate::statements!(@ $name $text);
        )+

        /// Every statement of this module.
        pub const ALL: &[$crate::Statement] = &[$($name),+];

        // Only tests may read the list.
        const _: &[$crate::Statement] = ALL;
    };
    (@ $name:ident { sqlite: $sqlite:expr, postgres: $postgres:expr $(,)? }) => {
        $crate::Statement::in_two_dialects(stringify!($name), $sqlite, $postgres)
    };
    (@ $name:ident $sql:literal) => {
        $crate::Statement::new(stringify!($name), $sql)
    };
}
