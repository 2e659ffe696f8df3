//! A document is read.

use super::error::DocumentError;
use super::model::Document;
use super::{Documents, object_of};
use crate::envelope::Opener;
use crate::hex;
use crate::objects::ObjectReader;
use sha2::{Digest, Sha256};

/// A document being read.
pub struct Download {
    object: ObjectReader,
    opener: Option<Opener>,
    hash: Sha256,
    expected: String,
}

impl Documents {
    /// Begins to read a document that [`find`](super::find) gave.
    pub async fn read(&self, document: &Document) -> Result<Download, DocumentError> {
        let wrapped = document.wrapped_key.as_ref().ok_or(DocumentError::Erased)?;
        let key = self.keys.unwrap(wrapped, &document.id.to_string())?;
        Ok(Download {
            object: self.objects.read(&object_of(document.id)).await?,
            opener: Some(Opener::new(key)),
            hash: Sha256::new(),
            expected: document.sha256.clone(),
        })
    }

    /// The whole content, for a document known to be small.
    pub async fn read_all(&self, document: &Document) -> Result<Vec<u8>, DocumentError> {
        let mut download = self.read(document).await?;
        let mut content = Vec::new();
        while let Some(bytes) = download.next().await? {
            content.extend(bytes);
        }
        Ok(content)
    }
}

impl Download {
    /// The next bytes, `None` after the last. Only the `None` tells that the document is whole: an error before it means
    /// that what was read must be thrown away.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, DocumentError> {
        loop {
            let Some(opener) = &mut self.opener else { return Ok(None) };
            let bytes = match self.object.next().await? {
                Some(sealed) => opener.write(&sealed)?,
                None => {
                    let last = self.opener.take().ok_or(DocumentError::Damaged)?.finish()?;
                    self.hash.update(&last);
                    if hex::of(&self.hash.finalize_reset()) != self.expected {
                        return Err(DocumentError::Damaged);
                    }
                    return Ok((!last.is_empty()).then_some(last));
                }
            };
            if !bytes.is_empty() {
                self.hash.update(&bytes);
                return Ok(Some(bytes));
            }
        }
    }
}
