-- Forms that were sent: one that is sent twice acts once, and the second sender is led to the same place.
CREATE TABLE form_sent (
    nonce BYTEA PRIMARY KEY,
    sent_at BIGINT NOT NULL,
    location TEXT NOT NULL
);
CREATE INDEX form_sent_at ON form_sent (sent_at);

-- What forms are signed with, sealed under the platform's master keys: one row.
CREATE TABLE form_key (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    sealed BYTEA NOT NULL
);
