//! A real PostgreSQL, started by the tests.

use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A server in a folder: data under `data`, socket and log beside it.
pub struct Server {
    folder: PathBuf,
    port: Option<u16>,
    durable: bool,
    /// Locked as long as the process lives: the watcher waits for it.
    in_use: Option<File>,
}

/// The server of all test processes; started when nobody did.
pub(crate) fn shared() -> &'static Server {
    static SHARED: OnceLock<Server> = OnceLock::new();
    SHARED.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("jalon-test-postgres-{}", this_user()));
        open_shared(&folder)
    })
}

fn open_shared(folder: &Path) -> Server {
    make_folder(folder);
    let lock = lock_file(folder);
    loop {
        lock.lock_shared().expect("a shared lock");
        // Whoever comes while the watcher thinks of stopping is seen by the number it reads twice.
        if let Ok(mut uses) = File::options().append(true).open(folder.join("uses")) {
            let _ = uses.write_all(b".");
        }
        let server =
            Server { folder: folder.to_owned(), port: None, durable: false, in_use: lock.try_clone().ok() };
        if server.answers() {
            return server;
        }
        lock.unlock().expect("the lock is given back");
        lock.lock().expect("an exclusive lock");
        if !server.answers() {
            watch(folder, 5);
            server.initialise();
            server.start();
        }
        lock.unlock().expect("the lock is given back");
    }
}

/// The file that is locked by whoever uses a server, and the one that counts them.
fn lock_file(folder: &Path) -> File {
    let mut options = File::options();
    options.create(true).truncate(false).read(true).write(true);
    let [lock, _uses] = ["lock", "uses"].map(|name| {
        let file = options.open(folder.join(name)).expect("a file of the test server");
        give(&folder.join(name));
        file
    });
    lock
}

/// Stops the server when nobody has used it for `linger` seconds, and removes its data. It outlives the test that
/// started it, so it belongs to no test: another process group, no standard streams.
#[expect(clippy::zombie_processes, reason = "it outlives this process, which must not wait for it")]
fn watch(folder: &Path, linger: u32) {
    const SCRIPT: &str = r#"
        exec 9<"$1/lock"
        while :; do
            flock -x 9
            # The server of one test: stopped by it, or left by its death.
            [ "$3" = 0 ] && { [ -e "$1/data/postmaster.pid" ] && break || exit 0; }
            before=$(wc -c <"$1/uses")
            flock -u 9
            sleep "$3"
            flock -xn 9 || continue
            [ "$(wc -c <"$1/uses")" = "$before" ] && break
            flock -u 9
        done
        "$2/pg_ctl" stop -D "$1/data" -m immediate -t 10 9<&-
        rm -rf "$1/data" "$1/log" "$1/words"
        : >"$1/uses"
    "#;
    let mut command = as_server_user("sh");
    command.args(["-c", SCRIPT, "sh"]).arg(folder).arg(programs()).arg(linger.to_string()).process_group(0);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the watcher of the test server");
}

impl Server {
    /// A server of the test's own, on a free port of the loopback interface, in `folder`; stopped when dropped, or when
    /// the test dies.
    pub fn start_own(folder: &Path) -> Self {
        Self::start_in(folder, false)
    }

    /// The same, which waits for the disk as a real one does: for measures.
    pub fn start_durable(folder: &Path) -> Self {
        Self::start_in(folder, true)
    }

    fn start_in(folder: &Path, durable: bool) -> Self {
        let folder = folder.join("postgres");
        make_folder(&folder);
        let lock = lock_file(&folder);
        lock.lock_shared().expect("a shared lock");
        let server = Self { port: Some(free_port()), durable, folder, in_use: Some(lock) };
        watch(&server.folder, 0);
        server.initialise();
        server.start();
        server
    }

    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        match self.port {
            Some(port) => format!("postgres://postgres@127.0.0.1:{port}/{database}"),
            None => format!("postgres:///{database}?user=postgres&host={}", self.folder.display()),
        }
    }

    /// Makes an empty database; its name.
    pub fn create_database(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        self.psql(&format!("CREATE DATABASE {name}"));
        name
    }

    /// Removes a database, whoever still uses it.
    pub fn drop_database(&self, name: &str) {
        self.psql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    /// Starts it (again).
    pub fn start(&self) {
        let listen = self.port.map_or_else(
            || "-c listen_addresses=''".to_owned(),
            |port| format!("-c listen_addresses=127.0.0.1 -p {port}"),
        );
        // Throw-away data: nothing waits for the disk. A commit is written, though: it survives the server.
        let fast = if self.durable { "" } else { "-c fsync=off -c full_page_writes=off -c autovacuum=off" };
        let options = format!(
            "{listen} -k {} {fast} -c max_connections=200 -c shared_buffers=32MB",
            self.folder.display()
        );
        let log = self.folder.join("log");
        self.run("pg_ctl", &["start", "-w", "-t", "60", "-l", &log.display().to_string(), "-o", &options]);
    }

    /// Stops it at once, as a machine that goes down does.
    pub fn stop(&self) {
        self.run("pg_ctl", &["stop", "-w", "-m", "immediate"]);
    }

    fn initialise(&self) {
        let data = self.folder.join("data");
        // Left by a machine that went down in the middle.
        let _ = fs::remove_dir_all(&data);
        self.run(
            "initdb",
            &["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
        );
    }

    fn answers(&self) -> bool {
        let socket = self.folder.join(".s.PGSQL.5432");
        self.folder.join("data/postmaster.pid").exists()
            && std::os::unix::net::UnixStream::connect(socket).is_ok()
    }

    fn psql(&self, sql: &str) {
        let mut command = as_server_user(&programs().join("psql").display().to_string());
        let output = command
            .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", &self.url("postgres"), "-c", sql])
            .output();
        let output = output.expect("psql runs");
        assert!(output.status.success(), "{sql}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut command = as_server_user(&programs().join(program).display().to_string());
        command.arg("-D").arg(self.folder.join("data")).args(arguments);
        // The server keeps these open: it must hold no stream of the test.
        let words = File::create(self.folder.join("words")).expect("a file for what pg_ctl says");
        command.stdin(Stdio::null()).stdout(words.try_clone().expect("the same file")).stderr(words);
        let status = command.status().expect("a program of PostgreSQL runs");
        let said = fs::read_to_string(self.folder.join("words")).unwrap_or_default();
        assert!(status.success(), "{program} {arguments:?}: {said}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.port.is_some() && self.folder.join("data/postmaster.pid").exists() {
            self.stop();
        }
        if let Some(lock) = &self.in_use {
            let _ = lock.unlock();
        }
    }
}

/// Programs of the newest PostgreSQL that is installed.
fn programs() -> PathBuf {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<_> = installed
        .filter(|entry| entry.path().join("bin/initdb").exists())
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .collect();
    versions.sort_unstable();
    let newest = versions.last().expect("PostgreSQL is missing: apt-get install postgresql");
    format!("/usr/lib/postgresql/{newest}/bin").into()
}

fn this_user() -> u32 {
    fs::metadata("/proc/self").map_or(0, |metadata| metadata.uid())
}

/// The user that the server runs as: `postgres` when the tests run as root.
fn server_user() -> Option<(u32, u32)> {
    if this_user() != 0 {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let line = users.lines().find(|line| line.starts_with("postgres:")).expect("the user postgres");
    let mut fields = line.split(':').skip(2).map_while(|field| field.parse().ok());
    Some((fields.next()?, fields.next()?))
}

fn as_server_user(program: &str) -> Command {
    let mut command = Command::new(program);
    if let Some((user, group)) = server_user() {
        command.uid(user).gid(group);
    }
    command.current_dir("/");
    command
}

fn give(path: &Path) {
    if let Some((user, group)) = server_user() {
        chown(path, Some(user), Some(group)).expect("the server's user owns its files");
    }
}

/// A folder that the server's user owns and nobody else enters.
fn make_folder(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder for the test server");
    give(folder);
    fs::set_permissions(folder, Permissions::from_mode(0o700)).expect("a private folder");
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
