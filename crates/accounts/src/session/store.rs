//! Sessions in the records.

use db::statements;

statements! {
    INSERT = "INSERT INTO session (id, token, person, company, means, agent, network, created_at, seen_at, proved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)";
    // One row by a unique index, the others by their primary keys.
    FIND = "SELECT session.id, session.person, session.means, session.created_at, session.seen_at, session.proved_at,
            person.email, person.given_name, person.family_name, person.lang, person.administrator, person.instructor,
            company.id AS company, company.siren, company.name, company.created_at AS company_since,
            member.role, member.until
        FROM session
        JOIN person ON person.id = session.person
        LEFT JOIN member ON member.company = session.company AND member.person = session.person AND member.active
        LEFT JOIN company ON company.id = member.company
        WHERE session.token = $1 AND person.active";
    TOUCH = "UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $3";
    PROVE = "UPDATE session SET proved_at = $3 WHERE id = $1 AND person = $2";
    SWITCH = "UPDATE session SET company = $3 WHERE id = $1 AND person = $2";
    ROTATE = "UPDATE session SET token = $3, seen_at = $4, proved_at = $4 WHERE id = $1 AND person = $2";
    OF_PERSON = "SELECT session.id, session.means, session.agent, session.network, session.created_at,
            session.seen_at, company.name
        FROM session LEFT JOIN company ON company.id = session.company
        WHERE session.person = $1 ORDER BY session.seen_at DESC, session.id";
    END = "DELETE FROM session WHERE id = $1 AND person = $2";
    END_ALL = "DELETE FROM session WHERE person = $1";
    END_OTHERS = "DELETE FROM session WHERE person = $1 AND id <> $2";
    FIRST_COMPANY = "SELECT member.company FROM member JOIN company ON company.id = member.company
        WHERE member.person = $1 AND member.active ORDER BY company.name, company.id LIMIT 1";
    IS_MEMBER = "SELECT 1 AS one FROM member WHERE company = $1 AND person = $2 AND active";
    TIDY = "DELETE FROM session WHERE created_at < $1 OR seen_at < $2";
}
