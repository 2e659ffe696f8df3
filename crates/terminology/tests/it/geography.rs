use terminology::{
    commune, communes, communes_of_postcode, countries, country, country_by_iso2, departement,
    departement_of_finess_column, departements, is_france, postcodes_of_commune,
};

#[test]
fn communes_are_sorted_and_each_has_a_departement() {
    assert_eq!(communes().len(), 35_680);
    assert!(communes().is_sorted_by_key(|c| (c.insee, c.postcode)));
    for c in communes() {
        assert_eq!((c.insee.len(), c.postcode.len()), (5, 5), "{c:?}");
        assert!(departement(c.departement).is_some(), "{c:?}");
    }
}

#[test]
fn a_commune_is_found_by_insee_code_and_by_postcode() {
    let c = commune("01001").unwrap();
    assert_eq!((c.name, c.routing), ("L'Abergement-Clémenciat", "L ABERGEMENT CLEMENCIAT"));
    assert_eq!(c.population, Some(776));
    assert_eq!(commune("13201").map(|c| c.arrondissement), Some(true));
    assert_eq!(commune("00000"), None);
    assert!(postcodes_of_commune("98729").len() > 1);
    assert!(postcodes_of_commune("zzzzz").is_empty());
    let ajaccio = communes_of_postcode("20000");
    assert_eq!(ajaccio.first().map(|c| c.name), Some("Ajaccio"));
    assert!(communes_of_postcode("78009").is_empty(), "a CEDEX postcode is not in the list");
    assert!(communes_of_postcode("").is_empty());
    let shared = communes_of_postcode("01200");
    assert_eq!(shared.len(), 9);
    assert!(shared.windows(2).all(|w| w[0].population >= w[1].population));
}

#[test]
fn departements_are_109_and_know_their_finess_forms() {
    assert_eq!(departements().len(), 109);
    assert!(departements().is_sorted_by_key(|d| d.code));
    let reunion = departement("974").unwrap();
    assert_eq!((reunion.finess_column, reunion.finess_prefix), (Some("9D"), Some("9704")));
    assert_eq!(departement("2A").unwrap().capital, Some("Ajaccio"));
    assert_eq!(departement("20"), None);
    assert_eq!(departement_of_finess_column("9A").map(|d| d.code), Some("971"));
    assert_eq!(departement_of_finess_column("9J").map(|d| d.code), Some("986"));
    assert_eq!(departement_of_finess_column("75").map(|d| d.code), Some("75"));
    assert_eq!(departement_of_finess_column("9Z"), None);
}

#[test]
fn countries_and_the_three_ways_to_write_france() {
    assert_eq!(countries().len(), 228);
    assert_eq!(country("99132").and_then(|c| c.iso2), Some("GB"));
    assert_eq!(country("99000").map(|c| c.name), Some("France"));
    assert_eq!(country_by_iso2("DE").map(|c| c.name), Some("Allemagne"));
    assert_eq!(country("12345"), None);
    assert!(is_france("") && is_france("99000") && is_france("99100") && !is_france("99132"));
}
