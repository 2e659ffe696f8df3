//! What the tests share: running the program, synthetic days, waiting without sleeping.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;
use tempfile::TempDir;

/// Longest time that anything here may take, far above what it does take.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The program, free of the settings of this machine.
pub fn jalon() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jalon"));
    for (name, _) in std::env::vars_os() {
        let settings = name.to_string_lossy();
        if settings.starts_with("JALON_") || settings.starts_with("LC_") || settings == "LANG" {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// What a run gave.
pub struct Run {
    /// Exit status; -1 when a signal ended it.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// The answer as JSON; the run must have ended well.
    pub fn json(&self) -> Value {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }

    /// The code and message of a refusal asked for in JSON; nothing on standard output.
    pub fn error(&self) -> (String, String) {
        assert_eq!(self.out, "", "{}", self.err);
        let error: Value = serde_json::from_str(&self.err).unwrap_or_else(|e| panic!("{e}: {}", self.err));
        let text = |key: &str| error["error"][key].as_str().unwrap().to_owned();
        (text("code"), text("message"))
    }
}

/// Runs the program to its end.
pub fn run<const N: usize>(args: [&str; N]) -> Run {
    jalon().args(args).output().unwrap().into()
}

/// A data folder of its own, removed at the end of the test.
pub struct Data(pub TempDir);

impl Data {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One where the days given were loaded, in order.
    pub fn loaded(days: &[&Path]) -> Self {
        let data = Self::new();
        for day in days {
            data.run(["directory", "load", day.to_str().unwrap(), "--json"]).json();
        }
        data
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program on this folder.
    pub fn jalon(&self) -> Command {
        let mut command = jalon();
        command.env("JALON_DATA_DIR", self.path());
        command
    }

    /// Runs the program on this folder to its end.
    pub fn run<const N: usize>(&self, args: [&str; N]) -> Run {
        self.jalon().args(args).output().unwrap().into()
    }

    /// The same folder again, byte for byte.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        duplicate(self.path(), copy.path());
        copy
    }
}

fn duplicate(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            duplicate(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// Lines of the synthetic main file.
pub const ROWS: u64 = 3_000;

/// Two days in a row, made once for the tests of one process.
pub fn days() -> &'static [PathBuf; 2] {
    static DAYS: OnceLock<(TempDir, [PathBuf; 2])> = OnceLock::new();
    let (_, days) = DAYS.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let days = generate(folder.path(), ROWS);
        (folder, days)
    });
    days
}

/// Writes two synthetic days under `folder` and gives the folder of each.
pub fn generate(folder: &Path, rows: u64) -> [PathBuf; 2] {
    let (rows, out) = (rows.to_string(), folder.to_str().unwrap());
    let run = run(["synth", "--rows", &rows, "--seed", "7", "--days", "2", "--out", out]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let mut days: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    days.sort();
    days.try_into().unwrap()
}

/// A child that is killed if the test ends before it does.
pub struct Running {
    child: Child,
    ended: Receiver<String>,
}

impl Running {
    /// Starts it; its standard output is read to the end on the side.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let (tell, ended) = channel();
        std::thread::spawn(move || {
            let mut text = String::new();
            // A killed child leaves a cut text: what came is what is told.
            let _ = std::io::Read::read_to_string(&mut stdout, &mut text);
            let _ = tell.send(text);
        });
        Self { child, ended }
    }

    /// Waits for its end, at most so long; true when it ended by itself.
    pub fn ended_within(&self, delay: Duration) -> bool {
        !matches!(self.ended.recv_timeout(delay), Err(RecvTimeoutError::Timeout))
    }

    /// `kill -9`, then waits for the system to be done with it.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end: what it gave.
    pub fn end(mut self) -> Run {
        let out = self.ended.recv_timeout(PATIENCE).unwrap();
        let mut err = String::new();
        std::io::Read::read_to_string(&mut self.child.stderr.take().unwrap(), &mut err).unwrap();
        Run { status: self.child.wait().unwrap().code().unwrap_or(-1), out, err }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Already ended: nothing to kill, nothing to say.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
