//! What the measured programs share, so that the peers and the product answer the same questions
//! under the same clock.

pub mod queries;
pub mod rows;
pub mod timing;
