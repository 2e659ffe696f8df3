//! Every route, as a table: the router, the golden file of rights and the navigation read the same one.

use crate::app::App;
use crate::{api, pages};
use axum::routing::MethodRouter;

/// Makes the handler of one method.
pub type Make = fn() -> MethodRouter<App>;

/// One address, with what may be done there.
pub struct Route {
    /// Path, as axum writes it: `/annuaire/{id}`.
    pub path: &'static str,
    /// Reading.
    pub get: Option<Make>,
    /// Changing something.
    pub post: Option<Make>,
    /// Files are sent there: their way may be slow, and they are counted as they come.
    pub files: bool,
}

impl Route {
    /// An address that is only read.
    pub const fn get(path: &'static str, get: Make) -> Self {
        Self { path, get: Some(get), post: None, files: false }
    }

    /// An address that only changes something.
    pub const fn post(path: &'static str, post: Make) -> Self {
        Self { path, get: None, post: Some(post), files: false }
    }

    /// Both: a form, and what it does.
    pub const fn both(path: &'static str, get: Make, post: Make) -> Self {
        Self { path, get: Some(get), post: Some(post), files: false }
    }

    /// The same, where files are sent.
    #[must_use]
    pub const fn with_files(self) -> Self {
        Self { files: true, ..self }
    }

    /// What axum routes.
    pub fn methods(&self) -> MethodRouter<App> {
        let get = self.get.map_or_else(MethodRouter::new, |make| make());
        match self.post {
            Some(make) => get.merge(make()),
            None => get,
        }
    }
}

/// Every route, but the assets, which need neither visit nor language.
pub fn all() -> impl Iterator<Item = &'static Route> {
    pages::ROUTES.iter().copied().chain([api::ROUTES]).flatten()
}

/// An address, for whoever goes through all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// Path, with its parameters in braces.
    pub path: &'static str,
    /// It can be read.
    pub get: bool,
    /// It can change something.
    pub post: bool,
    /// What it is sent comes in several parts.
    pub files: bool,
}

/// Every address, in the order of the rooms.
pub fn addresses() -> impl Iterator<Item = Address> {
    all().map(|route| Address {
        path: route.path,
        get: route.get.is_some(),
        post: route.post.is_some(),
        files: route.files,
    })
}

/// Whether an address exists: the navigation shows what is there.
pub fn has(path: &str) -> bool {
    all().any(|route| route.path == path && route.get.is_some())
}
