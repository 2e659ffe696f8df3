use super::*;
use crate::intake::discover;
use crate::model::{Coded, SourceStamp};
use crate::report::{RejectGroup, RejectReason, Rejects};
use std::path::PathBuf;
use tempfile::TempDir;

const DIPL: &str = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|Code type diplôme obtenu|Libellé type diplôme obtenu|Code diplôme obtenu|Libellé diplôme obtenu|Code type autorisation|Libellé type autorisation|Code discipline autorisation|Libellé discipline autorisation";
const KNOW: &str = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire";
const BOXES: &str = "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP|Identification nationale PP|Type identifiant structure|Identification Structure|Service de rattachement|Civilité d'exercice|Nom d'exercice|Prénom d'exercice|Catégorie profession|Libellé de catégorie profession|Code Profession|Libellé Profession|Code savoir-faire|Libellé savoir-faire|Dématérialisation|Raison Sociale structure BAL|Enseigne commerciale structure BAL|L2COMPLEMENTLOCALISATION structure BAL|L3COMPLEMENTDISTRIBUTION structure BAL|L4NUMEROVOIE structure BAL|L4COMPLEMENTNUMEROVOIE structure BAL|NL4TYPEVOIE structure BAL|L4LIBELLEVOIE structure BAL|L5LIEUDITMENTION structure BAL|L6LIGNEACHEMINEMENT structure BAL|Code postal structure BAL|Département structure BAL|Pays structure BAL";
const CARDS: &str = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type de carte|Libellé type de carte|Numéro carte|Identifiant national contenu dans la carte|Date début validité|Date fin validité|Date opposition|Date de mise à jour";

fn diploma_line(id: &str, code: &str) -> String {
    format!("8|{}|{id}|IMBERT|PIERRE|DE|Diplôme d'Etat|{code}|Diplôme \"{code}\"||||", &id[id.len().min(1)..])
}

fn box_line(kind: &str, address: &str, person: &str, structure: &str) -> String {
    let (digit, id) = structure.split_at(structure.len().min(1));
    let pp = person.get(1..).unwrap_or_default();
    format!(
        "{kind}|{address}|8|{pp}|{person}|{digit}|{id}|URGENCES||||||60|Infirmier|||O|CH {id}|||||||||62350 ST FLORIS|||"
    )
}

fn text(header: &str, lines: &[String]) -> String {
    format!("{header}\n{}\n", lines.join("\n"))
}

struct Loaded {
    folder: TempDir,
    stamp: SourceStamp,
    rejects: Vec<RejectGroup>,
}

impl Loaded {
    fn open(&self) -> Attached {
        Attached::open(self.folder.path()).unwrap()
    }

    fn pack(&self) -> PathBuf {
        self.folder.path().join(pack_name(self.stamp.kind).unwrap())
    }

    fn rejected(&self) -> Vec<(RejectReason, Vec<u64>)> {
        self.rejects.iter().map(|g| (g.reason, g.lines.clone())).collect()
    }
}

fn try_load(bytes: impl AsRef<[u8]>) -> Result<Loaded, DirectoryError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x_202609190715.txt");
    std::fs::write(&path, bytes).unwrap();
    let source = discover(&[path], (2026, 11, 23))?.remove(0);
    let mut rejects = Rejects::default();
    let stamp = load(&source, folder.path(), &mut rejects, &mut ())?;
    Ok(Loaded { folder, stamp, rejects: rejects.groups() })
}

fn loaded(bytes: impl AsRef<[u8]>) -> Loaded {
    try_load(bytes).unwrap()
}

#[test]
fn diplomas_with_every_quirk_of_the_text() {
    let id = "899700910013";
    let good = diploma_line(id, "DE11");
    let mut bytes = format!("\u{feff}{DIPL}|\r\n{good}|\r\n{good}|||\n\n").into_bytes();
    bytes.extend(b"8|99700910013|899700910013|IMB\xc9RT|P|DE|x|y|z||||\n");
    bytes.extend(format!("8|1|2\n{good}|surplus\n8|||A|B|DE||DE09|||||\n").as_bytes());
    bytes.extend(b"8|9|899700910013|A\x00|B|DE||DE09|||||\n");
    bytes.extend(b"8||899700910013|IMBERT|PIERRE|||||AM01|Plein exercice|DAUT26|G\xc3\xa9n\xc3\xa9rale");
    let l = loaded(bytes);
    assert_eq!((l.stamp.lines_read, l.stamp.lines_kept, l.stamp.lines_rejected), (9, 3, 6));
    assert_eq!(l.stamp.source_date, "2026-09-19");
    assert_eq!(
        l.rejected(),
        [
            (RejectReason::TooFewFields, vec![6]),
            (RejectReason::TooManyFields, vec![7]),
            (RejectReason::NotUtf8, vec![5]),
            (RejectReason::ControlCharacter, vec![9]),
            (RejectReason::NoIdentifier, vec![8]),
            (RejectReason::Blank, vec![4]),
        ]
    );
    let found = l.open().diplomas(id).unwrap();
    assert_eq!(found.len(), 2, "the exact repetition is stored once");
    assert_eq!(found[0].discipline, Coded { code: "DAUT26".into(), label: "Générale".into() });
    assert_eq!(found[1].diploma, Coded { code: "DE11".into(), label: "Diplôme \"DE11\"".into() });
    assert!(l.open().diplomas("899700910014").unwrap().is_empty());
}

#[test]
fn savoir_faire_carry_profession_and_category() {
    let line = "8|99700910112|899700910112|RENAULT|CLEMENCE|10|Médecin|C|Civil|S|Spécialité ordinale|SM54|Médecine Générale";
    let l = loaded(text(KNOW, &[line.to_owned()]));
    let (profession, category, held) = l.open().know_how(" 899700910112 ").unwrap().remove(0);
    assert_eq!((profession.as_str(), category.as_str()), ("10", "C"));
    assert_eq!((held.kind.code.as_str(), held.value.label.as_str()), ("S", "Médecine Générale"));
}

#[test]
fn mailboxes_by_person_structure_and_address() {
    let l = loaded(text(
        BOXES,
        &[
            box_line("PER", "Pierre.Imbert@x.mssante.example", "899700910013", ""),
            box_line("CAB", "cabinet@x.mssante.example", "899700910013", "399990275200388"),
            box_line("ORG", "urgences@ch.mssante.example", "", "1629980004"),
            box_line("ORG", "urgences@ch.mssante.example", "", "1629980004"),
            box_line("ORG", "", "", "1629980004"),
            box_line("APP", "app@ch.mssante.example", "", ""),
        ],
    ));
    assert_eq!(l.rejected(), [(RejectReason::NoIdentifier, vec![6, 7])]);
    let a = l.open();
    assert_eq!(a.mailboxes("899700910013").unwrap().len(), 2);
    assert!(a.has_mailbox("899700910013") && !a.has_mailbox("899700910014") && !a.has_mailbox(""));
    assert!(a.mailboxes("").unwrap().is_empty());
    let org = a.mailboxes_of_structure(&["1999999999", "1629980004", "1629980004"]).unwrap();
    assert_eq!((org.len(), org[0].kind.as_str(), org[0].service.as_str()), (1, "ORG", "URGENCES"));
    assert_eq!(
        (org[0].structure_name.as_str(), org[0].routing.as_str()),
        ("CH 629980004", "62350 ST FLORIS")
    );
    assert_eq!(a.mailboxes_of_structure(&["399990275200388"]).unwrap()[0].kind, "CAB");
    let owner = |address: &str| a.mailbox_owner(address).unwrap();
    assert_eq!(owner(" PIERRE.imbert@X.mssante.example"), Some(MailboxOwner::Person("899700910013".into())));
    assert_eq!(owner("urgences@ch.mssante.example"), Some(MailboxOwner::Structure("1629980004".into())));
    assert_eq!(owner("personne@ch.mssante.example"), None);
}

#[test]
fn cards_in_utf8_and_in_iso_8859_1_with_both_forms_of_date() {
    let lines = [
        "8|1|899700910013|IMBERT|HÉLÈNE|93|Psychologue|C|Civil|CPS|Carte de professionnel de santé|2999900000|899700910013|20210315|20240315||20210316",
        "8|1|899700910013|IMBERT|HÉLÈNE|93|Psychologue|C|Civil|CPS|Carte de professionnel de santé|2999900001|899700910013|2024-03-15|2027-03-15|2025-01-01|2024-03-16",
    ];
    let utf8 = text(CARDS, &lines.map(str::to_owned));
    let latin: Vec<u8> = utf8.chars().map(|c| u8::try_from(c as u32).unwrap()).collect();
    let cards = loaded(&utf8).open().cards("899700910013").unwrap();
    assert_eq!(cards, loaded(&latin).open().cards("899700910013").unwrap());
    assert_eq!(cards[0].kind.label, "Carte de professionnel de santé");
    assert_eq!((cards[0].valid_from.as_str(), cards[0].revoked.as_str()), ("20210315", ""));
    assert_eq!((cards[1].valid_to.as_str(), cards[1].revoked.as_str()), ("2027-03-15", "2025-01-01"));
    // One ISO-8859-1 line in a UTF-8 text is damage.
    let mut mixed = utf8.into_bytes();
    let last = latin.trim_ascii_end().rsplit(|b| *b == b'\n').next().unwrap();
    mixed.extend(last);
    assert_eq!(loaded(mixed).rejected(), [(RejectReason::NotUtf8, vec![4])]);
}

fn shuffled(lines: &[String], step: usize) -> Vec<String> {
    (0..lines.len()).map(|i| lines[(i * step + 7) % lines.len()].clone()).collect()
}

#[test]
fn any_order_of_the_lines_gives_the_same_bytes() {
    let person = |i: usize| format!("8997{:08}", i % 300);
    let diplomas: Vec<_> = (0..997).map(|i| diploma_line(&person(i), &format!("DE{}", i % 13))).collect();
    let boxes: Vec<_> = (0..997)
        .map(|i| match i % 3 {
            0 => box_line("ORG", &format!("s{i}@ch.example"), "", &format!("1{:09}", i % 40)),
            _ => box_line("PER", &format!("p{i}@x.example"), &person(i), ""),
        })
        .collect();
    let odd: Vec<_> = (0..499).map(|i| diploma_line(&format!("X{}", i % 50), "DIP348")).collect();
    for (header, lines) in [(DIPL, diplomas), (BOXES, boxes), (DIPL, odd)] {
        let straight = loaded(text(header, &lines));
        for step in [2, 5, 996] {
            let other = loaded(text(header, &shuffled(&lines, step)));
            assert!(
                std::fs::read(straight.pack()).unwrap() == std::fs::read(other.pack()).unwrap(),
                "step {step}"
            );
        }
    }
}

#[test]
fn thousands_of_persons_and_a_person_with_thousands_of_rows() {
    let mut lines: Vec<_> =
        (0..20_000).map(|i| diploma_line(&format!("8997{i:08}"), &format!("DE{}", i % 700))).collect();
    lines.extend((0..30_000).map(|i| diploma_line("899700099999", &format!("DIP{i}"))));
    lines.extend((0..50).map(|i| diploma_line(&format!("00AMAR{i:02}"), "DE1")));
    lines.push(diploma_line("0751404682", "DE2"));
    let l = loaded(text(DIPL, &lines));
    let a = l.open();
    for i in (0..20_000).step_by(97) {
        let found = a.diplomas(&format!("8997{i:08}")).unwrap();
        assert_eq!((found.len(), found[0].diploma.code.as_str()), (1, format!("DE{}", i % 700).as_str()));
    }
    assert_eq!(a.diplomas("899700099999").unwrap().len(), 30_000);
    assert_eq!(a.diplomas("00AMAR49").unwrap().len(), 1);
    assert_eq!(a.diplomas("00AMAR50").unwrap().len(), 0);
    assert_eq!((a.diplomas("0751404682").unwrap().len(), a.diplomas("751404682").unwrap().len()), (1, 0));
    assert_eq!(a.verify().unwrap(), std::fs::metadata(l.pack()).unwrap().len());
}

#[test]
fn persons_whose_rows_changed_are_named() {
    let line = diploma_line;
    let before = loaded(text(
        DIPL,
        &[
            line("810000000001", "DE1"),
            line("810000000002", "DE1"),
            line("810000000003", "DE1"),
            line("A1", "DE1"),
            line("B2", "DE1"),
        ],
    ));
    let after = loaded(text(
        DIPL,
        &[
            line("810000000002", "DE1"),
            line("810000000003", "DE1"),
            line("810000000003", "DE9"),
            line("810000000004", "DE0"),
            line("B2", "DE7"),
            line("A3", "DE1"),
        ],
    ));
    let (a, b) = (before.open(), after.open());
    let expected = ["810000000001", "810000000003", "810000000004", "A1", "A3", "B2"];
    assert_eq!(a.changed_persons(&b).unwrap().into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(b.changed_persons(&a).unwrap().into_iter().collect::<Vec<_>>(), expected);
    assert!(a.changed_persons(&before.open()).unwrap().is_empty());
    assert!(
        a.changed_persons_in(&b, &[SourceKind::Porteurs, SourceKind::PersonneActivite]).unwrap().is_empty()
    );
    let boxes = loaded(text(
        BOXES,
        &[
            box_line("ORG", "o@x.example", "", "1629980004"),
            box_line("PER", "p@x.example", "810000000009", ""),
        ],
    ));
    let nothing = tempfile::tempdir().unwrap();
    let none = Attached::open(nothing.path()).unwrap();
    assert_eq!(
        none.changed_persons(&boxes.open()).unwrap().into_iter().collect::<Vec<_>>(),
        ["810000000009"]
    );
    assert!(!none.has_mailbox("810000000009") && none.finess("010000024").unwrap().is_none());
    assert!(boxes.open().has(SourceKind::MsSante) && !none.has(SourceKind::MsSante));
}

#[test]
fn a_text_without_a_usable_line_is_refused() {
    let told = |bytes: &str| try_load(bytes).err().unwrap().to_string();
    assert!(told(&format!("{DIPL}\n8|1|2\n")).contains("none of its 1 lines can be kept (1 refused)"));
    let good = diploma_line("899700910013", "DE11");
    assert!(told(&format!("{DIPL}\n{good}\n{}", &good[..40])).contains("cut short in the middle of line 3"));
    let lacking = DIPL.replace("|Libellé diplôme obtenu", "");
    assert!(told(&format!("{lacking}\n8|1|2\n")).contains("lacks the column `libellé diplôme obtenu`"));
}

#[test]
fn a_damaged_pack_is_an_error_never_a_panic() {
    let lines: Vec<_> = (0..12)
        .map(|i| {
            box_line(
                ["PER", "ORG"][i % 2],
                &format!("{i}@x.example"),
                ["89970000001", ""][i % 2],
                "1629980004",
            )
        })
        .chain([box_line("PER", "odd@x.example", "ODD1", "")])
        .collect();
    let l = loaded(text(BOXES, &lines));
    let good = std::fs::read(l.pack()).unwrap();
    let mut unnoticed = 0;
    for i in 0..good.len() {
        let mut bad = good.clone();
        bad[i] ^= 1 << (i % 8);
        std::fs::write(l.pack(), &bad).unwrap();
        let Ok(a) = Attached::open(l.folder.path()) else { continue };
        let _ = a.mailboxes("89970000001");
        let _ = a.mailboxes("ODD1");
        let _ = a.has_mailbox("89970000001");
        let _ = a.mailboxes_of_structure(&["1629980004"]);
        let _ = a.mailbox_owner("1@x.example");
        let _ = a.changed_persons(&a);
        let empty = tempfile::tempdir().unwrap();
        let _ = a.changed_persons(&Attached::open(empty.path()).unwrap());
        unnoticed += usize::from(a.verify().is_ok());
    }
    assert!(unnoticed < 64 * 13, "only the padding between sections carries nothing: {unnoticed}");
    std::fs::write(l.pack(), &good[..good.len() / 2]).unwrap();
    assert!(matches!(Attached::open(l.folder.path()), Err(DirectoryError::Corrupt { .. })));
}

#[test]
fn tables_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Attached>();
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_after_a_header_are_counted(
        header in 0usize..4,
        lines in proptest::collection::vec("[|8a;\u{0}\u{e9}\u{1f}\t ]{0,60}", 1..20),
    ) {
        let mut bytes = [DIPL, KNOW, BOXES, CARDS][header].to_owned();
        bytes.push('\n');
        bytes.push_str(&lines.join("\n"));
        bytes.push_str("\n8|1|2\n");
        match try_load(&bytes) {
            Ok(l) => {
                proptest::prop_assert_eq!(l.stamp.lines_read, lines.len() as u64 + 1);
                proptest::prop_assert_eq!(l.stamp.lines_kept + l.stamp.lines_rejected, l.stamp.lines_read);
                l.open().verify().unwrap();
            }
            Err(e) => proptest::prop_assert!(e.to_string().contains("none of its"), "{}", e),
        }
    }
}
