//! Time and randomness of the machine: the two places where they are asked for.

use crate::clock;
use db::{Clock, Random, Timestamp};
use ring::rand::SecureRandom as _;

/// The clock of the machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(clock::now_millis())
    }
}

/// The randomness of the operating system.
#[derive(Debug)]
pub struct SystemRandom(ring::rand::SystemRandom);

impl Default for SystemRandom {
    fn default() -> Self {
        Self(ring::rand::SystemRandom::new())
    }
}

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        if self.0.fill(bytes).is_err() {
            // A key made of anything else would be no key: nothing may go on.
            tracing::error!("the operating system gives no randomness");
            std::process::abort();
        }
    }
}
