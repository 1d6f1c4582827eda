//! The rules over many records: a JSON array or NDJSON that comes in chunks, as `contract-contact/bulk` on npm has it.
//!
//! JavaScript writes bytes into the buffer of a [`bulk::Bulk`], which reads every record that is complete with
//! [`reader::Reader`], checks it by the domain crate's rules, and answers with what is wrong as one JSON text.

mod bulk;
mod exports;
mod reader;

#[cfg(test)]
mod tests;
