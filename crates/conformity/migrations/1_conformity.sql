-- Products of companies. `card` is what people say of it, as JSON; `name_key` is its name for comparisons.
CREATE TABLE product (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    card TEXT NOT NULL,
    revision BIGINT NOT NULL,
    origin TEXT REFERENCES product (id),
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    archived_at BIGINT
);
CREATE INDEX product_of_company ON product (company, name_key);

-- Every state of a card, the newest last.
CREATE TABLE product_history (
    product TEXT NOT NULL REFERENCES product (id),
    revision BIGINT NOT NULL,
    company TEXT NOT NULL,
    what TEXT NOT NULL,
    card TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    PRIMARY KEY (product, revision)
);

-- Démarches that a product joined. A row that was left stays: when, by whom. `mes`: of the parcours Mon espace santé.
CREATE TABLE joined (
    product TEXT NOT NULL REFERENCES product (id),
    demarche TEXT NOT NULL,
    seq BIGINT NOT NULL,
    company TEXT NOT NULL,
    mes BOOLEAN NOT NULL,
    joined_at BIGINT NOT NULL,
    joined_by TEXT NOT NULL,
    left_at BIGINT,
    left_by TEXT,
    PRIMARY KEY (product, demarche, seq)
);
CREATE INDEX joined_of_company ON joined (company, demarche);

-- The answer to each question: `subject` is `strategy` or a product. A NULL value is an answer that was taken away;
-- `review` says why somebody has to look at it again, as JSON in both languages.
CREATE TABLE answer (
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    question TEXT NOT NULL,
    value TEXT,
    review TEXT,
    revision BIGINT NOT NULL,
    version TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    PRIMARY KEY (company, subject, questionnaire, question)
);

-- Everything that was ever answered, also what lost against somebody else (no `revision`). Only grows.
CREATE TABLE answer_history (
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    question TEXT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT,
    known BIGINT NOT NULL,
    revision BIGINT,
    version TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    origin TEXT,
    PRIMARY KEY (company, subject, questionnaire, question, seq)
);

-- Where each questionnaire of a subject stands. No row is a draft that nobody touched.
CREATE TABLE form (
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'validated', 'reopened')),
    version TEXT NOT NULL,
    revision BIGINT NOT NULL,
    comment TEXT,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (company, subject, questionnaire)
);

CREATE TABLE form_step (
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    revision BIGINT NOT NULL,
    act TEXT NOT NULL,
    state TEXT NOT NULL,
    version TEXT NOT NULL,
    comment TEXT,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    PRIMARY KEY (company, subject, questionnaire, revision)
);

-- What people say of a question.
CREATE TABLE comment (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    changed_at BIGINT,
    resolved_at BIGINT,
    resolved_by TEXT
);
CREATE INDEX comment_of_form ON comment (company, subject, questionnaire, question);

CREATE TABLE comment_mention (
    comment TEXT NOT NULL REFERENCES comment (id),
    company TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (comment, person)
);
CREATE INDEX comment_mention_of ON comment_mention (company, person);

-- Who has what to answer: a questionnaire, one of its sections or questions (`part`).
CREATE TABLE assignment (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    part TEXT NOT NULL,
    person TEXT NOT NULL,
    due TEXT,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    done_at BIGINT,
    done_by TEXT
);
CREATE INDEX assignment_of_form ON assignment (company, subject, questionnaire);
CREATE INDEX assignment_of_person ON assignment (company, person, done_at);

-- What-if sets: answers and targets that are only tried.
CREATE TABLE what_if (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    name TEXT NOT NULL,
    answers TEXT NOT NULL,
    revision BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE INDEX what_if_of_form ON what_if (company, subject, questionnaire);

-- Target levels and dates. `plan` is empty for the projection itself, or a what-if set.
CREATE TABLE target (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    plan TEXT NOT NULL,
    aim TEXT NOT NULL,
    level BIGINT NOT NULL,
    due TEXT,
    note TEXT NOT NULL,
    revision BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    UNIQUE (company, subject, questionnaire, plan, aim)
);

-- Scores at an instant; percentages in thousandths.
CREATE TABLE snapshot (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    version TEXT NOT NULL,
    seq BIGINT NOT NULL,
    validated BOOLEAN NOT NULL,
    score BIGINT,
    conformity BIGINT,
    coverage BIGINT NOT NULL,
    level BIGINT,
    themes TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    UNIQUE (company, subject, questionnaire, seq)
);
CREATE INDEX snapshot_of_questionnaire ON snapshot (questionnaire, validated);

-- Versions of questionnaires. `company` is empty for those of the platform.
CREATE TABLE questionnaire_version (
    company TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('shipped', 'imported')),
    state TEXT NOT NULL CHECK (state IN ('published', 'withdrawn')),
    digest TEXT NOT NULL,
    yaml TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    reason TEXT,
    PRIMARY KEY (company, id, version)
);
