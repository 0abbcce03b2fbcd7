//! What a platform accepts: a fatal UTF-8 decode that skips one byte order mark, then `JSON.parse`.

use serde::de::IgnoredAny;

/// What a platform makes of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is JSON.
    WellFormed,
    /// It is the beginning of JSON.
    Cut,
    /// Nothing that follows can make it JSON.
    Malformed,
}

/// Judges a body. Values are skipped, not kept: so the depth is not limited, a number may be as large as it likes, and
/// surrogates need no partner, as in `JSON.parse`.
pub(crate) fn judge(body: &[u8]) -> Verdict {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    if !body.is_empty() && body.len() < MARK.len() && MARK.starts_with(body) {
        return Verdict::Cut;
    }
    let body = body.strip_prefix(MARK).unwrap_or(body);
    match std::str::from_utf8(body) {
        Ok(text) => judge_text(text),
        Err(error) if error.error_len().is_some() => Verdict::Malformed,
        Err(error) => {
            // Half a character belongs where a whole one would.
            let text = String::from_utf8_lossy(&body[..error.valid_up_to()]) + "\u{FFFD}";
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
    let backslashes = text[..=at].bytes().rev().take_while(|byte| *byte == b'\\').count();
    backslashes % 2 == 1 && !text[at + 2..].bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The first byte that cannot be; the body's length where there should be more.
pub(crate) fn fault(body: &[u8]) -> usize {
    (0..body.len()).find(|&at| judge(&body[..=at]) == Verdict::Malformed).unwrap_or(body.len())
}
