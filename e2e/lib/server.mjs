// Starts the program on a free port over a new data folder, and says its address.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

// Loading the demonstration in an unoptimised build takes some seconds on a busy machine.
const START_LIMIT = 120_000;

/** @returns {Promise<{url: string, folder: string, stop: () => Promise<void>}>} */
export async function start(program, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "jalon-e2e-"));
  const child = spawn(program, ["--data-dir", folder, "serve", ...options, "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = [];
  child.stderr.on("data", (text) => said.push(text));
  const ended = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${program}: ${why}\n${said.join("")}`));
    const limit = setTimeout(() => fail("no address was printed in time"), START_LIMIT);
    child.once("error", (error) => fail(error.message));
    child.once("close", (status) => fail(`ended with ${status} before it served`));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = line.match(/https?:\/\/[^\s"]+/);
      if (found) {
        clearTimeout(limit);
        resolve(found[0].replace(/\/$/, ""));
      }
    });
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, folder, stop };
}
