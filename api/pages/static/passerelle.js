"use strict";
// Reading and forms need no script; this only completes what htmx does.

// A refused form comes back with 422, a conflict with 409: what they say is to be shown.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([403, 404, 409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// After a swap, the focus goes where the server says: a summary of errors, a confirmation. What was
// confirmed before is no news any more.
document.addEventListener("htmx:afterSwap", (event) => {
  document.getElementById("fait")?.remove();
  const wanted = event.detail.elt.querySelector?.("[autofocus]");
  if (wanted) wanted.focus();
});

// A list that completes itself may have grown above the focus: it stays in sight.
document.addEventListener("htmx:afterSettle", (event) => {
  const at = document.activeElement;
  if (event.detail.elt.contains(at)) at.scrollIntoView({ block: "nearest" });
});

// Told in the page's own live region: the request itself did not arrive.
document.addEventListener("htmx:sendError", () => {
  const place = document.getElementById("panne");
  if (place) place.textContent = "Le service ne répond pas. Votre saisie est encore là : réessayez.";
});
document.addEventListener("htmx:afterOnLoad", () => {
  const place = document.getElementById("panne");
  if (place) place.textContent = "";
});

// Printing needs a script; the browser's own menu prints the same without one.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A button pressed again while its form is on the way sends nothing twice. A form that a script
// sends is free once answered, any other once its page is shown again, or after ten seconds.
const SENT_MS = 10_000;
const sent = new WeakMap();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (event.timeStamp - (sent.get(form) ?? -SENT_MS) < SENT_MS) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent.set(form, event.timeStamp);
}, true);
document.addEventListener("htmx:afterRequest", (event) => sent.delete(event.detail.elt));
window.addEventListener("pageshow", () => {
  for (const form of document.forms) sent.delete(form);
});

// A date field follows the browser's language, even in the order of day and month: the day is said
// in French below it once it is whole.
const FIRST_YEAR = 1900;
const inFrench = new Intl.DateTimeFormat("fr-FR", {
  weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});
function sayDay(field) {
  const day = field.valueAsDate;
  const isWhole = day !== null && day.getUTCFullYear() >= FIRST_YEAR;
  let said = field.parentElement.querySelector(`output[for="${field.id}"]`);
  if (said === null) {
    if (!isWhole) return;
    said = document.createElement("output");
    said.className = "said-day";
    said.htmlFor = field.id;
    field.after(said);
  }
  said.textContent = isWhole ? inFrench.format(day).replace(/(?<= )1(?= )/, "1er") : "";
}
function sayDays() {
  for (const field of document.querySelectorAll("input[type=date]")) sayDay(field);
}
document.addEventListener("input", (event) => {
  if (event.target.type === "date") sayDay(event.target);
});
document.addEventListener("htmx:afterSettle", sayDays);
// Also when the page comes back with what was typed.
window.addEventListener("pageshow", sayDays);
