// All journeys over one demonstration server and one empty one.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { company } from "./journeys/company.mjs";
import { convergence } from "./journeys/convergence.mjs";
import { faq, faqEditor } from "./journeys/faq.mjs";
import { keyboard } from "./journeys/keyboard.mjs";
import { pages } from "./journeys/pages.mjs";
import { withoutScript } from "./journeys/without-script.mjs";
import { launch } from "./lib/browser.mjs";
import { check, end } from "./lib/report.mjs";
import { postgres } from "./lib/postgres.mjs";
import { start } from "./lib/server.mjs";

const shots = process.env.JALON_SHOTS ?? mkdtempSync(join(tmpdir(), "jalon-shots-"));
mkdirSync(shots, { recursive: true });

// People of the directory, whatever it holds: the journeys name nobody themselves.
async function people(url) {
  const ask = async (query) => (await fetch(`${url}/api/v1/directory/search?${query}`)).json();
  const all = (await ask("profession=10&mode=L&limit=200")).items.filter((p) => p.rpps !== "");
  const usual = all.find((p) => p.mailbox) ?? all[0];
  const busiest = all.reduce((most, p) => (p.activities > most.activities ? p : most), usual);
  const student = (await ask("category=E&limit=1")).items[0] ?? usual;
  return { usual, busiest, student };
}

async function demonstration(browser, url) {
  const { usual, busiest, student } = await people(url);
  const name = encodeURIComponent(usual.family);
  const all = [
    ["home", "/"],
    ["search-start", "/annuaire"],
    ["search-usual", `/annuaire?q=${name}`],
    ["search-crowded", "/annuaire?profession=60&mode=S"],
    ["search-advanced", `/annuaire?q=${name}&street=rue&category=C`],
    ["search-none", `/annuaire?q=${name}+zzzzqqqq&departement=69`],
    ["person-usual", `/annuaire/${usual.rpps}`],
    ["person-busiest", `/annuaire/${busiest.rpps}`],
    ["person-student", `/annuaire/${student.rpps}`],
    ["person-unknown", "/annuaire/10000668540"],
    ["status", "/annuaire/etat"],
    ["number-start", "/identifiants"],
    ["number-several", "/identifiants?valeur=751404682"],
    ["number-wrong", "/identifiants?valeur=921234567"],
    ["number-none", "/identifiants?valeur=bonjour"],
    ["faq-start", "/faq"],
    ["faq-usual", "/faq?q=corespondant&thematique=annuaire-correspondants"],
    ["faq-none", "/faq?q=zorglub+xqzt&produit=hds&thematique=ethique"],
    ["faq-answer", "/faq/rpps-am-finess-differences"],
    ["faq-answer-incomplete", "/faq/convergence-pieces-justificatives"],
    ["faq-unknown", "/faq/nulle-part"],
    ["accessibility", "/accessibilite"],
    ["not-found", "/nulle/part"],
  ];
  await pages(browser, url, all, shots);
  await keyboard(browser, url, usual);
  await faq(browser, url);
  await faqEditor(browser, url, shots);
  await withoutScript(browser, url, usual);
}

async function nothingLoaded(browser, url) {
  const all = [["home-empty", "/"], ["search-empty", "/annuaire"], ["status-empty", "/annuaire/etat"]];
  await pages(browser, url, all, shots);
}

/** Over a server started for it, always stopped after. */
async function over(name, options, journey) {
  await check(`${name}: the server starts, the journey ends`, async () => {
    const server = await start(process.env.JALON_BIN, ...options);
    try {
      await journey(server.url, server.folder);
    } finally {
      await server.stop();
    }
  });
}

const browser = await launch();
if (process.env.JALON_URL) {
  await demonstration(browser, process.env.JALON_URL.replace(/\/$/, ""));
} else {
  await over("demonstration", ["--demo"], async (url, folder) => {
    await demonstration(browser, url);
    await company(browser, url, folder, shots, "sqlite");
    await convergence(browser, url, shots);
  });
  await check("on PostgreSQL", async () => {
    const database = await postgres();
    try {
      // Nodes that share a database are given the keys.
      const keys = join(shots, "master.keys");
      writeFileSync(keys, execFileSync(process.env.JALON_BIN, ["key", "new"]), { mode: 0o600 });
      await over("PostgreSQL", ["--demo", "--database", database.url, "--master-keys", keys], async (url, folder) => {
        await company(browser, url, folder, shots, "postgres");
        await faq(browser, url);
      });
    } finally {
      await database.stop();
    }
  });
  await over("nothing loaded", [], (url) => nothingLoaded(browser, url));
}
await browser.close();
console.log(`pictures: ${shots}`);
process.exit(end());
