//! Decisions, and their reasons.
