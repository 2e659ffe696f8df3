//! `GET /robots.txt`: people's names are not for search engines, demonstration or not; nor are pages of accounts.

/// Handler.
pub async fn get() -> &'static str {
    "User-agent: *\nDisallow: /annuaire\nDisallow: /identifiants\nDisallow: /api/\nDisallow: /connexion\n\
     Disallow: /mot-de-passe\nDisallow: /inscription\nDisallow: /invitation\nDisallow: /compte\n"
}
