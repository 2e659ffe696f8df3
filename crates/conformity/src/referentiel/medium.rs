//! What an evidence is made of.

use super::fold::{folded, says};
use serde::Serialize;

/// Media that the texts of the référentiels name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// A copy of a screen.
    Capture,
    /// A film of a screen.
    Video,
    /// A document.
    Document,
    /// A log, a trace.
    Log,
    /// A message as it was sent: SMTP, HL7, XDM.
    Message,
    /// A permanent link to a Gazelle test.
    #[serde(rename = "lien_gazelle")]
    GazelleLink,
    /// A certificate of the CNDA or of the GIE SESAM-Vitale.
    #[serde(rename = "certificat_cnda")]
    CndaCertificate,
    /// A signed statement or commitment.
    Attestation,
    /// A configuration, code.
    Configuration,
    /// The number of a run of a test tool (MSSanté).
    #[serde(rename = "execution_test")]
    TestRun,
}

impl Medium {
    /// Words by which the texts name each, folded. Counted on the working files of Ségur and the DMN sheet V1.2.2.
    const WORDS: [(Self, &'static [&'static str]); 10] = [
        (
            Self::Capture,
            &[
                "copie d ecran",
                "copies d ecran",
                "copie ecran",
                "copies ecran",
                "capture",
                "captures",
                "capture d ecran",
                "captures d ecran",
                "impression d ecran",
                "impressions d ecran",
                "imprime ecran",
            ],
        ),
        (Self::Video, &["video", "videos", "film", "enregistrement video", "enregistrement d ecran"]),
        (
            Self::Document,
            &[
                "document",
                "documents",
                "documentation",
                "pdf",
                "manuel",
                "guide",
                "formulaire",
                "dictionnaire",
                "cgu",
                "scan",
            ],
        ),
        (Self::Log, &["log", "logs", "journal", "journaux", "trace", "traces"]),
        (
            Self::Message,
            &[
                "message source",
                "source du message",
                "sources du message",
                "messages sources",
                "smtp",
                "hl7",
                "xdm",
                "eml",
            ],
        ),
        (Self::GazelleLink, &["gazelle", "lien permanent", "liens permanents"]),
        (Self::CndaCertificate, &["cnda", "gie sesam vitale", "certificat d homologation"]),
        (
            Self::Attestation,
            &["attestation", "attestations", "engagement", "declaration", "lettre d engagement", "atteste"],
        ),
        (Self::Configuration, &["configuration", "configurations", "parametrage", "code source"]),
        (
            Self::TestRun,
            &[
                "identifiant d execution",
                "id d execution",
                "numero d execution",
                "identifiant de l execution",
            ],
        ),
    ];

    /// The media that a text names, in a fixed order; none when it names none.
    pub fn named(text: &str) -> Vec<Self> {
        let folded = folded(text);
        Self::WORDS.iter().filter(|(_, words)| says(&folded, words)).map(|(medium, _)| *medium).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_are_recognised_by_whole_words() {
        assert_eq!(
            Medium::named("Démonstration (copie d’écran, vidéo...)"),
            [Medium::Capture, Medium::Video]
        );
        assert_eq!(Medium::named("Lien permanent vers le test Gazelle"), [Medium::GazelleLink]);
        assert_eq!(Medium::named("Certificat CNDA"), [Medium::CndaCertificate]);
        assert_eq!(Medium::named("Fournir les logs d’appel"), [Medium::Log]);
        assert_eq!(Medium::named("Le catalogue des écrans"), []);
    }
}
