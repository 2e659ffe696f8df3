// Improves pages that already work without it: results as one types, keys, copy buttons.
"use strict";
(() => {
  const form = document.querySelector("form[data-live]");
  const results = form && document.querySelector(form.dataset.live);
  const field = document.querySelector("form[data-live] [data-focus-key]") || document.querySelector("[data-focus-key]");
  const live = document.getElementById("live");
  let running = null;
  let resting = 0;

  const links = () => (results ? [...results.querySelectorAll(".hit-link")] : []);

  // Address of the search in the form, without its empty fields.
  const address = () => {
    const pairs = [...new FormData(form)].filter(([, value]) => value.trim() !== "");
    const query = new URLSearchParams(pairs).toString();
    return form.getAttribute("action") + (query ? "?" + query : "");
  };

  // Results of an address; a newer question ends the older one.
  const show = async (url, keep, what = "results") => {
    if (running) running.abort();
    clearTimeout(resting);
    running = new AbortController();
    const mine = running;
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { headers: { "X-Fragment": what }, signal: mine.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      // Someone already moving through the results stays at the same place in the new ones.
      const at = links().indexOf(document.activeElement);
      results.innerHTML = text;
      if (at >= 0) (links()[at] || field).focus();
      if (keep) history.replaceState(null, "", url);
      const found = results.firstElementChild;
      live.textContent = (found && found.dataset.status) || "";
      // A search that finds nothing counts once the reader rests on it, not at each letter.
      if (found && "settle" in found.dataset && what !== "settled") {
        resting = setTimeout(() => fetch(url, { headers: { "X-Fragment": "settled" } }).catch(() => {}), 2000);
      }
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    } finally {
      if (running === mine) results.removeAttribute("aria-busy");
    }
  };

  if (form && results) {
    form.addEventListener("input", (event) => {
      if (event.target.matches("input, select")) show(address(), true);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show(address(), true, "settled");
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const typing = target.matches("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !typing && field) {
      event.preventDefault();
      field.focus();
      field.select();
      return;
    }
    if (!form || !results) return;
    const all = links();
    const at = all.indexOf(target);
    if (event.key === "ArrowDown" && (target === field || at >= 0) && all[at + 1]) {
      event.preventDefault();
      all[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (all[at - 1] || field).focus();
    } else if (event.key === "Escape" && at >= 0) {
      field.focus();
    } else if (event.key === "Escape" && target === field && field.value !== "") {
      event.preventDefault();
      field.value = "";
      show(address(), true);
    }
  });

  // Back to the very results one comes from.
  for (const link of document.querySelectorAll("[data-back]")) {
    link.href = sessionStorage.getItem("search:" + link.getAttribute("href")) || link.href;
  }
  if (form) {
    const kept = "search:" + form.getAttribute("action");
    addEventListener("pagehide", () => sessionStorage.setItem(kept, location.pathname + location.search));
  }

  // What a password is worth, while it is typed: asked of the server, which alone knows the rules.
  for (const input of document.querySelectorAll("[data-strength]")) {
    const meter = document.createElement("meter");
    const said = document.createElement("span");
    const line = document.createElement("p");
    Object.assign(meter, { min: 0, low: 2.5, high: 2.9, optimum: 4, max: 4 });
    meter.setAttribute("aria-hidden", "true");
    line.className = "strength";
    line.setAttribute("role", "status");
    line.append(meter, said);
    line.hidden = true;
    input.after(line);
    let rest = 0;
    input.addEventListener("input", () => {
      clearTimeout(rest);
      rest = setTimeout(async () => {
        line.hidden = input.value === "";
        if (line.hidden) return;
        try {
          const answer = await fetch(input.dataset.strength, { method: "POST", body: new URLSearchParams(new FormData(input.form)) });
          if (!answer.ok) throw new Error(String(answer.status));
          const { score, word, text } = await answer.json();
          meter.value = score;
          said.textContent = [word, text].filter(Boolean).join(" · ");
        } catch {
          line.hidden = true;
        }
      }, 250);
    });
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    const word = button.querySelector("span");
    const before = word.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      word.textContent = button.dataset.done;
      button.addEventListener("blur", () => { word.textContent = before; }, { once: true });
    });
  }
})();
