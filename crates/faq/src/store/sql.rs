//! The statements of the room.

use db::statements;

statements! {
    // Entries and versions.
    ENTRY_TOUCH = "INSERT INTO faq_entry (id, lang, latest, published, withdrawn, shipped)
        VALUES ($1, $2, 0, NULL, FALSE, $3) ON CONFLICT (id, lang) DO NOTHING";
    ENTRY_STATE = "SELECT latest, published, withdrawn, shipped FROM faq_entry WHERE id = $1 AND lang = $2";
    ENTRY_LATEST = "UPDATE faq_entry SET latest = $3 WHERE id = $1 AND lang = $2";
    ENTRY_PUBLISH = "UPDATE faq_entry SET published = $3, withdrawn = $4, shipped = $5 WHERE id = $1 AND lang = $2";
    ENTRY_LIST = "SELECT e.id, e.lang, e.latest, e.published, e.withdrawn, e.shipped, v.body,
            (SELECT COUNT(*) FROM faq_version b WHERE b.id = e.id AND b.lang = e.lang AND b.beside
                AND b.version > e.latest) AS beside
        FROM faq_entry e LEFT JOIN faq_version v ON v.id = e.id AND v.lang = e.lang AND v.version = e.latest
        ORDER BY e.id, e.lang DESC";
    ENTRY_PUBLISHED = "SELECT e.id, e.lang, e.published, e.withdrawn, v.body
        FROM faq_entry e LEFT JOIN faq_version v ON v.id = e.id AND v.lang = e.lang AND v.version = e.published
        WHERE e.withdrawn OR e.published IS NOT NULL ORDER BY e.id, e.lang";
    VERSION_LAST = "SELECT CAST(COALESCE(MAX(version), 0) AS BIGINT) AS last FROM faq_version WHERE id = $1 AND lang = $2";
    VERSION_ADD = "INSERT INTO faq_version (id, lang, version, parent, beside, body, note, author, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    VERSION_ONE = "SELECT version, parent, beside, body, note, author, at FROM faq_version
        WHERE id = $1 AND lang = $2 AND version = $3";
    VERSION_LIST = "SELECT version, parent, beside, body, note, author, at FROM faq_version
        WHERE id = $1 AND lang = $2 AND version < $3 ORDER BY version DESC LIMIT $4";
    REVISION = "SELECT revision FROM faq_revision WHERE one = 1";
    REVISION_NEXT = "UPDATE faq_revision SET revision = revision + 1 WHERE one = 1";

    // Votes.
    SECRET = "SELECT secret FROM faq_secret WHERE day = $1";
    SECRET_ADD = "INSERT INTO faq_secret (day, secret) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING";
    SECRET_FORGET = "DELETE FROM faq_secret WHERE day < $1";
    VOTE_OWN = "SELECT useful, reason FROM faq_vote WHERE id = $1 AND lang = $2 AND day = $3 AND voter = $4";
    VOTE_COUNT = "SELECT COUNT(*) AS votes FROM faq_vote WHERE day = $1 AND origin = $2";
    VOTE_SET = "INSERT INTO faq_vote (id, lang, day, voter, origin, useful, reason, answer, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (id, lang, day, voter) DO UPDATE SET useful = excluded.useful, reason = excluded.reason,
            answer = excluded.answer, at = excluded.at";
    VOTE_SCORES = "SELECT id, lang, CAST(SUM(CASE WHEN useful THEN 1 ELSE 0 END) AS BIGINT) AS useful,
            COUNT(*) AS votes
        FROM faq_vote WHERE at >= $1 GROUP BY id, lang ORDER BY id, lang";
    VOTE_REASONS = "SELECT reason, answer, at FROM faq_vote
        WHERE id = $1 AND lang = $2 AND reason IS NOT NULL ORDER BY at DESC, voter LIMIT $3";
    REASON_FORGET = "UPDATE faq_vote SET reason = NULL WHERE at < $1 AND reason IS NOT NULL";

    // Searches.
    SEARCH_COUNT = "SELECT COUNT(*) AS searches FROM faq_search WHERE day = $1";
    SEARCH_NOTE = "INSERT INTO faq_search (day, lang, words, partly, times) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (day, lang, words) DO UPDATE SET times = faq_search.times + 1, partly = excluded.partly";
    SEARCH_AGAIN = "UPDATE faq_search SET times = times + 1, partly = $4
        WHERE day = $1 AND lang = $2 AND words = $3";
    SEARCH_LIST = "SELECT lang, words, CAST(SUM(times) AS BIGINT) AS times, MAX(day) AS last,
            CAST(SUM(CASE WHEN partly THEN 1 ELSE 0 END) AS BIGINT) AS partly, COUNT(*) AS days
        FROM faq_search WHERE day >= $1 GROUP BY lang, words ORDER BY 3 DESC, 4 DESC, 2 LIMIT $2";
    SEARCH_FORGET = "DELETE FROM faq_search WHERE day < $1";
}
