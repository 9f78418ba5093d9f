// The demo app: the authorization code flow with PKCE (RFC 6749 4.1, RFC 7636) in a few lines. An app of yours would take a library for it.
const place = document.querySelector("#demo");
const { client, base, scope } = place.dataset;
const here = location.origin + location.pathname;
const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const claimsOf = jwt => JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(jwt.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0))));
const signIn = document.querySelector("#sign-in");
const signOut = document.querySelector("#sign-out");

signIn.addEventListener("click", async () => {
  const attempt = { state: random(), nonce: random(), verifier: random() };
  sessionStorage.setItem("attempt", JSON.stringify(attempt));
  const challenge = base64url(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(attempt.verifier)));
  location.href = `${base}connect/authorize?${new URLSearchParams({
    client_id: client, response_type: "code", redirect_uri: here, scope, state: attempt.state, nonce: attempt.nonce,
    code_challenge: challenge, code_challenge_method: "S256",
  })}`;
});

signOut.addEventListener("click", () => {
  location.href = `${base}connect/endsession?${new URLSearchParams({ client_id: client, id_token_hint: sessionStorage.getItem("id_token"), post_logout_redirect_uri: here })}`;
});

const answer = new URLSearchParams(location.search);
history.replaceState(null, "", here);
try {
  if (answer.has("error")) throw new Error(`${answer.get("error")}: ${answer.get("error_description") ?? ""}`);
  if (answer.has("code")) {
    const attempt = JSON.parse(sessionStorage.getItem("attempt"));
    sessionStorage.removeItem("attempt");
    if (answer.get("state") !== attempt?.state) throw new Error("This answer belongs to no request of this page.");
    const response = await fetch(`${base}connect/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "authorization_code", client_id: client, code: answer.get("code"), redirect_uri: here, code_verifier: attempt.verifier }),
    });
    const tokens = await response.json();
    if (!response.ok) throw new Error(`${tokens.error}: ${tokens.error_description ?? ""}`);
    const claims = claimsOf(tokens.id_token);
    if (claims.nonce !== attempt.nonce) throw new Error("The ID token belongs to no request of this page.");
    sessionStorage.setItem("id_token", tokens.id_token);
    const result = document.querySelector("#result");
    result.firstElementChild.textContent = JSON.stringify(claims, null, 2);
    result.hidden = signOut.hidden = false;
    signIn.hidden = true;
  }
} catch (error) {
  document.querySelector("#problem").textContent = error.message;
}
