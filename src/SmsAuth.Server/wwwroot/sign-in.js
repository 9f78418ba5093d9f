// Makes the sign-in pages more comfortable. Everything works without it.

const clock = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

// A form goes out once, however often its button is pressed.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", event => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
  });

  // Back in the history, the page may come from memory as it was left.
  window.addEventListener("pageshow", () => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  });
}

// The wait before another code may be asked for. The server counts, too.
for (const form of document.querySelectorAll("form[data-wait]")) {
  const until = performance.now() + Number(form.dataset.wait) * 1000;
  const buttons = [...form.querySelectorAll("button")];
  const first = buttons[0];
  const tick = () => {
    const left = Math.ceil((until - performance.now()) / 1000);
    for (const button of buttons) button.disabled = left > 0;
    first.textContent = left > 0 ? form.dataset.waiting.replace("{time}", clock(left)) : first.dataset.text;
    if (left > 0) setTimeout(tick, 250);
  };
  tick();
}

// The code: sent off when it is complete, read from the text where the browser can (https://wicg.github.io/web-otp/).
const code = document.querySelector("input[data-length]");
if (code) {
  const length = Number(code.dataset.length);
  const digitsOf = text => text.normalize("NFKC").replace(/\p{Nd}/gu, d => String(digitValue(d))).replace(/[^0-9]/g, "");

  // The digits of a script are ten characters in a row.
  function digitValue(digit) {
    let zero = digit.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0) - zero < 9) zero--;
    return digit.codePointAt(0) - zero;
  }

  const send = () => {
    const digits = digitsOf(code.value);
    if (digits.length === length && !code.form.dataset.sent) {
      code.value = digits;
      code.form.requestSubmit();
    }
  };
  code.addEventListener("input", event => { if (!event.isComposing) send(); });
  code.addEventListener("compositionend", send);

  if ("OTPCredential" in window) {
    const reading = new AbortController();
    code.form.addEventListener("submit", () => reading.abort());
    navigator.credentials.get({ otp: { transport: ["sms"] }, signal: reading.signal })
      .then(otp => { code.value = otp.code; send(); })
      .catch(() => {});
  }
}

// reCAPTCHA v3 shows nothing and is asked when the form goes out.
for (const place of document.querySelectorAll(".recaptcha-v3")) {
  const field = place.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "g-recaptcha-response" }));
  field.form.addEventListener("submit", async event => {
    if (field.value || !window.grecaptcha) return;
    event.preventDefault();
    delete field.form.dataset.sent;
    grecaptcha.ready(async () => {
      field.value = await grecaptcha.execute(place.dataset.sitekey, { action: place.dataset.action });
      field.form.requestSubmit(event.submitter);
    });
  });
}

// The list of countries with a search (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/); the select stays and is what is sent.
const select = document.querySelector("select[data-picker]");
if (select) {
  const countries = [...select.options].filter(o => o.value)
    .map(o => ({ code: o.value, prefix: o.dataset.prefix, name: o.textContent.replace(/\s*\(\+\d+\)\s*$/, "").trim() }));
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(document.documentElement.lang);
  const shown = country => country ? `${country.name} (+${country.prefix})` : "";
  const chosen = () => countries.find(c => c.code === select.value);

  const picker = document.createElement("div");
  picker.className = "picker";
  const input = document.createElement("input");
  Object.assign(input, { type: "text", id: "country-search", autocomplete: "off", spellcheck: false });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "country-list" })) input.setAttribute(name, value);
  input.placeholder = select.options[0].textContent;
  const list = document.createElement("ul");
  Object.assign(list, { id: "country-list", hidden: true });
  list.setAttribute("role", "listbox");
  const label = document.querySelector(`label[for="${select.id}"]`);
  label.htmlFor = input.id;
  label.id = "country-label";
  list.setAttribute("aria-labelledby", label.id);
  picker.append(input, list);
  select.after(picker);
  select.hidden = true;
  select.tabIndex = -1;

  let matches = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    input.value = shown(chosen());
  };

  const choose = country => {
    select.value = country?.code ?? "";
    close();
  };

  const mark = index => {
    active = matches.length ? (index + matches.length) % matches.length : -1;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };

  const show = text => {
    const wanted = plain(text.trim());
    const digits = wanted.replace(/^\+/, "");
    matches = countries.filter(c => !wanted || plain(c.name).includes(wanted) || c.code.toLowerCase() === wanted || (/^\d+$/.test(digits) && c.prefix.startsWith(digits)));
    matches.sort((a, b) => plain(b.name).startsWith(wanted) - plain(a.name).startsWith(wanted));
    list.replaceChildren(...matches.map(c => {
      const item = document.createElement("li");
      item.id = `country-${c.code}`;
      item.setAttribute("role", "option");
      const name = document.createElement("span");
      name.textContent = c.name;
      const prefix = document.createElement("span");
      prefix.textContent = `+${c.prefix}`;
      item.append(name, prefix);
      item.addEventListener("mousedown", event => event.preventDefault());
      item.addEventListener("click", () => choose(c));
      return item;
    }));
    if (!matches.length) {
      const none = document.createElement("li");
      none.className = "none";
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = select.dataset.none;
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(Math.max(0, matches.indexOf(text ? matches[0] : chosen())));
  };

  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => { if (list.hidden) show(""); });
  input.addEventListener("input", () => show(input.value));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show("");
      else mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      if (matches[active]) choose(matches[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  close();

  // A number that is typed with its country code says the country itself.
  const number = document.querySelector("#number");
  number?.addEventListener("input", () => {
    const digits = /^\s*(?:tel:)?\s*(?:\+|00)\s*([\d\s().-]+)/.exec(number.value)?.[1].replace(/\D/g, "");
    if (!digits) return;
    const fits = countries.filter(c => digits.startsWith(c.prefix)).sort((a, b) => b.prefix.length - a.prefix.length);
    if (!fits.length || fits.some(c => c.prefix === fits[0].prefix && c.code === select.value)) return;
    select.value = (fits.find(c => c.prefix === fits[0].prefix && ["US", "RU", "GB", "IT", "NO", "FI", "AU", "FR", "MA"].includes(c.code)) ?? fits[0]).code;
    input.value = shown(chosen());
  });
}
