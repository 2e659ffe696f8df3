//! The FAQ as readers see it, in memory: an edition is never changed, a publication makes the next one. Readers are
//! handed the edition there is; they never wait for the next one to be made.

use crate::pages::faq::links;
use crate::records::Records;
use db::{Acting, Reading};
use faq::content::shipped_entries;
use faq::store::{self, FaqError};
use faq::{Entry, FaqIndex, FaqPage, FaqQuery, Lang, Similar};
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use tokio::sync::{Mutex, Semaphore};

/// Another node may have published: asked again after so many milliseconds.
const CHECK: i64 = 2_000;
/// Answers proposed under an answer.
const SIMILAR: usize = 6;

/// What the program ships.
pub static SHIPPED: LazyLock<Vec<Arc<Entry>>> = LazyLock::new(|| {
    shipped_entries().unwrap_or_else(|error| {
        // The tests read every file: the program was built from changed content without them.
        tracing::error!(error = %error, "The shipped FAQ cannot be read");
        Vec::new()
    })
});

/// The shipped text.
pub fn shipped(id: &str, lang: Lang) -> Option<&'static Arc<Entry>> {
    SHIPPED.iter().find(|e| e.id == id && e.lang == lang)
}

static SHIPPED_EDITION: LazyLock<Arc<Edition>> = LazyLock::new(|| Arc::new(Edition::new(0, SHIPPED.clone())));

/// One state of the FAQ.
pub struct Edition {
    /// To search in.
    pub index: FaqIndex,
    revision: i64,
    /// By language, then by id.
    answers: [HashMap<String, Prepared>; 2],
}

/// What is made once of an entry.
struct Prepared {
    /// The answer under a question that is an `h3`.
    html: String,
    similar: std::sync::OnceLock<Vec<Similar>>,
}

impl Edition {
    fn new(revision: i64, entries: Vec<Arc<Entry>>) -> Self {
        let mut answers: [HashMap<String, Prepared>; 2] = Default::default();
        for entry in &entries {
            let prepared = Prepared { html: links::answer_html(entry, 4), similar: Default::default() };
            answers[side(entry.lang)].insert(entry.id.clone(), prepared);
        }
        Self { index: FaqIndex::build(entries), revision, answers }
    }

    /// The answer as HTML, as it stands in a list: its headings begin at `h4`.
    pub fn answer(&self, entry: &Entry) -> &str {
        self.answers[side(entry.lang)].get(&entry.id).map_or("", |prepared| &prepared.html)
    }

    /// What resembles an entry of this edition, the most alike first.
    pub fn similar(&self, entry: &Entry) -> &[Similar] {
        let prepared = self.answers[side(entry.lang)].get(&entry.id);
        prepared.map_or(&[], |p| p.similar.get_or_init(|| self.index.similar(entry, SIMILAR)))
    }
}

fn side(lang: Lang) -> usize {
    usize::from(lang == Lang::En)
}

/// Holds the edition of the day.
pub struct Shelf {
    current: RwLock<Option<Arc<Edition>>>,
    /// When the revision was last asked for, in milliseconds.
    checked: AtomicI64,
    /// One edition is made at a time.
    making: Mutex<()>,
    /// One search is noted at a time; the others of that instant are not.
    noting: Arc<Semaphore>,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            current: RwLock::default(),
            checked: AtomicI64::new(i64::MIN),
            making: Mutex::default(),
            noting: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Shelf {
    /// The edition to read. Without records it is the shipped one; with records the first reader waits for the first
    /// edition, nobody for the others.
    pub async fn edition(self: &Arc<Self>, records: Option<&Arc<Records>>) -> Arc<Edition> {
        let Some(records) = records else { return shipped_edition().await };
        let Some(edition) = self.current() else {
            return match self.refresh(records).await {
                Ok(edition) => edition,
                Err(error) => {
                    tracing::error!(error = %error, "The published FAQ cannot be read: the shipped one is shown");
                    shipped_edition().await
                }
            };
        };
        let now = records.clock.now().millis();
        let last = self.checked.load(Ordering::Relaxed);
        let due = now.saturating_sub(last) >= CHECK;
        if due && self.checked.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            let (shelf, records) = (Arc::clone(self), Arc::clone(records));
            tokio::spawn(async move { shelf.look_again(&records).await });
        }
        edition
    }

    /// Makes the edition of what was just published, here; other nodes look by themselves. What was published is
    /// published: a failure is logged, and the next reader's visit tries again.
    pub async fn look_again(&self, records: &Records) {
        if let Err(error) = self.refresh(records).await {
            tracing::warn!(error = %error, "The FAQ could not be looked at again");
        }
    }

    /// The edition of the records' revision, made when it is another one.
    async fn refresh(&self, records: &Records) -> Result<Arc<Edition>, FaqError> {
        let _one_at_a_time = self.making.lock().await;
        let acting = Acting::system("faq", records.clock.now(), Arc::clone(&records.random));
        let mut reading: Reading = records.db.read(&acting).await?;
        self.checked.store(acting.now().millis(), Ordering::Relaxed);
        let revision = store::revision(&mut reading).await?;
        if let Some(edition) = self.current().filter(|edition| edition.revision == revision) {
            return Ok(edition);
        }
        let published = store::published(&mut reading, &SHIPPED).await?;
        drop(reading);
        for damaged in &published.damaged {
            tracing::error!(%damaged, "A published answer cannot be read: the shipped one stands in its place");
        }
        let edition = match published.revision {
            0 => shipped_edition().await,
            revision => off_the_path(move || Arc::new(Edition::new(revision, published.entries))).await,
        };
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&edition));
        Ok(edition)
    }

    /// Notes, after the answer, a search that found nothing.
    pub fn note(&self, records: Option<&Arc<Records>>, query: &FaqQuery, page: &FaqPage) {
        let Some(records) = records.filter(|_| page.is_unanswered() && !query.text.is_empty()) else {
            return;
        };
        let Ok(permit) = Arc::clone(&self.noting).try_acquire_owned() else { return };
        let told = FaqPage { total: page.total, loose: page.loose, lang: page.lang, ..FaqPage::default() };
        let (records, query) = (Arc::clone(records), query.clone());
        tokio::spawn(async move {
            let noted = async {
                let mut writing = records.db.write(&records.visitor()).await?;
                store::note_search(&mut writing, &query, &told).await?;
                Ok::<(), FaqError>(writing.commit().await?)
            };
            if let Err(error) = noted.await {
                tracing::warn!(error = %error, "A search of the FAQ could not be noted");
            }
            drop(permit);
        });
    }

    fn current(&self) -> Option<Arc<Edition>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Made once, on a thread where working is fine; afterwards it is there.
async fn shipped_edition() -> Arc<Edition> {
    match LazyLock::get(&SHIPPED_EDITION) {
        Some(edition) => Arc::clone(edition),
        None => off_the_path(|| Arc::clone(&SHIPPED_EDITION)).await,
    }
}

async fn off_the_path<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    }
}
