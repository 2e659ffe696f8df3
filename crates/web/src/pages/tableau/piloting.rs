//! The work on products, as the dashboard shows it: what is mine, where each product stands, who has what to do.

use super::next::Next;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::people::name_of;
use crate::pages::produits::{plan, questionnaires, rounded, said};
use crate::pages::questionnaire::url;
use crate::standing;
use accounts::civil;
use accounts::people::NamedMember;
use conformity::assignments::Assignment;
use conformity::joined::{self, Joined};
use conformity::product::{self, Product};
use conformity::projection::{self, Target};
use conformity::snapshot::{self, Snapshot};
use conformity::state::{self, Form, State};
use conformity::todo::{self, Todo};
use conformity::{CanSee, Place, ProductId, Subject};
use db::{PersonId, Reading};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Products shown on the dashboard; the others are one link away.
const SHOWN: usize = 12;

/// What the records of Convergence say.
pub struct Piloting {
    see: CanSee,
    /// What is mine to do.
    pub todo: Todo,
    everybody: Vec<Assignment>,
    products: Vec<Product>,
    joined: BTreeMap<ProductId, Vec<Joined>>,
    forms: BTreeMap<Place, Form>,
    latest: BTreeMap<Place, Snapshot>,
    targets: Vec<Target>,
}

/// A product, and where it stands in each questionnaire.
pub struct Row {
    /// Its page.
    pub url: String,
    /// Its name.
    pub name: String,
    /// One for each column.
    pub cells: Vec<Option<Cell>>,
}

/// Where a product stands in a questionnaire.
pub struct Cell {
    /// Its page.
    pub url: String,
    /// Answered among asked, 0 to 100.
    pub coverage: u64,
    /// Level reached.
    pub level: Option<u8>,
    /// Validated.
    pub validated: bool,
    /// For who hears the page: the questionnaire.
    pub title: String,
}

/// Somebody, with what they have to do.
pub struct Load {
    /// Name.
    pub name: String,
    /// Open.
    pub open: u64,
    /// Late.
    pub late: u64,
    /// The nearest day.
    pub due: Option<String>,
}

impl Piloting {
    /// Reads it: a few requests, however many products there are.
    pub async fn read(reading: &mut Reading) -> Result<Self, Failure> {
        let see = standing::sees(reading).await?;
        let todo = todo::mine(reading, &see).await?;
        let everybody = todo::of_everybody(reading, &see).await?;
        let mut products = product::list(reading, &see).await?;
        products.retain(|product| product.archived_at.is_none());
        let mut times: BTreeMap<ProductId, Vec<Joined>> = BTreeMap::new();
        for time in joined::of_company(reading, &see).await? {
            times.entry(time.product).or_default().push(time);
        }
        let forms = state::all(reading, &see).await?.into_iter().collect();
        let latest = snapshot::latest(reading, &see).await?;
        let latest = latest.into_iter().map(|shot| (shot.place.clone(), shot)).collect();
        let targets = projection::all_targets(reading, &see).await?;
        Ok(Self { see, todo, everybody, products, joined: times, forms, latest, targets })
    }

    /// There is a product.
    pub fn has_products(&self) -> bool {
        !self.products.is_empty()
    }

    /// How many products are not shown.
    pub fn hidden(&self) -> usize {
        self.products.len().saturating_sub(SHOWN)
    }

    /// Heads of the columns, and the products that changed last.
    pub fn progress(&self, t: Lang) -> Result<(Vec<String>, Vec<Row>), Failure> {
        let programme = crate::pages::produits::programme()?;
        let mut shown: Vec<&Product> = self.products.iter().collect();
        shown.sort_by_key(|product| std::cmp::Reverse(self.touched(product)));
        shown.truncate(SHOWN);
        let asked = |product: &Product| {
            let joined = self.joined.get(&product.id).map(Vec::as_slice).unwrap_or_default();
            questionnaires(joined, programme)
        };
        let used: Vec<(&Product, Vec<&str>)> = shown.into_iter().map(|one| (one, asked(one))).collect();
        let mut columns: Vec<&str> = used.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
        columns.sort_by_cached_key(|id| conformity::questionnaire::reading_order(id));
        columns.dedup();
        let title = |id: &str| plan(id).map_or(id, |plan| said(&plan.questionnaire().title, t)).to_owned();
        let row = |(product, ids): (&Product, Vec<&str>)| Row {
            url: format!("/produits/{}", product.id),
            name: product.card.name.clone(),
            cells: columns
                .iter()
                .map(|id| ids.contains(id).then(|| self.cell(product.id, id, title(id))).flatten())
                .collect(),
        };
        let rows = used.into_iter().map(row).collect();
        Ok((columns.iter().map(|id| title(id)).collect(), rows))
    }

    fn touched(&self, product: &Product) -> db::Timestamp {
        let places = self.latest.iter().filter(|(place, _)| place.subject == Subject::Product(product.id));
        places.map(|(_, shot)| shot.at).max().unwrap_or(product.changed_at).max(product.changed_at)
    }

    fn cell(&self, product: ProductId, id: &str, title: String) -> Option<Cell> {
        let place = Place::product(product, id.parse().ok()?);
        // What may not be read is not shown, its progress neither.
        self.see.access(place.clone()).ok()?;
        let shot = self.latest.get(&place);
        Some(Cell {
            url: url(&place),
            coverage: shot.map_or(0, |shot| rounded(shot.scores.coverage)),
            level: shot.and_then(|shot| shot.scores.level),
            validated: self.forms.get(&place).is_some_and(|form| form.state == State::Validated),
            title,
        })
    }

    /// Who has what to do, whoever is latest first.
    pub fn loads(&self, people: &[NamedMember], t: Lang) -> Vec<Load> {
        let mut by: BTreeMap<PersonId, Vec<&Assignment>> = BTreeMap::new();
        for one in &self.everybody {
            by.entry(one.person).or_default().push(one);
        }
        let load = |(person, all): (PersonId, Vec<&Assignment>)| Load {
            name: name_of(people, person, t),
            open: all.len() as u64,
            late: all.iter().filter(|one| one.is_late(self.todo.today)).count() as u64,
            due: all.iter().filter_map(|one| one.due).min().map(|day| civil::day(day, t.into())),
        };
        let mut loads: Vec<Load> = by.into_iter().map(load).collect();
        loads.sort_by_key(|load| (std::cmp::Reverse(load.late), std::cmp::Reverse(load.open)));
        loads
    }

    /// What to do next about products, the most pressing first.
    pub fn next(&self, t: Lang) -> Vec<Next> {
        let mut all = Vec::new();
        let mut next = |text: String, reason: String, url: String, label: &'static str| {
            all.push(Next { text, reason, url, label });
        };
        for one in self.todo.assignments.iter().filter(|one| one.is_late(self.todo.today)) {
            let due = one.due.map(|due| civil::day(due, t.into())).unwrap_or_default();
            let text = t.next_assigned(&self.named(&one.place, t));
            next(text, t.next_late(&due), self.address(one), t.answer_give());
        }
        for (place, _) in &self.todo.reviews {
            let text = t.next_review(&self.named(place, t));
            next(text, t.next_review_why().to_owned(), url(place), t.next_open_form());
        }
        for comment in &self.todo.mentions {
            let address = format!("{}/question/{}", url(&comment.place), comment.question);
            let text = t.next_mention(&self.named(&comment.place, t));
            next(text, first_words(&comment.text), address, t.next_open_question());
        }
        for one in self.todo.assignments.iter().filter(|one| !one.is_late(self.todo.today)) {
            let due = one.due.map(|due| civil::day(due, t.into()));
            let reason = due.map_or_else(|| t.next_given().to_owned(), |due| t.next_due(&due));
            next(t.next_assigned(&self.named(&one.place, t)), reason, self.address(one), t.answer_give());
        }
        if let Some((place, shot)) = self.begun() {
            let reason = t.next_continue_why(rounded(shot.scores.coverage));
            next(t.next_continue(&self.named(place, t)), reason, url(place), t.form_next());
        }
        if self.products.is_empty() && self.see_strategy() {
            let (text, why) = (t.next_first_product().to_owned(), t.next_first_product_why().to_owned());
            next(text, why, "/produits/nouveau".to_owned(), t.product_new());
        }
        all
    }

    /// The questionnaire that was answered last and is not done.
    fn begun(&self) -> Option<(&Place, &Snapshot)> {
        let open = |place: &Place| self.forms.get(place).is_some_and(|form| form.state.is_open());
        let may = |place: &Place| self.see.access(place.clone()).is_ok_and(|access| access.draft().is_ok());
        let unfinished = self.latest.iter().filter(|(_, shot)| shot.scores.coverage < 100.0);
        unfinished.filter(|(place, _)| open(place) && may(place)).max_by_key(|(_, shot)| shot.at)
    }

    fn see_strategy(&self) -> bool {
        "strategie".parse().is_ok_and(|id| self.see.access(Place::strategy(id)).is_ok())
    }

    /// "Doctrine, Jade iOS mobile".
    fn named(&self, place: &Place, t: Lang) -> String {
        let id = place.questionnaire.as_str();
        let title = plan(id).map_or(id, |plan| said(&plan.questionnaire().title, t));
        let product = match place.subject {
            Subject::Strategy => None,
            Subject::Product(id) => self.products.iter().find(|product| product.id == id),
        };
        product.map_or_else(|| title.to_owned(), |product| format!("{title}, {}", product.card.name))
    }

    fn address(&self, one: &Assignment) -> String {
        match &one.part {
            conformity::assignments::Part::Question(id) => format!("{}/question/{id}", url(&one.place)),
            _ => url(&one.place),
        }
    }

    /// What ends: what is given, what is aimed at. `add` takes the day, the sentence, the address.
    pub fn deadlines(&self, t: Lang, mut add: impl FnMut(Date, String, String)) {
        for one in &self.todo.assignments {
            if let Some(due) = one.due {
                add(due, t.next_assigned(&self.named(&one.place, t)), self.address(one));
            }
        }
        for target in self.targets.iter().filter(|target| target.plan.is_none()) {
            if let Some(due) = target.due {
                add(due, t.deadline_target(target.level, &self.named(&target.place, t)), url(&target.place));
            }
        }
    }
}

fn first_words(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(120) {
        Some((end, _)) => format!("« {}… »", &line[..end]),
        None => format!("« {line} »"),
    }
}
