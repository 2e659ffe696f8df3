//! Where a product is in its life, and whether Convergence concerns it.

use identifiers::Text;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// "Les produits en cours de développement ne sont pas concernés, excepté si leur mise en production doit intervenir très
/// prochainement" (FAQ of Convergence). The source gives no number: six months is our reading.
pub const SOON_MONTHS: i32 = 6;

/// Where a product is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Lifecycle {
    /// En production.
    InProduction,
    /// Déployé dans le cadre d’une expérimentation.
    Experiment,
    /// En développement.
    InDevelopment {
        /// Day on which it is to be in production.
        #[serde(default)]
        planned: Option<Date>,
    },
    /// No longer offered.
    Retired,
}

/// Does Convergence concern the product?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "scope", rename_all = "snake_case")]
pub enum InScope {
    /// It does.
    Yes,
    /// In development, and its production is near: until then it may already be evaluated.
    Soon {
        /// The planned day.
        planned: Date,
    },
    /// In development: not yet.
    NotYet {
        /// The day from which it will, when a production date is planned.
        from: Option<Date>,
    },
    /// No longer.
    Retired,
}

impl InScope {
    /// May it join démarches?
    pub const fn is_in(self) -> bool {
        matches!(self, Self::Yes | Self::Soon { .. })
    }
}

impl Lifecycle {
    /// Its name on screens.
    pub const fn name(self) -> Text {
        match self {
            Self::InProduction => Text::new("en production", "in production"),
            Self::Experiment => Text::new("en expérimentation", "in experiment"),
            Self::InDevelopment { .. } => Text::new("en développement", "in development"),
            Self::Retired => Text::new("retiré", "retired"),
        }
    }

    /// Does Convergence concern a product at this stage, today?
    pub fn in_scope(self, today: Date) -> InScope {
        match self {
            Self::InProduction | Self::Experiment => InScope::Yes,
            Self::Retired => InScope::Retired,
            Self::InDevelopment { planned: None } => InScope::NotYet { from: None },
            Self::InDevelopment { planned: Some(planned) } => {
                if planned <= today.saturating_add(SOON_MONTHS.months()) {
                    InScope::Soon { planned }
                } else {
                    // The first day whose six months reach the planned one.
                    let mut from = planned.saturating_sub(SOON_MONTHS.months());
                    while from.saturating_add(SOON_MONTHS.months()) < planned {
                        from = from.saturating_add(1.day());
                    }
                    InScope::NotYet { from: Some(from) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn development_counts_from_six_months_before() {
        let of = |planned, today| Lifecycle::InDevelopment { planned: Some(planned) }.in_scope(today);
        let (today, planned) = (date(2026, 11, 23), date(2027, 5, 23));
        assert_eq!(of(planned, today), InScope::Soon { planned });
        assert_eq!(of(date(2027, 5, 24), today), InScope::NotYet { from: Some(date(2026, 11, 24)) });
        // Short months: 28 February is within six months of 31 August; 27 February too.
        assert_eq!(of(date(2027, 2, 28), date(2026, 8, 31)), InScope::Soon { planned: date(2027, 2, 28) });
        assert_eq!(
            Lifecycle::InDevelopment { planned: None }.in_scope(today),
            InScope::NotYet { from: None }
        );
        assert!(Lifecycle::Experiment.in_scope(today).is_in());
        assert!(!Lifecycle::Retired.in_scope(today).is_in());
        for day in 1..=31 {
            let planned = date(2027, 8, day);
            let InScope::NotYet { from: Some(from) } = of(planned, date(2026, 1, 1)) else {
                panic!("{planned}")
            };
            assert!(
                of(planned, from).is_in() && !of(planned, from.yesterday().unwrap()).is_in(),
                "{planned}"
            );
        }
    }
}
