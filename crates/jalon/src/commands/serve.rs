//! `jalon serve`: the pages and the HTTP interfaces, until told to stop.

mod accounts;
mod demo;
mod listen;
mod logs;
mod mail;
mod questionnaires;
mod work;

use super::Outcome;
use crate::clock;
use crate::context::Context;
use crate::failure::Failure;
use crate::records::{self, Places, Schema, SystemClock};
use ::accounts::Site;
use ::accounts::mail::BaseUrl;
use ::accounts::password::Hasher;
use clap::Args;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Address of the platform as people type it, written into mails; the address listened on by default
    #[arg(long, value_name = "URL", env = "JALON_BASE_URL", hide_env_values = true)]
    base_url: Option<BaseUrl>,
    /// A proxy stands before: who calls is what it adds to X-Forwarded-For
    #[arg(long)]
    behind_proxy: bool,
    /// Demonstration: when nothing is there, a synthetic directory of 50,000 lines and ready accounts (fictitious people)
    #[arg(long)]
    demo: bool,
    #[command(flatten)]
    places: Places,
    #[command(flatten)]
    mail: mail::Mail,
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
    let fictitious = demo::is_current(&library, context)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(Failure::of_server)?.block_on(async {
        let db = args.places.database(context, Schema::Current).await?;
        let keys = args.places.keys(context, Schema::Current)?;
        let documents = args.places.documents(context, Arc::clone(&keys))?;
        let base = match &args.base_url {
            Some(base) => base.clone(),
            None => url.parse().map_err(|error| Failure::internal(&error))?,
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let mut site = Site::new(base, keys, Hasher::new(), cores);
        questionnaires::publish(&db).await?;
        let held = accounts::prepare(&site, &db, args.demo).await?;
        let mut ready = Vec::new();
        if held == accounts::Held::Demonstration {
            site = site.for_demonstration();
            ready = accounts::ready();
        }
        let delivery = args.mail.delivery(context, &site.base)?;
        tracing::info!(mails = %delivery.describe(), "mails leave");
        let worker = work::worker(&db, &site, &documents, &delivery).await?;
        let clock = Arc::new(SystemClock);
        let open = web::Records::open(db.clone(), site, documents, clock, records::random());
        let records = open.await?.behind_proxy(args.behind_proxy).with_ready_accounts(ready);
        let app = web::App::new(library, clock::now).demo(fictitious).with_records(records);
        app.prepare().await;

        let listener = tokio::net::TcpListener::from_std(listener).map_err(Failure::of_server)?;
        let stop = listen::Stop::new().map_err(Failure::of_server)?;
        let (told, stopping) = watch::channel(false);
        let working = tokio::spawn(work::work(worker, until(stopping.clone())));
        // Ready: connections wait in the queue of the socket from here on.
        writeln!(out, "{url}")?;
        out.flush()?;
        tracing::info!(%url, version = env!("CARGO_PKG_VERSION"), "serving");
        let served = serve(listener, web::router(app), stop, (told, stopping)).await;
        // A job that is cut is given back when its lease ends.
        if tokio::time::timeout(GRACE, working).await.is_err() {
            tracing::warn!("jobs under way were cut");
        }
        db.close().await;
        served
    })?;
    tracing::info!("stopped");
    Ok(Outcome::Done)
}

/// Waits until it is told to stop; whoever tells may also be gone.
async fn until(mut stopping: watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stop| *stop).await;
}

/// Serves; once told to stop, tells everybody, ends the requests under way, but not for ever.
async fn serve(
    listener: tokio::net::TcpListener,
    router: axum::Router,
    mut stop: listen::Stop,
    (told, stopping): (watch::Sender<bool>, watch::Receiver<bool>),
) -> Result<(), Failure> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let graceful = axum::serve(listener, service).with_graceful_shutdown(until(stopping));
    let impatient = async {
        stop.asked().await;
        tracing::info!("stopping");
        told.send_replace(true);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = graceful => ended.map_err(Failure::of_server),
        () = impatient => {
            tracing::warn!("requests still under way were cut");
            Ok(())
        }
    }
}
