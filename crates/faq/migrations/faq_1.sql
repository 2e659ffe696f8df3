CREATE TABLE faq_entry (
    id TEXT NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
    latest BIGINT NOT NULL,
    published BIGINT,
    withdrawn BOOLEAN NOT NULL,
    shipped TEXT,
    PRIMARY KEY (id, lang)
);

CREATE TABLE faq_version (
    id TEXT NOT NULL,
    lang TEXT NOT NULL,
    version BIGINT NOT NULL,
    parent BIGINT NOT NULL,
    beside BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    note TEXT NOT NULL,
    author TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id, lang, version),
    FOREIGN KEY (id, lang) REFERENCES faq_entry (id, lang)
);

CREATE TABLE faq_revision (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    revision BIGINT NOT NULL
);
INSERT INTO faq_revision (one, revision) VALUES (1, 0);

CREATE TABLE faq_secret (
    day BIGINT PRIMARY KEY,
    secret TEXT NOT NULL
);

CREATE TABLE faq_vote (
    id TEXT NOT NULL,
    lang TEXT NOT NULL,
    day BIGINT NOT NULL,
    voter TEXT NOT NULL,
    origin TEXT NOT NULL,
    useful BOOLEAN NOT NULL,
    reason TEXT,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id, lang, day, voter)
);
CREATE INDEX faq_vote_of_day ON faq_vote (day, origin);

CREATE TABLE faq_search (
    day BIGINT NOT NULL,
    lang TEXT NOT NULL,
    words TEXT NOT NULL,
    partly BOOLEAN NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (day, lang, words)
);
