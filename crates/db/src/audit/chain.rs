//! The chain: what a hash is made of, and how entries follow each other.

use super::model::{Anchor, Entry, Why};
use crate::hex;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// How a hash is made, written in the head of every export so that anybody can do it again.
pub(crate) const METHOD: &str = "SHA-256 over \"jalon-audit-1\", seq, at, actor, company, request, action, object, \
     object_id, detail, previous; integers in decimal; each preceded by its length in bytes (64 bits, big-endian); an \
     absent company is eight bytes 0xff";

/// The hash before the first entry.
pub(crate) fn genesis() -> Anchor {
    Anchor { seq: 0, hash: "0".repeat(64) }
}

impl Entry {
    /// The hash that its other columns give.
    pub(crate) fn computed_hash(&self) -> String {
        let mut hash = Sha256::new();
        let mut field = |text: Option<&str>| match text {
            Some(text) => {
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text);
            }
            None => hash.update([0xff; 8]),
        };
        field(Some("jalon-audit-1"));
        field(Some(&self.seq.to_string()));
        field(Some(&self.at.millis().to_string()));
        field(Some(&self.actor));
        field(self.company.as_deref());
        for text in [&self.request, &self.action, &self.object, &self.object_id, &self.detail, &self.previous]
        {
            field(Some(text));
        }
        hex::of(&hash.finalize())
    }
}

/// Walks entries in their order and says the first that is wrong.
pub(crate) struct Walk<'a> {
    last: Anchor,
    anchors: &'a [Anchor],
}

impl<'a> Walk<'a> {
    pub fn new(anchors: &'a [Anchor]) -> Self {
        Self { last: genesis(), anchors }
    }

    /// The next entry.
    pub fn step(&mut self, entry: &Entry) -> Result<(), (i64, Why)> {
        let expected = self.last.seq + 1;
        if entry.seq > expected {
            return Err((expected, Why::Missing));
        }
        if entry.seq < expected || entry.previous != self.last.hash {
            return Err((entry.seq, Why::Unlinked));
        }
        if entry.computed_hash() != entry.hash {
            return Err((entry.seq, Why::Changed));
        }
        if self.anchors.iter().any(|anchor| anchor.seq == entry.seq && anchor.hash != entry.hash) {
            return Err((entry.seq, Why::NotTheAnchor));
        }
        self.last = Anchor { seq: entry.seq, hash: entry.hash.clone() };
        Ok(())
    }

    /// No more entries: was it the end?
    pub fn end(self, head: &Anchor) -> Result<Anchor, (i64, Why)> {
        if head.seq > self.last.seq {
            return Err((self.last.seq + 1, Why::Missing));
        }
        if *head != self.last {
            return Err((self.last.seq, Why::NotTheHead));
        }
        if let Some(beyond) = self.anchors.iter().find(|anchor| anchor.seq > self.last.seq) {
            return Err((beyond.seq, Why::Missing));
        }
        Ok(self.last)
    }
}

/// JSON with sorted keys and no spaces, whatever features serde_json was built with.
pub(crate) fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_unstable_by_key(|(key, _)| key.as_str());
            list(text, '{', keys, '}', |(key, value), text| {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(value, text);
            });
        }
        Value::Array(items) => list(text, '[', items, ']', write),
        simple => text.push_str(&simple.to_string()),
    }
}

fn list<T>(
    text: &mut String,
    open: char,
    items: impl IntoIterator<Item = T>,
    close: char,
    each: impl Fn(T, &mut String),
) {
    text.push(open);
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        each(item, text);
    }
    text.push(close);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;
    use serde_json::json;

    fn entry() -> Entry {
        Entry {
            seq: 1,
            at: Timestamp::from_millis(1_795_422_600_000),
            actor: "system:test".to_owned(),
            company: None,
            request: "01930f3e-8c00-7000-8000-000000000000".to_owned(),
            action: "company.accepted".to_owned(),
            object: "company".to_owned(),
            object_id: "é".to_owned(),
            detail: "{\"a\":1}".to_owned(),
            previous: "0".repeat(64),
            hash: String::new(),
        }
    }

    /// Made by ten lines of Python from `METHOD` alone.
    #[test]
    fn the_hash_is_the_one_that_the_method_describes() {
        assert_eq!(
            entry().computed_hash(),
            "b6a0148c14b95c0833e08261406aa67e6d6086ad2814955550d8ac8cbd4a96fd"
        );
        let mut with = entry();
        with.company = Some(String::new());
        assert_eq!(with.computed_hash(), "06fb815852153a25676afb10718f557e786ddbad9fa346eab49b91e5a6ed392d");
    }

    #[test]
    fn json_has_one_written_form() {
        let value = json!({"b": [1, {"z": null, "a": "é\"\n"}], "a": {"y": true, "x": 1.5}, "": []});
        assert_eq!(canonical(&value), r#"{"":[],"a":{"x":1.5,"y":true},"b":[1,{"a":"é\"\n","z":null}]}"#);
        let again: Value = serde_json::from_str(&canonical(&value)).unwrap();
        assert_eq!(again, value);
    }
}
