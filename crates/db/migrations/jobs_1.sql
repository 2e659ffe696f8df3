CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'dead')),
    due BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    max_attempts BIGINT NOT NULL,
    lease TEXT,
    lease_until BIGINT,
    company TEXT,
    actor TEXT NOT NULL,
    request TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_error TEXT,
    CHECK ((state = 'running') = (lease IS NOT NULL)),
    CHECK ((lease IS NULL) = (lease_until IS NULL))
);
CREATE UNIQUE INDEX job_waits_once ON job (kind, unique_key) WHERE state = 'waiting';
CREATE INDEX job_by_due ON job (state, due);
