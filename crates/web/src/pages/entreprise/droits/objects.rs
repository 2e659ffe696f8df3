//! What rights are about, on the screen of rights: the columns of the table. The global strategy is always there; a room
//! that has something of its own to be answered adds its columns in [`columns`], and nothing else changes.

use crate::error::Failure;
use accounts::rights::Object;
use db::Reading;
use identifiers::Text;

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// What the right is about.
    pub object: Object,
    /// Its name on screens.
    pub name: Text,
    /// What it belongs to (the name of a product), empty when nothing.
    pub group: String,
}

/// Every column of the company in whose name one acts, in the order of the screen.
pub async fn columns(_: &mut Reading) -> Result<Vec<Column>, Failure> {
    let strategy = Column {
        object: Object::Strategy,
        name: Text::new("Stratégie globale", "Global strategy"),
        group: String::new(),
    };
    Ok(vec![strategy])
}
