// Passkeys (https://www.w3.org/TR/webauthn-3/). In a browser that has none, or not in this form, everything stays hidden and the pages work as they do without.

const known = window.PublicKeyCredential;
const capable = typeof known?.parseRequestOptionsFromJSON === "function" && typeof known.parseCreationOptionsFromJSON === "function";

function prepare(form) {
  const creates = form.dataset.passkey === "create";
  const button = form.querySelector("button");
  const problem = form.querySelector("[role=alert]");
  let waiting;

  // A browser has room for one ceremony: what it offers in a field ends when the button is pressed.
  const ask = async mediation => {
    waiting?.abort();
    const { signal } = waiting = new AbortController();
    const response = await fetch(form.dataset.options, { method: "POST", body: new FormData(form), signal });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    const { options, state } = await response.json();
    const credential = creates
      ? await navigator.credentials.create({ publicKey: known.parseCreationOptionsFromJSON(options), signal })
      : await navigator.credentials.get({ publicKey: known.parseRequestOptionsFromJSON(options), signal, mediation });
    form.elements.credential.value = JSON.stringify(credential);
    form.elements.state.value = state;
    form.submit();
  };

  button.addEventListener("click", async () => {
    problem.hidden = true;
    button.setAttribute("aria-busy", "true");
    try {
      await ask("optional");
    } catch {
      // Cancelled, timed out, or of no use: browsers do not say which.
      problem.textContent = form.dataset.cancelled;
      problem.hidden = false;
      button.removeAttribute("aria-busy");
    }
  });

  form.hidden = false;
  if (form.dataset.conditional) {
    known.isConditionalMediationAvailable?.().then(available => { if (available) return ask("conditional"); }).catch(() => {});
  }

  // Back in the history, the page may come from memory as it was left.
  window.addEventListener("pageshow", () => button.removeAttribute("aria-busy"));
}

if (capable) {
  for (const form of document.querySelectorAll("form[data-passkey]")) prepare(form);

  // Says to the server that a passkey can be offered after the code.
  const field = document.querySelector("input[name=passkeys]");
  if (field && await known.isUserVerifyingPlatformAuthenticatorAvailable()) field.value = "yes";
}
