-- People who have an account.
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    lang TEXT NOT NULL,
    administrator BOOLEAN NOT NULL,
    instructor BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    password TEXT,
    password_changed_at BIGINT,
    totp BYTEA,
    totp_step BIGINT,
    totp_since BIGINT
);

-- Companies that were verified.
CREATE TABLE company (
    id TEXT PRIMARY KEY,
    siren TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    rights_version BIGINT NOT NULL
);

-- Who is in which company. `until` is the end of a delegation.
CREATE TABLE member (
    company TEXT NOT NULL REFERENCES company (id),
    person TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('responsable', 'contributeur')),
    capacity TEXT CHECK (capacity IN ('mandataire', 'habilite')),
    until BIGINT,
    appointed_by TEXT REFERENCES person (id),
    active BOOLEAN NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (company, person),
    CHECK (role = 'responsable' OR (capacity IS NULL AND until IS NULL))
);
CREATE INDEX member_of_person ON member (person);

-- Rights given to Contributeurs. No row is no right.
CREATE TABLE member_right (
    company TEXT NOT NULL,
    person TEXT NOT NULL,
    object TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('read', 'draft', 'validate')),
    PRIMARY KEY (company, person, object),
    FOREIGN KEY (company, person) REFERENCES member (company, person) ON DELETE CASCADE
);

-- Requests for an account.
CREATE TABLE registration (
    id TEXT PRIMARY KEY,
    siren TEXT NOT NULL,
    company_name TEXT NOT NULL,
    capacity TEXT NOT NULL,
    email TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    lang TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    state TEXT NOT NULL,
    note TEXT,
    instructor TEXT REFERENCES person (id),
    company TEXT REFERENCES company (id),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX registration_by_state ON registration (state, changed_at);
CREATE INDEX registration_of_person ON registration (person);
CREATE INDEX registration_by_siren ON registration (siren);

-- What was deposited; the documents themselves are elsewhere, encrypted. A row outlives its document.
CREATE TABLE registration_document (
    id TEXT PRIMARY KEY,
    registration TEXT NOT NULL REFERENCES registration (id),
    kind TEXT NOT NULL CHECK (kind IN ('identity', 'kbis')),
    issued_on TEXT,
    deposited_at BIGINT NOT NULL,
    erased_at BIGINT
);
CREATE INDEX registration_document_of ON registration_document (registration);

-- Somebody asked for a company that is there already.
CREATE TABLE join_request (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL REFERENCES company (id),
    person TEXT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX join_request_of ON join_request (company, closed_at);

-- Invitations into a company.
CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL REFERENCES company (id),
    email TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('responsable', 'contributeur')),
    lang TEXT NOT NULL,
    invited_by TEXT NOT NULL REFERENCES person (id),
    token BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX invitation_once ON invitation (company, email);

-- Single-use secrets sent by mail or held between two steps of a login; only their hash.
CREATE TABLE token (
    hash BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    registration TEXT REFERENCES registration (id),
    email TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX token_of_person ON token (person, purpose);
CREATE INDEX token_by_end ON token (expires_at);

-- Sessions; only the hash of their token. `password` sessions end when the password changes.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    token BYTEA NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person (id),
    company TEXT REFERENCES company (id),
    means TEXT NOT NULL,
    agent TEXT NOT NULL,
    network TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    proved_at BIGINT NOT NULL
);
CREATE INDEX session_of_person ON session (person);
CREATE INDEX session_by_seen ON session (seen_at);

CREATE TABLE recovery_code (
    person TEXT NOT NULL REFERENCES person (id),
    hash BYTEA NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (person, hash)
);

CREATE TABLE passkey (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    credential BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkey_of_person ON passkey (person);

-- What the server must remember between the two halves of a passkey ceremony, sealed.
CREATE TABLE passkey_ceremony (
    token BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    state BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_ceremony_by_end ON passkey_ceremony (expires_at);

-- Failures to log in and other things of which there may be too many. The key is a hash: it names nobody.
CREATE TABLE throttle (
    kind TEXT NOT NULL,
    key BYTEA NOT NULL,
    count BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    open_at BIGINT NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX throttle_by_last ON throttle (last_at);

-- Mails on their way, sealed: addresses and links are for nobody's eyes. Gone once sent.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
