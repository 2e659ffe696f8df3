//! What rights are about, on the screen of rights: the columns of the table. The global strategy is always there, then the
//! questionnaires of each product in use, in the order of their page.

use crate::error::Failure;
use crate::pages::produits;
use crate::standing;
use accounts::rights::Object;
use conformity::product;
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

/// Every column of the company in whose name one acts, in the order of the screen. A Contributeur has those of the products
/// that they see.
pub async fn columns(reading: &mut Reading) -> Result<Vec<Column>, Failure> {
    let strategy = Column {
        object: Object::Strategy,
        name: Text::new("Stratégie globale", "Global strategy"),
        group: String::new(),
    };
    let see = standing::sees(reading).await?;
    let used = product::list(reading, &see).await?.into_iter().filter(|one| one.archived_at.is_none());
    let used: Vec<_> = used.collect();
    let mut columns = vec![strategy];
    for (product, questionnaires) in produits::questionnaires_of(reading, &see, &used).await? {
        for (questionnaire, name) in questionnaires {
            let (Ok(key), Ok(code)) = (product.id.to_string().parse(), questionnaire.parse()) else {
                continue;
            };
            let object = Object::Questionnaire { product: key, questionnaire: code };
            columns.push(Column { object, name, group: product.card.name.clone() });
        }
    }
    Ok(columns)
}
