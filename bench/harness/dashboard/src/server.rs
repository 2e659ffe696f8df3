//! The real program, as its users start it.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

pub struct Server {
    child: Child,
    address: String,
}

/// Makes the database.
pub fn first_run(program: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let create = ["admin", "create", "--email", "admin@charge.example", "--given", "Ada", "--family", "Un"];
    let mut child = Command::new(program)
        .arg("--data-dir")
        .arg(folder)
        .args(create)
        .arg("--password-stdin")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    child.stdin.take().ok_or("no input")?.write_all(b"varech bissextile moquette\n")?;
    if child.wait()?.success() { Ok(()) } else { Err("admin create failed".into()) }
}

impl Server {
    pub fn start(program: &str, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut child = Command::new(program)
            .arg("--data-dir")
            .arg(folder)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("JALON_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let port = line.trim().rsplit(':').next().unwrap_or_default().to_owned();
        Ok(Self { child, address: format!("127.0.0.1:{port}") })
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    fn proc(&self, file: &str) -> std::io::Result<String> {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.child.id()))
    }

    /// Greatest resident set, mapped pages included.
    pub fn peak_mb(&self) -> Result<f64, Box<dyn Error>> {
        let status = self.proc("status")?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).ok_or("no VmHWM")?;
        let kib: f64 = line.split_whitespace().nth(1).ok_or("no VmHWM")?.parse()?;
        Ok(kib * 1024.0 / 1e6)
    }

    /// User and system, all threads.
    pub fn cpu_seconds(&self) -> Result<f64, Box<dyn Error>> {
        let stat = self.proc("stat")?;
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        // Fields 14 and 15 of proc(5), in hundredths of a second on Linux.
        let ticks = |i: usize| fields.get(i).and_then(|t| t.parse::<f64>().ok()).unwrap_or_default();
        Ok((ticks(11) + ticks(12)) / 100.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
