//! Where the values and keys of a body are: found anew, for a body that is known to be JSON.

use ocean_fleet_engine::issue::Step;
use ocean_fleet_reference::{platform, tree};

/// A value.
#[derive(Debug)]
pub struct Place {
    /// From the body's root to it.
    pub path: Vec<Step>,
    /// As issues have it.
    pub kind: &'static str,
    /// Its first byte in the body.
    at: usize,
    /// The first byte of its key, where it has one.
    key: Option<usize>,
}

/// All values of a body.
#[derive(Debug)]
pub struct Places(Vec<Place>);

impl Places {
    /// Finds them.
    pub fn of(body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(platform::without_mark(body));
        // Replacing escapes by others of the same length moves nothing.
        let text = tree::with_partners(&text);
        let start = body.len() - platform::without_mark(body).len();
        let mut walker = Walker { text: text.as_bytes(), at: 0, start, path: Vec::new(), places: Vec::new() };
        walker.value(None);
        Self(walker.places)
    }

    /// The value that begins here.
    pub fn value_at(&self, offset: u64) -> Option<&Place> {
        self.0.iter().find(|place| place.at as u64 == offset)
    }

    /// The value whose key begins here.
    pub fn key_at(&self, offset: u64) -> Option<&Place> {
        self.0.iter().find(|place| place.key.is_some_and(|at| at as u64 == offset))
    }
}

struct Walker<'t> {
    text: &'t [u8],
    at: usize,
    /// Where the text begins in the body.
    start: usize,
    path: Vec<Step>,
    places: Vec<Place>,
}

impl Walker<'_> {
    fn peek(&mut self) -> u8 {
        while matches!(self.text.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.text.get(self.at).copied().unwrap_or_default()
    }

    fn value(&mut self, key: Option<usize>) {
        let first = self.peek();
        let kind = match first {
            b'{' => "object",
            b'[' => "array",
            b'"' => "string",
            b't' | b'f' => "boolean",
            b'n' => "null",
            _ => "number",
        };
        let (path, at) = (self.path.clone(), self.start + self.at);
        self.places.push(Place { path, kind, at, key: key.map(|key| self.start + key) });
        match first {
            b'{' => self.entries(),
            b'[' => self.elements(),
            b'"' => drop(self.string()),
            _ => {
                while self.text.get(self.at).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)) {
                    self.at += 1;
                }
            }
        }
    }

    fn entries(&mut self) {
        self.at += 1;
        while self.peek() == b'"' {
            let key = self.at;
            let json = self.string();
            let text = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
            // The colon.
            self.peek();
            self.at += 1;
            self.path.push(Step::Key(text));
            self.value(Some(key));
            self.path.pop();
            if self.peek() == b',' {
                self.at += 1;
            }
            self.peek();
        }
        self.at += 1;
    }

    fn elements(&mut self) {
        self.at += 1;
        let mut index = 0;
        while self.peek() != b']' {
            self.path.push(Step::Index(index));
            self.value(None);
            self.path.pop();
            index += 1;
            if self.peek() == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    /// A string as it is written, quotes included.
    fn string(&mut self) -> String {
        let from = self.at;
        self.at += 1;
        while let Some(byte) = self.text.get(self.at) {
            match byte {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        String::from_utf8_lossy(&self.text[from..self.at]).into_owned()
    }
}
