//! A letter as a mail (RFC 5322).

use super::message::Letter;
use super::transport::NotSent;
use db::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use std::time::{Duration, SystemTime};

/// Makes the mail. `id` is the same whenever the same letter is sent; `host` is the name of the platform.
pub(super) fn message(
    letter: &Letter,
    from: &Mailbox,
    id: &str,
    host: &str,
    at: Timestamp,
) -> Result<Message, NotSent> {
    let to: Mailbox = letter
        .to
        .parse()
        .map_err(|_| NotSent::hopeless("the address of the recipient cannot be written in a mail"))?;
    let seconds = u64::try_from(at.millis() / 1000).unwrap_or(0);
    // RFC 3834: automatic, so that no robot answers.
    let automatic =
        HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(letter.subject.clone())
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(format!("<{id}@{host}>")))
        .raw_header(automatic)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body.replace('\n', "\r\n"))
        .map_err(|error| NotSent::hopeless(format!("the mail cannot be written: {error}")))
}
