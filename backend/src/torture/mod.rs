//! What the torture suites need inside the server. Only a build with the feature `torture` has it,
//! and that build behaves like every other until an environment variable arms it.

pub mod naive;
