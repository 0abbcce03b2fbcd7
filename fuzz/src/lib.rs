//! What is checked of any bytes: the fuzz targets are these functions.
//!
//! The first three bytes choose the resource, the options and the sizes of the pieces; the rest is the body.

pub mod check;
pub mod input;
pub mod places;
pub mod seeds;
