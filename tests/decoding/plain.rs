//! Random values that hold no others: numbers, dates and texts, in every way to write them.

use crate::choices::Choices;
use crate::tree::{Json, Text};

impl Choices<'_> {
    pub(crate) fn integer(&mut self) -> String {
        let most: u64 = (1 << 53) - 1;
        let value = match self.below(5) {
            0 => self.below(1_000) as u64,
            1 => most - self.below(10) as u64,
            2 => (1 << 31) - 5 + self.below(10) as u64,
            3 => 10u64.pow(self.below(16) as u32),
            _ => (self.below(1 << 31) as u64) << self.below(22),
        };
        let sign = if self.one_in(4) { "-" } else { "" };
        match self.below(6) {
            0..3 => format!("{sign}{value}"),
            3 => format!("{sign}{value}.{}", "0".repeat(1 + self.below(20))),
            4 if value > 0 => format!("{sign}{value}0000000E-7"),
            _ => {
                let digits = value.to_string();
                let (first, rest) = digits.split_at(1);
                let exponent = rest.len();
                let rest = if rest.is_empty() { "0" } else { rest };
                format!("{sign}{first}.{rest}e+{exponent}")
            }
        }
    }

    pub(crate) fn number(&mut self) -> String {
        let sign = if self.one_in(3) { "-" } else { "" };
        let mut digits = |most: usize| -> String {
            (0..1 + self.below(most)).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
        };
        let (whole, fraction) = (digits(6), digits(18));
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        match self.below(5) {
            0 => format!("{sign}{whole}"),
            1 | 2 => format!("{sign}{whole}.{fraction}"),
            3 => format!("{sign}{whole}.{fraction}e{}", self.below(60) as i32 - 30),
            _ => format!("{sign}{whole}E+0{}", self.below(30)),
        }
    }

    pub(crate) fn instant(&mut self) -> Json {
        let (year, month, day) = self.date();
        let (hour, minute, second) = (self.below(24), self.below(60), self.below(60));
        let offset = format!("{}{:02}", self.pick(&["+", "-"]), self.below(15));
        let time = format!("{hour:02}:{minute:02}:{second:02}");
        let date = format!("{year}-{month:02}-{day:02}T{time}");
        let text = match self.below(6) {
            0 | 1 => format!("{date}.{:03}Z", self.below(1_000)),
            2 => format!("{date}{}", self.pick(&["Z", ".5Z", ".123456789Z", ".000+00:00"])),
            3 => format!("{date}.25{offset}:30"),
            4 => format!("{day:02}/{month:02}/{year} {time} {offset}00"),
            _ => {
                return Json::Number(
                    format!("{}{:03}", self.below(4_000_000_000), self.below(1_000)).trim_start_matches('0').to_owned()
                        + "0",
                );
            }
        };
        Json::Text(self.written(&text))
    }

    /// A real day: the last ones of their months too.
    fn date(&mut self) -> (usize, usize, usize) {
        let (year, month) = (1900 + self.below(300), 1 + self.below(12));
        let days = match month {
            2 if year % 4 == 0 && year % 100 != 0 || year % 400 == 0 => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let day = if self.one_in(4) { days } else { 1 + self.below(days) };
        (year, month, day)
    }

    pub(crate) fn day(&mut self) -> Text {
        let (year, month, day) = self.date();
        let text =
            if self.one_in(2) { format!("{year}-{month:02}-{day:02}") } else { format!("{day:02}/{month:02}/{year}") };
        self.written(&text)
    }

    pub(crate) fn text(&mut self) -> Text {
        const PARTS: [&str; 16] = [
            "a",
            "Grue 3",
            "é",
            "Île-de-France",
            "北京",
            "😀",
            "\u{80}\u{9f}",
            "\u{a0}ÿ",
            "\"",
            "\\",
            "/\u{8}\u{c}\n\r\t",
            "\0\u{1f}",
            "\u{7f}",
            "__proto__",
            "",
            "a text of more than thirty-two bytes, without anything odd in it",
        ];
        let mut text: String = (0..self.below(4)).map(|_| self.pick(&PARTS)).collect();
        // Nothing is written as U+FFFD but surrogates without a partner.
        let lone = self.one_in(40).then(|| self.pick(&["\\ud83d", "\\uDE00", "\\ude00\\ud83d"]));
        text.extend(std::iter::repeat_n('\u{FFFD}', lone.map_or(0, |units| units.len() / 6)));
        let mut text = self.written(&text);
        if let Some(units) = lone {
            text.json = text.json.replacen('\u{FFFD}', units, 1).replace('\u{FFFD}', "");
        }
        text
    }

    /// A text, written with escapes at times.
    pub(crate) fn written(&mut self, value: &str) -> Text {
        let odd = self.escaped || self.one_in(8);
        let mut json = String::from("\"");
        for letter in value.chars() {
            let short = match letter {
                '"' => "\\\"",
                '\\' => "\\\\",
                '/' if odd => "\\/",
                '\u{8}' => "\\b",
                '\u{c}' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => "",
            };
            if !short.is_empty() {
                json.push_str(short);
            } else if letter < ' ' || (letter != '\u{FFFD}' && odd && (self.escaped || self.one_in(4))) {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    json.push_str(&if self.one_in(2) { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") });
                }
            } else {
                json.push(letter);
            }
        }
        json.push('"');
        Text { value: value.to_owned(), json }
    }
}
