//! Values that JavaScript parses, all at once.

/// A list of JSON values.
#[derive(Default)]
pub(crate) struct JsonList {
    /// Without the closing bracket until [`JsonList::close`] is called; nothing if the list is empty.
    json: Vec<u8>,
    len: u32,
}

impl JsonList {
    pub(crate) fn clear(&mut self) {
        self.json.clear();
        self.len = 0;
    }

    /// Adds a value, given its JSON, and returns its index.
    pub(crate) fn push(&mut self, json: &[u8]) -> u32 {
        self.push_between(b"", json)
    }

    /// Adds a text, given its JSON without quotes, and returns its index.
    pub(crate) fn push_text(&mut self, text: &[u8]) -> u32 {
        self.push_between(b"\"", text)
    }

    fn push_between(&mut self, quotes: &[u8], json: &[u8]) -> u32 {
        self.json.push(if self.len == 0 { b'[' } else { b',' });
        for part in [quotes, json, quotes] {
            self.json.extend_from_slice(part);
        }
        self.len += 1;
        self.len - 1
    }

    /// Ends the list, unless it is empty.
    pub(crate) fn close(&mut self) {
        if self.len > 0 {
            self.json.push(b']');
        }
    }

    /// What there is of the list.
    pub(crate) fn json(&self) -> &[u8] {
        &self.json
    }
}
