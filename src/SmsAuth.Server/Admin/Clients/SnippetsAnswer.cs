namespace SmsAuth.Server.Admin.Clients;

/// <summary>Code for a client, to be pasted. It holds a placeholder where the secret goes.</summary>
/// <param name="Curl">For a shell.</param>
/// <param name="Csharp">C#.</param>
/// <param name="Javascript">JavaScript.</param>
internal sealed record SnippetsAnswer(string Curl, string Csharp, string Javascript);
