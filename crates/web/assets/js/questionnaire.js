// Answers: saved as they are given, kept on this device while the network is away, given with single keys. Without this
// script the page is one form with a button, and says the same.
"use strict";
(() => {
  const form = document.querySelector("form.answers[data-autosave]");
  if (!form) return;
  const state = form.querySelector("[data-save-state]");
  const kept = `answers:${form.getAttribute("action")}`;
  const PAUSE = 800;
  const AGAIN = 15_000;
  let wait = 0;
  let sending = false;
  let changed = false;
  // Questions answered since the last request left: what comes back knows nothing of them.
  let since = new Set();

  form.querySelectorAll("[data-keys]").forEach((line) => (line.hidden = false));

  const say = (word, ...rest) => {
    state.textContent = [state.dataset[word], ...rest].join(" ");
    state.dataset.now = word;
  };

  // What somebody typed: everything but what the page itself put there.
  const given = () => [...new FormData(form)].filter(([name]) => name.startsWith("q.") || name.startsWith("n."));

  const keep = () => {
    try {
      localStorage.setItem(kept, JSON.stringify(given()));
    } catch {
      // No room, or none allowed: the page itself still holds it.
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(kept);
    } catch {
      // Nothing was kept.
    }
  };

  // Questions appear and vanish with the answers; the one under the hand stays as it is, with its new revision.
  const renew = (page) => {
    const next = page.querySelector("form.answers[data-autosave]");
    if (!next) return false;
    form.querySelector("[name=_jeton]").value = next.querySelector("[name=_jeton]").value;
    const shown = [...form.querySelectorAll("section.panel")];
    const coming = [...next.querySelectorAll("section.panel")];
    const title = (section) => section.querySelector("h2").textContent;
    for (const section of shown) {
      if (!coming.some((other) => title(other) === title(section))) section.remove();
    }
    let after = form.querySelector("[name=_jeton]");
    for (const section of coming) {
      const here = shown.find((other) => title(other) === title(section));
      if (here) {
        renewSection(here, section);
        after = here;
      } else {
        after.after(section);
        after = section;
      }
    }
    return true;
  };

  const renewSection = (here, next) => {
    const held = document.activeElement.closest("fieldset.question");
    const stays = (old) => old === held || since.has(old.id);
    for (const question of here.querySelectorAll("fieldset.question")) {
      if (!next.querySelector(`#${CSS.escape(question.id)}`) && question !== held) question.remove();
    }
    let after = null;
    for (const question of [...next.querySelectorAll("fieldset.question")]) {
      const old = document.getElementById(question.id);
      if (old && stays(old)) {
        old.querySelector("input[type=hidden]").value = question.querySelector("input[type=hidden]").value;
        old.querySelector("legend").innerHTML = question.querySelector("legend").innerHTML;
        after = old;
        continue;
      }
      const open = old && old.querySelector("details").open;
      if (old) old.replaceWith(question);
      else if (after) after.after(question);
      else here.querySelector("fieldset.question, h2").after(question);
      question.querySelector("details").open = Boolean(open);
      after = question;
    }
  };

  const send = async () => {
    clearTimeout(wait);
    if (sending) return;
    sending = true;
    changed = false;
    since = new Set();
    say("saving");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok && renew(page)) {
        forget();
        say("saved", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
      } else {
        // Something has to be looked at: the button shows it, with what was typed.
        keep();
        say("refused");
      }
    } catch {
      keep();
      say("away");
      wait = setTimeout(send, AGAIN);
    }
    sending = false;
    if (changed) wait = setTimeout(send, PAUSE);
  };

  form.addEventListener("input", (event) => {
    changed = true;
    const question = event.target.closest("fieldset.question");
    if (question) since.add(question.id);
    clearTimeout(wait);
    wait = setTimeout(send, PAUSE);
  });
  // The button does what it says; nothing is sent twice.
  form.addEventListener("submit", () => {
    clearTimeout(wait);
    forget();
  });
  addEventListener("online", () => {
    if (state.dataset.now === "away") send();
  });
  addEventListener("beforeunload", (event) => {
    if (changed || sending) {
      keep();
      event.preventDefault();
    }
  });

  // What was not saved last time comes back.
  const before = (() => {
    try {
      return JSON.parse(localStorage.getItem(kept));
    } catch {
      return null;
    }
  })();
  if (Array.isArray(before)) {
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.tagName === "BUTTON") continue;
      const values = before.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
      else if (values.length > 0) field.value = values[0];
    }
    say("found");
    changed = true;
  }

  // One key an answer, and one to go on. Never while something is being typed.
  const answers = { o: "yes", y: "yes", p: "partly", n: "no", x: "not_applicable" };
  document.addEventListener("keydown", (event) => {
    const question = event.target.closest && event.target.closest("fieldset.question");
    const typing = event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...form.querySelectorAll("fieldset.question")];
    const go = { j: 1, k: -1 }[event.key];
    if (go) {
      const next = all[question ? all.indexOf(question) + go : 0];
      const field = next && next.querySelector("input:checked, input:not([type=hidden]), textarea, select");
      if (field) {
        event.preventDefault();
        field.focus();
        next.scrollIntoView({ block: "center" });
      }
      return;
    }
    if (!question) return;
    const value = answers[event.key] || (/^[0-5]$/.test(event.key) ? event.key : "");
    const field = value && question.querySelector(`input[type=radio][value="${value}"]`);
    if (!field) return;
    event.preventDefault();
    field.click();
    field.focus();
    if (value === "not_applicable") question.querySelector(".reason input").focus();
  });
})();
