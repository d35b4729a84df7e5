//! The grammar of a PDF's values, strict: what readers might read in two ways is a fault.

use std::ops::Range;

use super::fault::ReadFault;
use super::object::{Dict, Id, Indirect, PdfObject};

/// How deep arrays and dictionaries may lie in each other: far more than any form has, and few
/// enough for any stack.
const DEPTH: usize = 64;

/// Reads values from the bytes of a file.
pub(super) struct Syntax<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    hex: Vec<Range<usize>>,
}

/// Looks up the length of a stream that is a value of its own.
pub(super) type LengthOf<'f> = &'f dyn Fn(Id) -> Option<usize>;

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

impl<'a> Syntax<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, hex: vec![] }
    }

    fn fault(&self) -> ReadFault {
        ReadFault::Damaged(self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes on behind spaces and comments.
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Goes on behind a word, if it stands here.
    pub(super) fn takes(&mut self, word: &[u8]) -> bool {
        let stands = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        let end = self.at.saturating_add(word.len());
        let is_whole = !word.last().is_some_and(|last| is_regular(*last))
            || self.bytes.get(end).is_none_or(|next| !is_regular(*next));
        if stands && is_whole {
            self.at = end;
        }
        stands && is_whole
    }

    /// Goes on behind a word that must stand here, after spaces.
    pub(super) fn expect(&mut self, word: &[u8]) -> Result<(), ReadFault> {
        self.skip_space();
        if self.takes(word) { Ok(()) } else { Err(self.fault()) }
    }

    /// A whole number without a sign, after spaces.
    pub(super) fn number<T: TryFrom<u64>>(&mut self) -> Result<T, ReadFault> {
        self.skip_space();
        let start = self.at;
        let mut value = 0_u64;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            value = value
                .checked_mul(10)
                .and_then(|value| value.checked_add(u64::from(digit - b'0')))
                .ok_or_else(|| self.fault())?;
            self.at += 1;
        }
        let is_whole =
            self.at > start && self.peek().is_none_or(|next| !is_regular(next));
        let value = T::try_from(value).ok().filter(|_| is_whole);
        value.ok_or(ReadFault::Damaged(start))
    }

    /// A value with its number, such as `4 0 obj … endobj`.
    pub(super) fn indirect(
        &mut self,
        length: LengthOf<'_>,
    ) -> Result<Indirect, ReadFault> {
        self.skip_space();
        let start = self.at;
        let id = Id { number: self.number()?, generation: self.number()? };
        self.expect(b"obj")?;
        self.hex.clear();
        let mut value = self.value(DEPTH)?;
        self.skip_space();
        if self.takes(b"stream") {
            let PdfObject::Dict(dict) = value else { return Err(self.fault()) };
            value = self.stream(dict, length)?;
        }
        self.expect(b"endobj")?;
        let hex = std::mem::take(&mut self.hex);
        Ok(Indirect { id, value, range: start..self.at, hex })
    }

    fn stream(
        &mut self,
        dict: Dict,
        length: LengthOf<'_>,
    ) -> Result<PdfObject, ReadFault> {
        let fault = self.fault();
        let end_of_line = self.takes(b"\r\n") || self.takes(b"\n");
        let size = dict.get(b"Length".as_slice()).and_then(|value| match value {
            PdfObject::Reference(id) => length(*id),
            value => value.size(),
        });
        let size = size.filter(|_| end_of_line).ok_or(fault)?;
        let end = self.at.checked_add(size).ok_or(fault)?;
        let range = self.at..end;
        self.bytes.get(range.clone()).ok_or(fault)?;
        self.at = end;
        self.skip_space();
        if !self.takes(b"endstream") {
            return Err(fault);
        }
        Ok(PdfObject::Stream(dict, range))
    }

    /// A value, after spaces.
    pub(super) fn value(&mut self, depth: usize) -> Result<PdfObject, ReadFault> {
        let depth = depth.checked_sub(1).ok_or(ReadFault::TooDeep)?;
        self.skip_space();
        match self.peek().ok_or_else(|| self.fault())? {
            b'/' => Ok(PdfObject::Name(self.name()?)),
            b'(' => Ok(PdfObject::Text(self.literal()?)),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dict(depth),
            b'<' => Ok(PdfObject::Text(self.hexadecimal()?)),
            b'[' => self.array(depth),
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.numeral(),
            _ => {
                let words: [(&[u8], PdfObject); 3] = [
                    (b"true", PdfObject::Bool(true)),
                    (b"false", PdfObject::Bool(false)),
                    (b"null", PdfObject::Null),
                ];
                let found = words.into_iter().find(|(word, _)| self.takes(word));
                found.map(|(_, value)| value).ok_or_else(|| self.fault())
            }
        }
    }

    /// A value that stands by itself.
    pub(super) fn alone(bytes: &'a [u8], at: usize) -> Result<PdfObject, ReadFault> {
        Self::new(bytes, at).value(DEPTH)
    }

    fn dict(&mut self, depth: usize) -> Result<PdfObject, ReadFault> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            self.skip_space();
            if self.takes(b">>") {
                return Ok(PdfObject::Dict(dict));
            }
            let place = self.at;
            let key = self.name()?;
            let value = self.value(depth)?;
            if dict.insert(key, value).is_some() {
                return Err(ReadFault::Damaged(place));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<PdfObject, ReadFault> {
        self.at += 1;
        let mut items = vec![];
        loop {
            self.skip_space();
            if self.takes(b"]") {
                return Ok(PdfObject::Array(items));
            }
            items.push(self.value(depth)?);
        }
    }

    fn name(&mut self) -> Result<Vec<u8>, ReadFault> {
        if self.peek() != Some(b'/') {
            return Err(self.fault());
        }
        self.at += 1;
        let mut name = vec![];
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            let code = self.bytes.get(self.at..self.at + 2).filter(|_| byte == b'#');
            match code.and_then(|pair| Some(hex(pair[0])? << 4 | hex(pair[1])?)) {
                Some(byte) => {
                    name.push(byte);
                    self.at += 2;
                }
                None => name.push(byte),
            }
        }
        Ok(name)
    }

    /// A number, or a reference, which begins like one.
    fn numeral(&mut self) -> Result<PdfObject, ReadFault> {
        let start = self.at;
        if let (Ok(number), Ok(generation)) = (self.number(), self.number()) {
            self.skip_space();
            if self.takes(b"R") {
                return Ok(PdfObject::Reference(Id { number, generation }));
            }
        }
        self.at = start;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[start..self.at]);
        let word = word.map_err(|_| ReadFault::Damaged(start))?;
        let is_plain = word.bytes().all(|b| b.is_ascii_digit() || b"+-.".contains(&b));
        if let Some(number) = word.parse().ok().filter(|_| is_plain) {
            return Ok(PdfObject::Integer(number));
        }
        let real = word.parse::<f64>().ok().filter(|it| is_plain && it.is_finite());
        real.map(PdfObject::Real).ok_or(ReadFault::Damaged(start))
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, ReadFault> {
        let start = self.at;
        self.at += 1;
        let mut digits = vec![];
        loop {
            let byte = self.peek().ok_or_else(|| self.fault())?;
            match hex(byte) {
                Some(digit) => digits.push(digit),
                None if byte == b'>' => break,
                None if is_space(byte) => {}
                None => return Err(self.fault()),
            }
            self.at += 1;
        }
        self.at += 1;
        self.hex.push(start..self.at);
        let pair = |pair: &[u8]| pair[0] << 4 | pair.get(1).copied().unwrap_or(0);
        Ok(digits.chunks(2).map(pair).collect())
    }

    fn literal(&mut self) -> Result<Vec<u8>, ReadFault> {
        self.at += 1;
        let (mut text, mut open) = (vec![], 1);
        loop {
            let byte = self.peek().ok_or_else(|| self.fault())?;
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut text)?;
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Ok(text);
            }
            text.push(byte);
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Result<(), ReadFault> {
        let byte = self.peek().ok_or_else(|| self.fault())?;
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => {
                self.takes(b"\n");
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(u8::try_from(code & 0xff).unwrap_or_default());
            }
            other => text.push(other),
        }
        Ok(())
    }
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}
