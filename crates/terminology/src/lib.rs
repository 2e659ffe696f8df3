//! Code tables (NOS), communes, départements and countries, compiled into the program.
//!
//! Everything here is read-only text that ships inside the binary: no file, no network, no dependency.
//! Tables are parsed once, at first use (a few milliseconds for the communes, far less for the codes).
//!
//! * [`Table`], [`label`], [`nos_label`], [`entry`], [`coded`]: the nomenclatures (NOS) behind the columns of
//!   the national extractions.
//! * [`profession`], [`savoir_faire`]: the two look-ups that span several tables.
//! * [`commune`], [`communes_of_postcode`], [`departement`], [`country`]: geography (INSEE, La Poste).
//! * [`departement_of`]: the département of an address, as the published files leave that column empty.
//!
//! A code that a table does not know is never an error: the files carry their own labels, see [`coded`].
//! Where each file comes from, and its licence: `data/SOURCES.md`.

mod codes;
mod communes;
mod countries;
mod departement_of;
mod departements;
mod savoir_faire;
mod table;
mod tsv;

pub use codes::{Entry, coded, entry, label, nos_label, profession};
pub use communes::{Commune, commune, communes, communes_of_postcode, postcodes_of_commune};
pub use countries::{Country, FRANCE, countries, country, country_by_iso2, is_france};
pub use departement_of::departement_of;
pub use departements::{Departement, departement, departement_of_finess_column, departements};
pub use savoir_faire::{SavoirFaire, savoir_faire, savoir_faire_of_profession, savoir_faires};
pub use table::{Completeness, Table, TableInfo};
