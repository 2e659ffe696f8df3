// The mails that the program wrote into its folder.
import { existsSync, mkdirSync, readFileSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";

const LIMIT = 30_000;

const decoded = (body) =>
  Buffer.from(
    body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

function read(folder, to) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .map((name) => readFileSync(join(folder, name), "latin1"))
    .filter((mail) => new RegExp(`^To:.*${to.replaceAll(".", "\\.")}`, "im").test(mail))
    .map((mail) => {
      const [head, ...rest] = mail.split(/\r?\n\r?\n/);
      const body = rest.join("\n\n");
      return /^content-transfer-encoding: base64/im.test(head) ? Buffer.from(body, "base64").toString("utf8") : decoded(body);
    });
}

/** The address that a mail to somebody leads to, under a path; waits for the mail. */
export function link(data, to, path) {
  const folder = join(data, "mail");
  if (!existsSync(folder)) mkdirSync(folder);
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = read(folder, to).flatMap((mail) => mail.match(/https?:\/\/\S+/g) ?? []);
      const address = found.map((text) => new URL(text)).find((address) => address.pathname.startsWith(path));
      if (address) end(() => resolve(address.pathname));
    };
    const watcher = watch(folder, look);
    const limit = setTimeout(() => end(() => reject(new Error(`no mail to ${to} leads to ${path}`))), LIMIT);
    const end = (then) => {
      watcher.close();
      clearTimeout(limit);
      then();
    };
    look();
  });
}
