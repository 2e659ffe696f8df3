//! Just enough of HTTP/1.1 over one connection kept open.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

pub struct Browser {
    connection: BufReader<TcpStream>,
    host: String,
}

pub struct Page {
    pub status: u16,
    body: Vec<u8>,
}

impl Page {
    pub fn says(&self, words: &str) -> bool {
        self.body.windows(words.len()).any(|window| window == words.as_bytes())
    }
}

impl Browser {
    pub fn connect(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self { connection: BufReader::with_capacity(1 << 16, stream), host: address.to_owned() })
    }

    pub fn get(&mut self, path: &str, cookie: &str) -> io::Result<Page> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n", self.host);
        self.connection.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.connection.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
        let mut length = 0;
        loop {
            line.clear();
            self.connection.read_line(&mut line)?;
            let header = line.trim_end().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or_default();
            }
        }
        let mut body = vec![0; length];
        self.connection.read_exact(&mut body)?;
        Ok(Page { status, body })
    }
}
