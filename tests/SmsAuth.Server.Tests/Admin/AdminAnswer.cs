using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>What the admin API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body; an empty object when there is none.</param>
/// <param name="Text">The body as it is.</param>
/// <param name="Headers">The headers.</param>
internal sealed record AdminAnswer(int Status, JsonObject Body, string Text, HttpResponseHeaders Headers)
{
    /// <summary>The ETag, quotes included.</summary>
    public string Tag => Headers.ETag?.ToString() ?? throw new InvalidOperationException($"No ETag: {Text}");

    public JsonArray Items => Body["items"]!.AsArray();

    /// <summary>It is a problem of this status and type, as problem details say it.</summary>
    public AdminAnswer MustBe(int status, string problem)
    {
        Assert.Equal((status, $"urn:smsauth:problem:{problem}"), (Status, Body["type"]?.ToString()));
        Assert.Equal(status, Body["status"]!.GetValue<int>());
        return this;
    }

    /// <summary>It refuses these fields or parameters, and no others.</summary>
    public void MustRefuse(params string[] fields)
    {
        MustBe(400, "invalid");
        Assert.Equal(fields.Order(StringComparer.Ordinal), Body["errors"]!.AsObject().Select(static e => e.Key).Order(StringComparer.Ordinal));
    }

    public AdminAnswer MustBe(int status)
    {
        Assert.True(Status == status, $"{Status}: {Text}");
        return this;
    }
}
