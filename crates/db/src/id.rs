//! Identifiers of records: UUID version 7 (RFC 9562), made of the acting clock and the acting randomness.

use crate::Timestamp;
use crate::random::Random;
use uuid::Uuid;

/// What every identifier made by [`id!`](crate::id) can do.
pub trait Id: Copy + Sized + Send + Sync + 'static {
    /// Wraps a UUID.
    fn from_uuid(uuid: Uuid) -> Self;

    /// The UUID inside.
    fn uuid(self) -> Uuid;
}

/// The text is no identifier: 36 characters are expected, `0190a6c8-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: 36 characters of the form 01930f3e-8c00-7000-8000-000000000000 are expected")]
pub struct IdError;

/// A new UUIDv7: 48 bits of milliseconds, then 74 random bits. Two of the same millisecond have no order.
pub(crate) fn fresh(now: Timestamp, random: &dyn Random) -> Uuid {
    let mut bytes = [0; 10];
    random.fill(&mut bytes);
    let millis = u64::try_from(now.millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

/// Reads the one written form: hyphens, lower or upper case.
pub fn parse(text: &str) -> Result<Uuid, IdError> {
    if text.len() != 36 {
        return Err(IdError);
    }
    Uuid::try_parse(text).map_err(|_| IdError)
}

/// Makes newtypes of identifiers: `id!(CompanyId);`. They are stored as TEXT (hyphens, lower case), read back by
/// [`Row::get`](crate::Row::get), written in JSON as that text, and made by [`Acting::new_id`](crate::Acting::new_id).
#[macro_export]
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        #[doc = concat!("Identifier of a record (`", stringify!($name), "`).")]
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($crate::private::Uuid);

        impl $crate::Id for $name {
            fn from_uuid(uuid: $crate::private::Uuid) -> Self {
                Self(uuid)
            }

            fn uuid(self) -> $crate::private::Uuid {
                self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0.hyphenated(), f)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0.hyphenated())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::IdError;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                $crate::private::parse_id(text).map(Self)
            }
        }

        impl $crate::private::Serialize for $name {
            fn serialize<S: $crate::private::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> $crate::private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let text = <::std::string::String as $crate::private::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err($crate::private::serde_custom)
            }
        }

        impl $crate::IntoParam for $name {
            const KIND: $crate::Kind = $crate::Kind::Text;

            fn into_param(self) -> $crate::Param {
                $crate::Param::Text(Some(self.to_string()))
            }
        }

        impl $crate::FromValue for $name {
            fn from_value(value: &$crate::Value) -> ::std::result::Result<Self, &'static str> {
                match value {
                    $crate::Value::Text(text) => text.parse().map_err(|_| "an identifier"),
                    _ => Err("an identifier"),
                }
            }
        }
    )+};
}

id! {
    /// A company: maker of software, known to the platform.
    CompanyId,
    /// Somebody's account. A health professional of the directory is another thing.
    PersonId,
    /// One request, command or run of a job: ties log, audit trail and answer together.
    RequestId,
    /// A job waiting, running or dead.
    JobId,
    /// A document in the object store.
    DocumentId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Seeded;

    #[test]
    fn made_of_time_and_randomness_as_rfc_9562_says() {
        let now = Timestamp::from_millis(0x0190_1234_5678);
        let id = CompanyId::from_uuid(fresh(now, &Seeded::new(1)));
        let text = id.to_string();
        assert!(text.starts_with("01901234-5678-7"), "{text}");
        assert!(matches!(text.as_bytes()[19], b'8' | b'9' | b'a' | b'b'), "variant: {text}");
        assert_ne!(fresh(now, &Seeded::new(1)), fresh(now, &Seeded::new(2)));
        assert_eq!(text.parse(), Ok(id));
        let later =
            CompanyId::from_uuid(fresh(now.plus(std::time::Duration::from_millis(1)), &Seeded::new(9)));
        assert!(later > id, "ordered by time");
    }

    #[test]
    fn only_the_written_form_is_read() {
        for text in
            ["", "0190a6c8", "{01930f3e-8c00-7000-8000-000000000000}", "01930f3e8c0070008000000000000000"]
        {
            assert_eq!(text.parse::<PersonId>(), Err(IdError), "{text}");
        }
        let id: PersonId = "01930F3E-8C00-7000-8000-000000000000".parse().unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"01930f3e-8c00-7000-8000-000000000000\"");
        assert_eq!(serde_json::from_str::<PersonId>(&serde_json::to_string(&id).unwrap()).unwrap(), id);
        assert!(serde_json::from_str::<PersonId>("\"x\"").is_err());
    }
}
