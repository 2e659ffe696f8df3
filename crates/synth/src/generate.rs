//! The days one after the other, file by file.

use crate::error::SynthError;
use crate::events::Today;
use crate::options::{Format, Options};
use crate::output::Text;
use crate::person::MOST_PERSONS;
use crate::roster::{self, Roster};
use crate::summary::{DaySummary, Summary};
use crate::world::World;
use crate::{headers, line, truth};
use jiff::ToSpan;
use jiff::civil::Date;
use std::fs::File;
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

fn one_day(
    world: &World,
    roster: &mut Roster,
    day: u32,
    date: Date,
    folder: &Path,
    options: &Options,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<DaySummary, SynthError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| SynthError::Write { path, source }
    };
    std::fs::create_dir_all(folder).map_err(failed(folder))?;
    let format = Format { layout: options.layout, trailing: options.trailing_delimiter };
    let stamp = format!("{}0715", date.strftime("%Y%m%d"));
    let name = format!("PS_LibreAcces_Personne_activite_{stamp}.txt");
    let path = folder.join(&name);
    let mut file = File::create(&path).map_err(failed(&path))?;
    let mut text = Text::new(&name, &path, &mut file);
    text.header(&headers::ACTIVITIES[..options.layout.columns()], format);
    for entry in &roster.entries {
        let today = Today::of(world, entry.index(), day);
        if line::write(world, &mut text.buf, &today, entry.row(), day, format) {
            roster.suspects.add(entry.index());
        }
        text.line()?;
        if text.lines().is_multiple_of(STEP) {
            progress(&name, text.lines());
        }
    }
    let files = vec![text.finish(None)?];
    let changes = (day > 1).then(|| truth::compare(world, &roster.suspects, day, format));
    let summary = DaySummary { date: date.to_string(), folder: folder.to_path_buf(), files, persons: 0, changes };
    if let Some(changes) = &summary.changes {
        let path = folder.join(format!("truth-{date}.json"));
        let json = serde_json::to_vec_pretty(changes).unwrap_or_default();
        std::fs::write(&path, json).map_err(failed(&path))?;
    }
    Ok(summary)
}
