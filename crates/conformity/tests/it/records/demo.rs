//! The products of the demonstration.

use crate::records::stage::{on_each, slug};
use conformity::{Place, demo, product, projection, published, snapshot};

#[test]
fn products_have_answers_scores_targets_and_tasks_once() {
    on_each(async |stage| {
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let allowed = conformity::CanPublish::of(writing.acting()).unwrap();
        let known = published::list(&mut stage.reading(stage.rose).await, &stage.rose.see()).await.unwrap();
        let known = |name: &str| known.iter().any(|version| name == format!("{}.yaml", version.id));
        let files = conformity::questionnaire::shipped_files().into_iter().filter(|(name, _)| !known(name));
        let files: Vec<_> = files.map(|(name, yaml)| published::File::read(name, yaml).unwrap()).collect();
        published::ship(&mut writing, allowed, &files).await.unwrap();
        writing.commit().await.unwrap();
        let who = stage.rose;
        let mut writing = stage.writing(who).await;
        let made = demo::fill(&mut writing, who.company, who.person, stage.chloe.person).await.unwrap();
        assert_eq!(made, 3);
        // A company that has products is left alone.
        assert_eq!(demo::fill(&mut writing, who.company, who.person, who.person).await.unwrap(), 0);
        writing.commit().await.unwrap();
        let mut reading = stage.reading(who).await;
        let see = who.see();
        let products = product::list(&mut reading, &see).await.unwrap();
        let scores: Vec<_> = snapshot::latest(&mut reading, &see).await.unwrap();
        for one in &products {
            let place = Place::product(one.id, slug("doctrine-socles"));
            let shot = scores.iter().find(|shot| shot.place == place).unwrap();
            assert!(shot.scores.score.unwrap() > 0.0 && shot.scores.coverage > 20.0, "{}", one.card.name);
            let targets = projection::targets(&mut reading, &who.read(&place), None).await.unwrap();
            assert_eq!(targets.len(), 3);
        }
    });
}
