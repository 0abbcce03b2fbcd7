//! The numbers of the binary format in which the engine hands batches to JavaScript. They are declared only here: the
//! build generates the TypeScript module `js/generated/format.ts` from [`GROUPS`].
//!
//! A batch is a header, tables of cells, two texts, a list of doubles and one of JSON. Its parts are some records each,
//! with all rows that belong to them. A cell is two words of 32 bits:
//!
//! - text: its length in UTF-16 units and its position among its part's texts (see [`text::WIDE`]), or
//!   [`cell::INTERNED`] and the number of a string that JavaScript already has;
//! - a number: [`cell::INTEGER`] and its value, or [`cell::DOUBLE`] and the index of a double;
//! - a boolean: [`cell::BOOLEAN`] and 0 or 1;
//! - JSON that JavaScript parses: [`cell::JSON`] and its index in the list;
//! - a group: 0 or 1 in the first word;
//! - a list or map: the number of its rows and the first of them, in a table of their own.
//!
//! So the first word says what a value is. The builder learns what a column holds from the projection's layout:
//! per table, its columns as `[form, name]` or `[form, name, table]`.

/// A number of the format, as the code generator sees it.
#[derive(Clone, Copy, Debug)]
pub struct Constant {
    /// The name in Rust; in TypeScript, the group's name comes before it.
    pub name: &'static str,
    /// The value, as JavaScript sees it in an `Int32Array`.
    pub value: i32,
    /// The doc comment.
    pub doc: &'static str,
}

/// Declares constants, and a list of them for the code generator.
macro_rules! constants {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty = $value:expr;)*) => {
        $($(#[doc = $doc])+ pub const $name: $type = $value;)*
        /// All of them.
        pub const ALL: &[super::Constant] = &[
            $(super::Constant { name: stringify!($name), value: $name as i32, doc: concat!($($doc),+) }),*
        ];
    };
}

/// Cells: their size, and what the first word is if it is not a text's length.
pub mod cell {
    constants! {
        /// Words in a cell.
        WORDS: usize = 2;
        /// There is no value.
        NULL: u32 = -1i32 as u32;
        /// The second word is the number of an interned string.
        INTERNED: u32 = -2i32 as u32;
        /// The second word is a 32-bit integer.
        INTEGER: u32 = -3i32 as u32;
        /// The second word is the index of a double.
        DOUBLE: u32 = -4i32 as u32;
        /// The second word is 0 or 1.
        BOOLEAN: u32 = -5i32 as u32;
        /// The second word is the index of a JSON value.
        JSON: u32 = -6i32 as u32;
    }
}

/// What a column holds.
pub mod form {
    constants! {
        /// Values.
        VALUE: u8 = 0;
        /// Whether a group has any value; the group's columns follow.
        GROUP: u8 = 1;
        /// Lists of objects, which are rows of another table.
        LIST: u8 = 2;
        /// Lists of plain values: the first column of another table.
        VALUES: u8 = 3;
        /// Maps of plain values: the first two columns of another table.
        MAP: u8 = 4;
        /// Nothing: it ends a group, and has no cells.
        END: u8 = 5;
    }
}

/// The words of a header.
pub mod header {
    constants! {
        /// Whether the wide text has lone surrogates: 0 or 1.
        LONE_SURROGATES: usize = 0;
        /// The address and the length of the narrow text, which is Latin-1.
        NARROW_TEXT: usize = 1;
        /// The address and the length of the wide text, which is UTF-16.
        WIDE_TEXT: usize = 3;
        /// The address and the number of the cells of newly interned strings.
        INTERNED: usize = 5;
        /// The address and the length of the values that are passed as JSON, a list; 0 if there are none.
        VALUES: usize = 7;
        /// The address and the number of the doubles.
        DOUBLES: usize = 9;
        /// The address and the number of the words about parts.
        PARTS: usize = 11;
        /// Per table, the address and the number of its cells.
        TABLES: usize = 13;
    }
}

/// The words about a part: where what it consists of ends.
pub mod part {
    constants! {
        /// Its narrow text.
        NARROW_END: usize = 0;
        /// Its wide text.
        WIDE_END: usize = 1;
        /// Its newly interned strings.
        INTERNED_END: usize = 2;
        /// Its rows, per table.
        ROWS_END: usize = 3;
    }
}

/// The positions of texts.
pub mod text {
    constants! {
        /// The bit that says that a text is in the wide text.
        WIDE: u32 = 1 << 31;
    }
}

/// The constants, by the names of their groups in TypeScript.
pub const GROUPS: &[(&str, &[Constant])] =
    &[("CELL", cell::ALL), ("FORM", form::ALL), ("HEADER", header::ALL), ("PART", part::ALL), ("TEXT", text::ALL)];
