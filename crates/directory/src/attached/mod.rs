//! Tables keyed by person or place beside the main file: diplomas, savoir-faire, mailboxes, cards, FINESS.
