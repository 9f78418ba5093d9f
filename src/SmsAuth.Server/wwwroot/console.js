// What the console asks of the browser itself.
window.smsauthConsole = {
  colours: () => localStorage.getItem("smsauth.colours"),
  chooseColours: colours => localStorage.setItem("smsauth.colours", colours),
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  speak: culture => { document.cookie = `.AspNetCore.Culture=${encodeURIComponent(culture)}; path=/; max-age=31536000; samesite=lax`; },
  copy: text => navigator.clipboard.writeText(text),
  save: (name, type, text) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  },
};

// One connection and nothing before it: behind a load balancer any node can take it.
Blazor.start({ circuit: { configureSignalR: builder => builder.withUrl("_blazor", { skipNegotiation: true, transport: 1 }) } });
