//! Mails leave: into a folder, through a real SMTP conversation, with and without TLS.

use crate::stage::{Stage, network};
use accounts::mail::{self, Delivery, FolderTransport, Message, Recipient, SmtpTransport, Transport};
use accounts::{Lang, password as passwords};
use db::Seeded;
use db::jobs::{Worked, Worker};
use db::testing::{each_database, on_sqlite};
use mailin::{Action, AuthMechanism, Handler, Response, SessionBuilder};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the server was told.
#[derive(Default, Debug)]
struct Told {
    user: String,
    from: String,
    to: Vec<String>,
    data: Vec<u8>,
    tls: bool,
    mails: usize,
}

#[derive(Clone)]
struct Mailbox {
    told: Arc<Mutex<Told>>,
    answer: Response,
}

impl Handler for Mailbox {
    fn mail(&mut self, _: IpAddr, _: &str, from: &str) -> Response {
        self.told.lock().unwrap().from = from.to_owned();
        mailin::response::OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        self.told.lock().unwrap().to.push(to.to_owned());
        self.answer.clone()
    }

    fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.told.lock().unwrap().data.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        self.told.lock().unwrap().mails += 1;
        mailin::response::OK
    }

    fn auth_plain(&mut self, _: &str, user: &str, password: &str) -> Response {
        if password != "s3cret/é" {
            return mailin::response::INVALID_CREDENTIALS;
        }
        self.told.lock().unwrap().user = user.to_owned();
        mailin::response::AUTH_OK
    }
}

/// A server on the loopback interface for some conversations; it ends with the test.
struct Server {
    port: u16,
    told: Arc<Mutex<Told>>,
    pem: String,
}

trait Line: Read + Write + Send {}
impl<T: Read + Write + Send> Line for T {}

impl Server {
    fn start(answer: Response, with_tls: bool) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let told: Arc<Mutex<Told>> = Arc::default();
        let certified = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(certified.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certified.cert.der().clone()], key)
            .unwrap();
        let (handler, config) = (Mailbox { told: Arc::clone(&told), answer }, Arc::new(config));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (handler, config) = (handler.clone(), Arc::clone(&config));
                std::thread::spawn(move || converse(stream, &handler, &config, with_tls));
            }
        });
        Self { port, told, pem: certified.cert.pem() }
    }
}

/// One conversation; ends when the other side hangs up.
fn converse(stream: TcpStream, handler: &Mailbox, config: &Arc<rustls::ServerConfig>, with_tls: bool) {
    let mut builder = SessionBuilder::new("mail.test");
    if with_tls {
        builder.enable_start_tls().enable_auth(AuthMechanism::Plain);
    }
    let mut session = builder.build(IpAddr::V4(Ipv4Addr::LOCALHOST), handler.clone());
    let raw = stream.try_clone().unwrap();
    let mut line: BufReader<Box<dyn Line>> = BufReader::new(Box::new(stream));
    let mut answer = session.greeting();
    loop {
        if answer.action != Action::NoReply && answer.write_to(line.get_mut()).is_err() {
            return;
        }
        let _ = line.get_mut().flush();
        match answer.action {
            Action::Close => return,
            Action::UpgradeTls => {
                let connection = rustls::ServerConnection::new(Arc::clone(config)).unwrap();
                line =
                    BufReader::new(Box::new(rustls::StreamOwned::new(connection, raw.try_clone().unwrap())));
                session.tls_active();
                handler.told.lock().unwrap().tls = true;
            }
            Action::Reply | Action::NoReply => {}
        }
        let mut said = Vec::new();
        match line.read_until(b'\n', &mut said) {
            Ok(0) | Err(_) => return,
            Ok(_) => answer = session.process(&said),
        }
    }
}

fn worker(stage: &Stage, transport: Arc<dyn Transport>) -> Worker {
    let (site, clock) = (stage.site.clone(), Arc::clone(&stage.clock));
    let delivery = Delivery::new("Jalon <jalon@jalon.example>", transport).unwrap();
    Worker::new(stage.db.clone(), clock, Arc::new(Seeded::new(77)))
        .on(mail::SEND, move |run| mail::send(run, site.clone(), delivery.clone()))
}

async fn post(stage: &Stage) {
    let mut writing = stage.db.write(&stage.system()).await.unwrap();
    let to = Recipient { email: "rose@firme.example".parse().unwrap(), lang: Lang::Fr };
    let what = "L’extrait est illisible\u{202f}: déposez-le de nouveau.".parse().unwrap();
    let message = Message::ComplementAsked { company: "Hydrangéa Santé".parse().unwrap(), what };
    mail::post(&mut writing, &stage.site, &to, &message).await.unwrap();
    writing.commit().await.unwrap();
}

/// The body, decoded by hand from quoted-printable or base64.
fn body(mail: &str) -> String {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let bytes = if head.contains("base64") {
        let text: String = body.split_whitespace().collect();
        data_encoding::BASE64.decode(text.as_bytes()).unwrap()
    } else {
        let joined = body.replace("=\r\n", "");
        let mut bytes = Vec::new();
        let mut rest = joined.as_bytes();
        while let Some((first, tail)) = rest.split_first() {
            if *first == b'=' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
                rest = &tail[2..];
            } else {
                bytes.push(*first);
                rest = tail;
            }
        }
        bytes
    };
    String::from_utf8(bytes).unwrap()
}

#[test]
fn into_a_folder_with_the_transaction_and_once() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let folder = tempfile::tempdir().unwrap();
        let mails = folder.path().join("mails");
        let worker = worker(&stage, Arc::new(FolderTransport::new(&mails)));
        let mut dropped = stage.db.write(&stage.system()).await.unwrap();
        let to = Recipient { email: "rose@firme.example".parse().unwrap(), lang: Lang::Fr };
        mail::post(&mut dropped, &stage.site, &to, &Message::PasswordChanged).await.unwrap();
        drop(dropped);
        assert_eq!(worker.work_once().await.unwrap(), Worked::Nothing);

        post(&stage).await;
        assert!(matches!(worker.work_once().await.unwrap(), Worked::Done(_)));
        assert_eq!(worker.work_once().await.unwrap(), Worked::Nothing);
        assert_eq!(stage.count("SELECT COUNT(*) FROM outbox").await, 0);
        let files: Vec<_> = std::fs::read_dir(&mails).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].extension().unwrap(), "eml");
        let mail = std::fs::read_to_string(&files[0]).unwrap();
        for header in [
            "From: \"Jalon\" <jalon@jalon.example>\r\n",
            "To: rose@firme.example\r\n",
            // The instant at which it was written, not sent.
            "Date: Mon, 23 Nov 2026 08:30:00 +0000\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "@jalon.example>\r\n",
            "Content-Type: text/plain; charset=utf-8\r\n",
        ] {
            assert!(mail.contains(header) || mail.contains(&header.replace('"', "")), "{header}: {mail}");
        }
        assert!(body(&mail).contains("illisible\u{202f}: déposez-le de nouveau."), "{}", body(&mail));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&files[0]).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "only its owner reads it");
        }
    });
}

#[test]
fn what_waits_tells_neither_address_nor_link() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        stage.account("rose@firme.example").await;
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        let email = "rose@firme.example".parse().unwrap();
        passwords::forgotten(&mut writing, &stage.site, &email, &network()).await.unwrap();
        writing.commit().await.unwrap();
        let seen = "SELECT COUNT(*) FROM job WHERE payload LIKE '%rose%' OR payload LIKE '%http%'";
        assert_eq!(stage.count(seen).await, 0);
        let mails = stage.mails().await;
        assert!(mails[0].body.contains("/mot-de-passe/"), "the mail itself is whole");
    });
}

#[test]
fn a_mail_to_nobody_goes_nowhere() {
    on_sqlite(|bed| async move {
        let stage = Stage::new(bed.db).await;
        let folder = tempfile::tempdir().unwrap();
        let worker = worker(&stage, Arc::new(FolderTransport::new(folder.path().join("mails"))));
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        let email = "nobody@firme.example".parse().unwrap();
        passwords::forgotten(&mut writing, &stage.site, &email, &network()).await.unwrap();
        writing.commit().await.unwrap();
        assert!(matches!(worker.work_once().await.unwrap(), Worked::Done(_)));
        assert!(!folder.path().join("mails").exists());
        assert_eq!(stage.count("SELECT COUNT(*) FROM outbox").await, 0);
    });
}

#[test]
fn through_a_server_with_starttls_and_a_password() {
    on_sqlite(|bed| async move {
        let stage = Stage::new(bed.db).await;
        let server = Server::start(mailin::response::OK, true);
        let url = format!("smtp://jalon:s3cret%2F%C3%A9@localhost:{}", server.port);
        let transport = SmtpTransport::new(&url, "jalon.example", Some(server.pem.as_bytes())).unwrap();
        transport.check().await.unwrap();
        post(&stage).await;
        let worker = worker(&stage, Arc::new(transport));
        assert!(matches!(worker.work_once().await.unwrap(), Worked::Done(_)));
        let told = server.told.lock().unwrap();
        assert_eq!((told.tls, told.user.as_str(), told.mails), (true, "jalon", 1));
        assert_eq!(
            (told.from.as_str(), told.to.as_slice()),
            ("jalon@jalon.example", &["rose@firme.example".to_owned()][..])
        );
        let mail = String::from_utf8(told.data.clone()).unwrap();
        assert!(body(&mail).contains("déposez-le de nouveau."), "{mail}");
    });
}

#[test]
fn a_server_whose_certificate_is_not_known_gets_nothing() {
    on_sqlite(|bed| async move {
        let stage = Stage::new(bed.db).await;
        let server = Server::start(mailin::response::OK, true);
        let url = format!("smtp://jalon:s3cret%2F%C3%A9@localhost:{}", server.port);
        let transport = SmtpTransport::new(&url, "jalon.example", None).unwrap();
        assert!(transport.check().await.unwrap_err().passing);
        post(&stage).await;
        let worker = worker(&stage, Arc::new(transport));
        assert!(matches!(worker.work_once().await.unwrap(), Worked::Again(..)));
        assert_eq!(server.told.lock().unwrap().mails, 0);
        assert_eq!(stage.count("SELECT COUNT(*) FROM outbox").await, 1);
        // One that offers no TLS neither.
        let plain = Server::start(mailin::response::OK, false);
        let url = format!("smtp://jalon:s3cret@localhost:{}", plain.port);
        let transport = SmtpTransport::new(&url, "jalon.example", None).unwrap();
        assert!(transport.check().await.is_err());
        assert_eq!(plain.told.lock().unwrap().user, "");
    });
}

#[test]
fn refused_for_good_is_dead_and_refused_for_now_comes_back() {
    on_sqlite(|bed| async move {
        let stage = Stage::new(bed.db).await;
        for (answer, dead) in
            [(mailin::response::NO_MAILBOX, true), (Response::custom(451, "later rose@x".into()), false)]
        {
            let server = Server::start(answer, false);
            let url = format!("smtp://127.0.0.1:{}?tls=none", server.port);
            let transport = SmtpTransport::new(&url, "jalon.example", None).unwrap();
            post(&stage).await;
            let worked = worker(&stage, Arc::new(transport)).work_once().await.unwrap();
            assert_eq!(matches!(worked, Worked::Dead(_)), dead, "{worked:?}");
            assert_eq!(matches!(worked, Worked::Again(..)), !dead, "{worked:?}");
            let quoted = "SELECT COUNT(*) FROM job WHERE last_error LIKE '%rose%'";
            assert_eq!(stage.count(quoted).await, 0, "the answer of a server may quote addresses");
        }
        // Nobody listens any more: later.
        let url = "smtp://127.0.0.1:1?tls=none";
        let transport = SmtpTransport::new(url, "jalon.example", None).unwrap();
        stage.later(Duration::from_secs(7 * 24 * 3600));
        let worked = worker(&stage, Arc::new(transport)).work_once().await.unwrap();
        assert!(matches!(worked, Worked::Again(..)), "{worked:?}");
    });
}
