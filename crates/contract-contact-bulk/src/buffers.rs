//! A pool of reusable buffers.

use std::io::{self, ErrorKind, Read};
use std::ops::Deref;
use std::sync::{Arc, Mutex};

use crate::in_order::lock;

/// The buffers of one check. Reuse saves new pages of memory, which the kernel would have to clear.
#[derive(Default)]
pub(crate) struct Buffers {
    spare: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Buffers {
    /// Returns an empty buffer, which goes back to the pool when dropped.
    pub(crate) fn take(&self) -> Buffer {
        let memory = lock(&self.spare).pop().unwrap_or_default();
        Buffer { memory, length: 0, spare: Arc::clone(&self.spare) }
    }
}

/// A buffer for a part of the input.
pub(crate) struct Buffer {
    /// The whole vector is initialized, so a reader can write to it.
    memory: Vec<u8>,
    /// The number of bytes that the buffer holds.
    length: usize,
    spare: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Buffer {
    /// Reads until the buffer holds `length` bytes, and returns whether the reader had that many. The buffer keeps the bytes
    /// before an error.
    pub(crate) fn fill(&mut self, length: usize, reader: &mut impl Read) -> io::Result<bool> {
        self.reserve(length);
        while let Some(space) = self.memory.get_mut(self.length..length).filter(|space| !space.is_empty()) {
            match reader.read(space) {
                Ok(0) => return Ok(false),
                Ok(read) => self.length += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Appends bytes.
    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        let length = self.length + bytes.len();
        self.reserve(length);
        if let Some(space) = self.memory.get_mut(self.length..length) {
            space.copy_from_slice(bytes);
            self.length = length;
        }
    }

    /// Keeps the first `length` bytes.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    fn reserve(&mut self, length: usize) {
        if self.memory.len() < length {
            self.memory.resize(length, 0);
        }
    }
}

impl Deref for Buffer {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.memory.get(..self.length).unwrap_or_default()
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        lock(&self.spare).push(std::mem::take(&mut self.memory));
    }
}
