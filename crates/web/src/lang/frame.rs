//! The frame around every page, and the start page.

use super::{Lang, sentences};

sentences! {
    product: "Jalon", "Jalon";
    skip: "Aller au contenu", "Skip to content";
    menu: "Menu", "Menu";
    main_navigation: "Navigation principale", "Main navigation";
    breadcrumb: "Fil d’Ariane", "Breadcrumb";
    nav_directory: "Annuaire", "Directory";
    nav_identifiers: "Identifiants", "Identifiers";
    nav_dashboard: "Tableau de bord", "Dashboard";
    nav_products: "Produits", "Products";
    nav_strategy: "Stratégie", "Strategy";
    nav_correspondents: "Correspondants", "Correspondents";
    nav_evidence: "Preuves", "Evidence";
    nav_faq: "FAQ", "FAQ";
    nav_workstation: "Poste", "Workstation";
    nav_group_company: "Entreprise", "Company";
    nav_company: "Fiche", "Profile";
    nav_people: "Personnes", "People";
    nav_rights: "Droits", "Rights";
    nav_journal: "Journal", "Audit trail";
    nav_group_platform: "Plateforme", "Platform";
    nav_instruction: "Instruction", "Instruction";
    nav_faq_editing: "Rédaction de la FAQ", "FAQ editing";
    nav_administration: "Administration", "Administration";
    account_menu: "Mon compte", "My account";
    second_factor_awaited: "Votre rôle sur la plateforme attend un second facteur. Mettez en place les codes d’un téléphone, puis reconnectez-vous avec eux.", "Your role over the platform waits for a second factor. Set up codes from a telephone, then sign in again with them.";
    second_factor_set_up: "Mettre en place", "Set up";
    nav_status: "État de l’annuaire", "Directory status";
    search_everywhere: "Chercher un professionnel ou un numéro", "Find a professional or a number";
    search: "Chercher", "Search";
    other_language: "English", "Français";
    other_language_hint: "Lire cette page en anglais", "Read this page in French";
    fresh: "à jour", "up to date";
    fresh_warning: "à rafraîchir", "to be refreshed";
    fresh_too_old: "non conforme", "not conformant";
    badge_empty: "Aucun annuaire chargé", "No directory loaded";
    badge_damaged: "Annuaire illisible", "Directory unreadable";
    demo: "Démonstration\u{202f}: les personnes affichées sont fictives.", "Demonstration: the people shown are fictitious.";
    footer_label: "Sources et mentions", "Sources and notices";
    footer_source: "Source\u{202f}: Annuaire Santé (RPPS), Agence du numérique en santé", "Source: Annuaire Santé (RPPS), Agence du numérique en santé";
    footer_licence: "Licence Ouverte 2.0", "Licence Ouverte 2.0 (open licence)";
    footer_no_data: "aucune donnée chargée", "no data loaded";
    footer_accessibility: "Accessibilité\u{202f}: conformité non évaluée", "Accessibility: conformity not assessed";
    footer_api: "Interface HTTP (OpenAPI)", "HTTP interface (OpenAPI)";
    home_title: "Bienvenue sur Jalon", "Welcome to Jalon";
    home_lead: "L’annuaire national des professionnels de santé, chez vous, et les numéros expliqués.", "The national directory of health professionals, on your own machine, and its numbers explained.";
    home_directory: "Trouver un professionnel par son nom, sa spécialité, sa ville, son RPPS ou sa messagerie MSSanté.", "Find a professional by name, specialty, town, RPPS number or MSSanté mailbox.";
    home_identifiers: "Dire ce qu’est un numéro (RPPS, FINESS, AM, SIRET…), s’il est juste et ce qu’on en fait.", "Tell what a number is (RPPS, FINESS, AM, SIRET…), whether it is right and what to do with it.";
    home_status: "Voir de quand datent les données, ce que le dernier chargement a lu, gardé et refusé.", "See how old the data are, and what the last load read, kept and refused.";
    home_persons: "professionnels", "professionals";
    home_lines: "activités", "activities";
    home_structures: "structures", "structures";
    nothing_loaded_title: "Aucun annuaire n’est encore chargé", "No directory is loaded yet";
    nothing_loaded_text: "Chargez les fichiers en libre accès de l’Annuaire Santé\u{202f}: la recherche s’ouvre dès la fin du chargement, sans redémarrage.", "Load the open files of the Annuaire Santé: search opens as soon as the load ends, without a restart.";
    nothing_loaded_or: "Ou regardez d’abord avec des personnes fictives\u{202f}:", "Or have a look with fictitious people first:";
    damaged_title: "L’annuaire enregistré est illisible", "The stored directory cannot be read";
    damaged_text: "Un fichier de la version courante est endommagé ou inaccessible. Revenez à la version précédente, ou chargez les fichiers à nouveau\u{202f}; rien d’autre n’est touché.", "A file of the current version is damaged or out of reach. Go back to the previous version, or load the files again; nothing else is affected.";
    see_status: "Voir l’état de l’annuaire", "See the directory status";
    copy: "Copier", "Copy";
    copied: "Copié", "Copied";
}

impl Lang {
    /// "Annuaire du 22/11".
    pub(crate) fn badge(self, date: &str) -> String {
        self.pick(format!("Annuaire du {date}"), format!("Directory of {date}"))
    }

    /// "données du 22/11/2026".
    pub(crate) fn data_of(self, date: &str) -> String {
        self.pick(format!("données du {date}"), format!("data of {date}"))
    }

    /// Source of one fact: file and date.
    pub(crate) fn source_of(self, file: &str, date: &str) -> String {
        self.pick(
            format!("Source\u{202f}: {file}, données du {date}"),
            format!("Source: {file}, data of {date}"),
        )
    }
}
