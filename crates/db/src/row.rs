//! A row of an answer.

use crate::error::DbError;
use crate::value::{FromValue, Value};
use std::sync::Arc;

/// A row: values under the names of their columns. Holds data of people: it has no `Debug`.
#[derive(Clone)]
pub struct Row {
    pub(crate) statement: &'static str,
    pub(crate) columns: Arc<[Box<str>]>,
    pub(crate) values: Vec<Value>,
}

impl Row {
    /// The value of a column: `row.get::<String>("name")?`. NULL needs an `Option`.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, DbError> {
        let index = self.columns.iter().position(|name| **name == *column);
        let Some(value) = index.and_then(|index| self.values.get(index)) else {
            return Err(self.wrong(column, "the answer has no such column".into()));
        };
        T::from_value(value).map_err(|expected| {
            let found = match value {
                Value::Null => "NULL",
                Value::Bool(_) => "a boolean",
                Value::Int(_) => "an integer",
                Value::Text(_) => "a text",
                Value::Bytes(_) => "bytes",
            };
            self.wrong(column, format!("{expected} was expected, {found} was found").into())
        })
    }

    /// The first value, whatever its name: for `SELECT COUNT(*)` and the like.
    pub fn first<T: FromValue>(&self) -> Result<T, DbError> {
        let column = self.columns.first().map_or("", |name| name);
        self.get(column)
    }

    fn wrong(&self, column: &str, problem: std::borrow::Cow<'static, str>) -> DbError {
        DbError::Column { statement: self.statement, column: column.to_owned(), problem }
    }
}
