//! tantivy: one document a line, names folded into words, four facets, the whole line stored.

use common::queries::Queries;
use common::rows::{Columns, DISPLAY, fold, for_each};
use common::timing::measure;
use serde_json::{Value, json};
use std::error::Error;
use std::ops::Bound;
use std::path::Path;
use std::time::Instant;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Query, RangeQuery, RegexQuery, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, Schema, SchemaBuilder, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, ReloadPolicy, Searcher, TantivyDocument, Term};

/// Indexing threads and their memory: two cores, and large segments so that little is left to merge.
const THREADS: usize = 2;
const MEMORY: usize = 1_000_000_000;
const PAGE: usize = 20;

/// Names are folded before they arrive, by the same function as for the other engines.
const WORDS: &str = "folded_words";

struct Fields {
    id: Field,
    family: Field,
    given: Field,
    profession: Field,
    postcode: Field,
    know_how: Field,
    structure: Field,
    line: Field,
}

impl Fields {
    fn declare(schema: &mut SchemaBuilder) -> Self {
        let options = |tokenizer: &str| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer(tokenizer)
                    .set_fieldnorms(false)
                    .set_index_option(IndexRecordOption::Basic),
            )
        };
        Self {
            id: schema.add_text_field("id", options("raw")),
            family: schema.add_text_field("family", options(WORDS)),
            given: schema.add_text_field("given", options(WORDS)),
            profession: schema.add_text_field("profession", options("raw")),
            postcode: schema.add_text_field("postcode", options("raw")),
            know_how: schema.add_text_field("know_how", options("raw")),
            structure: schema.add_text_field("structure", options("raw")),
            line: schema.add_text_field("line", STORED),
        }
    }

    fn of(schema: &Schema) -> tantivy::Result<Self> {
        let field = |name| schema.get_field(name);
        Ok(Self {
            id: field("id")?,
            family: field("family")?,
            given: field("given")?,
            profession: field("profession")?,
            postcode: field("postcode")?,
            know_how: field("know_how")?,
            structure: field("structure")?,
            line: field("line")?,
        })
    }
}

fn prepare(index: &Index) {
    index.tokenizers().register(WORDS, TextAnalyzer::from(WhitespaceTokenizer::default()));
}

/// Loads, commits (which syncs to disk) and waits for the merges that the policy asks for.
pub fn load(file: &Path, folder: &Path) -> Result<Value, Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let mut builder = Schema::builder();
    let fields = Fields::declare(&mut builder);
    let index = Index::create_in_dir(folder, builder.build())?;
    prepare(&index);
    let mut writer = index.writer_with_num_threads(THREADS, MEMORY)?;
    let (mut family, mut given, mut lines) = (String::new(), String::new(), 0u64);
    let mut fault = None;
    let columns = for_each(file, |columns, line| {
        let values: Vec<&str> = line.split('|').collect();
        fold(values[columns.family], &mut family);
        fold(values[columns.given], &mut given);
        let mut document = TantivyDocument::default();
        document.add_text(fields.id, values[columns.id]);
        document.add_text(fields.family, &family);
        document.add_text(fields.given, &given);
        document.add_text(fields.profession, values[columns.profession]);
        document.add_text(fields.postcode, values[columns.postcode]);
        document.add_text(fields.know_how, values[columns.know_how]);
        document.add_text(fields.structure, values[columns.structure]);
        document.add_text(fields.line, line);
        if let Err(e) = writer.add_document(document) {
            fault.get_or_insert(e);
        }
        lines += 1;
    })?;
    if let Some(e) = fault {
        return Err(e.into());
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    std::fs::write(folder.join("columns.txt"), columns.names.join("|"))?;
    Ok(json!({ "lines": lines }))
}

/// One segment: the best shape for reading. Not counted in the load.
pub fn merge(folder: &Path) -> Result<Value, Box<dyn Error>> {
    let index = Index::open_in_dir(folder)?;
    prepare(&index);
    let segments = index.searchable_segment_ids()?;
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, MEMORY)?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
        writer.garbage_collect_files().wait()?;
    }
    writer.wait_merging_threads()?;
    Ok(json!({ "segments_before": segments.len() }))
}

/// The open index and what is needed to ask it.
struct Peer {
    searcher: Searcher,
    fields: Fields,
    columns: Columns,
}

impl Peer {
    fn open(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let index = Index::open_in_dir(folder)?;
        prepare(&index);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let columns = Columns::of(&std::fs::read_to_string(folder.join("columns.txt"))?);
        Ok(Self { searcher: reader.searcher(), fields: Fields::of(&index.schema())?, columns })
    }

    /// Total and one page with its display fields.
    fn page(&self, query: &dyn Query) -> tantivy::Result<u64> {
        let collector = (Count, TopDocs::with_limit(PAGE).order_by_score());
        let (total, top) = self.searcher.search(query, &collector)?;
        self.show(top)?;
        Ok(total as u64)
    }

    /// Total and the addresses of one page, without reading its lines.
    fn numbers(&self, query: &dyn Query) -> tantivy::Result<u64> {
        let collector = (Count, TopDocs::with_limit(PAGE).order_by_score());
        let (total, top) = self.searcher.search(query, &collector)?;
        std::hint::black_box(&top);
        Ok(total as u64)
    }

    /// One page with its display fields, without the total.
    fn top(&self, query: &dyn Query) -> tantivy::Result<u64> {
        let top = self.searcher.search(query, &TopDocs::with_limit(PAGE).order_by_score())?;
        self.show(top)
    }

    fn show(&self, top: Vec<(f32, tantivy::DocAddress)>) -> tantivy::Result<u64> {
        let shown = top.len() as u64;
        let mut items: Vec<[String; DISPLAY.len()]> = Vec::with_capacity(PAGE);
        for (_, address) in top {
            let document: TantivyDocument = self.searcher.doc(address)?;
            let line = document.get_first(self.fields.line).and_then(|v| v.as_str()).unwrap_or_default();
            let values: Vec<&str> = line.split('|').collect();
            items.push(self.columns.display.map(|at| values[at].to_owned()));
        }
        std::hint::black_box(&items);
        Ok(shown)
    }

    fn term(&self, field: Field, text: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
    }

    /// All words of the range [prefix, its successor).
    fn range(&self, prefix: &str) -> Box<dyn Query> {
        let mut after = prefix.as_bytes().to_vec();
        // folded words end in an ASCII letter or digit: the next byte is still ASCII
        *after.last_mut().expect("a prefix has letters") += 1;
        let after = String::from_utf8(after).expect("ASCII");
        let term = |text: &str| Term::from_field_text(self.fields.family, text);
        Box::new(RangeQuery::new(Bound::Included(term(prefix)), Bound::Excluded(term(&after))))
    }

    fn typo(&self, word: &str, distance: u8) -> FuzzyTermQuery {
        FuzzyTermQuery::new(Term::from_field_text(self.fields.family, word), distance, true)
    }
}

pub fn query(folder: &Path, queries: &Queries) -> Result<Value, Box<dyn Error>> {
    let opens: Vec<()> = vec![(); 50];
    let open = measure(&opens, |()| Peer::open(folder).expect("the index opens").searcher.num_docs());
    let peer = Peer::open(folder)?;
    let started = Instant::now();
    let figures = json!({
        "open": open,
        "identifier": measure(&queries.identifier, |id| {
            peer.top(&*peer.term(peer.fields.id, id)).expect("search")
        }),
        // two ways to say "prefix": the table keeps the faster one
        "prefix_range": measure(&queries.prefix, |p| peer.page(&*peer.range(p)).expect("search")),
        "prefix_regex": measure(&queries.prefix, |p| {
            let regex = RegexQuery::from_pattern(&format!("{p}.*"), peer.fields.family).expect("regex");
            peer.page(&regex).expect("search")
        }),
        "prefix_numbers": measure(&queries.prefix, |p| peer.numbers(&*peer.range(p)).expect("search")),
        "prefix_top_only": measure(&queries.prefix, |p| peer.top(&*peer.range(p)).expect("search")),
        "compound": measure(&queries.compound, |c| {
            let all = BooleanQuery::intersection(vec![
                peer.range(&c.prefix),
                peer.term(peer.fields.profession, &c.profession),
                peer.term(peer.fields.postcode, &c.postcode),
            ]);
            peer.page(&all).expect("search")
        }),
        "typo1": measure(&queries.typo1, |w| peer.top(&peer.typo(w, 1)).expect("search")),
        "typo2": measure(&queries.typo2, |w| peer.top(&peer.typo(w, 2)).expect("search")),
    });
    Ok(json!({
        "figures": figures,
        "segments": peer.searcher.segment_readers().len(),
        "seconds": started.elapsed().as_secs_f64(),
    }))
}
