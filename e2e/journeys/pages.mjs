// Every page, wide and narrow, light and dark, in both languages: seen, axe, no sideways scroll.
import AxeBuilder from "@axe-core/playwright";
import { join } from "node:path";
import { open } from "../lib/browser.mjs";
import { check, must } from "../lib/report.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @param pages names and paths; `shots` is the folder of the pictures. */
export async function pages(browser, url, pages, shots) {
  for (const width of [1280, 390]) {
    for (const scheme of ["light", "dark"]) {
      for (const lang of ["fr", "en"]) {
        const { context, page, faults } = await open(browser, { url, width, scheme, lang });
        for (const [name, path] of pages) {
          const full = `${name}-${width}-${scheme}-${lang}`;
          await check(full, () => one(page, path, join(shots, `${full}.png`), width, lang));
        }
        await check(`no fault in ${width} ${scheme} ${lang}`, () => must(faults.length === 0, faults.join("\n")));
        await context.close();
      }
    }
  }
}

/** One page: its picture, its language, its width, axe. */
export async function one(page, path, shot, width, lang) {
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: shot, fullPage: true });
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    wide: document.documentElement.scrollWidth,
    titles: document.querySelectorAll("h1").length,
  }));
  must(seen.lang === lang, `lang is ${seen.lang}`);
  must(seen.titles === 1, `${seen.titles} h1`);
  must(seen.wide <= width, `${seen.wide} px wide on a screen of ${width}`);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const told = violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html.slice(0, 160)).join("\n  ")}`);
  must(told.length === 0, told.join("\n"));
}
