//! Making a generation current, so that a crash at any instant leaves a good one.
//!
//! A generation is written in a hidden folder, every file made durable, then renamed into place; only
//! then does `CURRENT`, itself replaced by a rename, name it. Whatever the instant of a crash, `CURRENT`
//! names a complete generation; what was being written is a hidden folder that the next load removes.

use crate::error::DirectoryError;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

const CURRENT: &str = "CURRENT";
const HIDDEN: &str = ".loading-";

/// The exclusive right to load; ends when dropped, or with the process.
pub struct Lock {
    _file: File,
}

/// Takes the lock of `root` without waiting.
pub fn lock(root: &Path) -> Result<Lock, DirectoryError> {
    let path = root.join("LOCK");
    let file = File::options()
        .create(true)
        .write(true)
        .truncate(false)
        .open(&path)
        .map_err(DirectoryError::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(fs::TryLockError::WouldBlock) => Err(DirectoryError::Busy { path }),
        Err(fs::TryLockError::Error(source)) => Err(DirectoryError::Io { path, source }),
    }
}

/// The folder of the published generations.
pub fn generations(root: &Path) -> PathBuf {
    root.join("generations")
}

/// Identifiers of the published generations, oldest first.
pub fn list(root: &Path) -> Result<Vec<String>, DirectoryError> {
    let folder = generations(root);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(DirectoryError::Io { path: folder, source }),
    };
    let mut ids = Vec::new();
    for entry in entries {
        let name = entry.map_err(DirectoryError::io(&folder))?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            ids.push(name);
        }
    }
    ids.sort_unstable();
    Ok(ids)
}

/// The identifier of the current generation.
pub fn current(root: &Path) -> Result<Option<String>, DirectoryError> {
    let path = root.join(CURRENT);
    match fs::read_to_string(&path) {
        Ok(id) => Ok(Some(id.trim().to_owned())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(DirectoryError::Io { path, source }),
    }
}

/// Points `CURRENT` to `id`, durably.
pub fn set_current(root: &Path, id: &str) -> Result<(), DirectoryError> {
    let new = root.join(".CURRENT.new");
    write_durably(&new, format!("{id}\n").as_bytes())?;
    let path = root.join(CURRENT);
    fs::rename(&new, &path).map_err(DirectoryError::io(&path))?;
    sync_folder(root)
}

/// A generation being written; removed if dropped before [`Draft::publish`].
pub struct Draft {
    root: PathBuf,
    /// Where its files are written.
    pub folder: PathBuf,
    /// Its identifier once published.
    pub id: String,
    published: bool,
}

impl Draft {
    /// Begins the generation after all those that exist. The caller holds the [`Lock`].
    pub fn begin(root: &Path, source_date: &str) -> Result<Self, DirectoryError> {
        let all = generations(root);
        fs::create_dir_all(&all).map_err(DirectoryError::io(&all))?;
        for entry in fs::read_dir(&all).map_err(DirectoryError::io(&all))? {
            let entry = entry.map_err(DirectoryError::io(&all))?;
            if entry.file_name().to_string_lossy().starts_with(HIDDEN) {
                fs::remove_dir_all(entry.path()).map_err(DirectoryError::io(entry.path()))?;
            }
        }
        let last = list(root)?.iter().filter_map(|id| id.split('-').next()?.parse::<u64>().ok()).max();
        let day: String = source_date.chars().filter(char::is_ascii_digit).collect();
        let id = format!("{:06}-{day}", last.unwrap_or(0) + 1);
        let folder = all.join(format!("{HIDDEN}{id}"));
        fs::create_dir(&folder).map_err(DirectoryError::io(&folder))?;
        Ok(Self { root: root.to_owned(), folder, id, published: false })
    }

    /// Makes it visible and current.
    pub fn publish(mut self) -> Result<String, DirectoryError> {
        sync_folder(&self.folder)?;
        let all = generations(&self.root);
        let place = all.join(&self.id);
        fs::rename(&self.folder, &place).map_err(DirectoryError::io(&place))?;
        self.published = true;
        sync_folder(&all)?;
        set_current(&self.root, &self.id)?;
        Ok(std::mem::take(&mut self.id))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.published {
            // Nothing more can be done here: the next load removes what is left.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Writes a small file and makes it durable.
pub fn write_durably(path: &Path, bytes: &[u8]) -> Result<(), DirectoryError> {
    fs::write(path, bytes).map_err(DirectoryError::io(path))?;
    File::open(path).and_then(|f| f.sync_all()).map_err(DirectoryError::io(path))
}

/// Makes the names in a folder durable.
pub fn sync_folder(path: &Path) -> Result<(), DirectoryError> {
    File::open(path).and_then(|f| f.sync_all()).map_err(DirectoryError::io(path))
}

/// Removes the oldest generations beyond `keep`, never the current one. A reader that holds one of them
/// open keeps it until it lets go.
pub fn prune(root: &Path, keep: usize) -> Result<(), DirectoryError> {
    let (ids, current) = (list(root)?, current(root)?);
    let surplus = ids.len().saturating_sub(keep.max(2));
    for id in ids.iter().take(surplus).filter(|id| Some(*id) != current.as_ref()) {
        let path = generations(root).join(id);
        fs::remove_dir_all(&path).map_err(DirectoryError::io(&path))?;
    }
    Ok(())
}
