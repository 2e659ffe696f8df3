//! The days one after the other, file by file.

use crate::attached::{self, Attached};
use crate::error::SynthError;
use crate::events::Today;
use crate::options::{Format, Options};
use crate::person::MOST_PERSONS;
use crate::roster::{self, Persons, Roster};
use crate::summary::{DaySummary, FileSummary, Summary};
use crate::volume::Volume;
use crate::world::World;
use crate::{finess, headers, line, mailboxes, truth};
use jiff::ToSpan;
use jiff::civil::Date;
use std::path::Path;

/// Progress is told every so many lines.
const STEP: u64 = 1 << 14;

/// Writes a synthetic national set into `out`, which is created when missing; files of the same names are replaced.
///
/// `progress` is called now and then with the name of the text being written and the lines it has.
pub fn generate(
    out: &Path,
    options: &Options,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<Summary, SynthError> {
    if options.rows == 0 || options.days == 0 {
        return Err(SynthError::Nothing);
    }
    if options.rows > MOST_PERSONS {
        return Err(SynthError::TooManyRows { rows: options.rows, most: MOST_PERSONS });
    }
    let (year, month, day) = options.first_date;
    let no_date = SynthError::Date { year, month, day };
    let Ok(first) = Date::new(year, month as i8, day as i8) else { return Err(no_date) };
    if first.checked_add(i64::from(options.days).days()).is_err() {
        return Err(no_date);
    }
    let mut world = World::new(options.seed, options.rows);
    let mut roster = roster::first_day(&mut world);
    let mut days = Vec::new();
    for day in 1..=options.days {
        if day > 1 {
            roster = roster::next_day(&world, roster.entries, day, options.shuffle_day2);
        }
        let date = first.saturating_add(i64::from(day - 1).days());
        let folder = if options.days == 1 { out.to_path_buf() } else { out.join(date.to_string()) };
        days.push(one_day(&world, &mut roster, day, date, &folder, options, progress)?);
    }
    Ok(Summary { days })
}

/// The day being written.
struct Day<'a> {
    world: &'a World,
    number: u32,
    /// Date and hour as in the names of the published files.
    stamp: String,
    format: Format,
    progress: &'a mut dyn FnMut(&str, u64),
    files: Vec<FileSummary>,
}

fn one_day(
    world: &World,
    roster: &mut Roster,
    number: u32,
    date: Date,
    folder: &Path,
    options: &Options,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<DaySummary, SynthError> {
    std::fs::create_dir_all(folder).map_err(failed(folder))?;
    let format = Format { layout: options.layout, trailing: options.trailing_delimiter };
    let stamp = format!("{}0715", date.strftime("%Y%m%d"));
    let mut day = Day { world, number, stamp, format, progress, files: Vec::new() };
    let volume = |stem: &str, stamp: &str| match options.zip {
        true => Volume::archive(folder, format!("{stem}_{stamp}.zip"), date),
        false => Ok(Volume::Folder(folder.to_path_buf())),
    };

    let mut open = volume("PS_LibreAcces", &day.stamp)?;
    let persons = day.activities(&mut open, roster)?;
    day.attached(&mut open, &attached::DIPLOMAS)?;
    day.attached(&mut open, &attached::KNOW_HOW)?;
    open.close()?;
    for attached in [&attached::MAILBOXES, &attached::CARDS] {
        let mut own = volume(attached.stem, &day.stamp)?;
        day.attached(&mut own, attached)?;
        own.close()?;
    }
    day.finess(&mut Volume::Folder(folder.to_path_buf()), date)?;

    let files = day.files;
    let changes = (number > 1).then(|| truth::compare(world, &roster.suspects, number, format));
    if let Some(changes) = &changes {
        let path = folder.join(format!("truth-{date}.json"));
        let json = serde_json::to_vec_pretty(changes).unwrap_or_default();
        std::fs::write(&path, json).map_err(failed(&path))?;
    }
    Ok(DaySummary { date: date.to_string(), folder: folder.to_path_buf(), files, persons, changes })
}

impl Day<'_> {
    /// The main file; says how many persons it lists.
    fn activities(&mut self, volume: &mut Volume, roster: &mut Roster) -> Result<u64, SynthError> {
        let name = format!("PS_LibreAcces_Personne_activite_{}.txt", self.stamp);
        let columns = &headers::ACTIVITIES[..self.format.layout.columns()];
        let mut seen = Persons::default();
        let summary = volume.text(&name, columns, self.format, &mut |text| {
            for entry in &roster.entries {
                let today = Today::of(self.world, entry.index(), self.number);
                if line::write(self.world, &mut text.buf, &today, entry.row(), self.number, self.format) {
                    roster.suspects.add(entry.index());
                }
                seen.add(entry.index());
                text.line()?;
                if text.lines().is_multiple_of(STEP) {
                    (self.progress)(&name, text.lines());
                }
            }
            Ok(())
        })?;
        self.files.push(summary);
        Ok(seen.len())
    }

    /// A file beside the main one: those who are listed that day, in the order of their numbers.
    fn attached(&mut self, volume: &mut Volume, file: &Attached) -> Result<(), SynthError> {
        let name = format!("{}_{}.txt", file.stem, self.stamp);
        let (world, format) = (self.world, self.format);
        let summary = volume.text(&name, file.header, format, &mut |text| {
            for index in 0..=world.census.last_on(self.number) {
                if u64::from(index).is_multiple_of(STEP) {
                    (self.progress)(&name, text.lines());
                }
                let today = Today::of(world, index, self.number);
                if today.rows().next().is_none() {
                    continue;
                }
                for _ in 0..(file.write)(world, &mut text.buf, &today, format) {
                    text.line()?;
                }
            }
            if file.stem == attached::MAILBOXES.stem {
                mailboxes::write_organisations(world, text, format)?;
            }
            Ok(())
        })?;
        self.files.push(summary);
        Ok(())
    }

    /// The FINESS establishments, as plain text whatever the other files are.
    fn finess(&mut self, volume: &mut Volume, date: Date) -> Result<(), SynthError> {
        let name = format!("etalab-cs1100502-stock-{}-0338.csv", date.strftime("%Y%m%d"));
        let first = format!("finess;etalab;111;{date}");
        let format = Format { layout: self.format.layout, trailing: false };
        let summary = volume
            .text(&name, &[&first], format, &mut |text| finess::write(self.world, text, self.number))?;
        self.files.push(summary);
        Ok(())
    }
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> SynthError {
    let path = path.to_path_buf();
    move |source| SynthError::Write { path, source }
}
