//! Products, démarches, the global strategy.

use super::{Lang, sentences};

sentences! {
    products_lead: "Un produit par support dont la maturité diffère. Chacun s’évalue, se projette et se prépare au référencement.", "One product for each support whose maturity differs. Each is evaluated, projected and prepared for listing.";
    products_empty_title: "Déclarez votre premier produit", "Declare your first product";
    products_empty_text: "Son nom, son système et son appareil suffisent pour commencer\u{202f}; le reste de l’identification se remplit ensuite, à votre rythme.", "Its name, system and device are enough to begin; the rest of the identification is filled in later, at your pace.";
    products_archived: "Produits archivés", "Archived products";
    product_new: "Nouveau produit", "New product";
    product_new_lead: "Ces réponses sont les premières du questionnaire d’identification. Le nom complet se compose\u{202f}: nom, système, appareil.", "These answers are the first ones of the identification questionnaire. The full name is made of them: name, system, device.";
    product_create: "Créer le produit", "Create the product";
    product_choose: "Choisir", "Choose";
    product_name_hint: "Le nom seul, sans système ni appareil\u{202f}: ils s’ajoutent d’eux-mêmes.", "The name alone, without system or device: they are added by themselves.";
    product_os_hint: "Si vous avez choisi «\u{202f}Autre\u{202f}».", "If you chose “Other”.";
    product_planned_hint: "Pour un produit en développement\u{202f}: moins de six mois avant, il peut déjà s’évaluer.", "For a product in development: less than six months before, it may already be evaluated.";
    product_commercial: "Nom du produit", "Name of the product";
    product_os: "Système", "System";
    product_device: "Appareil", "Device";
    product_versions: "Versions", "Versions";
    product_nil: "NIL", "NIL";
    product_certifications: "Certifications", "Certifications";
    product_mes_name: "Nom vu par les citoyens", "Name that citizens see";
    product_not_said: "non renseigné", "not said";
    product_none: "aucun", "none";
    product_column: "Produit", "Product";
    product_life: "Vie du produit", "Life of the product";
    product_forms: "Questionnaires validés", "Questionnaires validated";
    product_demarches: "Démarches", "Démarches";
    product_score: "Maturité", "Maturity";
    product_no_demarche: "aucune", "none";
    product_to_mend: "À compléter ou à corriger", "To complete or to mend";
    product_card: "Fiche", "Card";
    product_questionnaires: "Questionnaires", "Questionnaires";
    product_no_forms: "Aucun questionnaire de ce produit ne vous est ouvert. Demandez un droit à un Responsable.", "No questionnaire of this product is open to you. Ask a Responsable for a right.";
    product_history: "Ce qui a changé dans la fiche", "What changed on the card";
    product_split: "Décliner sur un autre support", "Make one for another support";
    product_split_lead: "Un nouveau produit naît avec la fiche et les réponses d’identification et de qualification de celui-ci. Il ne rejoint aucune démarche\u{202f}; l’original ne change pas.", "A new product begins with the card and the answers of identification and qualification of this one. It joins no démarche; the original does not change.";
    product_split_submit: "Créer la déclinaison", "Create it";
    product_archive: "Archiver ce produit", "Archive this product";
    product_restore: "Reprendre ce produit", "Bring this product back";
    product_is_archived: "Ce produit est archivé\u{202f}: ses réponses sont gardées, rien ne change plus.", "This product is archived: its answers are kept, nothing changes any more.";
    scope_not_yet: "Pas encore concerné\u{202f}: en développement, sans date de mise en production.", "Not concerned yet: in development, without a date of production.";
    scope_retired: "N’est plus concerné\u{202f}: produit retiré.", "No longer concerned: retired product.";
    demarches_candidatures: "Candidatures", "Candidatures";
    demarche_in: "Vos produits dans cette démarche", "Your products in this démarche";
    demarche_nobody: "Aucun de vos produits n’y est encore.", "None of your products is in it yet.";
    segur_step: "Étape", "Step";
    segur_closes: "Se termine", "Closes";
    segur_source: "Source", "Source";
    segur_over: "passé", "over";
    segur_open: "à venir", "to come";
    segur_reported: "d’après la presse", "from the press";
    demarches_joined: "Démarches en cours", "Démarches under way";
    demarches_none: "Ce produit n’est inscrit dans aucune démarche.", "This product has joined no démarche.";
    demarches_offered: "Rejoindre une démarche", "Join a démarche";
    demarche_join: "Rejoindre", "Join";
    demarche_leave: "Quitter", "Leave";
    demarche_before: "Ce qu’il faut avant", "What it takes first";
    candidature: "Candidature", "Application";
    form_untouched: "à commencer", "to begin";
    form_score: "maturité", "maturity";
    form_level: "niveau", "level";
    strategy_no_right: "Vous n’avez pas de droit sur la stratégie globale. Demandez-le à un Responsable.", "You have no right on the global strategy. Ask a Responsable.";
    someone_gone: "une personne partie", "somebody who left";
}

impl Lang {
    /// Products in a démarche.
    pub(crate) fn demarche_products(self, n: u64) -> String {
        let word = self.pick(self.plural(n, "produit", "produits"), self.plural(n, "product", "products"));
        format!("{n} {word}")
    }

    /// A wave of the Ségur.
    pub(crate) fn segur_wave(self, number: u8) -> String {
        self.pick(format!("Vague {number}"), format!("Wave {number}"))
    }

    /// The hour that a window closes at, in Paris.
    pub(crate) fn segur_until_hour(self, day: &str, hour: &str) -> String {
        self.pick(format!("{day} à {hour}"), format!("{day} at {hour} (Paris)"))
    }

    /// In development, and near.
    pub(crate) fn scope_soon(self, day: &str) -> String {
        self.pick(format!("Mise en production prévue le {day}."), format!("To be in production on {day}."))
    }

    /// In development, and far.
    pub(crate) fn scope_from(self, day: &str) -> String {
        self.pick(
            format!("Pas encore concerné\u{202f}: il le sera à partir du {day}."),
            format!("Not concerned yet: from {day} on."),
        )
    }

    /// Validated among all.
    pub(crate) fn forms_validated(self, validated: usize, all: usize) -> String {
        self.pick(format!("{validated} sur {all}"), format!("{validated} of {all}"))
    }

    /// Answered among asked.
    pub(crate) fn form_answered(self, answered: usize, asked: usize) -> String {
        self.pick(
            format!("{answered} réponses sur {asked} questions"),
            format!("{answered} answers to {asked} questions"),
        )
    }

    /// Since when a product is in a démarche.
    pub(crate) fn demarche_since(self, day: &str) -> String {
        self.pick(format!("depuis le {day}"), format!("since {day}"))
    }

    /// A score.
    pub(crate) fn percent(self, n: u64) -> String {
        self.pick(format!("{n}\u{202f}%"), format!("{n}%"))
    }
}
