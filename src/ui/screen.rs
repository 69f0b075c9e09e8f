//! Drawing on screen.
