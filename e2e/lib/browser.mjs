// The browser, and pages that tell when something went wrong in them.
import { chromium } from "playwright-core";

const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGS });

/** A page in a context of its own; `faults` gathers errors of scripts, refused resources and requests elsewhere. */
export async function open(browser, { url, width = 1280, scheme = "light", lang = "fr", script = true }) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 500 ? 844 : 860 },
    colorScheme: scheme,
    locale: lang === "en" ? "en-GB" : "fr-FR",
    javaScriptEnabled: script,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // The answer 404 of an error page is expected by those who ask for it.
    if (message.type() === "error" && !message.text().includes("status of 404")) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) faults.push(`asked ${request.url()}`);
  });
  return { context, page, faults };
}
