//! `jalon serve`: ready line, pages and interface, orderly stop, port taken, demonstration.

use crate::house::{Data, PATIENCE, Run, days};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A server, stopped at the end of the test.
pub struct Server {
    child: Child,
    rest: BufReader<ChildStdout>,
    address: String,
}

impl Server {
    /// Starts one on a free port and waits for its ready line.
    pub fn start(data: &Data, options: &[&str]) -> Self {
        let mut command = data.jalon();
        command.args(["serve", "--listen", "127.0.0.1:0", "--lang", "fr"]).args(options);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut rest = BufReader::new(child.stdout.take().unwrap());
        let mut ready = String::new();
        rest.read_line(&mut ready).unwrap();
        let Some(address) = ready.trim().strip_prefix("http://") else {
            let mut err = String::new();
            child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
            panic!("not ready: {ready:?} {err}");
        };
        Self { child, rest, address: address.to_owned() }
    }

    /// GET: status and body.
    fn get(&self, path: &str) -> (u16, String) {
        let (head, body) = self.exchange(&format!("GET {path} HTTP/1.1"), "");
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body)
    }

    /// A request whose first lines are given, with a body; head and body of the answer.
    pub fn exchange(&self, first_lines: &str, body: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (host, length) = (&self.address, body.len());
        write!(
            stream,
            "{first_lines}\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    /// SIGKILL: no time for a last word.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// GET of the JSON interface: the body holds one object, chunked or not.
    fn json(&self, path: &str) -> Value {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path}: {body}");
        let object = &body[body.find('{').unwrap()..=body.rfind('}').unwrap()];
        serde_json::from_str(object).unwrap_or_else(|e| panic!("{path}: {e}: {body}"))
    }

    /// SIGTERM, then what it said: exit status, what followed the ready line, the log.
    pub fn stop(mut self) -> Run {
        let id = self.child.id().to_string();
        assert!(Command::new("sh").args(["-c", "kill -s TERM $0", &id]).status().unwrap().success());
        let (mut out, mut err) = (String::new(), String::new());
        self.rest.read_to_string(&mut out).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let status = self.child.wait().unwrap().code().unwrap_or(-1);
        Run { status, out, err }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already stopped in the usual case.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn pages_and_interface_answer_then_it_stops_when_asked() {
    let data = Data::loaded(&[&days()[0], &days()[1]]);
    let server = Server::start(&data, &[]);
    for page in ["/", "/annuaire", "/annuaire?q=martin", "/annuaire/etat", "/identifiants", "/health"] {
        assert_eq!(server.get(page).0, 200, "{page}");
    }
    assert_eq!(server.get("/nowhere").0, 404);
    let page = server.json("/api/v1/directory/search?category=C&limit=3");
    let same = data.run(["directory", "search", "--category", "C", "--limit", "3", "--json"]).json();
    assert_eq!(page["total"], same["total"]);
    assert_eq!(page["items"], same["items"]);
    let rpps = page["items"][0]["rpps"].as_str().unwrap();
    let person = server.json(&format!("/api/v1/directory/persons/{rpps}"));
    assert_eq!(person["family"], page["items"][0]["family"]);
    assert_eq!(server.get(&format!("/annuaire/{rpps}")).0, 200);

    let family = person["family"].as_str().unwrap().to_owned();
    let stopped = server.stop();
    assert_eq!(stopped.status, 0, "{}", stopped.err);
    assert_eq!(stopped.out, "");
    assert!(stopped.err.contains("serving") && stopped.err.contains("stopped"), "{}", stopped.err);
    assert!(!stopped.err.contains(&family), "a name in the log: {}", stopped.err);
}

#[test]
fn a_load_is_seen_by_the_running_server() {
    let data = Data::loaded(&[&days()[0]]);
    let server = Server::start(&data, &[]);
    let generation = |server: &Server| {
        let page = server.json("/api/v1/directory/search?category=C&limit=1");
        page["generation"].as_str().unwrap().to_owned()
    };
    let before = generation(&server);
    let report = data.run(["directory", "load", days()[1].to_str().unwrap(), "--json"]).json();
    assert_ne!(before, report["generation"].as_str().unwrap());
    assert_eq!(generation(&server), report["generation"].as_str().unwrap());
}

#[test]
fn a_taken_port_says_so_and_what_to_do() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = Data::new();
    let fr = data.run(["serve", "--listen", &address, "--lang", "fr"]);
    assert_eq!(fr.status, 1);
    assert_eq!(fr.out, "");
    assert!(fr.err.contains(&address) && fr.err.contains("--listen 127.0.0.1:0"), "{}", fr.err);
    assert_eq!(data.run(["serve", "--listen", &address, "--json"]).error().0, "address_in_use");
}

#[test]
fn an_empty_folder_serves_pages_that_say_so() {
    let data = Data::new();
    let server = Server::start(&data, &[]);
    assert_eq!(server.get("/annuaire").0, 200);
    assert_eq!(server.json("/health")["directory"], "empty");
    let (code, page) = server.get("/connexion");
    assert_eq!(code, 200);
    assert!(!page.contains("@jalon.example"), "no ready account without a demonstration");
    assert_ne!(server.get("/api/v1/directory/search?q=martin").0, 200);
}

#[test]
fn the_demonstration_loads_two_days_once() {
    let data = Data::new();
    let server = Server::start(&data, &["--demo"]);
    let status = server.json("/api/v1/directory/status");
    let (code, page) = server.get("/annuaire?q=martin");
    assert_eq!(code, 200);
    assert!(page.contains("MARTIN"), "nobody is called Martin");
    assert_eq!(server.stop().status, 0);
    let kept = data.run(["directory", "status", "--json"]).json();
    let generations = kept["generations"].as_array().unwrap();
    assert_eq!(generations.len(), 2);
    assert_eq!(generations[0]["lines"].as_u64().map(|n| n / 1_000), Some(50));
    assert!(kept["report"]["changed"].as_u64().unwrap() > 0);

    // Its accounts have public passwords: never without saying so.
    assert_eq!(data.run(["serve", "--listen", "127.0.0.1:0", "--json"]).error().0, "demonstration");

    let again = Server::start(&data, &["--demo"]);
    let (code, page) = again.get("/connexion");
    assert_eq!(code, 200);
    assert!(page.contains("instructeur@jalon.example"), "the ready accounts are offered");
    assert_eq!(again.json("/api/v1/directory/status")["current"], status["current"]);
    assert_eq!(again.stop().status, 0);
    assert_eq!(data.run(["directory", "status", "--json"]).json()["generations"], kept["generations"]);
}
