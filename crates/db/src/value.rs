//! The portable subset of types: BOOLEAN, BIGINT, TEXT, BYTEA. Nothing else crosses the border.

use crate::Timestamp;
use std::borrow::Cow;

/// The kinds of values that both databases keep alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// BOOLEAN.
    Bool,
    /// BIGINT.
    Int,
    /// TEXT.
    Text,
    /// BYTEA.
    Bytes,
}

/// A value read from a column. SQLite gives a BOOLEAN back as `Int`: [`FromValue`] for `bool` takes both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// NULL.
    Null,
    /// BOOLEAN.
    Bool(bool),
    /// BIGINT.
    Int(i64),
    /// TEXT.
    Text(String),
    /// BYTEA.
    Bytes(Vec<u8>),
}

/// A value given to a statement. NULL keeps its kind: PostgreSQL wants to know.
#[derive(Clone, PartialEq, Eq)]
pub enum Param {
    /// BOOLEAN.
    Bool(Option<bool>),
    /// BIGINT.
    Int(Option<i64>),
    /// TEXT.
    Text(Option<String>),
    /// BYTEA.
    Bytes(Option<Vec<u8>>),
}

/// Parameters are values of people: shown by kind only.
impl std::fmt::Debug for Param {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Bool(_) => "Bool(…)",
            Self::Int(_) => "Int(…)",
            Self::Text(_) => "Text(…)",
            Self::Bytes(_) => "Bytes(…)",
        })
    }
}

impl Param {
    /// NULL of this kind.
    pub const fn null(kind: Kind) -> Self {
        match kind {
            Kind::Bool => Self::Bool(None),
            Kind::Int => Self::Int(None),
            Kind::Text => Self::Text(None),
            Kind::Bytes => Self::Bytes(None),
        }
    }
}

/// Values that may be given to a statement.
pub trait IntoParam {
    /// The kind of the column, needed when there is no value.
    const KIND: Kind;

    /// The value as it is stored.
    fn into_param(self) -> Param;
}

/// The parameters of a statement, `$1` first: `params![id, &name, now]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        ::std::vec::Vec::<$crate::Param>::from([$($crate::IntoParam::into_param($value)),*])
    };
}

macro_rules! into_param {
    ($($type:ty => $kind:ident, $value:ident => $stored:expr);+ $(;)?) => {$(
        impl IntoParam for $type {
            const KIND: Kind = Kind::$kind;

            fn into_param(self) -> Param {
                let $value = self;
                Param::$kind(Some($stored))
            }
        }
    )+};
}

into_param! {
    bool => Bool, value => value;
    i64 => Int, value => value;
    i32 => Int, value => i64::from(value);
    u32 => Int, value => i64::from(value);
    u16 => Int, value => i64::from(value);
    u8 => Int, value => i64::from(value);
    Timestamp => Int, value => value.millis();
    String => Text, value => value;
    &str => Text, value => value.to_owned();
    Cow<'_, str> => Text, value => value.into_owned();
    Vec<u8> => Bytes, value => value;
    &[u8] => Bytes, value => value.to_owned();
}

impl<const N: usize> IntoParam for [u8; N] {
    const KIND: Kind = Kind::Bytes;

    fn into_param(self) -> Param {
        Param::Bytes(Some(self.to_vec()))
    }
}

impl<T: IntoParam> IntoParam for Option<T> {
    const KIND: Kind = T::KIND;

    fn into_param(self) -> Param {
        self.map_or(const { Param::null(T::KIND) }, T::into_param)
    }
}

impl<T: IntoParam + Clone> IntoParam for &T {
    const KIND: Kind = T::KIND;

    fn into_param(self) -> Param {
        self.clone().into_param()
    }
}

/// Values that may be read from a column.
pub trait FromValue: Sized {
    /// Reads the value, or says what was expected (`"a text"`).
    fn from_value(value: &Value) -> Result<Self, &'static str>;
}

impl FromValue for Value {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        Ok(value.clone())
    }
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        match value {
            Value::Bool(bool) => Ok(*bool),
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            _ => Err("a boolean"),
        }
    }
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        match value {
            Value::Int(int) => Ok(*int),
            _ => Err("an integer"),
        }
    }
}

macro_rules! narrow {
    ($($type:ty),+) => {$(
        impl FromValue for $type {
            fn from_value(value: &Value) -> Result<Self, &'static str> {
                match value {
                    Value::Int(int) => Self::try_from(*int).map_err(|_| concat!("an integer that fits ", stringify!($type))),
                    _ => Err("an integer"),
                }
            }
        }
    )+};
}

narrow!(u8, u16, u32, i32, u64, usize);

impl FromValue for Timestamp {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        i64::from_value(value).map(Self::from_millis).map_err(|_| "an instant")
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        match value {
            Value::Text(text) => Ok(text.clone()),
            _ => Err("a text"),
        }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        match value {
            Value::Bytes(bytes) => Ok(bytes.clone()),
            _ => Err("bytes"),
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_keeps_its_kind() {
        let name: Option<&str> = None;
        assert_eq!(params![name, Some(7_i64), None::<Timestamp>, &true].len(), 4);
        assert!(matches!(name.into_param(), Param::Text(None)));
        assert!(matches!(None::<Timestamp>.into_param(), Param::Int(None)));
        assert!(matches!((&Some(7_u32)).into_param(), Param::Int(Some(7))));
    }

    #[test]
    fn a_value_is_never_shown() {
        assert_eq!(format!("{:?}", params!["Martin", 3]), "[Text(…), Int(…)]");
    }

    #[test]
    fn narrow_integers_are_checked() {
        assert_eq!(u8::from_value(&Value::Int(255)), Ok(255));
        assert!(u8::from_value(&Value::Int(256)).is_err());
        assert!(u64::from_value(&Value::Int(-1)).is_err());
        assert!(bool::from_value(&Value::Int(2)).is_err());
        assert_eq!(Option::<String>::from_value(&Value::Null), Ok(None));
        assert!(String::from_value(&Value::Null).is_err());
    }
}
