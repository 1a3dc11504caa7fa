/* Sends a file in pieces, shows how far it is, and goes on where a broken line left it, today or after the
   page was closed. Without it the form is sent as any other. */
"use strict";

const TRIES = 8; // of one piece in a row; the pauses between them double up to a minute
const pause = (tries) => new Promise((wake) => setTimeout(wake, Math.min(2 ** tries * 250, 60000)));

class Refused extends Error {}

class Upload {
  constructor(form, file, show) {
    this.file = file;
    this.show = show;
    this.token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const given = new FormData(form);
    this.said = new FormData();
    for (const name of ["item", "department"]) this.said.set(name, given.get(name));
    this.said.set("name", file.name.slice(file.name.lastIndexOf(".")));
    this.said.set("size", file.size);
    this.begin = form.dataset.upload;
    this.piece = 0;
    // What is remembered tells nothing of the file but its size and age.
    this.key = ["upload", file.size, file.lastModified, ...["item", "department"].map((n) => this.said.get(n))].join(" ");
  }

  async ask(method, url, body, headers = {}) {
    const answer = await fetch(url, {
      method, body, headers: { "X-CSRFToken": this.token, ...headers }, redirect: "error",
    });
    if (answer.ok || answer.headers.has("Upload-Offset")) return answer; // or it says where to go on
    if (answer.status >= 500 || answer.status === 409) throw new Error(answer.status);
    throw new Refused((await answer.json().catch(() => null))?.message[document.documentElement.lang.slice(0, 2)] ?? answer.status);
  }

  async start() {
    const known = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (known) {
      Object.assign(this, known);
      const answer = await this.look();
      if (answer?.ok) return this.at(answer);
    }
    const answer = await this.ask("POST", this.begin, this.said);
    Object.assign(this, { url: answer.headers.get("Location"), piece: (await answer.json()).piece });
    localStorage.setItem(this.key, JSON.stringify({ url: this.url, piece: this.piece }));
    return 0;
  }

  look() {
    return fetch(this.url, { method: "HEAD", redirect: "error" }).catch(() => null);
  }

  at(answer) {
    return Number(answer.headers.get("Upload-Offset"));
  }

  async run() {
    let offset = await this.start();
    for (let tries = 0; offset < this.file.size; ) {
      this.show(offset / this.file.size);
      const part = this.file.slice(offset, offset + this.piece);
      try {
        const headers = { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" };
        offset = this.at(await this.ask("PATCH", this.url, part, headers));
        tries = 0;
      } catch (error) {
        if (error instanceof Refused || ++tries > TRIES) throw error;
        await pause(tries);
        const answer = await this.look();
        if (answer?.ok) offset = this.at(answer);
      }
    }
    this.show(1);
    const answer = await this.ask("POST", this.url, new FormData());
    localStorage.removeItem(this.key);
    return (await answer.json()).url;
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  const field = form.querySelector("[data-progress]");
  const bar = field.querySelector("progress");
  const words = field.querySelector("[role=status]");
  const show = (share) => {
    bar.value = 100 * share;
    if (share < 1) return;
    words.textContent = bar.dataset.arrived;
    bar.removeAttribute("value");
  };

  form.addEventListener("submit", async (event) => {
    const file = form.elements.file.files[0];
    if (!file?.size) return; // the form itself says what is missing
    event.preventDefault();
    const button = form.querySelector("button:not([type=button])");
    button.disabled = true;
    field.hidden = false;
    try {
      location.assign(await new Upload(form, file, show).run());
    } catch (error) {
      button.disabled = false;
      words.textContent = error instanceof Refused ? error.message : bar.dataset.broken;
      bar.value = 0;
    }
  });
}
