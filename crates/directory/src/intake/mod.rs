//! From the paths given by a user to the texts inside: ZIP, folders, names, dates, limits.
