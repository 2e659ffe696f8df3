// Passkeys: the two halves of a ceremony, around what the browser asks its owner. Without this script, a password does.
"use strict";
(() => {
  const form = document.querySelector("form[data-key]");
  if (!form || !window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) return;
  const adding = form.dataset.key === "add";
  const said = form.querySelector("[data-key-said]");
  form.hidden = false;
  document.querySelectorAll("[data-key-without]").forEach((note) => (note.hidden = true));

  const hidden = (name, value) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = "";
    try {
      const asked = await fetch(form.getAttribute("action") + "/defi", {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
      });
      if (!asked.ok || asked.redirected) throw new Error(String(asked.status));
      const { options, ceremonie } = await asked.json();
      const credential = adding
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey),
          });
      hidden("ceremonie", ceremonie);
      hidden("reponse", JSON.stringify(credential));
      form.submit();
    } catch {
      said.textContent = form.dataset.keyFailed;
    }
  });
})();
