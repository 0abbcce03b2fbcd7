/// Why a body cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// It is not JSON, or it is nested too deeply.
    Malformed {
        /// The position in the body, in bytes, of the first wrong byte, or of its end if more must come.
        offset: u64,
        /// Whether it is nested too deeply.
        too_deep: bool,
        /// Whether the body ends too early.
        cut: bool,
    },
    /// Some values are not as documented: see [`Decoder::issues`](super::Decoder::issues).
    Invalid,
    /// It is JSON, but nothing in it holds records: see [`Decoder::issues`](super::Decoder::issues).
    NoRecords,
    /// A record exceeds the size limit.
    TooLarge {
        /// The position of the record in the body, in bytes.
        offset: u64,
    },
}
