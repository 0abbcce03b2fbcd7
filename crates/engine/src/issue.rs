//! What is reported about a well-formed answer that is not as documented.

/// A step of a path, from a container to an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into an object.
    Key(String),
    /// Into a list.
    Index(u32),
}

/// A value that is not what is documented. The value itself is left out, as answers are personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// From the body's root to the value.
    pub path: Vec<Step>,
    /// What is documented.
    pub expected: &'static str,
    /// The kind of the value.
    pub received: &'static str,
    /// The position in the body, in bytes, of the value, or of the second key if a key is there twice.
    pub offset: u64,
}

/// The first issues, and the number of all.
#[derive(Clone, Debug, Default)]
pub struct Issues {
    /// The first [`Issues::MAX_KEPT`], in the order of the body.
    pub first: Vec<Issue>,
    /// How many there are in all.
    pub count: u64,
}

impl Issues {
    /// How many issues are kept.
    pub const MAX_KEPT: usize = 100;

    pub(crate) fn add(&mut self, issue: impl FnOnce() -> Issue) {
        self.count += 1;
        if self.first.len() < Self::MAX_KEPT {
            self.first.push(issue());
        }
    }

    /// Drops all but the first `count`.
    pub(crate) fn rewind(&mut self, count: u64) {
        self.count = count;
        self.first.truncate(usize::try_from(count).unwrap_or(usize::MAX));
    }
}

/// Something undocumented that is not an error, but that the application may want to know about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// What is new.
    pub kind: DriftKind,
    /// Whether it is beside the records, in the body's root, rather than in a record.
    pub root: bool,
    /// The keys from the record, or from the root, to it, with `*` for any element of a list or map.
    pub path: Vec<String>,
    /// The new value of an enumeration, if it looks like one: anything else might be personal data.
    pub value: Option<String>,
}

/// What is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriftKind {
    /// An undocumented key.
    UnknownKey,
    /// An unknown value of an enumeration.
    UnknownValue,
}

/// Drifts, each reported once.
#[derive(Default)]
pub(crate) struct Drifts {
    /// The identities of all so far, sorted.
    seen: Vec<u64>,
    /// Those that are still to be reported.
    pub(crate) fresh: Vec<Drift>,
}

impl Drifts {
    /// How many are reported, so that a body full of new keys does not fill the memory.
    const MAX_SEEN: usize = 1_000;

    /// Adds a drift unless one with the same `identity` was added before.
    pub(crate) fn add(&mut self, identity: u64, drift: impl FnOnce() -> Drift) {
        if let Err(index) = self.seen.binary_search(&identity)
            && self.seen.len() < Self::MAX_SEEN
        {
            self.seen.insert(index, identity);
            self.fresh.push(drift());
        }
    }
}
