// The same work without JavaScript, on a narrow screen.
import { open } from "../lib/browser.mjs";
import { check, must } from "../lib/report.mjs";

export async function withoutScript(browser, url, person) {
  const { context, page } = await open(browser, { url, width: 390, script: false });

  await check("without script: the menu opens and leads to the directory", async () => {
    await page.goto("/");
    await page.locator(".menu summary").click();
    await page.locator(".menu nav a").first().click();
    await page.waitForURL("**/annuaire");
  });

  await check("without script: the form searches, a filter narrows, a filter is removed", async () => {
    await page.locator("#q").fill(person.family);
    await page.locator("form.search .primary").click();
    await page.locator(".hit-link").first().waitFor();
    await page.locator(".facet a").first().click();
    await page.locator(".filters li a").first().waitFor();
    await page.locator(".filters li a").first().click();
    must((await page.locator(".filters").count()) === 0, "no filter is left");
  });

  await check("without script: a person opens; nothing that needs a script is shown", async () => {
    await page.locator(".hit-link").first().click();
    await page.waitForURL(/\/annuaire\/\d+$/);
    must(!(await page.locator("button.copy").first().isVisible()), "the copy button is hidden");
  });

  await check("without script: a number is identified", async () => {
    await page.goto("/identifiants");
    await page.locator("#valeur").fill("751404682");
    await page.locator(".number-form .primary").click();
    must((await page.locator(".candidate").count()) >= 2, "both readings are shown");
  });

  await context.close();
}
