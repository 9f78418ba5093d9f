namespace SmsAuth.Server.Admin.Clients;

/// <summary>A test number of a client; they are of the server's configuration.</summary>
/// <param name="PhoneNumber">The number, masked.</param>
/// <param name="Until">When it ends.</param>
internal sealed record TestNumberAnswer(string PhoneNumber, DateTimeOffset Until);
