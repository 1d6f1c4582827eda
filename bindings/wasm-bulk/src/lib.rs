//! The WebAssembly module of `contract-contact/bulk` on npm: exports of the engine `contract_contact_bulk`.
//!
//! JavaScript writes bytes into a buffer. The engine checks every complete record, and returns one JSON text.

mod exports;
mod outcome;
