//! What an answer is documented to be: declared as [definitions](definition), [written](writer) as text at compile
//! time, and loaded at run time into the tables that the reader works with.

pub mod definition;
pub mod writer;

mod loader;
mod sample;
mod string_table;
mod tables;
mod tag;
mod text;

pub(crate) use tables::Field;
pub use tables::Schema;
pub(crate) use tag::Tag;
pub(crate) use text::{Property, symbol};
