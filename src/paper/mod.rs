//! Pictures on paper.
