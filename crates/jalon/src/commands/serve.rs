//! `jalon serve`: the pages and the HTTP interfaces, until told to stop.

mod demo;
mod listen;
mod logs;

use super::Outcome;
use crate::clock;
use crate::context::Context;
use crate::failure::Failure;
use clap::Args;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: String,
    /// When nothing is loaded, load a synthetic directory of 50,000 lines (fictitious people)
    #[arg(long)]
    demo: bool,
}

/// How long requests under way are waited for once the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or SIGINT.
pub fn run(args: &Serve, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    logs::start(context.json);
    // The port first: a port already taken is said before the demonstration is built.
    let (listener, url) = listen::bind(&args.listen)?;
    let library = Arc::new(context.library()?);
    if args.demo {
        demo::load_when_empty(&library, context)?;
    }
    let app = web::App::new(Arc::clone(&library), clock::now).demo(demo::is_current(&library, context)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(server_fault)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(server_fault)?;
        let stop = listen::Stop::new().map_err(server_fault)?;
        // Ready: connections wait in the queue of the socket from here on.
        writeln!(out, "{url}")?;
        out.flush()?;
        tracing::info!(%url, version = env!("CARGO_PKG_VERSION"), "serving");
        serve(listener, web::router(app), stop).await
    })?;
    tracing::info!("stopped");
    Ok(Outcome::Done)
}

/// Serves; once told to stop, ends the requests under way, but not for ever.
async fn serve(
    listener: tokio::net::TcpListener,
    router: axum::Router,
    mut stop: listen::Stop,
) -> Result<(), Failure> {
    let (told, stopping) = tokio::sync::oneshot::channel::<()>();
    let graceful = axum::serve(listener, router).with_graceful_shutdown(async {
        // The sender is dropped or used when a signal comes: both mean stop.
        let _ = stopping.await;
    });
    let impatient = async {
        stop.asked().await;
        tracing::info!("stopping");
        drop(told);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = graceful => ended.map_err(server_fault),
        () = impatient => {
            tracing::warn!("requests still under way were cut");
            Ok(())
        }
    }
}

fn server_fault(error: std::io::Error) -> Failure {
    Failure::refused(
        "server",
        format!("le serveur n’a pas pu continuer\u{202f}: {error}"),
        format!("the server could not go on: {error}"),
    )
}
