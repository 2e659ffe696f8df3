//! Dates for a calendar program (iCalendar, RFC 5545). Pure.

use db::Timestamp;
use jiff::civil::Date;

/// A day to put into a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Identifier of what falls on that day: the same from export to export, so that a calendar moves what it knows.
    pub id: String,
    /// Grows with each change of it.
    pub revision: i64,
    /// The day.
    pub day: Date,
    /// One line.
    pub title: String,
    /// Several lines; may be empty.
    pub description: String,
    /// Where it is looked at.
    pub url: Option<String>,
}

/// An iCalendar file of these days, made at `now`: lines of 75 bytes at most, ended by CR LF.
pub fn calendar(name: &str, entries: &[Entry], now: Timestamp) -> String {
    let mut file = File(String::new());
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Jalon//Convergence//FR");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    file.text("NAME", name);
    file.text("X-WR-CALNAME", name);
    let stamp = stamp(now);
    for entry in entries {
        file.entry(entry, &stamp);
    }
    file.line("END:VCALENDAR");
    file.0
}

/// `20261123T083000Z`.
fn stamp(at: Timestamp) -> String {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

struct File(String);

impl File {
    fn entry(&mut self, entry: &Entry, stamp: &str) {
        // The end of a day is not part of it: RFC 5545, 3.6.1.
        let end = entry.day.tomorrow().unwrap_or(entry.day);
        self.line("BEGIN:VEVENT");
        self.text("UID", &format!("{}@jalon", entry.id));
        self.line(&format!("DTSTAMP:{stamp}"));
        self.line(&format!("SEQUENCE:{}", entry.revision.clamp(0, i64::from(i32::MAX))));
        self.line(&format!("DTSTART;VALUE=DATE:{}", entry.day.strftime("%Y%m%d")));
        self.line(&format!("DTEND;VALUE=DATE:{}", end.strftime("%Y%m%d")));
        self.text("SUMMARY", &entry.title);
        if !entry.description.is_empty() {
            self.text("DESCRIPTION", &entry.description);
        }
        // An address is no text: nothing in it is escaped, so nothing of it may end the line.
        if let Some(url) = entry.url.as_deref().filter(|url| !url.contains(char::is_control)) {
            self.line(&format!("URL:{url}"));
        }
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    /// A property whose value is a text: RFC 5545, 3.3.11.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.replace("\r\n", "\n").chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// Folds a line: RFC 5545, 3.1. Never inside a character.
    fn line(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_as_rfc_5545_writes_it() {
        let entry = Entry {
            id: "01930f3e-8c00-7000-8000-000000000000".to_owned(),
            revision: 3,
            day: date(2026, 12, 31),
            title: "INS\u{202f}: niveau 4, puis 5; C:\\x".to_owned(),
            description: "un\r\ndeux\u{0}\nBEGIN:VEVENT".to_owned(),
            url: Some("https://jalon.example/a?b=c,d".to_owned()),
        };
        let file = calendar("Jade", &[entry], Timestamp::from_millis(1_795_422_600_000));
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Jalon//Convergence//FR",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Jade",
            "X-WR-CALNAME:Jade",
            "BEGIN:VEVENT",
            "UID:01930f3e-8c00-7000-8000-000000000000@jalon",
            "DTSTAMP:20261123T083000Z",
            "SEQUENCE:3",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:INS\u{202f}: niveau 4\\, puis 5\\; C:\\\\x",
            "DESCRIPTION:un\\ndeux\\nBEGIN:VEVENT",
            "URL:https://jalon.example/a?b=c,d",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(file, expected.join("\r\n") + "\r\n");
    }

    #[test]
    fn an_address_cannot_add_a_line() {
        let entry = Entry {
            id: "x".to_owned(),
            revision: 0,
            day: date(2026, 1, 1),
            title: String::new(),
            description: String::new(),
            url: Some("https://x\r\nSUMMARY:y".to_owned()),
        };
        assert!(!calendar("x", &[entry], Timestamp::from_millis(0)).contains("URL"));
    }

    proptest::proptest! {
        #[test]
        fn long_lines_are_folded_and_unfold(title in "[a-zé\u{202f}😀]{0,300}") {
            let entry = Entry {
                id: "x".to_owned(),
                revision: 0,
                day: date(2026, 1, 1),
                title: title.clone(),
                description: String::new(),
                url: None,
            };
            let file = calendar("x", &[entry], Timestamp::from_millis(0));
            proptest::prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
            let unfolded = file.replace("\r\n ", "");
            let summary = format!("SUMMARY:{title}");
            proptest::prop_assert!(unfolded.split("\r\n").any(|line| line == summary));
        }
    }
}
