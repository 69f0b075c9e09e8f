//! The scene as a text file: reading and writing it, values changed where they stand, and faults with line, column and
//! caret.

pub mod fault;
mod fault_message;
pub mod from_rows;
pub mod place;
pub mod read;
pub mod set;
mod shape;
mod syntax;
pub mod tree;
mod write;
