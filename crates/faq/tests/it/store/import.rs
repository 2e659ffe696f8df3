//! JSON lines in and out.

use super::{SHIPPED, editor, on_both, read, visitor, write};
use faq::exchange::{read_line, to_lines};
use faq::store::{FaqError, import, version, versions};
use faq::{Entry, Lang};

#[test]
fn what_goes_out_comes_back_the_same() {
    let lines = to_lines(SHIPPED.iter().map(|e| &**e));
    assert_eq!(lines.lines().count(), SHIPPED.len());
    let back: Vec<Entry> = lines.lines().map(|l| read_line(l).unwrap()).collect();
    assert!(SHIPPED.iter().zip(&back).all(|(a, b)| **a == *b));
}

#[test]
fn lines_become_drafts_and_faults_are_told() {
    on_both(|db| async move {
        let mut changed = super::shipped("cps-sans-contact");
        changed.answer = "Une autre réponse.".into();
        let new = Entry { id: "tout-a-fait-nouvelle".into(), ..changed.clone() };
        let empty = Entry { id: "vide".into(), answer: String::new(), ..changed.clone() };
        let same = super::shipped("insi-carte-nominative");
        let mut text = to_lines([&changed, &new, &same, &empty]);
        text.push_str("\n{\"id\": \"x\"}\npas du JSON\n");
        let mut writing = write(&db, &editor(1)).await;
        let done = import(&mut writing, &SHIPPED, &text, "reprise").await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!((done.read, done.saved, done.same), (6, 2, 1));
        let lines: Vec<usize> = done.rejected.iter().map(|r| r.line).collect();
        assert_eq!(lines, [4, 6, 7]);
        assert!(done.rejected[0].why[0].contains("answer"), "{:?}", done.rejected[0]);
        let kept = version(&mut read(&db).await, "cps-sans-contact", Lang::Fr, 1).await.unwrap().unwrap();
        assert_eq!((kept.entry.answer.as_str(), kept.note.as_str()), ("Une autre réponse.", "reprise"));
        // Once more: nothing new.
        let mut writing = write(&db, &editor(2)).await;
        let again = import(&mut writing, &SHIPPED, &text, "reprise").await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!((again.saved, again.same), (0, 3));
        let all =
            versions(&mut read(&db).await, "tout-a-fait-nouvelle", Lang::Fr, i64::MAX, 9).await.unwrap();
        assert_eq!(all.len(), 1);
        let mut writing = write(&db, &visitor(3)).await;
        let refused = import(&mut writing, &SHIPPED, "", "").await;
        assert!(matches!(refused, Err(FaqError::Forbidden)));
    });
}
