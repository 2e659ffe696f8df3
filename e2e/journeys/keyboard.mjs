// Search, choose and open a person with the keyboard alone.
import { open } from "../lib/browser.mjs";
import { check, must } from "../lib/report.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.className);

// The results shown are those of the words in the field.
const settled = (page) =>
  page.waitForFunction(() => {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    const busy = document.querySelector("#results").hasAttribute("aria-busy");
    return !busy && query === document.querySelector("#q").value.trim();
  });

/** @param person one of the directory: family name and RPPS. */
export async function keyboard(browser, url, person) {
  const { context, page, faults } = await open(browser, { url });

  await check("keyboard: / focuses the search of any page", async () => {
    await page.goto("/annuaire/etat");
    await page.keyboard.press("/");
    must((await focused(page)) === "everywhere", `focus is on ${await focused(page)}`);
    await page.goto("/annuaire");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("/");
    must((await focused(page)) === "q", `focus is on ${await focused(page)}`);
  });

  await check("keyboard: results come as one types, and the address follows", async () => {
    await page.keyboard.type(person.family);
    await settled(page);
    await page.locator(".hit-link").first().waitFor();
    const said = await page.locator("#live").textContent();
    must(/\d/.test(said), `the total is announced: ${said}`);
  });

  await check("keyboard: arrows move through the results and back", async () => {
    await page.keyboard.press("ArrowDown");
    must((await focused(page)) === "hit-link", `focus is on ${await focused(page)}`);
    await page.keyboard.press("ArrowUp");
    must((await focused(page)) === "q", `focus is on ${await focused(page)}`);
  });

  await check("keyboard: Escape clears", async () => {
    await page.keyboard.press("Escape");
    await settled(page);
    must((await page.locator("#q").inputValue()) === "", "the field is empty");
    must(new URL(page.url()).search === "", `the address is plain: ${page.url()}`);
  });

  await check("keyboard: Enter opens the person, whose page leads back to the results", async () => {
    await page.keyboard.type(person.rpps);
    await settled(page);
    await page.locator(".hit-link").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/annuaire/${person.rpps}`);
    must((await page.locator("h1").textContent()).includes(person.family), "the title names the person");
    must(await page.locator("button.copy").first().isVisible(), "the number can be copied");
    await page.locator("[data-back]").click();
    await page.waitForURL(`**/annuaire?q=${person.rpps}`);
  });

  await check("keyboard: no fault of a script", () => must(faults.length === 0, faults.join("\n")));
  await context.close();
}
