//! How long work goes on, shown on a terminal only: a pipe or a log never sees a bar.

use crate::lang::Lang;
use directory::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

/// A progress bar on standard error.
pub struct Bar {
    bar: ProgressBar,
    lang: Lang,
}

impl Bar {
    /// A bar, hidden when standard error is no terminal.
    pub fn new(lang: Lang) -> Self {
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        Self { bar, lang }
    }

    /// Removes it from the screen.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }

    /// Begins something of a known size.
    fn begin(&self, what: &str, size: u64) {
        self.style("{msg} {wide_bar} {bytes}/{total_bytes} {eta}");
        self.bar.reset();
        self.bar.set_length(size);
        self.bar.set_message(what.to_owned());
    }

    /// Begins something whose size is not known.
    fn wait(&self, what: &str) {
        self.style("{spinner} {msg} {elapsed}");
        self.bar.set_message(what.to_owned());
        if !self.bar.is_hidden() {
            self.bar.enable_steady_tick(Duration::from_millis(120));
        }
    }

    /// How many lines of something were written so far, of a number that is not known.
    pub fn count(&self, what: &str, lines: u64) {
        if self.bar.message() != what {
            self.wait(what);
            self.style("{spinner} {msg} {human_pos} {elapsed}");
        }
        self.bar.set_position(lines);
    }

    fn style(&self, template: &str) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
    }
}

impl Drop for Bar {
    /// An error message must not be mixed with a half-drawn bar.
    fn drop(&mut self) {
        self.clear();
    }
}

impl Progress for Bar {
    fn file(&mut self, name: &str, bytes: Option<u64>) {
        match bytes {
            Some(size) => self.begin(name, size),
            None => self.wait(name),
        }
    }

    fn bytes(&mut self, done: u64) {
        self.bar.set_position(done);
    }

    fn step(&mut self, step: &'static str) {
        let what = match step {
            "index" => self.lang.pick("Index", "Index"),
            "write" => self.lang.pick("Écriture", "Writing"),
            "publish" => self.lang.pick("Publication", "Publishing"),
            other => other,
        };
        self.wait(what);
    }
}
