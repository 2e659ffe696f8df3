//! A row as a line.

use crate::hex;
use crate::row::Row;
use crate::value::{Kind, Param, Value};
use serde_json::Value as Json;

/// Appends a row: a JSON array and an end of line. The error is the column that holds something else.
pub(super) fn write(row: &Row, kinds: &[(String, Kind)], line: &mut Vec<u8>) -> Result<(), String> {
    let mut values = Vec::with_capacity(kinds.len());
    for (value, (column, kind)) in row.values.iter().zip(kinds) {
        values.push(match (kind, value) {
            (_, Value::Null) => Json::Null,
            (Kind::Bool, Value::Bool(value)) => Json::from(*value),
            (Kind::Bool, Value::Int(value @ 0..=1)) => Json::from(*value == 1),
            (Kind::Int, Value::Int(value)) => Json::from(*value),
            (Kind::Text, Value::Text(value)) => Json::from(value.as_str()),
            (Kind::Bytes, Value::Bytes(value)) => Json::from(hex::of(value)),
            _ => return Err(column.clone()),
        });
    }
    line.extend_from_slice(Json::from(values).to_string().as_bytes());
    line.push(b'\n');
    Ok(())
}

/// Reads a line back. The error says what is wrong.
pub(super) fn read(line: &[u8], kinds: &[Kind]) -> Result<Vec<Param>, &'static str> {
    let Ok(Json::Array(values)) = serde_json::from_slice(line) else { return Err("a line is no row") };
    if values.len() != kinds.len() {
        return Err("a row has another number of columns");
    }
    values
        .into_iter()
        .zip(kinds)
        .map(|(value, kind)| {
            Ok(match (kind, value) {
                (kind, Json::Null) => Param::null(*kind),
                (Kind::Bool, Json::Bool(value)) => Param::Bool(Some(value)),
                (Kind::Int, Json::Number(value)) => {
                    Param::Int(Some(value.as_i64().ok_or("a number is out of bounds")?))
                }
                (Kind::Text, Json::String(value)) => Param::Text(Some(value)),
                (Kind::Bytes, Json::String(value)) => {
                    Param::Bytes(Some(hex::bytes(&value).ok_or("bytes are not hexadecimal")?))
                }
                _ => return Err("a value is of another kind than its column"),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::Arc;

    const KINDS: [Kind; 4] = [Kind::Bool, Kind::Int, Kind::Text, Kind::Bytes];

    proptest! {
        #[test]
        fn every_row_comes_back(
            bool in any::<Option<bool>>(),
            int in any::<Option<i64>>(),
            text in any::<Option<String>>(),
            bytes in any::<Option<Vec<u8>>>(),
        ) {
            let columns: Arc<[Box<str>]> = ["a", "b", "c", "d"].map(Into::into).into();
            let values = vec![
                bool.map_or(Value::Null, |value| Value::Int(value.into())),
                int.map_or(Value::Null, Value::Int),
                text.clone().map_or(Value::Null, Value::Text),
                bytes.clone().map_or(Value::Null, Value::Bytes),
            ];
            let kinds = KINDS.map(|kind| (String::new(), kind));
            let mut line = Vec::new();
            write(&Row { statement: "", columns, values }, &kinds, &mut line).unwrap();
            prop_assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
            let expected = vec![Param::Bool(bool), Param::Int(int), Param::Text(text), Param::Bytes(bytes)];
            prop_assert!(read(&line, &KINDS).unwrap() == expected);
        }

        #[test]
        fn no_line_is_misread(line in any::<Vec<u8>>()) {
            prop_assert!(read(&line, &KINDS).is_err());
        }
    }

    #[test]
    fn strange_values_are_told() {
        for line in [
            "[1,2,3,4]",
            "[true,1.5,\"\",\"\"]",
            "[true,1,\"\",\"abc\"]",
            "[true,1,\"\"]",
            "{}",
            "[null,18446744073709551615,null,null]",
        ] {
            assert!(read(line.as_bytes(), &KINDS).is_err(), "{line}");
        }
    }
}
