//! The accessibility statement.

use super::sentences;

sentences! {
    a11y_title: "Accessibilité", "Accessibility";
    a11y_state: "Accessibilité\u{202f}: conformité non évaluée.", "Accessibility: conformity not assessed.";
    a11y_lead: "Jalon est conçu pour être utilisé au clavier, avec un lecteur d’écran, à 200\u{202f}% de zoom et sans JavaScript. Il n’a pas encore été audité par un tiers\u{202f}: aucune conformité au RGAA n’est donc déclarée.", "Jalon is designed to be used by keyboard, with a screen reader, at 200% zoom and without JavaScript. No third party has audited it yet: no conformity with the RGAA is therefore claimed.";
    a11y_checked_title: "Ce qui est vérifié", "What is checked";
    a11y_checked_axe: "Chaque page, en français et en anglais, claire et sombre, large et étroite, passe un contrôle automatique (axe, règles WCAG 2.2 A et AA) dans un navigateur réel.", "Every page, in French and English, light and dark, wide and narrow, goes through an automatic check (axe, WCAG 2.2 A and AA rules) in a real browser.";
    a11y_checked_keyboard: "Le parcours «\u{202f}chercher, choisir, ouvrir une fiche\u{202f}» est rejoué au clavier.", "The journey “search, choose, open a person” is replayed by keyboard.";
    a11y_checked_contrast: "Les couleurs de texte ont un contraste d’au moins 4,5 pour 1\u{202f}; aucune information n’est donnée par la couleur seule.", "Text colours have a contrast of at least 4.5 to 1; no information is given by colour alone.";
    a11y_limits_title: "Ce qui ne l’est pas encore", "What is not yet";
    a11y_limits_audit: "Aucun audit RGAA complet, aucun test par des utilisateurs de technologies d’assistance.", "No full RGAA audit, no test by users of assistive technology.";
    a11y_limits_auto: "Un contrôle automatique ne trouve qu’une partie des défauts.", "An automatic check finds only some of the faults.";
    a11y_contact_title: "Signaler un défaut", "Report a fault";
    a11y_contact: "Adressez-vous à la personne qui exploite ce serveur dans votre organisation, en indiquant la page et la difficulté rencontrée. Si la réponse ne convient pas, la Défenseure des droits peut être saisie.", "Write to whoever runs this server in your organisation, naming the page and the difficulty met. If the answer does not suit you, the Défenseure des droits can be called upon.";
    a11y_keys_title: "Touches", "Keys";
    a11y_key_slash: "Aller au champ de recherche", "Go to the search field";
    a11y_key_arrows: "Parcourir les résultats", "Move through the results";
    a11y_key_enter: "Ouvrir la fiche", "Open the person";
    a11y_key_escape: "Effacer la recherche, ou revenir au champ", "Clear the search, or go back to the field";
}
