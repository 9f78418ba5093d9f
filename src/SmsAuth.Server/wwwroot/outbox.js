// Follows the outbox: asks for its JSON, and when there is a newer text takes the list from the page itself. Without this the page reloads.
"use strict";

const interval = 1500;
const messages = document.getElementById("messages");

function localize() {
  for (const time of messages.querySelectorAll("time")) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString();
  }
}

function addCopyButtons() {
  if (!navigator.clipboard) return;
  for (const code of messages.querySelectorAll(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    code.after(button);
  }
}

async function refresh() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const fresh = page.getElementById("messages");
  messages.dataset.newest = fresh.dataset.newest;
  messages.replaceChildren(...fresh.childNodes);
  enhance();
}

async function poll() {
  try {
    const texts = await (await fetch(messages.dataset.source)).json();
    const newest = texts.length > 0 ? Date.parse(texts[0].sent_at) : NaN;
    const shown = Date.parse(messages.dataset.newest);
    if (!Object.is(newest, shown)) await refresh();
  } catch {
    // The server restarts; the next try finds it again.
  }
  setTimeout(poll, interval);
}

function enhance() {
  localize();
  addCopyButtons();
}

enhance();
setTimeout(poll, interval);
