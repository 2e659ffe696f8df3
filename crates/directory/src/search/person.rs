//! Everything about one person (DIR-5): lines grouped by exercise, with what the attached files add.

use super::activities::fields;
use crate::error::DirectoryError;
use crate::generation::Generation;
use crate::main_file::reader::Main;
use crate::model::{Activity, Address, Coded, Exercise, KnowHow, Person, Structure};

fn coded(code: &str, label: &str) -> Coded {
    Coded { code: code.to_owned(), label: label.to_owned() }
}

/// The person with this RPPS or IDNPS.
pub fn person(generation: &Generation, id: &str) -> Result<Option<Person>, DirectoryError> {
    let main = generation.main();
    let Some(number) = main.person_of_id(id) else { return Ok(None) };
    let pack = &main.pack;
    let (rpps, idnps) = main.ids(number);
    let name_of = |family: u32, given: u32| {
        (
            main.families.get(pack, family as usize).to_owned(),
            main.givens.get(pack, given as usize).to_owned(),
        )
    };
    let civility: [&str; 4] =
        fields(main.civilities.get(pack, main.person_civility.get(pack, number as usize) as usize));
    let (family, given) = name_of(main.family_of(number), main.given_of(number));
    let mut person = Person {
        title: coded(civility[0], civility[1]),
        civility: coded(civility[2], civility[3]),
        diplomas: generation.attached().diplomas(&idnps)?,
        mailboxes: generation.attached().mailboxes(&idnps)?,
        cards: generation.attached().cards(&idnps)?,
        sources: generation.info().sources.clone(),
        rpps,
        idnps,
        family,
        given,
        ..Person::default()
    };
    for row in main.rows_of(number) {
        if let Some((f, g, _)) = main.named_otherwise(row) {
            let name = name_of(f, g);
            if name != (person.family.clone(), person.given.clone()) && !person.other_names.contains(&name) {
                person.other_names.push(name);
            }
        }
        add_line(generation, row, &mut person.exercises)?;
    }
    for (profession, category, know_how) in generation.attached().know_how(&person.idnps)? {
        let exercise = person.exercises.iter_mut().find(|e| {
            e.profession.code == profession && (category.is_empty() || e.category.code == category)
        });
        if let Some(exercise) = exercise
            && exercise.know_how.iter().all(|k| k.value.code != know_how.value.code)
        {
            exercise.know_how.push(know_how);
        }
    }
    Ok(Some(person))
}

/// Adds one line to the exercise that it belongs to; a line said twice is shown once.
fn add_line(
    generation: &Generation,
    row: usize,
    exercises: &mut Vec<Exercise>,
) -> Result<(), DirectoryError> {
    let main = generation.main();
    let pack = &main.pack;
    let a: [&str; 10] = fields(main.activities.get(pack, main.row_activity.get(pack, row) as usize));
    let t: [&str; 9] = fields(main.tails.get(pack, main.row_tail.get(pack, row) as usize));
    let know_how = KnowHow { kind: coded(a[4], a[5]), value: coded(a[6], a[7]) };
    let activity = Activity {
        know_how: know_how.clone(),
        mode: coded(a[8], a[9]),
        authority: t[0].to_owned(),
        sector: coded(t[1], t[2]),
        pharmacist_section: coded(t[3], t[4]),
        role: coded(t[5], t[6]),
        genre: coded(t[7], t[8]),
        structure: structure(generation, main.row_structure.get(pack, row) as u32)?,
    };
    let (profession, category) = (coded(a[0], a[1]), coded(a[2], a[3]));
    let at = exercises.iter().position(|e| e.profession == profession && e.category == category);
    let exercise = match at {
        Some(i) => &mut exercises[i],
        None => {
            let student = category.code == "E";
            exercises.push(Exercise { profession, category, student, ..Exercise::default() });
            let last = exercises.len() - 1;
            &mut exercises[last]
        }
    };
    if !know_how.value.is_empty() && !exercise.know_how.contains(&know_how) {
        exercise.know_how.push(know_how);
    }
    if !exercise.activities.contains(&activity) {
        exercise.activities.push(activity);
    }
    Ok(())
}

/// A structure by number; `None` for the empty one.
fn structure(generation: &Generation, number: u32) -> Result<Option<Structure>, DirectoryError> {
    if number == 0 {
        return Ok(None);
    }
    let main: &Main = generation.main();
    let mut text = Vec::new();
    main.structure_text(number, &mut text);
    let f: [&str; 28] = fields(std::str::from_utf8(&text).unwrap_or_default());
    let code = main
        .departements
        .get(&main.pack, main.structure_departement.get(&main.pack, number as usize) as usize);
    let name = terminology::departement(code).map_or("", |d| d.name);
    let finess_site = if f[2].is_empty() { None } else { generation.attached().finess(f[2])? };
    Ok(Some(Structure {
        siret: f[0].to_owned(),
        siren: f[1].to_owned(),
        finess: f[2].to_owned(),
        finess_legal: f[3].to_owned(),
        technical_id: f[4].to_owned(),
        name: f[5].to_owned(),
        sign: f[6].to_owned(),
        address: Address {
            recipient: f[7].to_owned(),
            location: f[8].to_owned(),
            number: f[9].to_owned(),
            repetition: f[10].to_owned(),
            street_type: coded(f[11], f[12]),
            street: f[13].to_owned(),
            distribution: f[14].to_owned(),
            routing: f[15].to_owned(),
            postcode: f[16].to_owned(),
            commune: coded(f[17], f[18]),
            country: coded(f[19], f[20]),
        },
        phone: f[21].to_owned(),
        phone2: f[22].to_owned(),
        fax: f[23].to_owned(),
        email: f[24].to_owned(),
        former_id: f[27].to_owned(),
        departement: coded(code, name),
        finess_site,
    }))
}
