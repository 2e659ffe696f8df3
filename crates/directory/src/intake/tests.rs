use super::*;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const TODAY: (i16, u8, u8) = (2026, 11, 23);
const DIPL: &str =
    "Identification nationale PP|Code diplôme obtenu|Code type autorisation|\n899700910013|DE11||\n";
const KNOW: &str = "Identification nationale PP|Code profession|Code type savoir-faire|Code savoir-faire|Libellé savoir-faire\n899700910013|10|S|SM54|x\n";
const BOXES: &str =
    "Type de BAL|Adresse BAL|Identification nationale PP\nPER|a@b.mssante.example|899700910013\n";

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(text: &SourceText) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    text.open().unwrap().read_to_end(&mut out)?;
    Ok(out)
}

fn refusal(paths: &[PathBuf]) -> String {
    discover(paths, TODAY).unwrap_err().to_string()
}

#[test]
fn a_text_is_known_by_its_header_and_dated_by_its_name() {
    let dir = tempfile::tempdir().unwrap();
    let path = put(dir.path(), "whatever_202609190715.txt", DIPL);
    let found = discover(std::slice::from_ref(&path), TODAY).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].source_date.as_str()), (SourceKind::DiplAutExerc, "2026-09-19"));
    assert_eq!(
        (found[0].bytes, found[0].file_name().as_str()),
        (Some(DIPL.len() as u64), "whatever_202609190715.txt")
    );
    assert_eq!(read(&found[0]).unwrap(), DIPL.as_bytes());
}

#[test]
fn a_mirror_name_takes_the_modification_date() {
    let dir = tempfile::tempdir().unwrap();
    let path = put(dir.path(), "ps-libreacces-dipl-autexerc.txt", DIPL);
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(20_000 * 86_400);
    File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert_eq!(discover(&[path], TODAY).unwrap()[0].source_date, "2024-10-04");
}

#[test]
fn an_archive_is_listed_and_its_missing_companion_told() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = zipped(&[
        ("lisez-moi.txt", b"bonjour"),
        ("PS_LibreAcces_Dipl_AutExerc_202609110848.txt", DIPL.as_bytes()),
        ("PS_LibreAcces_SavoirFaire_202609110848.txt", KNOW.as_bytes()),
    ]);
    let path = put(dir.path(), "PS_LibreAcces_202609111008.zip", bytes);
    let found = discover(std::slice::from_ref(&path), TODAY).unwrap();
    assert_eq!(
        found.iter().map(|t| t.kind).collect::<Vec<_>>(),
        [SourceKind::DiplAutExerc, SourceKind::SavoirFaire]
    );
    assert_eq!(
        found[0].display,
        PathBuf::from(format!("{}!PS_LibreAcces_Dipl_AutExerc_202609110848.txt", path.display()))
    );
    assert_eq!(found[0].file_name(), "PS_LibreAcces_Dipl_AutExerc_202609110848.txt");
    assert!(found[0].notes[0].contains("lacks PS_LibreAcces_Personne_activite"), "{:?}", found[0].notes);
    assert_eq!(read(&found[1]).unwrap(), KNOW.as_bytes());
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is extracted");
}

#[test]
fn a_folder_gives_its_extractions_and_passes_over_the_rest() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "Extraction_Correspondance_MSSante_202609190715.txt", BOXES);
    put(dir.path(), "truth-finess.json", "{}");
    put(dir.path(), ".finess.csv", "x");
    put(dir.path(), "notes.txt", "rien");
    put(dir.path(), "stray.zip", b"PK\x03\x04 broken");
    std::fs::create_dir(dir.path().join("sub")).unwrap();
    let both = [dir.path().to_owned(), dir.path().join("Extraction_Correspondance_MSSante_202609190715.txt")];
    assert_eq!(discover(&both, TODAY).unwrap().len(), 1, "given twice, read once");
    put(dir.path(), "Porteurs_CPS_CPF_202609190715.txt", "");
    assert!(refusal(&[dir.path().to_owned()]).contains("empty (0 bytes)"));
}

#[test]
fn two_of_a_kind_the_newest_or_neither() {
    let dir = tempfile::tempdir().unwrap();
    let old = put(dir.path(), "a_202609180715.txt", KNOW);
    let new = put(dir.path(), "b_202609190715.txt", KNOW);
    let same = put(dir.path(), "c_20260919.txt", KNOW);
    for order in [[old.clone(), new.clone()], [new.clone(), old]] {
        let found = discover(&order, TODAY).unwrap();
        assert_eq!((found.len(), found[0].display.as_path()), (1, new.as_path()));
        assert!(found[0].notes[0].contains("set aside"), "{:?}", found[0].notes);
    }
    assert!(refusal(&[new.clone(), same.clone()]).contains("only one of the two"));
    // Two older ones of the same day do not matter, whatever the order.
    let newest = put(dir.path(), "d_20260920.txt", KNOW);
    for order in [[&newest, &new, &same], [&new, &same, &newest]] {
        let found = discover(&order.map(Clone::clone), TODAY).unwrap();
        assert_eq!((found[0].display.as_path(), found[0].notes.len()), (newest.as_path(), 2));
    }
}

#[test]
fn a_name_dated_tomorrow_is_noted() {
    let dir = tempfile::tempdir().unwrap();
    let path = put(dir.path(), "x_202611240715.txt", KNOW);
    assert!(discover(&[path], TODAY).unwrap()[0].notes[0].contains("after today"));
}

#[test]
fn gzip_is_read_and_its_damage_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let json = b"{\"generatedAt\":\"2026-09-29T01:00:00Z\",\"pmej\":[]}";
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(json).unwrap();
    let mut bytes = gz.finish().unwrap();
    let path = put(dir.path(), "finess-structures-mensuel-202609.json.gz", &bytes);
    let found = discover(&[path], TODAY).unwrap();
    assert_eq!(
        (found[0].kind, found[0].source_date.as_str(), found[0].bytes),
        (SourceKind::Finess, "2026-09-29", None)
    );
    assert_eq!(read(&found[0]).unwrap(), json);
    bytes.truncate(bytes.len() - 9);
    let cut = put(dir.path(), "finess-cut.json.gz", &bytes);
    assert!(refusal(&[cut]).contains("download the file again"));
}

#[test]
fn faults_of_archives_are_refused_with_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let refused = |name: &str, bytes: &[u8]| refusal(&[put(dir.path(), name, bytes)]);
    let good = zipped(&[("a_202609190715.txt", DIPL.as_bytes())]);
    let central = good.windows(4).position(|w| w == b"PK\x01\x02").unwrap();

    assert!(refused("cut.zip", &good[..good.len() - 30]).contains("cut short"));
    assert!(refused("up.zip", &zipped(&[("../a.txt", DIPL.as_bytes())])).contains("absolute path"));
    assert!(refused("root.zip", &zipped(&[("/a.txt", DIPL.as_bytes())])).contains("absolute path"));
    assert!(refused("none.zip", &zipped(&[("a.pdf", b"x")])).contains("holds no extraction (no file)"));
    assert!(refused("void.zip", &zipped(&[])).contains("holds no extraction"));

    let mut secret = good.clone();
    secret[6] |= 1;
    secret[central + 8] |= 1;
    assert!(refused("secret.zip", &secret).contains("encrypted"));

    let mut link = zip::ZipWriter::new(Cursor::new(Vec::new()));
    link.add_symlink("a.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert!(refused("link.zip", &link.finish().unwrap().into_inner()).contains("symbolic link"));

    let names: Vec<String> = (0..65).map(|i| format!("{i}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), b"x".as_slice())).collect();
    assert!(refused("many.zip", &zipped(&many)).contains("65 entries"));

    let mut bomb = good.clone();
    bomb[central + 24..central + 28].copy_from_slice(&(150u32 << 20).to_le_bytes());
    assert!(refused("bomb.zip", &bomb).contains("no extraction is like that"));
}

#[test]
fn an_entry_that_lies_about_its_bytes_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let long = KNOW.to_owned() + &"899700910013|10|S|SM54|x\n".repeat(9000);
    let good = zipped(&[("a_202609190715.txt", long.as_bytes())]);
    let central = good.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    let faults = [
        (central + 24, 80_000u32, "more than"),
        (central + 24, 900_000, "missing"),
        (central + 16, 7, "CRC-32"),
    ];
    for (at, value, sentence) in faults {
        let mut bad = good.clone();
        bad[at..at + 4].copy_from_slice(&value.to_le_bytes());
        let path = put(dir.path(), &format!("{value}.zip"), bad);
        let found = discover(&[path], TODAY).unwrap();
        let told = read(&found[0]).unwrap_err().to_string();
        assert!(told.contains(sentence), "{told}");
    }
}

#[test]
fn any_damage_to_an_archive_is_an_error_never_a_panic() {
    let dir = tempfile::tempdir().unwrap();
    let good = zipped(&[("a_202609190715.txt", DIPL.as_bytes()), ("b.txt", KNOW.as_bytes())]);
    for i in 0..good.len() {
        for cut in [false, true] {
            let mut bad = good.clone();
            bad[i] ^= 0x41;
            bad.truncate(if cut { i } else { good.len() });
            let path = put(dir.path(), "bad.zip", &bad);
            for text in discover(&[path], TODAY).unwrap_or_default() {
                let whole = read(&text);
                assert!(
                    whole.is_err() || [DIPL.as_bytes(), KNOW.as_bytes()].contains(&whole.unwrap().as_slice()),
                    "byte {i}"
                );
            }
        }
    }
}

#[test]
fn paths_that_lead_nowhere_say_so() {
    let dir = tempfile::tempdir().unwrap();
    assert!(refusal(&[dir.path().join("absent.zip")]).contains("no such file"));
    assert!(refusal(&[dir.path().to_owned()]).contains("holds no extraction"));
    assert!(refusal(&[]).contains("nothing to load"));
    assert!(refusal(&[put(dir.path(), "x.txt", "a|b\n1|2\n")]).contains("unknown header `a|b`"));
    let header = DIPL.lines().next().unwrap();
    assert!(refusal(&[put(dir.path(), "h.txt", header)]).contains("header line and nothing else"));
}
