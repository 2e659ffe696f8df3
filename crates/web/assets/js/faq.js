// The FAQ: a vote in place, the questions folded on a narrow screen, a preview as an editor types.
"use strict";
(() => {
  // What a form holds, with the button that sent it.
  const body = (form, button) => new URLSearchParams(new FormData(form, button));

  document.addEventListener("submit", async (event) => {
    const block = event.target.closest("[data-vote]");
    if (!block) return;
    event.preventDefault();
    const form = event.target;
    const sent = body(form, event.submitter);
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "X-Fragment": "vote" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const made = document.createElement("template");
      made.innerHTML = await answer.text();
      const next = made.content.querySelector("[data-vote]");
      block.replaceWith(next);
      const focus = next.querySelector("textarea") || next.querySelector(".vote-thanks");
      if (focus) focus.focus();
    } catch {
      // As without a script: the page that answers says what happened.
      const choice = event.submitter;
      if (choice && choice.name) {
        const hidden = document.createElement("input");
        Object.assign(hidden, { type: "hidden", name: choice.name, value: choice.value });
        form.append(hidden);
      }
      form.submit();
    }
  });

  // On a narrow screen the questions come after the answers: only those in use stay open.
  if (matchMedia("(max-width: 760px)").matches) {
    for (const facet of document.querySelectorAll(".faq .facet[data-fold]")) {
      if (!facet.querySelector(".active")) facet.open = false;
    }
  }

  // The answer whose address is opened is open.
  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.matches("details.answer")) target.open = true;
  };
  addEventListener("hashchange", open);
  open();

  const editor = document.querySelector("form[data-preview]");
  const preview = editor && document.querySelector(editor.dataset.preview);
  if (preview) {
    let wait = 0;
    let running = null;
    const show = async () => {
      if (running) running.abort();
      running = new AbortController();
      try {
        const sent = { method: "POST", body: body(editor), headers: { "X-Fragment": "preview" } };
        const answer = await fetch(editor.dataset.previewUrl, { ...sent, signal: running.signal });
        if (answer.ok) preview.innerHTML = await answer.text();
      } catch (error) {
        // The preview stays as it was: the button still makes one.
        if (error.name !== "AbortError") preview.setAttribute("data-late", "");
      }
    };
    editor.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(show, 400);
    });
  }

  // A text half written is not left by mistake.
  for (const field of document.querySelectorAll("[data-warn-unsaved]")) {
    let changed = false;
    field.addEventListener("input", () => { changed = true; });
    field.addEventListener("submit", () => { changed = false; });
    addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  }
})();
