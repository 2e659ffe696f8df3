// A real PostgreSQL of its own, on the loopback, in a folder that goes with it.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const HOME = "/usr/lib/postgresql";

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** @returns {Promise<{url: string, stop: () => Promise<void>}>} */
export async function postgres() {
  const version = readdirSync(HOME).sort((a, b) => Number(a) - Number(b)).at(-1);
  const bin = join(HOME, version, "bin");
  const folder = mkdtempSync(join(tmpdir(), "jalon-e2e-postgres-"));
  // The server refuses to run as root.
  const as = {};
  if (process.getuid() === 0) {
    const [, , uid, gid] = execFileSync("getent", ["passwd", "postgres"], { encoding: "utf8" }).split(":");
    Object.assign(as, { uid: Number(uid), gid: Number(gid) });
    chownSync(folder, as.uid, as.gid);
  }
  const data = join(folder, "data");
  const options = { ...as, cwd: folder, stdio: "ignore" };
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "jalon", "-A", "trust", "-E", "UTF8", "--no-sync"], options);
  const port = await freePort();
  const settings = ["-c", "listen_addresses=127.0.0.1", "-c", `port=${port}`, "-c", `unix_socket_directories=${folder}`, "-c", "fsync=off"];
  const server = spawn(join(bin, "postgres"), ["-D", data, ...settings], { ...as, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => server.once("close", resolve));
  await new Promise((resolve, reject) => {
    createInterface({ input: server.stderr }).on("line", (line) => line.includes("ready to accept connections") && resolve());
    server.once("close", (status) => reject(new Error(`PostgreSQL ended with ${status}`)));
  });
  const stop = async () => {
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://jalon@127.0.0.1:${port}/postgres`, stop };
}
