using System.Text.Json.Serialization;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>A part of a list.</summary>
/// <param name="Items">What there is.</param>
/// <param name="Next">What to send as <c>after</c> to get the next part; not there at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next = null);
