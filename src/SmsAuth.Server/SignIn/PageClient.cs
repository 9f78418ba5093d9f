using SmsAuth.Clients;

namespace SmsAuth.Server.SignIn;

/// <summary>For whom a page signs somebody in.</summary>
/// <param name="Policy">What it is allowed and asked to do with phone numbers.</param>
/// <param name="Name">What the user knows it by; null when that is the server itself.</param>
/// <param name="RedirectUri">Where the authorization request leads in the end, registered for the client; null when nowhere else.</param>
internal sealed record PageClient(ClientPolicy Policy, string? Name, Uri? RedirectUri);
