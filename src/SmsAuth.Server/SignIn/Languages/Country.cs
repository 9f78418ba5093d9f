namespace SmsAuth.Server.SignIn.Languages;

/// <summary>A country to choose.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">Its name in the language of the page.</param>
/// <param name="Prefix">The country code of its numbers, without a plus sign.</param>
internal sealed record Country(string Code, string Name, int Prefix);
