//! Rights of the room of accounts, as the room of conformity takes them: the two rooms know nothing of each other.

use crate::error::Failure;
use accounts::Role;
use accounts::rights::{self, Level, Object, Standing};
use conformity::access::{Level as Reach, Sees};
use conformity::{CanCreate, CanSee, ProductId, Slug};
use db::Reading;
use std::collections::BTreeMap;

/// What who acts sees of the products and the strategy of their company.
pub async fn sees(reading: &mut Reading) -> Result<CanSee, Failure> {
    let standing = rights::standing(reading).await?;
    Ok(CanSee::new(standing.company(), standing.person(), extent(&standing)))
}

/// May products be created? Every active member may.
pub async fn creates(reading: &mut Reading) -> Result<CanCreate, Failure> {
    let grant = rights::standing(reading).await?.may_create_product();
    Ok(CanCreate::new(grant.company(), grant.person()))
}

fn extent(standing: &Standing) -> Sees {
    if standing.role() == Role::Responsable {
        return Sees::All;
    }
    let mut forms = BTreeMap::new();
    for (object, level) in standing.levels() {
        let (Object::Questionnaire { product, questionnaire }, Some(reach)) = (object, reach(*level)) else {
            continue;
        };
        // Both rooms write their identifiers alike; what one of them would not write is no right.
        let product = product.to_string().parse::<ProductId>();
        if let (Ok(product), Ok(questionnaire)) = (product, questionnaire.as_str().parse::<Slug>()) {
            forms.insert((product, questionnaire), reach);
        }
    }
    Sees::Given { strategy: reach(standing.level(&Object::Strategy)), forms }
}

const fn reach(level: Level) -> Option<Reach> {
    match level {
        Level::None => None,
        Level::Read => Some(Reach::Read),
        Level::Draft => Some(Reach::Draft),
        Level::Validate => Some(Reach::Validate),
    }
}
