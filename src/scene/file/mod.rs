//! The scene as a text file: reading and writing it, values changed where they stand, and what is wrong with a text.

pub mod from_rows;
mod placed;
pub mod read;
pub mod set;
mod shape;
mod syntax;
pub mod tree;
mod write;
