// A keyboard and nothing else: what has the focus, Tab until something has it, typing there.

export const active = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return { id: element.id, text: element.textContent.trim(), href: element.getAttribute("href") ?? "" };
  });

/** Presses Tab until what has the focus fits. */
export async function tabTo(page, fits, what) {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const now = await active(page);
    if (fits(now)) return now;
  }
  throw new Error(`Tab never reaches ${what} on ${page.url()}`);
}

/** Presses Tab until what has the focus is the element of a selector. */
export async function reach(page, selector) {
  const there = () => page.evaluate((selector) => document.activeElement.matches(selector), selector);
  // A field may have the focus from the start.
  for (let presses = 0; presses < 150; presses += 1) {
    if (await there()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${selector} on ${page.url()}`);
}

/** Types into a field, in place of what it holds. */
export async function type(page, selector, text) {
  await reach(page, selector);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Presses a button or follows a link, and waits for the page it leads to. */
export async function press(page, selector) {
  await reach(page, selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}
