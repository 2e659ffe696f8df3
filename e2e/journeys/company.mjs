// A company comes in, with the keyboard alone: it asks for an account, an instructor verifies it, its Responsable invites
// a Contributeur and gives one right; each signs in with a code of a telephone.
import { open } from "../lib/browser.mjs";
import { press, reach, type } from "../lib/keys.mjs";
import { link } from "../lib/mail.mjs";
import { check, must } from "../lib/report.mjs";
import { Telephone } from "../lib/totp.mjs";
import { one } from "./pages.mjs";
import { join } from "node:path";

const INSTRUCTOR = "instructeur@jalon.example";
// Published: it is that of every demonstration.
const DEMONSTRATION = "une demonstration de jalon";
const PASSWORD = "goémon trisaïeul paravent";
const RESPONSABLE = "flora@pervenche.example";
const CONTRIBUTEUR = "basile@pervenche.example";
const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

const says = async (page, words) => {
  const text = await page.locator("main").innerText();
  must(text.includes(words), `${page.url()} does not say ${words}:\n${text.slice(0, 600)}`);
};

// Chooses the file as the dialogue of the system would.
async function choose(page, selector, name) {
  await reach(page, selector);
  const [dialogue] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
  await dialogue.setFiles({ name, mimeType: "application/pdf", buffer: PDF });
}

// A day is typed in the order of the browser's language.
async function day(page, selector, iso) {
  const [year, month, date] = iso.split("-");
  for (const typed of [`${date}${month}${year}`, `${month}${date}${year}`]) {
    await reach(page, selector);
    await page.keyboard.type(typed);
    if ((await page.locator(selector).inputValue()) === iso) return;
    for (let part = 0; part < 3; part += 1) await page.keyboard.press("ArrowLeft");
  }
  throw new Error(`no way to type ${iso}`);
}

async function signIn(page, email, password) {
  await page.goto("/connexion");
  await type(page, "#f-adresse", email);
  await type(page, "#f-mot_de_passe", password);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

// Sets codes up and comes back in with one.
async function withCodes(page, email, password) {
  await page.goto("/compte/codes");
  await press(page, "form:has(input[value=commencer]) button");
  const telephone = new Telephone(await page.locator(".secret").innerText());
  await type(page, "#f-code", telephone.code());
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  must((await page.locator(".recovery li").count()) === 10, "ten recovery codes are shown");
  await reach(page, ".account summary");
  await page.keyboard.press("Enter");
  await press(page, "form[action='/deconnexion'] button");
  await signIn(page, email, password);
  must(page.url().includes("/connexion/code"), `a code is asked for: ${page.url()}`);
  await type(page, "#f-code", telephone.code());
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  must(page.url().endsWith("/tableau-de-bord"), `signed in: ${page.url()}`);
}

/** @param data folder of the program; `name` tells the runs apart. */
export async function company(browser, url, data, shots, name) {
  const sees = [];
  const person = async () => {
    const seen = await open(browser, { url });
    // Listened to from the start: the browser holds its dialogues back once it knows that somebody answers them.
    seen.page.on("filechooser", () => {});
    sees.push(seen);
    return seen.page;
  };
  const looked = (page, what) => one(page, page.url(), join(shots, `${name}-${what}.png`), 1280, "fr");

  const flora = await person();
  await check(`${name}: a company asks for an account`, async () => {
    await flora.goto("/inscription");
    await type(flora, "#f-siren", "999 000 037");
    await type(flora, "#f-entreprise", "Pervenche Santé");
    await reach(flora, "input[name=qualite]");
    await flora.keyboard.press("Space");
    await type(flora, "#f-prenom", "Flora");
    await type(flora, "#f-nom", "Pervenche");
    await type(flora, "#f-adresse", RESPONSABLE);
    await Promise.all([flora.waitForNavigation(), flora.keyboard.press("Enter")]);
    if (!flora.url().endsWith("/inscription/envoyee")) {
      // The key of a made-up number is told once; sent again as it is, it passes.
      await type(flora, "#f-adresse", RESPONSABLE);
      await Promise.all([flora.waitForNavigation(), flora.keyboard.press("Enter")]);
    }
    must(flora.url().endsWith("/inscription/envoyee"), flora.url());
  });

  await check(`${name}: the address is confirmed, the documents deposited`, async () => {
    await flora.goto(await link(data, RESPONSABLE, "/inscription/confirmer/"));
    await type(flora, "#f-nouveau", PASSWORD);
    await Promise.all([flora.waitForNavigation(), flora.keyboard.press("Enter")]);
    await looked(flora, "deposit");
    await choose(flora, "form[action$='/identite'] input[type=file]", "carte.pdf");
    await press(flora, "form[action$='/identite'] button");
    await choose(flora, "form[action$='/kbis'] input[type=file]", "kbis.pdf");
    await day(flora, "form[action$='/kbis'] input[type=date]", new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10));
    await press(flora, "form[action$='/kbis'] button");
    await press(flora, "form[action$='/envoi'] button");
    await says(flora, "Vos pièces sont parties à l’instruction");
  });

  const iris = await person();
  await check(`${name}: an instructor signs in with a code and accepts`, async () => {
    await signIn(iris, INSTRUCTOR, DEMONSTRATION);
    await withCodes(iris, INSTRUCTOR, DEMONSTRATION);
    await iris.goto("/instruction");
    await looked(iris, "queue");
    await press(iris, "main a[href^='/instruction/0']");
    await press(iris, "form[action$='/prendre'] button");
    await looked(iris, "dossier");
    await press(iris, "form[action$='/accepter'] button");
    await says(iris, "L’entreprise est active");
  });

  await check(`${name}: the Responsable signs in with a code and invites`, async () => {
    await withCodes(flora, RESPONSABLE, PASSWORD);
    await flora.goto("/entreprise/personnes/inviter");
    await type(flora, "#f-adresse", CONTRIBUTEUR);
    await Promise.all([flora.waitForNavigation(), flora.keyboard.press("Enter")]);
    await says(flora, "L’invitation est partie");
    await looked(flora, "people");
  });

  const basile = await person();
  await check(`${name}: the Contributeur comes in, with a code`, async () => {
    await basile.goto(await link(data, CONTRIBUTEUR, "/invitation/"));
    await looked(basile, "invitation");
    await type(basile, "#f-prenom", "Basile");
    await type(basile, "#f-nom", "Pervenche");
    await type(basile, "#f-nouveau", PASSWORD);
    await Promise.all([basile.waitForNavigation(), basile.keyboard.press("Enter")]);
    await says(basile, "Bienvenue");
    await withCodes(basile, CONTRIBUTEUR, PASSWORD);
  });

  await check(`${name}: one right is given and holds at once`, async () => {
    await flora.goto("/entreprise/droits");
    await reach(flora, "select[name^=c]");
    await flora.keyboard.type("Brouillon");
    await press(flora, ".rights-form button[type=submit]");
    await says(flora, "Les droits sont enregistrés");
    await looked(flora, "rights");
    await basile.goto("/tableau-de-bord");
    await says(basile, "Brouillon");
    await looked(basile, "board");
    await looked(await goTo(basile, "/compte"), "account");
  });

  await check(`${name}: no fault in the pages`, async () => {
    const faults = sees.flatMap((seen) => seen.faults);
    must(faults.length === 0, faults.join("\n"));
  });
  await Promise.all(sees.map((seen) => seen.context.close()));
}

async function goTo(page, path) {
  await page.goto(path);
  return page;
}
