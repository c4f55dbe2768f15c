//! JSON as a tree.

use super::Error;

/// Deeper texts are not ours.
const DEEPEST: usize = 64;

/// A parsed text. Numbers are whole; object members keep their order.
#[derive(Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Parses a whole text.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let mut parser = Parser {
            bytes: text.as_bytes(),
            at: 0,
        };
        let value = parser.value(0)?;
        parser.space();
        if parser.at == parser.bytes.len() {
            Ok(value)
        } else {
            Err(Error)
        }
    }
}

struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Error> {
        if self.bytes[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(Error)
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Error> {
        if depth > DEEPEST {
            return Err(Error);
        }
        self.space();
        match self.peek() {
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'"' => self.text().map(Value::Text),
            b'[' => self.list(depth),
            b'{' => self.object(depth),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Error> {
        self.at += 1;
        let mut items = Vec::new();
        if self.eat(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.eat(b']') {
                return Ok(Value::List(items));
            }
            if !self.eat(b',') {
                return Err(Error);
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Error> {
        self.at += 1;
        let mut members = Vec::new();
        if self.eat(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.space();
            let name = self.text()?;
            if !self.eat(b':') {
                return Err(Error);
            }
            members.push((name, self.value(depth + 1)?));
            if self.eat(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.eat(b',') {
                return Err(Error);
            }
        }
    }

    fn number(&mut self) -> Result<Value, Error> {
        let start = self.at;
        self.at += usize::from(self.peek() == b'-');
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        if matches!(self.peek(), b'.' | b'e' | b'E') {
            return Err(Error);
        }
        let digits = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        digits
            .parse()
            .map(Value::Number)
            .map_err(|_malformed| Error)
    }

    fn text(&mut self) -> Result<String, Error> {
        if self.peek() != b'"' {
            return Err(Error);
        }
        self.at += 1;
        let mut text = Vec::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\') {
                if self.at >= self.bytes.len() {
                    return Err(Error);
                }
                self.at += 1;
            }
            text.extend_from_slice(&self.bytes[start..self.at]);
            self.at += 1;
            if self.bytes[self.at - 1] == b'"' {
                return String::from_utf8(text).map_err(|_malformed| Error);
            }
            let letter = self.escaped()?;
            text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    fn escaped(&mut self) -> Result<char, Error> {
        let escape = self.peek();
        self.at += 1;
        Ok(match escape {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let unit = self.unit()?;
                let code = if (0xd800..0xdc00).contains(&unit) {
                    if !self.bytes[self.at..].starts_with(b"\\u") {
                        return Err(Error);
                    }
                    self.at += 2;
                    let low = self.unit()?;
                    0x1_0000 + ((unit - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0x3ff)
                } else {
                    unit
                };
                return char::from_u32(code).ok_or(Error);
            }
            b'"' | b'\\' | b'/' => char::from(escape),
            _ => return Err(Error),
        })
    }

    fn unit(&mut self) -> Result<u32, Error> {
        let digits = self.bytes.get(self.at..self.at + 4).ok_or(Error)?;
        let text = std::str::from_utf8(digits).unwrap_or_default();
        self.at += 4;
        u32::from_str_radix(text, 16).map_err(|_malformed| Error)
    }
}
