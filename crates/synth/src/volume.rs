//! Where the texts of a day go: a folder, or archives in it.

use crate::error::SynthError;
use crate::options::Format;
use crate::output::Text;
use crate::summary::FileSummary;
use jiff::civil::Date;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A folder, or one archive.
pub(crate) enum Volume {
    /// Texts are files of this folder.
    Folder(PathBuf),
    /// Texts are entries of this archive.
    Archive {
        /// Name of the archive.
        name: String,
        /// Its path.
        path: PathBuf,
        /// The archive.
        zip: Box<ZipWriter<BufWriter<File>>>,
        /// Time shown for the entries.
        time: DateTime,
    },
}

impl Volume {
    /// A new archive in a folder; a file of that name is replaced.
    pub(crate) fn archive(folder: &Path, name: String, date: Date) -> Result<Self, SynthError> {
        let path = folder.join(&name);
        // Archives know no time before 1980.
        let year = u16::try_from(date.year()).unwrap_or_default();
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        let time = DateTime::from_date_and_time(year, month, day, 7, 15, 0).unwrap_or_default();
        let file = create(&path)?;
        Ok(Volume::Archive { zip: Box::new(ZipWriter::new(BufWriter::new(file))), name, path, time })
    }

    /// Writes one text: its header, then what `fill` writes.
    pub(crate) fn text(
        &mut self,
        name: &str,
        header: &[&str],
        format: Format,
        fill: &mut dyn FnMut(&mut Text<'_>) -> Result<(), SynthError>,
    ) -> Result<FileSummary, SynthError> {
        match self {
            Volume::Folder(folder) => {
                let path = folder.join(name);
                let mut file = create(&path)?;
                let mut text = Text::new(name, &path, &mut file);
                text.header(header, format);
                fill(&mut text)?;
                text.finish(None)
            }
            Volume::Archive { name: archive, path, zip, time } => {
                let options = SimpleFileOptions::default()
                    .compression_method(CompressionMethod::Deflated)
                    .last_modified_time(*time)
                    .unix_permissions(0o644)
                    .large_file(true);
                let failed = |source| SynthError::Archive { path: path.clone(), source };
                zip.start_file(name, options).map_err(failed)?;
                let mut text = Text::new(name, path, zip);
                text.header(header, format);
                fill(&mut text)?;
                text.finish(Some(archive))
            }
        }
    }

    /// Ends an archive.
    pub(crate) fn close(self) -> Result<(), SynthError> {
        match self {
            Volume::Folder(_) => Ok(()),
            Volume::Archive { zip, path, .. } => match zip.finish().map(BufWriter::into_inner) {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(SynthError::Write { path, source: error.into_error() }),
                Err(source) => Err(SynthError::Archive { path, source }),
            },
        }
    }
}

fn create(path: &Path) -> Result<File, SynthError> {
    File::create(path).map_err(|source| SynthError::Write { path: path.into(), source })
}
