// What script adds to pages that already work without it. Loaded deferred, from our own address only.
"use strict";

(() => {
  document.documentElement.classList.add("js");

  const said = document.getElementById("said");
  const say = (words) => { if (said) said.textContent = words; };
  const each = (root, selector, deed) => {
    if (root.matches?.(selector)) deed(root);
    root.querySelectorAll(selector).forEach(deed);
  };

  // A slider says in words where it stands.
  document.addEventListener("input", (event) => {
    const weight = event.target.closest?.(".weight[data-words]");
    if (!weight) return;
    const word = weight.dataset.words.split("|")[Math.round(event.target.value)] ?? "";
    event.target.setAttribute("aria-valuetext", word);
    const output = weight.querySelector("output");
    if (output) output.textContent = word;
  });

  // A message of the system can be closed; without script it goes with the next page.
  document.addEventListener("click", (event) => {
    const close = event.target.closest?.("[data-close]");
    if (!close) return;
    close.closest("[data-message]")?.remove();
    document.getElementById("main")?.focus();
  });

  // Folded sheets of the masthead close on Escape, on a click elsewhere, and when focus leaves them.
  const folds = () => document.querySelectorAll("details[data-fold][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.getElementById("mast-found")?.replaceChildren();
    folds().forEach((fold) => {
      if (fold.contains(document.activeElement)) fold.querySelector("summary").focus();
      fold.open = false;
    });
  });
  const leave = (event) => folds().forEach((fold) => { if (!fold.contains(event.target)) fold.open = false; });
  document.addEventListener("click", leave);
  document.addEventListener("focusin", leave);

  // A file's name stands in its row; a file may be dropped on it.
  const showFile = (row) => {
    const file = row.querySelector("input[type=file]").files[0];
    const place = row.querySelector("[data-file-said]");
    if (!file || !place) return;
    const name = document.createElement("b");
    name.textContent = file.name;
    place.replaceChildren(name);
  };
  const wireFile = (row) => {
    const input = row.querySelector("input[type=file]");
    if (!input) return;
    input.addEventListener("change", () => showFile(row));
    ["dragover", "dragenter"].forEach((kind) => row.addEventListener(kind, (event) => {
      event.preventDefault();
      row.classList.add("over");
    }));
    row.addEventListener("dragleave", () => row.classList.remove("over"));
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      row.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  // Saved as you type: form[data-autosave="/address/"] is posted a little after the last stroke.
  const wireAutosave = (form) => {
    let timer = 0;
    let running = null;
    const place = form.querySelector("[data-saved]");
    const save = async () => {
      running?.abort();
      running = new AbortController();
      const body = new FormData(form);
      form.querySelectorAll("input[type=file]").forEach((input) => body.delete(input.name));
      try {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST", body, signal: running.signal, headers: { "X-Requested-With": "autosave" }, redirect: "error",
        });
        // A sentence of the server's own, such as "changed in another window", is shown as it is.
        const words = answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : "";
        if (place && words) return void (place.textContent = words);
        if (!answer.ok) throw new Error(String(answer.status));
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        if (place) place.textContent = (place.dataset.words || "%s").replace("%s", time);
      } catch (error) {
        if (error.name !== "AbortError" && place?.dataset.failed) place.textContent = place.dataset.failed;
      }
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1200); });
    form.addEventListener("submit", () => { clearTimeout(timer); running?.abort(); });
  };

  // A dialog is a page first: a[data-dialog] opens that page's [data-dialog-body] in place.
  const openDialog = async (link) => {
    const answer = await fetch(link.href, { headers: { "X-Requested-With": "dialog" } });
    if (!answer.ok || answer.redirected) return void (location.href = link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const body = page.querySelector(".dialog-page .plate-in");
    if (!body) return void (location.href = link.href);
    const dialog = document.createElement("dialog");
    const title = body.querySelector("h1");
    if (title) { title.id = "dialog-title"; dialog.setAttribute("aria-labelledby", "dialog-title"); }
    body.querySelectorAll("form:not([action])").forEach((form) => form.setAttribute("action", link.href));
    dialog.append(document.importNode(body, true));
    dialog.addEventListener("click", (event) => {
      if (event.target.closest("[data-dialog-close]")) { event.preventDefault(); dialog.close(); }
    });
    dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openDialog(link).catch(() => { location.href = link.href; });
  });

  // One press sends a form once; the button says so.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.dataset.busy || event.defaultPrevented) return;
    button.setAttribute("aria-busy", "true");
    button.dataset.said = button.textContent;
    button.textContent = button.dataset.busy;
  });
  addEventListener("pageshow", () => document.querySelectorAll("[aria-busy][data-said]").forEach((button) => {
    button.textContent = button.dataset.said;
    button.removeAttribute("aria-busy");
  }));

  const wire = (root) => {
    each(root, "[data-file]", wireFile);
    each(root, "form[data-autosave]", wireAutosave);
    each(root, "[data-close][hidden]", (close) => { close.hidden = false; });
    each(root, ".no-script", (only) => { only.hidden = true; });
  };
  wire(document);
  document.querySelector("[data-focus]")?.focus();

  // After a swap: the new part is wired, focus goes to its heading if asked, and a status says what changed.
  document.addEventListener("htmx:load", (event) => {
    const part = event.detail.elt;
    if (part === document.body) return;
    wire(part);
    const to = part.matches("[data-focus]") ? part : part.querySelector("[data-focus]");
    if (to) { if (!to.hasAttribute("tabindex")) to.tabIndex = -1; to.focus(); }
    const words = part.dataset.say || part.querySelector("[data-say]")?.dataset.say;
    if (words) say(words);
  });
})();
