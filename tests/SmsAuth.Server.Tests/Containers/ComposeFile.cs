using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmsAuth.Server.Tests.Running;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace SmsAuth.Server.Tests.Containers;

/// <summary>docker-compose.yml as Compose reads it: merged, interpolated, and with the services of one profile.</summary>
internal sealed partial record ComposeFile(IReadOnlyDictionary<string, JsonObject> Services, JsonObject Networks, IReadOnlySet<string> Required)
{
    public const string SqlServer = "sqlserver";
    public const string PostgreSql = "postgres";

    /// <param name="profile">The profile that is active.</param>
    /// <param name="variables">The environment; a variable that it lacks is empty.</param>
    public static ComposeFile Read(string profile, IReadOnlyDictionary<string, string> variables)
    {
        var parser = new MergingParser(new Parser(new StringReader(Tree.Read("docker-compose.yml"))));
        HashSet<string> required = [];
        var file = Convert(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(parser), text => Interpolate(text, variables, required))!;
        var services = file["services"]!.AsObject()
            .Where(s => s.Value!["profiles"] is not JsonArray profiles || profiles.Any(p => p!.ToString() == profile))
            .ToDictionary(static s => s.Key, static s => s.Value!.AsObject(), StringComparer.Ordinal);
        return new ComposeFile(services, file["networks"]!.AsObject(), required);
    }

    public Dictionary<string, string> EnvironmentOf(string service) =>
        Services[service]["environment"]?.AsObject().ToDictionary(static v => v.Key, static v => v.Value!.ToString(), StringComparer.Ordinal) ?? [];

    /// <summary>The names in a list or the keys in a map.</summary>
    public static IReadOnlyList<string> NamesIn(JsonNode? node) => node switch
    {
        null => [],
        JsonObject map => [.. map.Select(static p => p.Key)],
        JsonArray list => [.. list.Select(static item => item!.ToString())],
        _ => [node.ToString()],
    };

    private static JsonNode? Convert(object? value, Func<string, string> interpolate) => value switch
    {
        null => null,
        IDictionary<object, object?> map => new JsonObject(map.Select(e => KeyValuePair.Create((string)e.Key, Convert(e.Value, interpolate)))),
        IList<object?> list => new JsonArray([.. list.Select(item => Convert(item, interpolate))]),
        _ => JsonValue.Create(interpolate((string)value)),
    };

    private static string Interpolate(string text, IReadOnlyDictionary<string, string> variables, HashSet<string> required) => Variables().Replace(text, match =>
    {
        if (match.Value == "$$") return "$";
        var name = match.Groups["name"].Value;
        if (match.Groups["operator"].Value == ":?") required.Add(name);
        var value = variables.GetValueOrDefault(name, "");
        return value.Length > 0 || match.Groups["operator"].Value != ":-" ? value : match.Groups["rest"].Value;
    });

    [GeneratedRegex(@"\$\$|\$\{(?<name>[A-Z0-9_]+)((?<operator>:[?-])(?<rest>[^}]*))?\}")]
    private static partial Regex Variables();
}
