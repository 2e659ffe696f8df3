//! Passkeys in the records.

use db::statements;

statements! {
    INSERT = "INSERT INTO passkey (id, person, credential, name, data, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    BY_CREDENTIAL = "SELECT passkey.id, passkey.person, passkey.data FROM passkey
        JOIN person ON person.id = passkey.person
        WHERE passkey.credential = $1 AND person.active";
    KNOWN = "SELECT id FROM passkey WHERE credential = $1";
    USED = "UPDATE passkey SET data = $2, used_at = $3 WHERE id = $1";
    OF_PERSON = "SELECT id, credential, name, created_at, used_at FROM passkey WHERE person = $1
        ORDER BY created_at, id";
    RENAME = "UPDATE passkey SET name = $3 WHERE id = $1 AND person = $2";
    DELETE = "DELETE FROM passkey WHERE id = $1 AND person = $2";
    DELETE_ALL = "DELETE FROM passkey WHERE person = $1";
    PROTECTION = "SELECT administrator, instructor, totp_since,
            (SELECT COUNT(*) FROM passkey WHERE passkey.person = person.id) AS passkeys
        FROM person WHERE id = $1";
    BEGIN = "INSERT INTO passkey_ceremony (token, purpose, person, state, expires_at) VALUES ($1, $2, $3, $4, $5)";
    STATE = "SELECT person, state FROM passkey_ceremony WHERE token = $1 AND purpose = $2 AND expires_at > $3";
    END = "DELETE FROM passkey_ceremony WHERE token = $1";
    TIDY = "DELETE FROM passkey_ceremony WHERE expires_at < $1";
}
