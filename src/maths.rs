//! Branch-free sin, cos, exp, ln.
