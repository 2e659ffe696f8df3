//! Tests of the terminology: the tables as shipped, and the rules on top of them.

mod codes;
mod departement_of;
mod geography;
