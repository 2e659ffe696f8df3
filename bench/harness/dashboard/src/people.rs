//! People, companies, sessions, written straight into the database: a thousand sign-ins would measure Argon2id.

use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use std::error::Error;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

pub struct SignedIn {
    /// What the page greets.
    pub name: String,
    /// The cookie of the session.
    pub cookie: String,
}

/// People to a company.
const CIRCLE: usize = 20;

pub fn make(database: &Path, people: usize) -> Result<Vec<SignedIn>, Box<dyn Error>> {
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let mut db = Connection::open(database)?;
    let write = db.transaction()?;
    let mut all = Vec::new();
    for i in 0..people {
        let (person, company) = (id(1, i), id(2, i / CIRCLE));
        if i % CIRCLE == 0 {
            let siren = format!("{:09}", 100_000_000 + i);
            write.execute(
                "INSERT INTO company (id, siren, name, created_at, rights_version) VALUES (?1, ?2, ?3, ?4, 0)",
                params![company, siren, format!("Entreprise {}", i / CIRCLE), now],
            )?;
        }
        let family = format!("Numéro {i}");
        write.execute(
            "INSERT INTO person (id, email, given_name, family_name, lang, administrator, instructor, active, created_at)
                VALUES (?1, ?2, 'Camille', ?3, 'fr', FALSE, FALSE, TRUE, ?4)",
            params![person, format!("p{i}@charge.example"), family, now],
        )?;
        let (role, capacity) =
            if i % CIRCLE == 0 { ("responsable", Some("mandataire")) } else { ("contributeur", None) };
        write.execute(
            "INSERT INTO member (company, person, role, capacity, active, since) VALUES (?1, ?2, ?3, ?4, TRUE, ?5)",
            params![company, person, role, capacity, now],
        )?;
        if i % 2 == 1 {
            write.execute(
                "INSERT INTO member_right (company, person, object, level) VALUES (?1, ?2, 'strategy', 'draft')",
                params![company, person],
            )?;
        }
        let mut secret = [0; 32];
        secret[..8].copy_from_slice(&(i as u64).to_be_bytes());
        write.execute(
            "INSERT INTO session (id, token, person, company, means, agent, network, created_at, seen_at, proved_at)
                VALUES (?1, ?2, ?3, ?4, 'code', '', '127.0.0.0', ?5, ?5, ?5)",
            params![id(3, i), Sha256::digest(secret).to_vec(), person, company, now],
        )?;
        all.push(SignedIn { name: family, cookie: format!("jalon={}", base64url(&secret)) });
    }
    write.commit()?;
    Ok(all)
}

/// A UUID of version 7, of one kind and number.
fn id(kind: usize, number: usize) -> String {
    format!("01930f3e-8c00-7000-8{kind:03}-{number:012x}")
}

fn base64url(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let padded = [chunk[0], *chunk.get(1).unwrap_or(&0), *chunk.get(2).unwrap_or(&0)];
        let word = u32::from(padded[0]) << 16 | u32::from(padded[1]) << 8 | u32::from(padded[2]);
        for i in 0..=chunk.len() {
            out.push(char::from(DIGITS[(word >> (18 - 6 * i) & 63) as usize]));
        }
    }
    out
}
