//! Référentiels: whatever the bytes, they are read or refused with a reason in both languages; every row is told.
#![no_main]
use conformity::referentiel::{diff, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["fuzz.xlsx", "fuzz.yaml"] {
        match import(name, bytes) {
            Err(error) => {
                let text = error.text();
                assert!(!text.fr.is_empty() && !text.en.is_empty());
            }
            Ok(found) => {
                let c = found.counts;
                let told = c.rows_kept + c.rows_rejected + c.rows_empty + c.rows_header + c.rows_heading;
                assert_eq!(c.rows_read, told);
                assert!(diff(&found, &found).is_empty());
            }
        }
    }
});
