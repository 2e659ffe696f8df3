//! The page of a person.

use super::{Lang, sentences};
use crate::visit::Age;
use directory::model::SourceKind;

sentences! {
    person_rpps: "RPPS", "RPPS";
    person_idnps: "Identification nationale (IDNPS)", "National identifier (IDNPS)";
    person_no_rpps: "Aucun RPPS\u{202f}: identifiant ancien (ADELI)", "No RPPS number: former identifier (ADELI)";
    person_civility: "Civilité", "Civility";
    person_other_names: "Autres noms portés par ses lignes", "Other names on their lines";
    person_activity_know_how: "Savoir-faire", "Know-how";
    person_know_how: "Spécialités et savoir-faire", "Specialties and know-how";
    person_no_activity: "Aucune activité publiée pour cet exercice.", "No activity published for this practice.";
    person_no_place: "Activité sans lieu publié", "Activity without a published place";
    person_diplomas: "Diplômes et autorisations", "Diplomas and authorisations";
    person_authorisation: "Autorisation", "Authorisation";
    person_mailboxes: "Messageries MSSanté", "MSSanté mailboxes";
    person_no_mailbox: "Aucune boîte MSSanté publiée.", "No MSSanté mailbox published.";
    person_mailboxes_absent: "Le fichier des correspondances MSSanté n’est pas chargé.", "The MSSanté file is not loaded.";
    person_cards: "Cartes", "Cards";
    person_sources: "Sources de cette fiche", "Sources of this page";
    person_json: "Cette fiche en JSON", "This page as JSON";
    person_phone: "Téléphone", "Telephone";
    person_fax: "Télécopie", "Fax";
    person_email: "Courriel (hors MSSanté)", "E-mail (not MSSanté)";
    person_mode: "Mode", "Mode";
    person_genre: "Genre d’activité", "Kind of activity";
    person_role: "Fonction", "Role";
    person_sector: "Secteur", "Sector";
    person_section: "Section de l’Ordre", "Section of the Order";
    person_authority: "Enregistré par", "Registered by";
    person_finess: "FINESS", "FINESS";
    person_finess_legal: "FINESS de l’entité juridique", "FINESS of the legal entity";
    person_siret: "SIRET", "SIRET";
    person_technical: "Identifiant technique", "Technical identifier";
    person_closed: "Fermé selon FINESS", "Closed according to FINESS";
    person_copy_rpps: "Copier le RPPS", "Copy the RPPS number";
    person_copy_address: "Copier l’adresse", "Copy the address";
    person_paperless: "accepte les documents sans papier", "accepts paperless documents";
    mailbox_person: "Personnelle", "Personal";
    mailbox_cabinet: "De cabinet", "Of the practice";
    mailbox_organisation: "De structure", "Of the organisation";
    mailbox_application: "Applicative", "Of an application";
    card_valid: "valable du", "valid from";
    card_to: "au", "to";
    card_revoked: "mise en opposition le", "revoked on";
}

impl Lang {
    /// "3 activités".
    pub(crate) fn activities(self, n: usize) -> String {
        let word = self.pick(
            self.plural(n as u64, "activité", "activités"),
            self.plural(n as u64, "activity", "activities"),
        );
        format!("{n} {word}")
    }

    /// Name of a source file's kind.
    pub(crate) fn source(self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::PersonneActivite => self.pick("Personnes et activités", "Persons and activities"),
            SourceKind::DiplAutExerc => self.pick("Diplômes et autorisations", "Diplomas and authorisations"),
            SourceKind::SavoirFaire => self.pick("Savoir-faire", "Know-how"),
            SourceKind::MsSante => self.pick("Correspondances MSSanté", "MSSanté mailboxes"),
            SourceKind::Porteurs => {
                self.pick("Porteurs de cartes CPS et CPF", "Holders of CPS and CPF cards")
            }
            SourceKind::Finess => self.pick("Établissements FINESS", "FINESS establishments"),
        }
    }

    /// Kind of mailbox; an unknown code as it is.
    pub(crate) fn mailbox_kind(self, code: &str) -> &str {
        match code {
            "PER" => self.mailbox_person(),
            "CAB" => self.mailbox_cabinet(),
            "ORG" => self.mailbox_organisation(),
            "APP" => self.mailbox_application(),
            other => other,
        }
    }

    /// What the age of the data means, in one sentence.
    pub(crate) fn age_sentence(self, age: Age) -> &'static str {
        match age {
            Age::Fresh => self.pick(
                "Les données sont à jour au sens du référentiel.",
                "The data are up to date in the sense of the reference document.",
            ),
            Age::Warning => self.pick(
                "Les données ont 21 jours ou plus\u{202f}: chargez un fichier récent avant le 28ᵉ jour.",
                "The data are 21 days old or more: load a recent file before the 28th day.",
            ),
            Age::TooOld => self.pick(
                "Les données ont 28 jours ou plus\u{202f}: une application qui s’en sert n’est plus conforme.",
                "The data are 28 days old or more: an application that uses them is no longer conformant.",
            ),
        }
    }
}
