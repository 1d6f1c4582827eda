//! The memory that JavaScript writes to, and the items that a module without std needs. The only `unsafe` code of the project.
//!
//! This module owns all memory from the linker's `__heap_base` on, because nothing allocates. JavaScript gets the address by
//! [`start`], writes strings after the codes, and grows the memory for a string that does not fit.
#![allow(unsafe_code, reason = "shared memory requires unsafe code")]

/// The room for the codes before the strings, one byte for each property.
pub const CODES: usize = 16;

#[cfg(target_arch = "wasm32")]
mod wasm {
    use core::alloc::{GlobalAlloc, Layout};

    unsafe extern "C" {
        static __heap_base: u8;
    }

    /// Returns the start of the memory that contains no statics and no stack.
    pub(super) fn start() -> usize {
        (&raw const __heap_base).addr()
    }

    /// Returns the memory from [`start`] to its end.
    pub(super) fn all() -> &'static mut [u8] {
        const PAGE: usize = 65_536;
        let length = core::arch::wasm32::memory_size(0).saturating_mul(PAGE).saturating_sub(start());
        // SAFETY: the bytes exist, and nothing else in this module is stored there or points there. Every bit pattern is a valid
        // byte. Only one call runs at a time, and a call takes the slice once.
        unsafe { core::slice::from_raw_parts_mut((&raw const __heap_base).cast_mut(), length) }
    }

    /// An allocator without memory. The domain crate needs an allocator to link, but no called function allocates.
    struct NoHeap;

    #[global_allocator]
    static ALLOCATOR: NoHeap = NoHeap;

    // SAFETY: null reports that no memory is left.
    unsafe impl GlobalAlloc for NoHeap {
        unsafe fn alloc(&self, _: Layout) -> *mut u8 {
            core::ptr::null_mut()
        }

        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
    }

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}

/// A replacement for other targets, on which the crate is only compiled for lints and documentation.
#[cfg(not(target_arch = "wasm32"))]
mod wasm {
    pub(super) fn start() -> usize {
        0
    }

    pub(super) fn all() -> &'static mut [u8] {
        &mut []
    }
}

/// The address of the codes.
pub(crate) fn start() -> usize {
    wasm::start()
}

/// Returns the codes and the strings, or `None` where there is no room for the codes.
pub(crate) fn parts() -> Option<(&'static mut [u8; CODES], &'static [u8])> {
    let (codes, texts) = wasm::all().split_first_chunk_mut()?;
    Some((codes, texts))
}
