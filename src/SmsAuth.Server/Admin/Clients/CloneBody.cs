using System.ComponentModel;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>What the copy of a client is called.</summary>
internal sealed record CloneBody(
    [property: Description("The id of the copy.")] string ClientId,
    [property: Description("What people read; null for that of the original.")] string? DisplayName = null);
