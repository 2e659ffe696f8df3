//! The help in French: the same commands, their texts taken from one table.

use clap::{Arg, Command};

/// English text of the help (as written in the commands), French text. A test holds the two together.
const TEXTS: &[(&str, &str)] = &[
    // The program.
    (
        "One self-hosted program for companies that make French e-health software",
        "Un seul programme, chez vous, pour les entreprises qui font des logiciels de santé",
    ),
    ("Folder of the data", "Dossier des données"),
    (
        "Answer in JSON; errors become one JSON object on standard error",
        "Répondre en JSON\u{202f}; les erreurs deviennent un objet JSON sur la sortie d’erreur",
    ),
    (
        "Language of what people read; that of the environment by default, French first",
        "Langue des textes\u{202f}; par défaut celle de l’environnement, le français d’abord",
    ),
    ("Options of every command", "Options de toutes les commandes"),
    // The server.
    ("Start the server: pages and HTTP interfaces", "Démarrer le serveur\u{202f}: pages et interfaces HTTP"),
    (
        "Address and port to listen on; port 0 takes a free one",
        "Adresse et port d’écoute\u{202f}; le port 0 en prend un libre",
    ),
    (
        "Address of the platform as people type it, written into mails; the address listened on by default",
        "Adresse de la plateforme telle qu’on la tape, écrite dans les courriels\u{202f}; par défaut celle de l’écoute",
    ),
    (
        "A proxy stands before: who calls is what it adds to X-Forwarded-For",
        "Un mandataire est devant\u{202f}: l’appelant est celui qu’il ajoute à X-Forwarded-For",
    ),
    (
        "Demonstration: when nothing is there, a synthetic directory of 50,000 lines and ready accounts (fictitious people)",
        "Démonstration\u{202f}: si rien n’est là, un annuaire synthétique de 50\u{202f}000 lignes et des comptes prêts (personnes fictives)",
    ),
    ("Mails", "Courriels"),
    (
        "Mail server: smtps://USER:PASSWORD@HOST, smtp://… (STARTTLS), smtp://HOST:25?tls=none, or a folder; a folder in the data folder by default",
        "Serveur de messagerie\u{202f}: smtps://COMPTE:MOT_DE_PASSE@HÔTE, smtp://… (STARTTLS), smtp://HÔTE:25?tls=none, ou un dossier\u{202f}; par défaut un dossier dans celui des données",
    ),
    (
        "Sender of the mails: an address, or a name and an address",
        "Expéditeur des courriels\u{202f}: une adresse, ou un nom et une adresse",
    ),
    (
        "Certificate (PEM) of an authority that signed the mail server's, beside those of the system",
        "Certificat (PEM) d’une autorité qui a signé celui du serveur de messagerie, en plus de celles du système",
    ),
    // The records.
    ("Records", "Enregistrements"),
    (
        "Database of the records: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE; a file in the data folder by default",
        "Base de données\u{202f}: sqlite:FICHIER ou postgres://COMPTE:MOT_DE_PASSE@HÔTE/BASE\u{202f}; par défaut un fichier dans le dossier des données",
    ),
    (
        "Documents: a folder or s3://BUCKET/PREFIX (with JALON_S3_ENDPOINT, _REGION, _ACCESS_KEY, _SECRET_KEY); in the data folder by default",
        "Documents\u{202f}: un dossier ou s3://SEAU/PRÉFIXE (avec JALON_S3_ENDPOINT, _REGION, _ACCESS_KEY, _SECRET_KEY)\u{202f}; par défaut dans le dossier des données",
    ),
    (
        "File of the master keys, the current one first; made in the data folder by default",
        "Fichier des clés maîtresses, l’actuelle d’abord\u{202f}; par défaut créé dans le dossier des données",
    ),
    ("Run the platform from the command line", "Administrer la plateforme en ligne de commande"),
    (
        "Make an account that runs the platform and verifies companies: the first run",
        "Créer un compte qui administre la plateforme et vérifie les entreprises\u{202f}: la première fois",
    ),
    ("E-mail address, to sign in with", "Adresse électronique, pour se connecter"),
    ("Given name", "Prénom"),
    ("Family name", "Nom"),
    (
        "Read the password from the first line of standard input instead of asking for it",
        "Lire le mot de passe sur la première ligne de l’entrée standard au lieu de le demander",
    ),
    (
        "The audit trail: who did what; verify, export",
        "Le journal d’audit\u{202f}: qui a fait quoi\u{202f}; contrôler, exporter",
    ),
    (
        "Say whether every entry is there and as it was written",
        "Dire si chaque entrée est là et telle qu’elle fut écrite",
    ),
    (
        "An entry seen before, as an earlier run printed it; can be given several times",
        "Une entrée déjà vue, telle qu’un contrôle précédent l’a affichée\u{202f}; peut être répétée",
    ),
    ("Verify an export instead of the database", "Contrôler un export au lieu de la base"),
    (
        "Write the whole trail as JSON lines, to be kept elsewhere",
        "Écrire tout le journal en lignes JSON, à conserver ailleurs",
    ),
    ("File to write; standard output by default", "Fichier à écrire\u{202f}; par défaut la sortie standard"),
    (
        "Copy the records and the documents into one archive, while the program goes on",
        "Copier la base et les documents dans une archive, sans arrêter le programme",
    ),
    (
        "Archive to write (ZIP); one that is there is replaced once the new one is whole",
        "Archive à écrire (ZIP)\u{202f}; celle qui s’y trouve est remplacée une fois la nouvelle entière",
    ),
    (
        "Bring a backup into an empty database and an empty place for documents",
        "Restaurer une sauvegarde dans une base et un espace de documents vides",
    ),
    ("Archive to read", "Archive à lire"),
    (
        "Only read the archive to its end and compare every entry with its manifest",
        "Seulement lire l’archive en entier et comparer chaque entrée à son manifeste",
    ),
    (
        "The master keys, under which documents and secrets are encrypted",
        "Les clés maîtresses, sous lesquelles documents et secrets sont chiffrés",
    ),
    (
        "Print a new master key, as a line of a key file",
        "Afficher une nouvelle clé maîtresse, telle qu’une ligne du fichier des clés",
    ),
    (
        "Move every document and secret under the first key of the file; the others can be given up afterwards",
        "Mettre documents et secrets sous la première clé du fichier\u{202f}; les autres peuvent ensuite être abandonnées",
    ),
    // Questionnaires.
    (
        "Questionnaires of Convergence: write, check, compare, score",
        "Questionnaires de Convergence\u{202f}: écrire, contrôler, comparer, noter",
    ),
    (
        "Say what is wrong in questionnaire files: where, and how to mend it",
        "Dire ce qui ne va pas dans des fichiers de questionnaires\u{202f}: où, et comment le corriger",
    ),
    (
        "YAML files, checked together; strategy, identification and qualification come from the program when they are not among them",
        "Fichiers YAML, contrôlés ensemble\u{202f}; stratégie, identification et qualification viennent du programme quand elles n’y sont pas",
    ),
    ("List the questionnaires that the program holds", "Lister les questionnaires fournis par le programme"),
    (
        "Print the JSON schema of a questionnaire file",
        "Afficher le schéma JSON d’un fichier de questionnaire",
    ),
    (
        "Say what changed from one version of a questionnaire to another",
        "Dire ce qui a changé d’une version d’un questionnaire à l’autre",
    ),
    ("File of the older version", "Fichier de l’ancienne version"),
    ("File of the newer version", "Fichier de la nouvelle version"),
    (
        "Evaluate answers: scores, level, what is missing",
        "Évaluer des réponses\u{202f}: scores, niveau, ce qui manque",
    ),
    (
        "Requirement matrices (REM) and CISO Assistant libraries: read, compare",
        "Matrices d’exigences (REM) et bibliothèques CISO Assistant\u{202f}: lire, comparer",
    ),
    (
        "Read a REM workbook or a CISO Assistant library: what it asks, what could not be read, what changed",
        "Lire un classeur REM ou une bibliothèque CISO Assistant\u{202f}: ce qu’il demande, ce qui n’a pas pu être lu, ce qui a changé",
    ),
    (
        "REM workbook (.xlsx) or CISO Assistant library (.yaml)",
        "Classeur REM (.xlsx) ou bibliothèque CISO Assistant (.yaml)",
    ),
    ("Older edition to compare with", "Édition plus ancienne à laquelle comparer"),
    ("File of the questionnaire", "Fichier du questionnaire"),
    (
        "JSON file of the answers: {\"question\": {\"choice\": \"yes\"}}; \"qualification/question\" for those of another questionnaire",
        "Fichier JSON des réponses\u{202f}: {\"question\": {\"choice\": \"yes\"}}\u{202f}; «\u{202f}qualification/question\u{202f}» pour celles d’un autre questionnaire",
    ),
    (
        "File of a questionnaire that the conditions look at, when the program does not hold it; can be given several times",
        "Fichier d’un questionnaire que regardent les conditions, quand le programme ne l’a pas\u{202f}; peut être répété",
    ),
    // Identifiers.
    (
        "Identifiers of French health: check, recognise, explain",
        "Identifiants de santé\u{202f}: contrôler, reconnaître, expliquer",
    ),
    (
        "Say what a number may be, whether its key is right, and what to do with it",
        "Dire ce que peut être un numéro, si sa clé est juste, et qu’en faire",
    ),
    (
        "The identifier, with or without spaces, a word or a system in front",
        "L’identifiant, avec ou sans espaces, précédé ou non d’un mot ou d’un système",
    ),
    ("Explain a kind of identifier, or compare them all", "Expliquer un identifiant, ou les comparer tous"),
    (
        "The kind; all of them side by side when absent",
        "L’identifiant à expliquer\u{202f}; tous côte à côte s’il n’est pas donné",
    ),
    // The generator.
    (
        "Write a synthetic national set in the published formats (fictitious people)",
        "Écrire un jeu national synthétique aux formats publiés (personnes fictives)",
    ),
    ("Lines of the main file", "Lignes du fichier principal"),
    ("Seed: the same seed gives the same bytes", "Graine\u{202f}: la même graine donne les mêmes octets"),
    ("Folder to write into", "Dossier à remplir"),
    ("Write archives, as the national service does", "Écrire des archives, comme le service national"),
    (
        "Days in a row, each changed from the one before; beyond one, a folder each",
        "Jours de suite, chacun modifié à partir du précédent\u{202f}; au-delà d’un, un dossier par jour",
    ),
    ("Date of the first day", "Date du premier jour"),
    (
        "Columns of the main file: 48 (2018), 52 (2021) or 56 (2023)",
        "Colonnes du fichier principal\u{202f}: 48 (2018), 52 (2021) ou 56 (2023)",
    ),
    (
        "End every line with a delimiter, as the archives did until 2024",
        "Finir chaque ligne par un séparateur, comme les archives jusqu’en 2024",
    ),
    (
        "Put the lines of later days in an order of their own",
        "Mettre les lignes des jours suivants dans un autre ordre",
    ),
    // The directory.
    (
        "The national directory: load, search, follow",
        "L’annuaire national\u{202f}: charger, chercher, suivre",
    ),
    (
        "Load extractions (ZIP, folders or text files) and publish a new generation",
        "Charger des extractions (ZIP, dossiers ou fichiers texte) et publier une nouvelle version",
    ),
    (
        "Archives, folders or text files: PS_LibreAcces, MSSanté, card holders, FINESS",
        "Archives, dossiers ou fichiers texte\u{202f}: PS_LibreAcces, MSSanté, porteurs de carte, FINESS",
    ),
    (
        "Take a file that holds under 80 % of the lines of the last one",
        "Accepter un fichier qui compte moins de 80\u{202f}% des lignes du précédent",
    ),
    ("Generations to keep, the current one included", "Versions à conserver, celle en service comprise"),
    (
        "Show the current generation, its age, its report and the generations kept",
        "Montrer la version en service, son âge, son rapport et les versions conservées",
    ),
    (
        "Show the report of the load that made the current generation",
        "Montrer le rapport du chargement qui a fait la version en service",
    ),
    (
        "Search people: one line as one says it, fields, or both",
        "Chercher quelqu’un\u{202f}: une ligne comme on la dit, des champs, ou les deux",
    ),
    (
        "Free line: names, profession, specialty, place, numbers (\"martin cardio 69\")",
        "Ligne libre\u{202f}: noms, profession, spécialité, lieu, numéros (\"martin cardio 69\")",
    ),
    ("The person", "La personne"),
    ("The exercise", "L’exercice"),
    ("The place", "Le lieu"),
    ("RPPS, 11 digits", "RPPS, 11 chiffres"),
    (
        "National identifier: type digit + identifier",
        "Identifiant national\u{202f}: chiffre de type + identifiant",
    ),
    ("Family name in practice, beginning of any word", "Nom d’exercice, début de n’importe quel mot"),
    ("First name in practice, beginning of any word", "Prénom d’exercice, début de n’importe quel mot"),
    ("MSSanté address, whole", "Adresse MSSanté, entière"),
    ("Profession: code or beginning of its label", "Profession\u{202f}: code ou début du libellé"),
    (
        "Savoir-faire (specialty, competence): code or beginning of any word of its label",
        "Savoir-faire (spécialité, compétence)\u{202f}: code ou début d’un mot du libellé",
    ),
    ("Category: C civil, E student, M military", "Catégorie\u{202f}: C civil, E étudiant, M militaire"),
    ("Mode: L liberal, S salaried, B volunteer, I", "Mode\u{202f}: L libéral, S salarié, B bénévole, I"),
    ("Genre of activity, code", "Genre d’activité, code"),
    ("Name of the structure, words", "Nom de la structure, mots"),
    ("FINESS of the site or of the legal entity", "FINESS du site ou de l’entité juridique"),
    ("SIRET or SIREN", "SIRET ou SIREN"),
    ("Postcode, whole or beginning", "Code postal, entier ou début"),
    ("Commune: words or INSEE code", "Commune\u{202f}: mots ou code INSEE"),
    ("Street, words", "Voie, mots"),
    ("Département: code (69, 2A, 971) or name", "Département\u{202f}: code (69, 2A, 971) ou nom"),
    ("Refuse typo tolerance", "Refuser l’orthographe approchée"),
    ("Do not count the facets", "Ne pas compter les facettes"),
    ("Items in the page; 0 for the total alone", "Personnes dans la page\u{202f}; 0 pour le total seul"),
    ("First item of the page", "Rang de la première personne de la page"),
    ("Show everything about one professional", "Montrer tout ce que l’on sait d’un professionnel"),
    (
        "RPPS (11 digits) or national identifier (type digit + identifier); spaces are ignored",
        "RPPS (11 chiffres) ou identifiant national (chiffre de type + identifiant)\u{202f}; espaces ignorées",
    ),
    (
        "List what changed per person since a generation (one JSON object per line with --json)",
        "Lister ce qui a changé par personne depuis une version (un objet JSON par ligne avec --json)",
    ),
    (
        "Generation to start from, as `status` lists them",
        "Version de départ, telle que «\u{202f}status\u{202f}» la donne",
    ),
    (
        "Read every byte of the current generation against its checksums",
        "Relire chaque octet de la version en service et contrôler ses sommes",
    ),
    ("Go back to the generation before the current one", "Revenir à la version précédente"),
];

/// Names of values in the help, in French.
const NAMES: &[(&str, &str)] = &[
    ("ADDRESS", "ADRESSE"),
    ("ADDRESS:PORT", "ADRESSE:PORT"),
    ("CODE", "CODE"),
    ("DIR", "DOSSIER"),
    ("FILE", "FICHIER"),
    ("GENERATION", "VERSION"),
    ("KIND", "SORTE"),
    ("LANG", "LANGUE"),
    ("LINE", "LIGNE"),
    ("N", "N"),
    ("NAME", "NOM"),
    ("OLDER", "ANCIEN"),
    ("NEW", "NOUVELLE"),
    ("NUMBER", "NUMÉRO"),
    ("NUMBER:HASH", "NUMÉRO:EMPREINTE"),
    ("OLD", "ANCIENNE"),
    ("PATH", "CHEMIN"),
    ("PLACE", "LIEU"),
    ("RPPS|IDNPS", "RPPS|IDNPS"),
    ("SENDER", "EXPÉDITEUR"),
    ("TEXT", "TEXTE"),
    ("URL", "URL"),
    ("VALUE", "VALEUR"),
    ("WORDS", "MOTS"),
    ("YYYY-MM-DD", "AAAA-MM-JJ"),
];

/// The same command tree, in French.
pub fn translate(command: Command) -> Command {
    let mut command = command
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .mut_args(argument)
        .mut_subcommands(translate);
    if let Some(about) = command.get_about().and_then(|about| french(TEXTS, &about.to_string())) {
        command = command.about(about);
    }
    command
}

/// The help of an argument, with what the parser would add in English.
fn argument(arg: Arg) -> Arg {
    let Some(help) = arg.get_help().map(ToString::to_string) else { return arg };
    let mut text = french(TEXTS, &help).unwrap_or(&help).to_owned();
    let arg = match arg.get_help_heading().and_then(|heading| french(TEXTS, heading)) {
        Some(heading) => arg.help_heading(heading),
        None => arg,
    };
    if !arg.get_action().takes_values() {
        return arg.help(text);
    }
    let name = arg.get_value_names().and_then(<[_]>::first).and_then(|name| french(NAMES, name));
    let arg = match name {
        Some(name) => arg.value_name(name),
        None => arg,
    };
    let values: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
    if !values.is_empty() {
        text.push_str(&format!(" [valeurs\u{202f}: {}]", values.join(", ")));
    }
    if let Some(name) = arg.get_env() {
        text.push_str(&format!(" [env\u{202f}: {}]", name.to_string_lossy()));
    }
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() && !arg.is_hide_default_value_set() {
        text.push_str(&format!(" [défaut\u{202f}: {}]", defaults.join(", ")));
    }
    arg.hide_default_value(true).hide_env(true).hide_possible_values(true).help(text)
}

/// The French of a text of the help.
fn french(table: &[(&str, &'static str)], english: &str) -> Option<&'static str> {
    table.iter().find(|(en, _)| *en == english).map(|(_, fr)| *fr)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn texts(command: &Command, found: &mut Vec<String>) {
        found.extend(command.get_about().map(ToString::to_string));
        found.extend(command.get_arguments().filter_map(|arg| arg.get_help().map(ToString::to_string)));
        found.extend(command.get_arguments().filter_map(|arg| arg.get_help_heading().map(str::to_owned)));
        command.get_subcommands().for_each(|sub| texts(sub, found));
    }

    #[test]
    fn every_text_of_the_help_has_its_french_and_no_french_is_left_over() {
        let mut found = Vec::new();
        texts(&crate::cli::Cli::command(), &mut found);
        for text in &found {
            assert!(TEXTS.iter().any(|(en, _)| en == text), "no French for {text:?}");
        }
        for (en, _) in TEXTS {
            assert!(found.iter().any(|text| text == en), "no command says {en:?}");
        }
    }

    fn names(command: &Command, found: &mut Vec<String>) {
        let args = command.get_arguments().filter(|arg| arg.get_action().takes_values());
        found.extend(args.filter_map(|arg| arg.get_value_names()?.first().map(ToString::to_string)));
        command.get_subcommands().for_each(|sub| names(sub, found));
    }

    #[test]
    fn every_name_of_a_value_has_its_french_and_none_is_left_over() {
        let mut found = Vec::new();
        names(&crate::cli::Cli::command(), &mut found);
        for name in &found {
            assert!(NAMES.iter().any(|(en, _)| en == name), "no French for {name:?}");
        }
        for (en, _) in NAMES {
            assert!(found.iter().any(|name| name == en), "no value is called {en:?}");
        }
    }
}
