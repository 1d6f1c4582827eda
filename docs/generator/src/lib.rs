//! What is generated for the documents: the plots of the benchmarks. The program of this package builds the site.

mod plots;

pub use plots::plots;
