//! Why a document is not taken, kept or read.

use super::kind::MediaType;
use crate::envelope::{Damaged, KeyError};
use crate::error::DbError;
use crate::objects::StoreError;
use identifiers::Text;

/// Why a document is not taken, kept or read. [`code`](Self::code) is stable; [`text`](Self::text) is for people.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// No byte at all.
    #[error("the file is empty")]
    Empty,
    /// More bytes than are taken.
    #[error("the file is over {max_bytes} bytes")]
    TooLarge {
        /// The greatest size.
        max_bytes: u64,
    },
    /// Another kind than those that are taken.
    #[error("the file is {}, which is not taken here", found.unwrap_or("of an unknown kind"))]
    Kind {
        /// What it is, when that is known.
        found: Option<&'static str>,
        /// What is taken.
        taken: Vec<MediaType>,
    },
    /// Two things at once.
    #[error("the file is suspicious: {why}")]
    Suspicious {
        /// In what.
        why: &'static str,
    },
    /// A text that is not UTF-8, or holds control characters.
    #[error("the text is not UTF-8, or holds control characters")]
    NotText,
    /// Its key is gone.
    #[error("the document was erased")]
    Erased,
    /// Its bytes are not there, or not those that were kept.
    #[error("the stored document is damaged or missing")]
    Damaged,
    /// The master keys.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The object store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The records.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<Damaged> for DocumentError {
    fn from(_: Damaged) -> Self {
        Self::Damaged
    }
}

impl DocumentError {
    /// Stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "document.empty",
            Self::TooLarge { .. } => "document.too_large",
            Self::Kind { .. } => "document.kind",
            Self::Suspicious { .. } => "document.suspicious",
            Self::NotText => "document.not_text",
            Self::Erased => "document.erased",
            Self::Damaged => "document.damaged",
            Self::Key(_) => "document.key",
            Self::Store(StoreError::NotFound { .. }) => "document.missing",
            Self::Store(_) => "document.store",
            Self::Db(error) => error.code(),
        }
    }

    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::Empty => Text::new(
                "Ce fichier est vide. Vérifiez-le puis envoyez-le de nouveau.",
                "This file is empty. Check it, then send it again.",
            ),
            Self::TooLarge { max_bytes } => {
                let megabytes = max_bytes / 1_000_000;
                Text::of(
                    format!("Ce fichier dépasse {megabytes}\u{202f}Mo. Réduisez-le ou séparez-le."),
                    format!("This file is over {megabytes} MB. Reduce it or split it."),
                )
            }
            Self::Kind { found, taken } => {
                let taken = taken
                    .iter()
                    .map(|kind| kind.extensions()[0].to_uppercase())
                    .collect::<Vec<_>>()
                    .join(", ");
                let (fr, en) = found
                    .map_or_else(Default::default, |found| (format!(" ({found})"), format!(" ({found})")));
                Text::of(
                    format!(
                        "Le contenu de ce fichier{fr} n’est pas accepté ici, quel que soit son nom. Formats \
                         acceptés\u{202f}: {taken}."
                    ),
                    format!(
                        "The content of this file{en} is not taken here, whatever its name. Formats taken: {taken}."
                    ),
                )
            }
            Self::Suspicious { .. } => Text::new(
                "Ce fichier contient deux formats à la fois et n’est pas accepté. Exportez de nouveau le document \
                 depuis son logiciel puis envoyez-le.",
                "This file holds two formats at once and is not taken. Export the document again from its \
                 software, then send it.",
            ),
            Self::NotText => Text::new(
                "Ce texte n’est pas en UTF-8, ou contient des caractères de contrôle. Enregistrez-le en UTF-8 puis \
                 envoyez-le de nouveau.",
                "This text is not in UTF-8, or holds control characters. Save it in UTF-8, then send it again.",
            ),
            Self::Erased => Text::new(
                "Ce document a été effacé\u{202f}: il ne peut plus être lu.",
                "This document was erased: it can no longer be read.",
            ),
            Self::Damaged | Self::Store(StoreError::NotFound { .. }) => Text::new(
                "Ce document est endommagé ou introuvable. Prévenez l’administrateur\u{202f}: une sauvegarde le \
                 contient peut-être.",
                "This document is damaged or missing. Tell the administrator: a backup may hold it.",
            ),
            Self::Key(_) => Text::new(
                "La clé de chiffrement des documents manque ou ne convient pas. Prévenez l’administrateur.",
                "The key that encrypts documents is missing or does not fit. Tell the administrator.",
            ),
            Self::Store(_) => Text::new(
                "L’espace de stockage des documents ne répond pas. Recommencez dans une minute\u{202f}; si cela \
                 dure, prévenez l’administrateur.",
                "The store of the documents does not answer. Try again in a minute; if it lasts, tell the \
                 administrator.",
            ),
            Self::Db(error) => error.text(),
        }
    }
}
