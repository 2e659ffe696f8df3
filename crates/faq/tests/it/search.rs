//! Facets, counts, addresses, languages, hostile queries.

use crate::quality::INDEX;
use faq::{Entry, Facet, FaqIndex, FaqPage, FaqQuery, Lang, MAX_TEXT};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

fn search(address: &str) -> FaqPage {
    INDEX.search(&FaqQuery::parse(address))
}

fn ids(page: &FaqPage) -> Vec<&str> {
    page.items.iter().map(|h| h.entry.id.as_str()).collect()
}

/// What the filters let through, counted one by one.
fn by_hand(query: &FaqQuery, lang: Lang) -> usize {
    let carries = |e: &Entry| {
        Facet::ALL.into_iter().all(|f| {
            let asked = query.of(f);
            asked.is_empty() || asked.iter().any(|v| e.facets.of(f).contains(v))
        })
    };
    let shown = |e: &&Arc<Entry>| INDEX.entry(&e.id, lang).is_some_and(|best| best.lang == e.lang);
    INDEX.entries().filter(shown).filter(|e| carries(e)).count()
}

#[test]
fn facets_are_and_across_and_or_inside() {
    let one = search("produit=e-cps");
    let other = search("produit=insi");
    let both = search("produit=e-cps&produit=insi");
    assert!(one.total > 5 && other.total > 5);
    assert_eq!(both.total, one.total + other.total, "no entry is about both");
    let across = search("produit=e-cps&thematique=identifiants");
    assert!((1..one.total).contains(&across.total));
    for hit in &across.items {
        assert!(hit.entry.facets.produit.contains(&"e-cps".to_owned()));
        assert!(hit.entry.facets.thematique.contains(&"identifiants".to_owned()));
    }
    assert_eq!(ids(&search("produit=e-cps,insi")), ids(&both));
}

#[test]
fn counts_say_what_a_click_gives() {
    for address in ["", "offre=segur-vague-2", "produit=dmp&produit=insi", "q=preuve&couloir=imagerie"] {
        let query = FaqQuery::parse(address);
        let page = INDEX.search(&query);
        for facet in Facet::ALL {
            for value in page.of(facet) {
                assert_eq!(value.ticked, query.has(facet, &value.key));
                if !value.ticked {
                    let clicked = INDEX.search(&query.toggled(facet, &value.key));
                    assert_eq!(clicked.total, value.if_added, "{address} + {facet}={}", value.key);
                }
                let alone = FaqQuery { values: without(&query, facet), ..query.clone() };
                let alone = INDEX.search(&alone.toggled(facet, &value.key));
                assert_eq!(alone.total, value.count, "{address}: {facet}={} alone", value.key);
            }
        }
        if query.text.is_empty() {
            assert_eq!(page.total, by_hand(&query, Lang::Fr), "{address}");
        }
    }
}

fn without(query: &FaqQuery, facet: Facet) -> [Vec<String>; 5] {
    Facet::ALL.map(|f| if f == facet { Vec::new() } else { query.of(f).to_vec() })
}

#[test]
fn addresses_of_the_public_portal_are_understood() {
    for (address, ours) in [
        ("f[0]=theme:2443", "produit=convergence"),
        ("f%5B0%5D=theme%3A2443&mots_filter=", "produit=convergence"),
        (
            "https://industriels.esante.gouv.fr/faq-des-industriels?f%5B0%5D=theme%3A2443&f%5B1%5D=theme%3A2591&f%5B2%5D=theme%3A2592&f%5B3%5D=theme%3A2604",
            "produit=convergence",
        ),
        ("f[0]=couloir_dispositifs:374&f[1]=filtrez_par_offre:2626", "offre=segur-vague-2&dispositif=lgc"),
        (
            "f[0]=couloir_dispositifs:375&f[1]=couloir_dispositifs:2869&page=13",
            "dispositif=drimbox&dispositif=ris&page=14",
        ),
        (
            "f[0]=couloir_dispositifs:2533&f[1]=theme:588&f[2]=theme:590",
            "dispositif=ms2&thematique=financement&thematique=preuves",
        ),
        ("fB0D=themeA586&f[0]=theme:575&f[1]=theme:2466", "produit=e-cps"),
        (
            "https://industriels.esante.gouv.fr/en/industrials-faq?f[0]=theme:586&f[1]=theme:2390&mots_filter=naming",
            "q=naming&lang=en&produit=convergence",
        ),
        ("f[0]=produit:533&page=3", "page=4"),
    ] {
        let query = FaqQuery::parse(address);
        assert_eq!(query.to_query_string(), ours, "{address}");
        assert_eq!(FaqQuery::parse(ours), FaqQuery { unknown: Vec::new(), ..query }, "{address}");
    }
    // Two facets at once, as the portal mixes them: either is enough.
    let mixed = FaqQuery::parse("f[0]=theme:2442&f[1]=theme:2709&par_page=50");
    assert_eq!(mixed.to_query_string(), "portail=theme%3A2442&portail=theme%3A2709&par_page=50");
    let page = INDEX.search(&mixed);
    let (first, second) = (search("thematique=candidature"), search("produit=insi"));
    assert!(page.total > first.total.max(second.total) && page.total <= first.total + second.total);
    // A number of which only the entries seen under it are known.
    let seen = search("f[0]=theme:2505");
    assert!(seen.total >= 2 && seen.items.iter().all(|h| h.entry.portal.contains(&"theme:2505".to_owned())));
    // One that nobody knows is told and not applied.
    let unknown = search("f[0]=theme:9999");
    assert_eq!(unknown.not_applied, ["theme:9999"]);
    assert_eq!(unknown.total, search("").total);
}

#[test]
fn what_is_not_understood_is_told() {
    let query = FaqQuery::parse("offre=rien&lang=xx&page=zero&par_page=9999&couleur=bleu&q=ins");
    assert_eq!(query.unknown, ["offre=rien", "lang=xx"]);
    assert_eq!((query.page, query.per_page, query.text.as_str()), (1, 50, "ins"));
    assert_eq!(query.to_query_string(), "q=ins&par_page=50");
}

#[test]
fn each_language_shows_its_own_and_falls_back() {
    let english = search("lang=en&q=correspondent");
    assert_eq!(english.items[0].entry.lang, Lang::En);
    assert!(!english.other_language);
    // Known in French only: shown to an English reader too.
    let fallback = search("lang=en&q=MOTCO2");
    assert_eq!(fallback.items[0].entry.lang, Lang::Fr);
    // English words in the French FAQ: the French answer.
    let french = search("lang=fr&q=attending+physician");
    assert_eq!(ids(&french)[0], "medecin-traitant-correspondant");
    assert_eq!(french.items[0].entry.lang, Lang::Fr);
    let through = search("lang=fr&q=strongly+discouraged");
    assert!(through.other_language);
    assert_eq!((ids(&through)[0], through.items[0].entry.lang), ("cps-sans-contact", Lang::Fr));
    for lang in Lang::ALL {
        let all = search(&format!("lang={}", lang.code()));
        let distinct: BTreeSet<&str> = INDEX.entries().map(|e| e.id.as_str()).collect();
        assert_eq!(all.total, distinct.len());
    }
}

#[test]
fn words_found_are_marked_and_everything_else_is_escaped() {
    let page = search("q=l'annuaire+INSi");
    assert!(
        page.items[0].question_html.contains("<mark>téléservice INSi</mark>"),
        "{}",
        page.items[0].question_html
    );
    let entry = |question: &str, answer: &str| {
        let mut entry = Entry::clone(INDEX.entry("insi-carte-nominative", Lang::Fr).unwrap());
        entry.question = question.into();
        entry.answer = answer.into();
        vec![Arc::new(entry)]
    };
    let index =
        FaqIndex::build(entry("<b>Carte</b> & \"clé\" ?", "Un <script>alert('carte')</script> de carte."));
    let page = index.search(&FaqQuery::text("carte <script>"));
    let hit = &page.items[0];
    assert_eq!(hit.question_html, "&lt;b&gt;<mark>Carte</mark>&lt;/b&gt; &amp; &quot;clé&quot; ?");
    assert!(
        !hit.snippet_html.replace("<mark>", "").replace("</mark>", "").contains('<'),
        "{}",
        hit.snippet_html
    );
}

#[test]
fn long_answers_show_the_part_that_answers() {
    let page = search("q=lecteur+transparent");
    let snippet = &page.items[0].snippet_html;
    assert!(snippet.contains("<mark>lecteur</mark> «\u{202f}<mark>transparent</mark>\u{202f}»"), "{snippet}");
    assert!(snippet.starts_with("… ") && snippet.ends_with(" …") && snippet.len() < 600, "{snippet}");
}

#[test]
fn slips_are_told_and_acronyms_are_never_corrected() {
    let page = search("q=corespondant+annuiare+");
    let read: Vec<(&str, &str)> =
        page.corrections.iter().map(|c| (c.typed.as_str(), c.read_as.as_str())).collect();
    assert_eq!(read, [("corespondant", "correspondant"), ("annuiare", "annuaire")]);
    for acronym in ["DPI", "DMP", "CPS", "CPE", "REM", "RIS", "10000668541", "ANN.9.9.9"] {
        assert!(search(&format!("q={acronym}")).corrections.is_empty(), "{acronym}");
    }
    assert!(search("q=oublié+").corrections.is_empty(), "publié is another word");
    let nothing = search("q=zzyzx+wqwqwq");
    assert_eq!((nothing.total, nothing.not_found.len()), (0, 2));
    assert!(nothing.is_unanswered());
    assert_eq!(search("q=zzyzx+firefox").not_found, ["zzyzx"]);
}

#[test]
fn pages_cut_one_stable_order() {
    let all = INDEX.search(&FaqQuery { per_page: 50, ..FaqQuery::parse("q=preuve") });
    let mut cut = Vec::new();
    for page in 1..=all.total.div_ceil(7) {
        let part = INDEX.search(&FaqQuery { per_page: 7, page, ..FaqQuery::parse("q=preuve") });
        assert_eq!((part.total, part.pages), (all.total, all.total.div_ceil(7)));
        cut.extend(part.items.iter().map(|h| h.entry.id.clone()));
    }
    assert_eq!(cut, all.items.iter().map(|h| h.entry.id.clone()).collect::<Vec<_>>());
    assert!(all.items.is_sorted_by(|a, b| a.score >= b.score));
    assert!(search("q=preuve&page=10000").items.is_empty());
}

#[test]
fn the_order_of_the_entries_does_not_matter() {
    let mut entries: Vec<Arc<Entry>> = INDEX.entries().cloned().collect();
    entries.reverse();
    let again = FaqIndex::build(entries);
    for typed in ["carte", "preuve ségur", "rpps", "convergence produit"] {
        let query = FaqQuery::text(typed);
        assert_eq!(ids(&again.search(&query)), ids(&INDEX.search(&query)), "{typed}");
    }
}

#[test]
fn hostile_queries_are_bounded() {
    let long = "carte ".repeat(2_000);
    assert_eq!(FaqQuery::text(&long).text.chars().count(), MAX_TEXT);
    for typed in [
        long.as_str(),
        &"x".repeat(10_240),
        &"é".repeat(10_240),
        &"a-b.".repeat(4_000),
        "\u{202e}etrac\u{202c} \0\u{1}\u{7f}",
        "😀🩺👩\u{200d}⚕️",
        "' OR 1=1 --",
        "%00%ff%fe",
        "\u{300}\u{301}",
        "محرك بحث",
        "((((((((",
        "\"\"*:^~",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    ] {
        let page = INDEX.search(&FaqQuery::text(typed));
        assert!(page.items.len() <= 10, "{typed:.20}");
    }
    assert_eq!(search("q=comment+sont-ils").total, search("").total, "a sentence that only begins");
    assert_eq!(INDEX.search(&FaqQuery::text("😀")).total, 0, "signs are not an empty search");
    assert_eq!(
        INDEX.search(&FaqQuery::text("\u{202e}insi")).total,
        INDEX.search(&FaqQuery::text("insi")).total
    );
    let address = format!("q={}&{}", "y".repeat(20_000), "f[0]=theme:1&".repeat(5_000));
    assert!(FaqQuery::parse(&address).text.len() <= MAX_TEXT);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_searched(text in "\\PC{0,300}") {
        let page = INDEX.search(&FaqQuery::text(&text));
        prop_assert!(page.total <= INDEX.len());
    }

    /// Editors may write anything.
    #[test]
    fn any_entry_is_indexed(question in "\\PC{0,60}", answer in "(\\PC|[a-z ’'.-]|\n|<b>){0,400}") {
        let mut entry = Entry::clone(INDEX.entry("insi-carte-nominative", Lang::Fr).unwrap());
        entry.question = question.clone();
        entry.answer = answer.clone();
        let index = FaqIndex::build(vec![Arc::new(entry)]);
        for text in [question.as_str(), answer.as_str(), "insi", ""] {
            for hit in index.search(&FaqQuery::text(text)).items {
                let shown = hit.snippet_html + &hit.question_html;
                let bare = shown.replace("<mark>", "").replace("</mark>", "");
                prop_assert!(!bare.contains('<'), "{}", shown);
                prop_assert_eq!(shown.matches("<mark>").count(), shown.matches("</mark>").count());
            }
        }
    }

    #[test]
    fn an_address_read_back_is_the_same_search(
        text in "[a-zé &=%+#?'’«»\u{202f}]{0,40}",
        page in 1usize..50,
        english in any::<bool>(),
        ticked in proptest::collection::vec((0usize..5, 0usize..6), 0..6),
    ) {
        let mut query = FaqQuery { page, lang: english.then_some(Lang::En), ..FaqQuery::text(&text) };
        for (facet, value) in ticked {
            let facet = Facet::ALL[facet];
            let key = INDEX.facets().values(facet)[value].key.clone();
            query = FaqQuery { page, ..query.toggled(facet, &key) };
        }
        let address = query.to_query_string();
        let read = FaqQuery::parse(&address);
        prop_assert_eq!(read.to_query_string(), address);
        prop_assert_eq!(read.text, query.text);
        prop_assert_eq!(read.page, page);
    }

    #[test]
    fn any_address_is_read(address in "[a-z0-9\\[\\]=&:%+?#;,A-F]{0,200}") {
        let query = FaqQuery::parse(&address);
        prop_assert_eq!(FaqQuery::parse(&query.to_query_string()).to_query_string(), query.to_query_string());
    }
}
