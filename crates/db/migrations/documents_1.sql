CREATE TABLE document (
    id TEXT PRIMARY KEY,
    company TEXT,
    purpose TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    wrapped_key BYTEA,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    erased_at BIGINT,
    CHECK ((wrapped_key IS NULL) = (erased_at IS NOT NULL))
);
CREATE INDEX document_of_company ON document (company, id);
