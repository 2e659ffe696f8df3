//! Documents that come in: what is taken, what is refused, and in which words.

use crate::browser::Browser;
use crate::html::faults;
use crate::registration::{PDF, asked};
use crate::stage::{on_demo, on_one_demo};

/// The smallest pictures that readers take.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82";

async fn identity(flora: &mut Browser, base: &str, name: &str, bytes: &[u8]) -> u16 {
    flora.open(base).await;
    flora.upload(&format!("{base}/identite"), &[], ("identite", name, bytes)).await.status
}

#[test]
fn what_is_no_document_is_refused_beside_its_field() {
    on_demo(async |stage| {
        let mut flora = asked(&stage, &[]).await;
        let base = flora.path.clone();
        let mut program = vec![0; 4096];
        program[..2].copy_from_slice(b"MZ");
        let polyglot = [PDF, b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\x31\0\0\0\0\0"].concat();
        let page = b"%PDF-1.4\n<script>alert(1)</script>".as_slice();
        let virus = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".as_slice();
        let big = [PDF, &vec![b' '; (10 << 20) + 1]].concat();
        for (name, bytes, words) in [
            ("vide.pdf", b"".as_slice(), "Ce fichier est vide"),
            ("facture.pdf", &program, "n’est pas accepté ici"),
            ("eicar.pdf", virus, "n’est pas accepté ici"),
            ("deux.pdf", &polyglot, "deux formats à la fois"),
            ("page.pdf", page, "deux formats à la fois"),
            ("gros.pdf", &big, "dépasse"),
            ("page.html", b"<!doctype html><p>x", "n’est pas accepté ici"),
        ] {
            assert_eq!(identity(&mut flora, &base, name, bytes).await, 422, "{name}");
            assert!(
                flora.says("id=\"f-identite-error\"") && flora.says(words),
                "{name}: {}",
                flora.page.body
            );
            assert_eq!(faults(&flora.page.body, "fr"), Vec::<String>::new(), "{name}");
        }
        flora.open(&base).await;
        assert!(flora.says("Aucune pièce n’est déposée"), "nothing was kept");
    });
}

#[test]
fn the_name_of_a_file_is_only_shown_and_never_trusted() {
    on_one_demo(async |stage| {
        let mut flora = asked(&stage, &[]).await;
        let base = flora.path.clone();
        for (sent, shown) in [
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\\\Users\\\\x\\\\piece.pdf", "piece.pdf"),
            ("facture\u{202e}fdp.exe", "facturefdp.exe.pdf"),
            ("eicar.com", "eicar.com.pdf"),
        ] {
            assert_eq!(identity(&mut flora, &base, sent, PDF).await, 200, "{sent}");
            assert!(flora.says(&format!(">{shown}</a>")), "{sent}: {}", flora.page.body);
        }
        assert_eq!(identity(&mut flora, &base, "photo.pdf", PNG).await, 200, "judged by its bytes");
        assert!(flora.says(">photo.pdf.png</a>"));
        let piece = flora.page.body.split(&format!("href=\"{base}/pieces/")).nth(1).unwrap()[..36].to_owned();
        flora.open(&format!("{base}/pieces/{piece}")).await;
        assert_eq!(flora.page.header("content-type"), "image/png");
        assert_eq!(
            flora.page.header("content-disposition"),
            "inline; filename=\"photo.pdf.png\"; filename*=UTF-8''photo.pdf.png"
        );
        assert_eq!(flora.page.header("content-security-policy"), "default-src 'none'; sandbox");
    });
}

#[test]
fn a_kbis_is_under_three_months_old_and_has_a_date() {
    on_one_demo(async |stage| {
        let mut flora = asked(&stage, &[]).await;
        let base = flora.path.clone();
        let action = format!("{base}/kbis");
        for (date, words) in [
            ("", "Recopiez la date"),
            ("hier", "Recopiez la date"),
            ("2026-08-23", "3 mois ou plus"),
            ("2026-11-24", "est à venir"),
        ] {
            flora.upload(&action, &[("date_kbis", date)], ("kbis", "kbis.pdf", PDF)).await;
            assert_eq!(flora.page.status, 422, "{date}");
            assert!(
                flora.says("id=\"f-date_kbis-error\"") && flora.says(words),
                "{date}: {}",
                flora.page.body
            );
        }
        flora.upload(&action, &[("date_kbis", "2026-08-24")], ("kbis", "", b"")).await;
        assert!(
            flora.says("Choisissez un fichier") && flora.says("value=\"2026-08-24\""),
            "what was typed is kept: {}",
            flora.page.body
        );
        flora.upload(&action, &[("date_kbis", "2026-08-24")], ("kbis", "kbis.pdf", PDF)).await;
        assert!(flora.says("Daté du 24 août 2026"), "{}", flora.page.body);
        flora.open(&base).await;
        assert!(!flora.says(&format!("{base}/envoi")), "the identity document is missing");
    });
}

#[test]
fn the_token_is_checked_before_the_file_is_read() {
    on_one_demo(async |stage| {
        stage.demo().await;
        let mut flora = asked(&stage, &[]).await;
        let base = flora.path.clone();
        let action = format!("{base}/identite");
        let file = ("identite", "piece.pdf", PDF);
        for token in ["", "AAAA"] {
            let body = flora.parts(&action, &[("_jeton", token)], file);
            flora.post_parts(&action, body).await;
            assert_eq!(flora.page.status, 403, "{token}");
            flora.open(&base).await;
        }
        // The token after the file: what comes before it is not read.
        let body = String::from_utf8(flora.parts(&action, &[], file)).unwrap();
        let at = body.find("content-disposition: form-data; name=\"identite\"").unwrap();
        let late = format!("------jalon-of-tests\r\n{}", &body[at..]);
        flora.post_parts(&action, late.into_bytes()).await;
        assert_eq!(flora.page.status, 403);
        // Somebody else's request, with a token of one's own.
        let mut rose = stage.demo_browser("responsable@hydrangea.example").await;
        rose.open("/entreprise/personnes/inviter").await;
        let body = rose.parts("/entreprise/personnes/inviter", &[], file);
        rose.post_parts(&action, body).await;
        assert_eq!(rose.page.status, 404);
        flora.open(&base).await;
        assert!(flora.says("Aucune pièce n’est déposée"), "{}", flora.page.body);
    });
}

#[test]
fn a_form_cut_short_or_deposited_twice_leaves_one_document() {
    on_demo(async |stage| {
        let mut flora = asked(&stage, &[]).await;
        let base = flora.path.clone();
        let action = format!("{base}/identite");
        let body = flora.parts(&action, &[], ("identite", "piece.pdf", PDF));
        flora.post_parts(&action, body[..body.len() - 40].to_vec()).await;
        assert_eq!(flora.page.status, 415);
        for _ in 0..2 {
            flora.post_parts(&action, body.clone()).await;
            assert_eq!(flora.path, base);
        }
        assert_eq!(flora.page.body.matches(">piece.pdf</a>").count(), 1);
        assert!(!flora.says("Effacée le"), "the second one replaced nothing");
    });
}
