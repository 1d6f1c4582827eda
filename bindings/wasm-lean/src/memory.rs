//! The memory that JavaScript writes to, and what a module without std needs. The only `unsafe` of the project.
//!
//! All memory from the linker's `__heap_base` on is ours: nothing here allocates. JavaScript finds its start by
//! [`start`], writes texts behind the codes, and grows the memory for one that does not fit.
#![allow(unsafe_code, reason = "shared memory cannot be had without")]

/// The room for the codes, one byte for each property, before the texts.
pub const CODES: usize = 16;

#[cfg(target_arch = "wasm32")]
mod wasm {
    use core::alloc::{GlobalAlloc, Layout};

    unsafe extern "C" {
        static __heap_base: u8;
    }

    /// Where the memory begins that no static and no stack lies in.
    pub(super) fn start() -> usize {
        (&raw const __heap_base).addr()
    }

    /// From [`start`] to the end of the memory.
    pub(super) fn all() -> &'static mut [u8] {
        const PAGE: usize = 65_536;
        let length = core::arch::wasm32::memory_size(0).saturating_mul(PAGE).saturating_sub(start());
        // SAFETY: the bytes exist, nothing else in this module lies there or points there, every bit pattern is a byte,
        // and one call, which is all that runs at a time, takes them once.
        unsafe { core::slice::from_raw_parts_mut((&raw const __heap_base).cast_mut(), length) }
    }

    /// The domain crate needs an allocator to link; no function that is called here allocates.
    struct NoHeap;

    #[global_allocator]
    static ALLOCATOR: NoHeap = NoHeap;

    // SAFETY: null says that there is no memory.
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

/// Elsewhere the crate is only compiled, for lints and documentation.
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

/// The codes and the texts; none where there is no room for the codes.
pub(crate) fn parts() -> Option<(&'static mut [u8; CODES], &'static [u8])> {
    let (codes, texts) = wasm::all().split_first_chunk_mut()?;
    Some((codes, texts))
}
