/* Shows how far an upload has come. Without it the form is sent as any other. */
"use strict";

for (const form of document.querySelectorAll("form[data-upload]")) {
  const field = form.querySelector("[data-progress]");
  const bar = field.querySelector("progress");
  const words = field.querySelector("[role=status]");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button:not([type=button])");
    const request = new XMLHttpRequest();
    button.disabled = true;
    field.hidden = false;
    request.upload.addEventListener("progress", (sent) => {
      bar.value = sent.lengthComputable ? (100 * sent.loaded) / sent.total : 0;
    });
    request.upload.addEventListener("load", () => {
      words.textContent = bar.dataset.arrived;
      bar.removeAttribute("value");
    });
    request.addEventListener("load", () => {
      // A redirect has been followed to the receipt; anything else is the form with its refusal.
      if (request.responseURL !== location.href) {
        location.assign(request.responseURL);
        return;
      }
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      document.querySelector("main").replaceWith(answer.querySelector("main"));
      document.querySelector("main").focus();
    });
    request.addEventListener("error", () => form.submit());
    request.open("POST", form.action);
    request.send(new FormData(form));
  });
}
