//! The rules over many records, as `contract-contact/bulk` on npm has them: the engine `contract_contact_bulk` behind exports.
//!
//! JavaScript writes bytes into a buffer. The engine checks every record that is complete, and the answer is one JSON text.

mod exports;
mod outcome;
