//! What is wrong in a well-formed answer, and what is new in it.

/// A step from a container to what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into an object.
    Key(String),
    /// Into a list.
    Index(u32),
}

/// A value that is not what is documented. It never holds the value itself: answers are personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// From the body's root to the value.
    pub path: Vec<Step>,
    /// What is documented.
    pub expected: &'static str,
    /// The kind of what came.
    pub received: &'static str,
    /// The first byte of the value, or of the second key where one is given twice, in the body.
    pub offset: u64,
}

/// The first issues, and how many there are.
#[derive(Clone, Debug, Default)]
pub struct Issues {
    /// In the order of the body.
    pub first: Vec<Issue>,
    /// All of them.
    pub count: u64,
}

impl Issues {
    /// How many are kept.
    pub const MOST: usize = 100;

    pub(crate) fn add(&mut self, issue: impl FnOnce() -> Issue) {
        self.count += 1;
        if self.first.len() < Self::MOST {
            self.first.push(issue());
        }
    }

    /// Forgets all but the first `count`.
    pub(crate) fn rewind(&mut self, count: u64) {
        self.count = count;
        self.first.truncate(usize::try_from(count).unwrap_or(usize::MAX));
    }
}

/// Something that is not documented, and no error: the application may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// What is new.
    pub kind: DriftKind,
    /// The keys from the record to it; `*` for any element of a list or map.
    pub path: Vec<String>,
    /// The new value of an enumeration, where it is written as enumerations are.
    pub value: Option<String>,
}

/// What is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriftKind {
    /// A key that is not documented.
    UnknownKey,
    /// A value of an enumeration that is not known.
    UnknownValue,
}

/// What is new, each kind once.
#[derive(Default)]
pub(crate) struct Drifts {
    /// What identifies them, in order.
    seen: Vec<u64>,
    /// Not yet handed out.
    pub(crate) fresh: Vec<Drift>,
}

impl Drifts {
    /// Kinds that are told apart; a body full of new keys must not fill the memory.
    const MOST: usize = 1_000;

    /// Tells of a drift unless one with the same `identity` was told of.
    pub(crate) fn add(&mut self, identity: u64, drift: impl FnOnce() -> Drift) {
        if let Err(place) = self.seen.binary_search(&identity)
            && self.seen.len() < Self::MOST
        {
            self.seen.insert(place, identity);
            self.fresh.push(drift());
        }
    }
}
