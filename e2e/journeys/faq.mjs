// The FAQ with the keyboard alone: a search with a slip, two questions, an answer read in place, a vote; then an editor.
import { join } from "node:path";
import { open } from "../lib/browser.mjs";
import { active, tabTo } from "../lib/keys.mjs";
import { check, must } from "../lib/report.mjs";
import { one } from "./pages.mjs";

// An account of the demonstration, whose password is published.
const INSTRUCTOR = "instructeur@jalon.example";
const PASSWORD = "une demonstration de jalon";

const settled = (page) =>
  page.waitForFunction(() => {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    const busy = document.querySelector("#results").hasAttribute("aria-busy");
    return !busy && query === document.querySelector("#q").value.trim();
  });

// Ticks the first value of a question that is not ticked yet.
async function tick(page, facet) {
  const before = new URL(page.url()).searchParams.getAll(facet).length;
  await tabTo(page, (now) => new URL(now.href || "/", page.url()).searchParams.getAll(facet).length > before, facet);
  await Promise.all([page.waitForURL((url) => url.searchParams.getAll(facet).length > before), page.keyboard.press("Enter")]);
}

export async function faq(browser, url) {
  const { context, page, faults } = await open(browser, { url });

  await check("faq: a slip finds the answer as one types", async () => {
    await page.goto("/faq");
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("/");
    must((await active(page)).id === "q", "the field has the focus");
    await page.keyboard.type("corespondant");
    await settled(page);
    await page.locator("#r-correspondant-definition mark").first().waitFor();
    must(/\d/.test(await page.locator("#live").textContent()), "the total is announced");
  });

  await check("faq: two questions narrow the list, words kept", async () => {
    await page.keyboard.press("Enter");
    await settled(page);
    await tick(page, "offre");
    await tick(page, "thematique");
    const at = new URL(page.url()).searchParams;
    must(at.get("q") === "corespondant", `the words are kept: ${at}`);
    must((await page.locator(".filters li a").count()) >= 2, "both filters are shown");
  });

  await check("faq: an answer opens in place and closes", async () => {
    await page.keyboard.press("/");
    await page.keyboard.press("ArrowDown");
    must(await page.evaluate(() => document.activeElement.matches("summary.hit-link")), "the first answer has the focus");
    await page.keyboard.press("Enter");
    await page.locator("details.answer[open] .prose").first().waitFor();
    must(await page.locator("details.answer[open] .sources").first().isVisible(), "its sources are there");
  });

  await check("faq: no, why, and a changed mind, without leaving the list", async () => {
    const before = page.url();
    await tabTo(page, (now) => now.text === "Non", "the button Non");
    await page.keyboard.press("Enter");
    await page.locator(".vote textarea").waitFor();
    must((await active(page)).id.startsWith("raison-"), "the reason has the focus");
    await page.keyboard.type("Un exemple manque.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("les rédacteurs liront votre remarque").waitFor();
    await tabTo(page, (now) => now.text === "Oui", "the button Oui");
    await page.keyboard.press("Enter");
    await page.getByText("Merci, votre avis est compté.", { exact: true }).waitFor();
    must(page.url() === before, "the list is still there");
  });

  await check("faq: the permalink leads back to the very list", async () => {
    const list = page.url();
    await page.locator("details.answer[open] .answer-link a").first().click();
    await page.waitForURL(/\/faq\/[a-z0-9-]+$/);
    await page.locator("[data-back]").click();
    await page.waitForURL(list);
  });

  await check("faq: an identifier named leads to its explanation", async () => {
    await page.goto("/faq/rpps-am-finess-differences");
    await page.locator(".prose a[href='/identifiants#rpps']").first().click();
    await page.waitForURL("**/identifiants#rpps");
    must(await page.locator("#rpps").isVisible(), "the anchor is on the page");
  });

  await check("faq: no fault of a script", () => must(faults.length === 0, faults.join("\n")));
  await context.close();

  const still = await open(browser, { url, width: 390, script: false });
  await check("faq without script: search, open, vote, thanks", async () => {
    await still.page.goto("/faq");
    await still.page.locator("#q").fill("quelle carte pour insi");
    await still.page.locator("form.search .primary").click();
    await still.page.locator("#r-insi-carte-nominative summary").click();
    await still.page.locator("#r-insi-carte-nominative .vote button[value=oui]").click();
    await still.page.waitForURL(/avis=oui/);
    must(await still.page.getByText("votre avis est compté").first().isVisible(), "thanks");
  });
  await still.context.close();
}

async function signIn(page) {
  await page.goto("/connexion");
  await page.locator("#f-adresse").fill(INSTRUCTOR);
  await page.locator("#f-mot_de_passe").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/tableau-de-bord");
}

/** The workbench, by the instructor of the demonstration; `shots` is the folder of the pictures. */
export async function faqEditor(browser, url, shots) {
  const { context, page, faults } = await open(browser, { url });

  await check("faq editor: signs in and finds the workbench", async () => {
    await signIn(page);
    await page.goto("/faq/redaction");
    must((await page.locator(".write-list tbody tr").count()) > 10, "the answers are listed");
  });

  await check("faq editor: the preview follows what is typed", async () => {
    await page.goto("/faq/redaction/fr/cps-sans-contact");
    await page.locator("#f-reponse").fill("Une **nouvelle** réponse sur la puce sans contact.");
    await page.locator("#apercu .prose strong", { hasText: "nouvelle" }).waitFor();
  });

  await check("faq editor: published, read at once, and given back", async () => {
    await page.locator("button[value=publier].primary, .form-end button[value=publier]").first().click();
    await page.getByText("La réponse est publiée").waitFor();
    await page.goto("/faq/cps-sans-contact");
    await page.locator(".prose strong", { hasText: "nouvelle" }).waitFor();
    await page.goto("/faq/redaction/fr/cps-sans-contact");
    await page.getByRole("button", { name: "Revenir au texte livré" }).click();
    await page.getByText("Les lecteurs voient de nouveau le texte livré").waitFor();
  });

  await check("faq editor: no fault of a script", () => must(faults.length === 0, faults.join("\n")));
  await context.close();

  const workbench = [
    ["faq-write-list", "/faq/redaction"],
    ["faq-write-new", "/faq/redaction/nouvelle"],
    ["faq-write-answer", "/faq/redaction/fr/cps-sans-contact"],
    ["faq-write-versions", "/faq/redaction/fr/cps-sans-contact/versions"],
    ["faq-write-import", "/faq/redaction/import"],
    ["faq-write-statistics", "/faq/redaction/statistiques"],
  ];
  for (const [width, scheme] of [[1280, "light"], [390, "dark"]]) {
    for (const lang of ["fr", "en"]) {
      const seen = await open(browser, { url, width, scheme, lang });
      await signIn(seen.page);
      for (const [name, path] of workbench) {
        const full = `${name}-${width}-${scheme}-${lang}`;
        const address = `${path}?lang=${lang}`;
        await check(full, () => one(seen.page, address, join(shots, `${full}.png`), width, lang));
      }
      await check(`no fault in the workbench ${width} ${lang}`, () => must(seen.faults.length === 0, seen.faults.join("\n")));
      await seen.context.close();
    }
  }
}
