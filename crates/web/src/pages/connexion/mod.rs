//! Signing in: a password, then a code when one is set up; signing out.

mod code;
mod key;
mod sign_in;
mod sign_out;

use crate::routes::Route;
use axum::routing::{get, post};

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::both("/connexion", || get(sign_in::get), || post(sign_in::post)),
    Route::post("/connexion/cle", || post(key::finish)),
    Route::post("/connexion/cle/defi", || post(key::begin)),
    Route::both("/connexion/code", || get(code::get), || post(code::post)),
    Route::post("/deconnexion", || post(sign_out::post)),
];

/// Where one is led once signed in, unless another page was asked for.
const HOME: &str = "/tableau-de-bord";

/// The sign-in page, which leads on to `target`.
pub fn url(target: &str) -> String {
    page_url("/connexion", target)
}

/// A page of the doors, which leads on to `target`.
pub fn page_url(page: &str, target: &str) -> String {
    match onward(target) {
        HOME => page.to_owned(),
        target => {
            let mut out = form_urlencoded::Serializer::new(String::new());
            out.append_pair("suite", target);
            format!("{page}?{}", out.finish())
        }
    }
}

/// A path of this site to go on to; anything else leads to the dashboard, never to another site.
pub fn onward(target: &str) -> &str {
    let local = target.starts_with('/')
        && !target.starts_with("//")
        && target.len() <= 2_048
        && target.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if local { target } else { HOME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(onward("/annuaire?q=a&page=2"), "/annuaire?q=a&page=2");
        for target in
            ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x", "é"]
        {
            assert_eq!(onward(target), HOME, "{target}");
        }
        assert_eq!(url("/compte?x=1"), "/connexion?suite=%2Fcompte%3Fx%3D1");
        assert_eq!(url("https://evil.example"), "/connexion");
    }
}
