//! Votes: once per visitor and day, bounded, counted, traced to nobody.

use super::{DAY, START, on_both, read, shipped, visitor, write};
use db::{Database, Statement, Timestamp, params};
use faq::Lang;
use faq::store::{Opinion, Visitor, Voted, reasons, scores, vote};

const ID: &str = "insi-carte-nominative";
const SECRETS: Statement = Statement::new("SECRETS", "SELECT day, secret FROM faq_secret ORDER BY day");
const MARKS: Statement = Statement::new("MARKS", "SELECT voter, origin FROM faq_vote");

fn no(reason: Option<&str>) -> Opinion {
    Opinion::NotUseful { reason: reason.map(str::to_owned) }
}

async fn cast(db: &Database, after: i64, address: &str, agent: &str, id: &str, opinion: &Opinion) -> Voted {
    let mut writing = write(db, &visitor(after)).await;
    let visitor = Visitor { address: address.parse().unwrap(), agent };
    let voted = vote(&mut writing, &visitor, &shipped(id), opinion).await.unwrap();
    writing.commit().await.unwrap();
    voted
}

async fn count(db: &Database, id: &str) -> (i64, i64) {
    let all = scores(&mut read(db).await, Timestamp::from_millis(0)).await.unwrap();
    all.iter().find(|s| s.id == id && s.lang == Lang::Fr).map_or((0, 0), |s| (s.useful, s.votes))
}

#[test]
fn a_visitor_counts_once_a_day_and_may_change_their_mind() {
    on_both(|db| async move {
        assert_eq!(cast(&db, 1, "192.0.2.1", "Firefox", ID, &Opinion::Useful).await, Voted::Counted);
        assert_eq!(cast(&db, 2, "192.0.2.1", "Firefox", ID, &Opinion::Useful).await, Voted::Changed);
        assert_eq!(count(&db, ID).await, (1, 1));
        assert_eq!(cast(&db, 3, "192.0.2.1", "Firefox", ID, &no(None)).await, Voted::Changed);
        assert_eq!(count(&db, ID).await, (0, 1));
        // Another browser, another network, another answer, another day.
        assert_eq!(cast(&db, 4, "192.0.2.1", "Chromium", ID, &Opinion::Useful).await, Voted::Counted);
        assert_eq!(cast(&db, 5, "198.51.100.1", "Firefox", ID, &Opinion::Useful).await, Voted::Counted);
        assert_eq!(cast(&db, 6, "2001:db8::1", "Firefox", ID, &Opinion::Useful).await, Voted::Counted);
        let other = cast(&db, 7, "192.0.2.1", "Firefox", "cps-sans-contact", &Opinion::Useful).await;
        assert_eq!(other, Voted::Counted);
        assert_eq!(cast(&db, 8 + DAY, "192.0.2.1", "Firefox", ID, &no(None)).await, Voted::Counted);
        assert_eq!(count(&db, ID).await, (3, 5));
        assert_eq!(count(&db, "cps-sans-contact").await, (1, 1));
    });
}

#[test]
fn why_not_is_kept_with_the_answer_that_was_seen() {
    on_both(|db| async move {
        cast(&db, 1, "192.0.2.1", "a", ID, &no(None)).await;
        cast(&db, 2, "192.0.2.1", "a", ID, &no(Some("  Trop court\u{0}, appelez le 06 12 34 56 78 "))).await;
        // A second "no" without a reason does not erase the first one's; a "yes" does.
        cast(&db, 3, "192.0.2.1", "a", ID, &no(Some("  "))).await;
        cast(&db, 4, "198.51.100.1", "a", ID, &no(Some("Rien sur PSC"))).await;
        cast(&db, 5, "203.0.113.1", "a", ID, &no(Some("erreur"))).await;
        cast(&db, 6, "203.0.113.1", "a", ID, &Opinion::Useful).await;
        let why = reasons(&mut read(&db).await, ID, Lang::Fr, 10).await.unwrap();
        let texts: Vec<&str> = why.iter().map(|r| r.text.as_str()).collect();
        assert_eq!(texts, ["Rien sur PSC", "Trop court , appelez le …"]);
        assert_eq!(why[0].answer, shipped(ID).updated.to_string());
        assert_eq!(count(&db, ID).await, (1, 3));
    });
}

#[test]
fn one_place_cannot_decide_alone() {
    on_both(|db| async move {
        let mut counted = 0;
        for at in 0..80 {
            let agent = format!("browser {at}");
            match cast(&db, at, "192.0.2.9", &agent, ID, &no(None)).await {
                Voted::Counted => counted += 1,
                voted => assert_eq!((voted, counted), (Voted::TooMany, 60)),
            }
        }
        assert_eq!(count(&db, ID).await, (0, 60));
        // A vote that counted may still be changed.
        let voted = cast(&db, 90, "192.0.2.9", "browser 3", ID, &Opinion::Useful).await;
        assert_eq!(voted, Voted::Changed);
        let elsewhere = cast(&db, 91, "198.51.100.9", "x", ID, &Opinion::Useful).await;
        assert_eq!(elsewhere, Voted::Counted);
        let tomorrow = cast(&db, DAY, "192.0.2.9", "x", ID, &Opinion::Useful).await;
        assert_eq!(tomorrow, Voted::Counted);
    });
}

#[test]
fn the_key_of_yesterday_is_gone() {
    on_both(|db| async move {
        cast(&db, 1, "192.0.2.1", "Firefox", ID, &Opinion::Useful).await;
        let first = read(&db).await.rows(&SECRETS, params![]).await.unwrap();
        cast(&db, DAY, "192.0.2.1", "Firefox", ID, &Opinion::Useful).await;
        let second = read(&db).await.rows(&SECRETS, params![]).await.unwrap();
        assert_eq!((first.len(), second.len()), (1, 1));
        let secret = |rows: &[db::Row]| rows[0].get::<String>("secret").unwrap();
        assert_eq!((secret(&first).len(), secret(&second).len()), (64, 64));
        assert_ne!(secret(&first), secret(&second));
        assert_eq!(second[0].get::<i64>("day").unwrap(), (START + DAY) / DAY);
        let marks = read(&db).await.rows(&MARKS, params![]).await.unwrap();
        let [one, two] = marks.as_slice() else { panic!("{} votes", marks.len()) };
        for column in ["voter", "origin"] {
            let (one, two) = (one.get::<String>(column).unwrap(), two.get::<String>(column).unwrap());
            assert_ne!(one, two, "the same visitor on two days is two strangers");
            assert!(one.len() == 32 && !one.contains("192"));
        }
    });
}

#[test]
fn answers_that_surely_do_not_help_come_first() {
    on_both(|db| async move {
        let votes =
            [("insi-carte-nominative", 1, 5), ("cps-sans-contact", 0, 1), ("convergence-support", 4, 0)];
        let mut at = 0;
        for (id, yes, nos) in votes {
            for n in 0..yes + nos {
                at += 1;
                let opinion = if n < yes { Opinion::Useful } else { no(None) };
                cast(&db, at, "192.0.2.1", &format!("{id} {n}"), id, &opinion).await;
            }
        }
        let all = scores(&mut read(&db).await, Timestamp::from_millis(0)).await.unwrap();
        let order: Vec<&str> = all.iter().map(|s| s.id.as_str()).collect();
        assert_eq!(order, ["insi-carte-nominative", "cps-sans-contact", "convergence-support"]);
        let none = scores(&mut read(&db).await, Timestamp::from_millis(START + DAY)).await.unwrap();
        assert_eq!(none, []);
    });
}
