//! `jalon key rotate`: everything under the current master key.

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::records::{self, Places, Schema};
use accounts::password::Hasher;
use accounts::{Site, second_factor};
use clap::Args;
use std::io::Write;
use std::sync::Arc;

/// Which records.
#[derive(Debug, Args)]
pub struct Rotate {
    #[command(flatten)]
    places: Places,
}

/// Wraps the keys of the documents again and seals the secrets again.
pub fn run(args: &Rotate, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let keys = args.places.keys(context, Schema::Existing)?;
    let current = keys.current();
    let documents = args.places.documents(context, Arc::clone(&keys))?;
    let (moved, sealed) = records::run(&args.places, context, Schema::Existing, async |db| {
        let acting = records::acting("key rotate");
        let moved = documents.rekey(&db, &acting).await?;
        // No address is written and no password hashed here.
        let base = "http://localhost".parse().map_err(|error| Failure::internal(&error))?;
        let site = Site::new(base, Arc::clone(&keys), Hasher::new(), 1);
        let mut writing = db.write(&acting).await?;
        let sealed = second_factor::reseal(&mut writing, &site).await?;
        writing.commit().await?;
        Ok((moved, sealed))
    })?;
    if context.json {
        let answer = serde_json::json!({ "key": current.to_string(), "documents": moved, "secrets": sealed });
        context.print_json(&answer, out)?;
        return Ok(Outcome::Done);
    }
    match context.lang {
        Lang::Fr => writeln!(
            out,
            "Tout est sous la clé {current}\u{202f}: {moved} document(s) et {sealed} secret(s) déplacés. Les clés \
             précédentes ne servent plus qu’aux sauvegardes faites avant."
        )?,
        Lang::En => writeln!(
            out,
            "Everything is under the key {current}: {moved} document(s) and {sealed} secret(s) moved. The keys before \
             serve only the backups made before."
        )?,
    }
    Ok(Outcome::Done)
}
