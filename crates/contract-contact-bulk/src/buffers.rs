//! Buffers that are used again.

use std::io::{self, ErrorKind, Read};
use std::ops::Deref;
use std::sync::{Arc, Mutex};

use crate::in_order::lock;

/// The buffers of one check. A new buffer for each part would be new pages of memory, which the kernel has to clear.
#[derive(Default)]
pub(crate) struct Buffers {
    spare: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Buffers {
    /// Returns an empty buffer. A dropped buffer is used again.
    pub(crate) fn take(&self) -> Buffer {
        let memory = lock(&self.spare).pop().unwrap_or_default();
        Buffer { memory, length: 0, spare: Arc::clone(&self.spare) }
    }
}

/// Some bytes of the input.
pub(crate) struct Buffer {
    /// All of it is initialized, so that a reader can write to it.
    memory: Vec<u8>,
    /// How many bytes the buffer holds.
    length: usize,
    spare: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Buffer {
    /// Reads until the buffer holds so many bytes, and returns whether there were so many. The bytes before an error are not
    /// lost.
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

    /// Keeps the first bytes only.
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
