//! What the documents state of the product: the tests and pages they name are there, and nothing
//! that they have to speak of is left out.

mod accessibility;
mod commands;
mod features;
mod tables;
