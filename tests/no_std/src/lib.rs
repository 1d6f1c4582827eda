//! A library without std that checks a record. A static library contains all its dependencies. If one of them used std, the
//! build would fail, because std's panic handler would clash with the handler here.
#![no_std]

extern crate alloc;
extern crate panic_halt;

use alloc::string::{String, ToString};

use contract_contact::{CreateContractContact, Draft, Field, RequestBody, Rules, date};

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// Checks a record, and returns the errors.
pub fn check(full_name: &str) -> Result<CreateContractContact, String> {
    let draft = Draft::new().with(Field::CoworkerContractId, 1_u64).with(Field::FullName, full_name);
    CreateContractContact::from_draft(&draft, Rules::strict(), date::MAX).map_err(|errors| errors.to_string())
}
