//! A document comes in.

use super::error::DocumentError;
use super::kind::{self, MediaType};
use super::model::{Accept, Document};
use super::suspicion::{self, TAIL};
use super::{Documents, name, object_of, store};
use crate::acting::Acting;
use crate::audit::Event;
use crate::envelope::{DataKey, Sealer};
use crate::hex;
use crate::id::{CompanyId, DocumentId};
use crate::objects::ObjectWriter;
use crate::random::Random;
use crate::transaction::Writing;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A document being received. Dropped, it never was.
pub struct Upload {
    id: DocumentId,
    accept: Accept,
    raw_name: String,
    object: ObjectWriter,
    sealer: Sealer,
    wrapped_key: Vec<u8>,
    hash: Sha256,
    size: u64,
    /// First bytes, until there are enough to judge.
    head: Vec<u8>,
    kind: Option<MediaType>,
    /// Last bytes.
    tail: Vec<u8>,
    text: TextCheck,
}

/// A document received: durable in the store, unknown to the records. [`keep`](Self::keep) makes it known.
#[must_use = "a document that is not kept is swept"]
pub struct Received {
    document: Document,
}

impl Documents {
    /// Begins to receive a document. The name is what the sender calls it.
    pub fn receive(&self, acting: &Acting, accept: Accept, raw_name: &str) -> Upload {
        let id: DocumentId = acting.new_id();
        let random: &Arc<dyn Random> = acting.random();
        let key = DataKey::new(&**random);
        Upload {
            id,
            accept,
            raw_name: raw_name.to_owned(),
            object: self.objects.writer(&object_of(id)),
            sealer: Sealer::new(&key, &**random),
            wrapped_key: self.keys.wrap(&key, &id.to_string(), &**random),
            hash: Sha256::new(),
            size: 0,
            head: Vec::new(),
            kind: None,
            tail: Vec::new(),
            text: TextCheck::default(),
        }
    }
}

impl Upload {
    /// More of its bytes. An error is final: drop the upload.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), DocumentError> {
        self.size = self.size.saturating_add(bytes.len() as u64);
        if self.size > self.accept.max_bytes {
            return Err(DocumentError::TooLarge { max_bytes: self.accept.max_bytes });
        }
        self.hash.update(bytes);
        if self.kind.is_some() {
            return self.pass(bytes).await;
        }
        self.head.extend_from_slice(bytes);
        if self.head.len() < kind::HEAD { Ok(()) } else { self.judge().await }
    }

    /// No more bytes: judged whole, durable in the store.
    pub async fn finish(mut self) -> Result<Received, DocumentError> {
        if self.size == 0 {
            return Err(DocumentError::Empty);
        }
        if self.kind.is_none() {
            self.judge().await?;
        }
        let Some(kind) = self.kind else { return Err(DocumentError::Empty) };
        if let Some(why) = suspicion::of_tail(&self.tail, kind) {
            return Err(DocumentError::Suspicious { why });
        }
        if kind.is_text() {
            self.text.end()?;
        }
        self.object.write(self.sealer.finish()?).await?;
        self.object.finish().await?;
        Ok(Received {
            document: Document {
                id: self.id,
                company: None,
                purpose: String::new(),
                name: name::clean(&self.raw_name, kind),
                media_type: kind,
                size: self.size,
                sha256: hex::of(&self.hash.finalize()),
                created_at: crate::Timestamp::from_millis(0),
                created_by: String::new(),
                erased_at: None,
                wrapped_key: Some(self.wrapped_key),
            },
        })
    }

    /// The first bytes say what it is.
    async fn judge(&mut self) -> Result<(), DocumentError> {
        let other = |found| DocumentError::Kind { found, taken: self.accept.types.clone() };
        let kind = kind::recognise(&self.head, &self.raw_name).map_err(other)?;
        // A text named otherwise is a plain text.
        let kind = match kind {
            MediaType::Csv | MediaType::Json if !self.accept.types.contains(&kind) => MediaType::Text,
            kind => kind,
        };
        if !self.accept.types.contains(&kind) {
            return Err(other(Some(kind.mime())));
        }
        if let Some(why) = suspicion::of_head(&self.head, kind) {
            return Err(DocumentError::Suspicious { why });
        }
        self.kind = Some(kind);
        let head = std::mem::take(&mut self.head);
        self.pass(&head).await
    }

    async fn pass(&mut self, bytes: &[u8]) -> Result<(), DocumentError> {
        if self.kind.is_some_and(MediaType::is_text) {
            self.text.write(bytes)?;
        }
        self.tail.extend_from_slice(&bytes[bytes.len().saturating_sub(TAIL)..]);
        if self.tail.len() > 2 * TAIL {
            self.tail.drain(..self.tail.len() - TAIL);
        }
        self.sealer.write(bytes)?;
        let sealed = self.sealer.take();
        if !sealed.is_empty() {
            self.object.write(sealed).await?;
        }
        Ok(())
    }
}

impl Received {
    /// What was received; company, purpose, instant and author come when it is kept.
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// Writes its row with the rest of the transaction, noted in the audit trail.
    pub async fn keep(
        self,
        writing: &mut Writing,
        purpose: &'static str,
        company: Option<CompanyId>,
    ) -> Result<Document, DocumentError> {
        let acting = writing.acting();
        let document = Document {
            company,
            purpose: purpose.to_owned(),
            created_at: acting.now(),
            created_by: acting.actor.to_string(),
            ..self.document
        };
        store::insert(writing, &document).await?;
        let detail = json!({
            "purpose": purpose,
            "media_type": document.media_type.mime(),
            "size": document.size,
            "sha256": document.sha256,
        });
        let id = document.id;
        writing.audit(Event { action: "document.kept", object: "document", id, company, detail }).await?;
        Ok(document)
    }
}

/// UTF-8 without control characters, as bytes come.
#[derive(Default)]
struct TextCheck {
    /// The beginning of a character whose rest has not come yet.
    pending: Vec<u8>,
}

impl TextCheck {
    fn write(&mut self, bytes: &[u8]) -> Result<(), DocumentError> {
        let joined;
        let mut bytes = bytes;
        if !self.pending.is_empty() {
            joined = [std::mem::take(&mut self.pending).as_slice(), bytes].concat();
            bytes = &joined;
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if error.error_len().is_some() => return Err(DocumentError::NotText),
            Err(error) => {
                let (whole, rest) = bytes.split_at(error.valid_up_to());
                self.pending = rest.to_vec();
                std::str::from_utf8(whole).map_err(|_| DocumentError::NotText)?
            }
        };
        let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
        if text.contains(control) { Err(DocumentError::NotText) } else { Ok(()) }
    }

    fn end(&self) -> Result<(), DocumentError> {
        if self.pending.is_empty() { Ok(()) } else { Err(DocumentError::NotText) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_may_come_in_pieces() {
        let mut check = TextCheck::default();
        for byte in "été\n€ 𝄞".as_bytes() {
            check.write(&[*byte]).unwrap();
        }
        assert!(check.end().is_ok());
        check.write(&[0xe2, 0x82]).unwrap();
        assert!(check.end().is_err(), "cut in a character");
        assert!(TextCheck::default().write(b"\xe9t\xe9").is_err(), "Latin-1");
        assert!(TextCheck::default().write(b"a\x1b[31m").is_err(), "escape sequences");
    }
}
