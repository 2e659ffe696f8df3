//! Searches without answer: their words, counted, and nothing of who searched.

use super::{DAY, START, editor, on_both, read, visitor, write};
use crate::quality::INDEX;
use db::{Database, Timestamp};
use faq::store::{FaqError, note_search, purge, unanswered};
use faq::{FaqQuery, Lang};

async fn look_for(db: &Database, after: i64, address: &str) -> bool {
    let mut writing = write(db, &visitor(after)).await;
    let query = FaqQuery::parse(address);
    let noted = note_search(&mut writing, &query, &INDEX.search(&query)).await.unwrap();
    writing.commit().await.unwrap();
    noted
}

#[test]
fn what_is_not_found_is_counted() {
    on_both(|db| async move {
        for (after, address, noted) in [
            (1, "q=Zorglub", true),
            (2, "q=zorglub", true),
            (3 + DAY, "q=zorglub", true),
            (4, "q=zorglub&lang=en", true),
            (5, "q=quoicoubeh+patatras+firefox", false),
            (6, "q=firefox", false),
            (7, "", false),
            (8, "q=zorglub&page=2", false),
            (9, "q=zorglub&produit=dmp", false),
            (10, "q=wqzx+jean.dupont%40exemple.fr", false),
            (11, "q=wqzx+2+79+05+75+104+001", true),
        ] {
            assert_eq!(look_for(&db, after, address).await, noted, "{address}");
        }
        let all = unanswered(&mut read(&db).await, Timestamp::from_millis(START), 10).await.unwrap();
        let told: Vec<(Lang, &str, i64, i64)> =
            all.iter().map(|u| (u.lang, u.words.as_str(), u.times, u.last_day - START / DAY)).collect();
        assert_eq!(
            told,
            [(Lang::Fr, "zorglub", 3, 1), (Lang::Fr, "wqzx …", 1, 0), (Lang::En, "zorglub", 1, 0)]
        );
        let latest = unanswered(&mut read(&db).await, Timestamp::from_millis(START + DAY), 10).await.unwrap();
        assert_eq!((latest.len(), latest[0].times), (1, 1));
    });
}

#[test]
fn old_searches_are_erased() {
    on_both(|db| async move {
        look_for(&db, 1, "q=zorglub").await;
        look_for(&db, 40 * DAY, "q=zorglub").await;
        let mut writing = write(&db, &visitor(40 * DAY)).await;
        assert!(matches!(purge(&mut writing, 30).await, Err(FaqError::Forbidden)));
        drop(writing);
        let mut writing = write(&db, &editor(40 * DAY)).await;
        assert_eq!(purge(&mut writing, 30).await.unwrap(), 1);
        writing.commit().await.unwrap();
        let left = unanswered(&mut read(&db).await, Timestamp::from_millis(0), 10).await.unwrap();
        assert_eq!((left.len(), left[0].times), (1, 1));
    });
}
