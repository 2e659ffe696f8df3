//! The directory engine in process: `engine <data folder> <queries>` prints its figures as JSON.

use common::queries::Queries;
use common::timing::measure;
use directory::{Generation, Library, Query};
use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;

const PAGE: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, queries] = arguments.as_slice() else { return Err("data folder and queries file, please".into()) };
    let queries: Queries = serde_json::from_slice(&std::fs::read(queries)?)?;
    println!("{}", query(Path::new(data), &queries)?);
    Ok(())
}

/// The whole call of the product: the page with its items ready to show, and the exact total.
fn ask(generation: &Generation, query: Query) -> u64 {
    let page = generation.search(&Query { limit: PAGE, ..query }).expect("a search never fails on user input");
    std::hint::black_box(&page.items);
    page.total
}

fn query(data: &Path, queries: &Queries) -> Result<Value, Box<dyn Error>> {
    let opens: Vec<()> = vec![(); 50];
    let open = measure(&opens, |()| {
        let library = Library::open(data).expect("the library opens");
        library.current().expect("the generation opens").map_or(0, |g| g.info().persons)
    });
    let generation = Library::open(data)?.current()?.ok_or("nothing loaded")?;
    let typo = |word: &String| ask(&generation, Query { family: word.clone(), ..Query::default() });
    let figures = json!({
        "open": open,
        "identifier": measure(&queries.identifier, |id| {
            ask(&generation, Query { rpps: id.clone(), exact: true, ..Query::default() })
        }),
        "prefix": measure(&queries.prefix, |p| {
            ask(&generation, Query { family: p.clone(), exact: true, ..Query::default() })
        }),
        // without the texts of the items
        "prefix_numbers": measure(&queries.prefix, |p| {
            let query = Query { family: p.clone(), exact: true, limit: PAGE, ..Query::default() };
            let (total, page) = generation.find(&query).expect("a search never fails on user input");
            std::hint::black_box(&page);
            total
        }),
        "compound": measure(&queries.compound, |c| {
            let (family, profession, postcode) = (c.prefix.clone(), c.profession.clone(), c.postcode.clone());
            ask(&generation, Query { family, profession, postcode, exact: true, ..Query::default() })
        }),
        "typo1": measure(&queries.typo1, typo),
        "typo2": measure(&queries.typo2, typo),
    });
    // how many of the misspelt words were answered at the distance they were made with
    let answered = |words: &[String], distance: u8| {
        let found = |word: &&String| {
            let query = Query { family: (*word).clone(), limit: 1, ..Query::default() };
            generation.search(&query).is_ok_and(|page| page.items.first().is_some_and(|i| i.reason.distance == distance))
        };
        words.iter().filter(found).count()
    };
    Ok(json!({
        "figures": figures,
        "typo1_answered": answered(&queries.typo1, 1),
        "typo2_answered": answered(&queries.typo2, 2),
    }))
}
