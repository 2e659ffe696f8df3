//! A browser without a script: keeps cookies, follows redirections, fills the forms that pages show.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use crate::html::{Tag, tags};
use crate::library::{Answer, send};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use std::collections::BTreeMap;

/// Between the parts of a form.
const BOUNDARY: &str = "----jalon-of-tests";

/// Somebody in front of a screen.
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// The page shown.
    pub page: Answer,
    /// Its address.
    pub path: String,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        let page = Answer { status: 0, headers: Default::default(), body: String::new() };
        Self { router, cookies: BTreeMap::new(), page, path: String::new() }
    }

    /// Opens an address and follows where it leads.
    pub async fn open(&mut self, path: &str) -> &Answer {
        self.send(Request::get(path), path, Body::empty()).await
    }

    /// Fills the form of the page shown that goes to `action`, and sends it. Fields not named keep what the page gives
    /// them: hidden values, chosen and checked ones.
    pub async fn submit(&mut self, action: &str, fields: &[(&str, &str)]) -> &Answer {
        let body = self.filled(action, fields);
        self.post(action, &body).await
    }

    /// The body that [`submit`](Self::submit) would send.
    pub fn filled(&self, action: &str, fields: &[(&str, &str)]) -> String {
        let mut pairs = form_fields(&self.page.body, action)
            .unwrap_or_else(|| panic!("no form to {action} on {}:\n{}", self.path, self.page.body));
        for (name, _) in fields {
            pairs.retain(|(known, _)| known != name);
        }
        pairs.extend(fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    }

    /// Signs in.
    pub async fn sign_in(&mut self, email: &str, password: &str) {
        self.open("/connexion").await;
        self.submit("/connexion", &[("adresse", email), ("mot_de_passe", password)]).await;
        assert_eq!(self.path, "/tableau-de-bord", "{email} signs in:\n{}", self.page.body);
    }

    /// Fills the form of the page shown that goes to `action` and brings a file, and sends it.
    pub async fn upload(
        &mut self,
        action: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> &Answer {
        let body = self.parts(action, fields, file);
        self.post_parts(action, body).await
    }

    /// The body that [`upload`](Self::upload) would send.
    pub fn parts(&self, action: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Vec<u8> {
        let mut pairs = form_fields(&self.page.body, action)
            .unwrap_or_else(|| panic!("no form to {action} on {}:\n{}", self.path, self.page.body));
        pairs.retain(|(known, _)| !fields.iter().any(|(name, _)| name == known));
        pairs.extend(fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())));
        let mut body = Vec::new();
        for (name, value) in pairs {
            let part =
                format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let (name, file_name, bytes) = file;
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
             content-type: application/pdf\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        body
    }

    /// Sends a body of several parts.
    pub async fn post_parts(&mut self, action: &str, body: Vec<u8>) -> &Answer {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Request::post(action).header("content-type", kind), action, Body::from(body)).await
    }

    /// Sends a body as a form does.
    pub async fn post(&mut self, action: &str, body: &str) -> &Answer {
        let request = Request::post(action).header("content-type", "application/x-www-form-urlencoded");
        self.send(request, action, Body::from(body.to_owned())).await
    }

    /// Sends anything, keeps cookies, follows redirections.
    pub async fn send(&mut self, request: axum::http::request::Builder, path: &str, body: Body) -> &Answer {
        let request = request.header("cookie", self.cookie_line()).body(body).unwrap();
        let mut answer = send(&self.router, request).await;
        path.clone_into(&mut self.path);
        for _ in 0..5 {
            self.keep_cookies(&answer);
            if answer.status != 303 {
                break;
            }
            self.path = answer.header("location").to_owned();
            let next = Request::get(&self.path).header("cookie", self.cookie_line()).body(Body::empty());
            answer = send(&self.router, next.unwrap()).await;
        }
        self.page = answer;
        &self.page
    }

    /// The status of one request, nothing followed.
    pub async fn status(&self, request: axum::http::request::Builder, body: Body) -> u16 {
        send(&self.router, request.header("cookie", self.cookie_line()).body(body).unwrap()).await.status
    }

    /// The bytes of a file that an address gives, nothing followed.
    pub async fn take(&self, path: &str) -> Vec<u8> {
        let request = Request::get(path).header("cookie", self.cookie_line()).body(Body::empty()).unwrap();
        let answer = tower::ServiceExt::oneshot(self.router.clone(), request).await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        axum::body::to_bytes(answer.into_body(), 64 << 20).await.unwrap().to_vec()
    }

    /// The token of the first form of the page shown.
    pub fn token(&self) -> String {
        let at = self.page.body.find("name=\"_jeton\" value=\"").expect("a form") + 21;
        self.page.body[at..].split('"').next().unwrap().to_owned()
    }

    fn cookie_line(&self) -> String {
        self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("; ")
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for set in answer.headers.get_all("set-cookie") {
            let text = set.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            match text.contains("Max-Age=0") {
                true => self.cookies.remove(name),
                false => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// What a page says, tags left out.
    pub fn says(&self, words: &str) -> bool {
        self.page.body.contains(words)
    }
}

/// Names and values of the first form of a page that goes to `action`.
pub fn form_fields(html: &str, action: &str) -> Option<Vec<(String, String)>> {
    let all = tags(html);
    let start = all.iter().position(|t| t.name == "form" && unescaped(t.get("action")) == action)?;
    let inside = all[start + 1..].iter().take_while(|t| t.name != "form");
    let (mut select, mut first) = (None, false);
    let mut fields = Vec::new();
    for tag in inside {
        match tag.name {
            // A list sends its first answer unless another one is chosen.
            "select" => {
                select = tag.get("name");
                first = true;
            }
            "option" if first && !tag.attributes.contains(" selected") => {
                first = false;
                fields.push((select?.to_owned(), unescaped(tag.get("value"))));
            }
            "option" if tag.attributes.contains(" selected") => {
                let name = select?.to_owned();
                fields.retain(|(known, _)| *known != name);
                fields.push((name, unescaped(tag.get("value"))));
                first = false;
            }
            "input" => fields.extend(input(tag)),
            "textarea" => fields.push((tag.get("name")?.to_owned(), written_in(html, tag))),
            _ => {}
        }
    }
    Some(fields)
}

/// What stands in a field of several lines; its first line end belongs to the markup.
fn written_in(html: &str, tag: &Tag<'_>) -> String {
    let from = tag.attributes.as_ptr() as usize - html.as_ptr() as usize + tag.attributes.len() + 1;
    let text = html[from..].split("</textarea>").next().unwrap();
    unescaped(Some(text.strip_prefix('\n').unwrap_or(text)))
}

fn input(tag: &Tag<'_>) -> Option<(String, String)> {
    let name = tag.get("name")?;
    let idle = matches!(tag.get("type"), Some("checkbox" | "radio")) && !tag.attributes.contains(" checked");
    (!idle && tag.get("type") != Some("file")).then(|| (name.to_owned(), unescaped(tag.get("value"))))
}

fn unescaped(text: Option<&str>) -> String {
    let text = text.unwrap_or_default();
    text.replace("&#38;", "&")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
}
