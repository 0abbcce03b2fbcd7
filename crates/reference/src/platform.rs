//! What a platform accepts: a fatal UTF-8 decode that skips one byte order mark, then `JSON.parse`.

use serde::de::IgnoredAny;

/// A byte order mark, in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How many containers may be open at once: the one thing besides keys given twice where the contract is stricter.
pub const DEEPEST: usize = 64;

/// What a platform makes of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is JSON.
    WellFormed,
    /// It is the beginning of JSON.
    Cut,
    /// Nothing that follows can make it JSON.
    Malformed,
}

/// Judges a body. Values are skipped, not kept: so the depth is not limited, a number may be as large as it likes, and
/// surrogates need no partner, as in `JSON.parse`.
pub fn judge(body: &[u8]) -> Verdict {
    if !body.is_empty() && body.len() < MARK.len() && MARK.starts_with(body) {
        return Verdict::Cut;
    }
    let body = without_mark(body);
    match std::str::from_utf8(body) {
        Ok(text) => judge_text(text),
        Err(error) if error.error_len().is_some() => Verdict::Malformed,
        Err(error) => {
            // Half a character belongs where a whole one would.
            let text = String::from_utf8_lossy(body.get(..error.valid_up_to()).unwrap_or_default()) + "\u{FFFD}";
            judge_text(&text)
        }
    }
}

fn judge_text(text: &str) -> Verdict {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Verdict::WellFormed,
        // An escape near the end is cut to serde_json, whatever is in it.
        Err(error) if error.is_eof() => {
            if ends_in_bad_escape(text) {
                Verdict::Malformed
            } else {
                Verdict::Cut
            }
        }
        // A number without its digits is wrong to serde_json.
        Err(_) if text.ends_with(['-', '+', '.', 'e', 'E']) => match judge_text(&format!("{text}0")) {
            Verdict::Malformed => Verdict::Malformed,
            Verdict::WellFormed | Verdict::Cut => Verdict::Cut,
        },
        Err(_) => Verdict::Malformed,
    }
}

/// Whether a text that ends within a string ends within an escape of something else than hexadecimal digits.
fn ends_in_bad_escape(text: &str) -> bool {
    let Some(at) = text.rfind("\\u").filter(|at| text.len() - at < 6) else { return false };
    let (before, escape) = text.split_at(at);
    let backslashes = 1 + before.bytes().rev().take_while(|byte| *byte == b'\\').count();
    backslashes % 2 == 1 && !escape.bytes().skip(2).all(|byte| byte.is_ascii_hexdigit())
}

/// The first byte that cannot be; the body's length where there should be more.
pub fn fault(body: &[u8]) -> usize {
    let is_wrong = |at: &usize| body.get(..=*at).is_some_and(|start| judge(start) == Verdict::Malformed);
    (0..body.len()).find(is_wrong).unwrap_or(body.len())
}

/// A body without the byte order mark that a decoder skips.
pub fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(MARK).unwrap_or(body)
}

/// How many containers are open at once, where most are. Behind what cannot be JSON, it says nothing.
pub fn depth(body: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for &byte in body {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(depth(br#"[{"a[{\"[":["]"]},[]]"#), 3);
        assert_eq!(depth(b"1"), 0);
    }

    #[test]
    fn the_beginning_of_json_is_told_from_what_cannot_be() {
        for (body, verdict) in [
            (&b"[1]"[..], Verdict::WellFormed),
            (b"\xEF\xBB\xBF[1] ", Verdict::WellFormed),
            (b"[1", Verdict::Cut),
            (b"[-", Verdict::Cut),
            (b"\"\\u00", Verdict::Cut),
            (b"\"\xE2\x82", Verdict::Cut),
            (b"\xEF\xBB", Verdict::Cut),
            (b"\"\\u0g", Verdict::Malformed),
            (b"\"\xE2\x28", Verdict::Malformed),
            (b"[1]]", Verdict::Malformed),
        ] {
            assert_eq!(judge(body), verdict, "{}", String::from_utf8_lossy(body));
        }
    }
}
