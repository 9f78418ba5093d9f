namespace SmsAuth.Server.TestNumbers;

/// <summary>A test number as it is configured.</summary>
internal sealed class TestNumberEntry
{
    /// <summary>The client that it works for. Required.</summary>
    public string? ClientId { get; set; }

    /// <summary>The number with + and country code. Required.</summary>
    public string? Number { get; set; }

    /// <summary>Its code, 4 to 10 digits. Required.</summary>
    public string? Code { get; set; }

    /// <summary>When it ends, ISO 8601; UTC unless it says otherwise. Required.</summary>
    public string? Until { get; set; }

    /// <summary>Whether the number may be somebody's. Default: false.</summary>
    public bool Real { get; set; }
}
