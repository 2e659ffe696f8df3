// A product from its name to its answers, by three roles: its Responsable declares it and gives rights, one Contributeur
// answers with the keyboard, another may validate. Then every page of it, seen and read by axe.
import { join } from "node:path";
import { open } from "../lib/browser.mjs";
import { press, reach, type } from "../lib/keys.mjs";
import { check, must } from "../lib/report.mjs";
import { one } from "./pages.mjs";

const PASSWORD = "une demonstration de jalon";
const ROSE = "responsable@hydrangea.example";
const BASILE = "brouillon@hydrangea.example";
const VIOLETTE = "validation@hydrangea.example";

async function signIn(page, email) {
  await page.goto("/connexion");
  await type(page, "#f-adresse", email);
  await type(page, "#f-mot_de_passe", PASSWORD);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  must(page.url().endsWith("/tableau-de-bord"), `signed in: ${page.url()}`);
}

const says = async (page, words) => {
  const text = await page.locator("main").innerText();
  must(text.includes(words), `${page.url()} does not say ${words}:\n${text.slice(0, 600)}`);
};

// A choice of a list, as the keyboard makes it: the letters that it begins with.
async function pick(page, selector, words) {
  await reach(page, selector);
  await page.keyboard.type(words);
}

export async function convergence(browser, url, shots) {
  const sees = [];
  const person = async (options) => {
    const seen = await open(browser, { url, ...options });
    sees.push(seen);
    return seen.page;
  };
  const rose = await person();
  let product = "";

  await check("convergence: a product is declared with the keyboard and joins a démarche", async () => {
    await signIn(rose, ROSE);
    await rose.goto("/produits");
    await press(rose, "main a[href='/produits/nouveau']");
    await type(rose, "#f-nom", "Azurite");
    await pick(rose, "#f-os", "Android");
    await pick(rose, "#f-appareil", "Mobile");
    await pick(rose, "#f-cycle-de-vie", "En production");
    await press(rose, "main button.primary");
    await says(rose, "Azurite Android Mobile");
    product = new URL(rose.url()).pathname;
    await press(rose, "form:has(input[value=teleconsultation]) button");
    await says(rose, "Le produit a rejoint la démarche");
  });

  await check("convergence: rights are given on its questionnaires", async () => {
    await rose.goto("/entreprise/droits");
    for (const [name, level] of [["Basile Muscari", "d"], ["Violette Cyclamen", "v"]]) {
      await rose.locator("tr", { hasText: name }).locator("select[name^=ligne]").selectOption(level);
    }
    await Promise.all([rose.waitForNavigation(), rose.locator("form.rights-form button[type=submit]").first().click()]);
    await says(rose, "Les droits sont enregistrés");
  });

  const basile = await person();
  await check("convergence: a Contributeur answers with the keyboard and cannot validate", async () => {
    await signIn(basile, BASILE);
    await basile.goto(`${product}/qualification`);
    await press(basile, "main .title-line a.primary");
    const radio = basile.locator(".question input[type=radio], .question input[type=checkbox]").first();
    const name = await radio.getAttribute("name");
    await reach(basile, `[name="${name}"]`);
    await basile.keyboard.press("Space");
    await basile.keyboard.press("ArrowDown");
    await press(basile, ".sticky-end button:not([name])");
    await says(basile, "Les réponses sont enregistrées");
    await basile.goto(`${product}/qualification`);
    must((await basile.locator("button[value=soumettre]").count()) === 1, "it may be submitted");
    must((await basile.locator("button[value^=valider]").count()) === 0, "it may not be validated");
  });

  await check("convergence: fifty answers without a mouse, saved as they are given", async () => {
    let given = 0;
    await basile.goto("/strategie/strategie");
    const themes = await basile.locator(".form-themes th a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    for (const theme of themes) {
      if (given >= 50) break;
      await basile.goto(theme);
      // J goes from question to question; one key answers, or a choice is taken with the arrow.
      for (let steps = 0; steps < 40; steps += 1) {
        const before = await basile.evaluate(() => document.activeElement.name ?? "");
        await basile.keyboard.press("j");
        const now = await basile.evaluate(() => ({ name: document.activeElement.name ?? "", type: document.activeElement.type ?? "" }));
        if (now.name === before || now.name === "") break;
        if (now.type !== "radio") {
          // Out of a field where letters are letters, by Tab.
          if (now.type === "checkbox") await basile.keyboard.press("Space");
          else await basile.keyboard.type(now.type === "text" ? "12" : "Oui");
          await basile.keyboard.press("Tab");
        } else {
          await basile.keyboard.press("o");
          const chosen = await basile.evaluate(() => Boolean(document.activeElement.closest("fieldset").querySelector("input:checked:not([value=''])")));
          if (!chosen) await basile.keyboard.press("ArrowDown");
        }
        given += 1;
      }
      await basile.waitForFunction(() => document.querySelector("[data-save-state]").dataset.now === "saved");
    }
    must(given >= 50, `${given} answers`);
    await basile.goto("/strategie/strategie");
    const counted = Number((await basile.locator(".figures dd").first().innerText()).split("/")[0]);
    must(counted >= 50, `${counted} answers are kept of ${given} given`);
  });

  await check("convergence: without network answers stay on the device, then leave by themselves", async () => {
    await basile.goto("/strategie/strategie");
    await basile.goto(await basile.locator(".form-themes th a").first().getAttribute("href"));
    await basile.context().setOffline(true);
    await basile.locator("fieldset.question input[type=radio]").nth(2).check();
    await basile.waitForFunction(() => document.querySelector("[data-save-state]").dataset.now === "away");
    await basile.context().setOffline(false);
    await basile.waitForFunction(() => document.querySelector("[data-save-state]").dataset.now === "saved");
    must(await basile.locator("fieldset.question input[type=radio]").nth(2).isChecked(), "the answer is there");
  });

  const violette = await person();
  await check("convergence: whoever validates is told what is missing", async () => {
    await signIn(violette, VIOLETTE);
    await violette.goto(`${product}/qualification`);
    await says(violette, "Ce qui manque avant la validation");
    await press(violette, "button[value=valider-aussitot]");
    await says(violette, "réponses obligatoires manquent");
  });

  // A product of the demonstration, answered.
  let beryl = "";
  await check("convergence: maturity, a target, a trial that changes nothing, the roadmap and its calendar", async () => {
    await rose.goto("/produits");
    beryl = await rose.locator("main a", { hasText: "Béryl Suivi" }).getAttribute("href");
    await rose.goto(`${beryl}/doctrine-socles/maturite`);
    await says(rose, "Ce qui fait le plus avancer ce score");
    must((await rose.locator("svg.radar .radar-now").count()) === 1, "the radar is drawn");
    await rose.goto(`${beryl}/doctrine-socles/projection?cible=theme:ethique#fixer`);
    await pick(rose, "#f-niveau", "5");
    await rose.fill("#f-jour", "2027-12-15");
    await press(rose, "section[aria-labelledby=fixer] button.primary");
    await says(rose, "15/12/2027");
    await rose.goto(`${beryl}/doctrine-socles/projection/essais`);
    await type(rose, "#f-nom", "Et si");
    await press(rose, "main button.primary");
    await says(rose, "Aucune réponse supposée");
    await rose.goto("/trajectoire");
    await says(rose, "Décembre 2027");
    const file = await rose.request.get(`${url}/trajectoire.ics`);
    must((await file.text()).includes("DTSTART;VALUE=DATE:20271215"), "the calendar has the day");
  });

  await check("convergence: products compared, the evaluation printed", async () => {
    await rose.goto("/comparer/doctrine-socles");
    await says(rose, "le plus haut");
    const file = await rose.request.get(`${url}${beryl}/doctrine-socles/lecture.pdf`);
    must((await file.body()).subarray(0, 8).toString() === "%PDF-1.7", "it is a PDF");
  });

  await check("convergence: a workbook goes out and comes back", async () => {
    const file = await rose.request.get(`${url}${beryl}/telesoin/reponses.xlsx`);
    await rose.goto(`${beryl}/telesoin/importer`);
    await rose.setInputFiles("#classeur", { name: "telesoin.xlsx", mimeType: "application/octet-stream", buffer: await file.body() });
    await press(rose, "section[aria-labelledby=file] button");
    await says(rose, "rien à reprendre");
  });

  const paths = [
    ["products", "/produits"],
    ["demarches", "/demarches"],
    ["demarche", "/demarches/socles"],
    ["segur", "/demarches/segur"],
    ["coherence", "/coherence"],
    ["form-overview", `${beryl}/doctrine-socles`],
    ["form-question", "/strategie/strategie/question/rssi"],
    ["form-share", "/strategie/strategie/repartition"],
    ["form-reading", `${beryl}/telesoin/lecture`],
    ["form-import", `${beryl}/telesoin/importer`],
    ["maturity", `${beryl}/doctrine-socles/maturite`],
    ["projection", `${beryl}/doctrine-socles/projection`],
    ["trials", `${beryl}/doctrine-socles/projection/essais`],
    ["roadmap", "/trajectoire"],
    ["compare", "/comparer/doctrine-socles"],
    ["product-new", "/produits/nouveau"],
    ["product", product],
    ["product-split", `${product}/decliner`],
    ["strategy", "/strategie"],
    ["form-strategy", "/strategie/strategie"],
    ["form-identification", `${product}/identification`],
    ["form-theme", `${product}/identification/vie`],
    ["form-teleconsultation", `${product}/teleconsultation`],
    ["form-journal", "/entreprise/journal"],
  ];
  for (const [width, scheme, lang] of [[1280, "light", "fr"], [390, "dark", "en"], [390, "light", "fr"], [1280, "dark", "en"]]) {
    const page = await person({ width, scheme, lang });
    await check(`convergence: signed in, ${width} ${scheme} ${lang}`, async () => {
      await signIn(page, ROSE);
      await page.goto(`/produits?lang=${lang}`);
    });
    for (const [name, path] of paths) {
      const full = `${name}-${width}-${scheme}-${lang}`;
      await check(full, () => one(page, path, join(shots, `${full}.png`), width, lang));
    }
  }
  await check("convergence: no fault in any browser", () => {
    const faults = sees.flatMap((seen) => seen.faults.filter((fault) => !/status of 422|ERR_INTERNET_DISCONNECTED/.test(fault)));
    must(faults.length === 0, faults.join("\n"));
  });
  for (const { context } of sees) await context.close();
}
