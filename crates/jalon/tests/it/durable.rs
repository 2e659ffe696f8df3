//! What was answered is on the disk: the program is killed right after an answer, and started again.

use crate::house::Data;
use crate::serve::Server;

const ACCOUNT: &str = "responsable%40hydrangea.example";
const PASSWORD: &str = "une+demonstration+de+jalon";
const TIMES: usize = 12;

/// The value of a cookie that an answer sets.
fn cookie(head: &str, name: &str) -> String {
    let set = head.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
    let mut values = set.filter_map(|set| set.split(';').next()?.strip_prefix(&format!("{name}=")));
    values.next().unwrap_or_else(|| panic!("no cookie {name} in {head}")).to_owned()
}

/// Signs in by the form, as a browser does: the cookie of the session.
fn sign_in(server: &Server) -> String {
    let (head, page) = server.exchange("GET /connexion HTTP/1.1", "");
    let form = cookie(&head, "jalon-form");
    let token = page.split("name=\"_jeton\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let first = format!(
        "POST /connexion HTTP/1.1\r\nCookie: jalon-form={form}\r\nContent-Type: application/x-www-form-urlencoded"
    );
    let typed = format!("_jeton={token}&adresse={ACCOUNT}&mot_de_passe={PASSWORD}");
    let (head, _) = server.exchange(&first, &typed);
    assert!(head.starts_with("HTTP/1.1 303"), "{head}");
    cookie(&head, "jalon")
}

fn is_signed_in(server: &Server, session: &str) -> bool {
    let first = format!("GET /compte HTTP/1.1\r\nCookie: jalon={session}");
    server.exchange(&first, "").0.starts_with("HTTP/1.1 200")
}

#[test]
fn a_form_that_was_answered_survives_a_kill_at_once() {
    let data = Data::new();
    let mut server = Server::start(&data, &["--demo"]);
    let mut sessions = Vec::new();
    for time in 0..TIMES {
        sessions.push(sign_in(&server));
        server.kill();
        server = Server::start(&data, &["--demo"]);
        for (at, session) in sessions.iter().enumerate() {
            assert!(is_signed_in(&server, session), "session {at} after kill {time}");
        }
    }
    assert_eq!(server.stop().status, 0);
    assert_eq!(data.run(["audit", "verify", "--json"]).json()["verdict"], "whole");
}
