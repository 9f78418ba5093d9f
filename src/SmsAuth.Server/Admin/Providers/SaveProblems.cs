using System.Text.Json;
using SmsAuth.Definitions;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>Why something was not saved.</summary>
internal static class SaveProblems
{
    /// <param name="verdict">What became of it.</param>
    /// <param name="noun">What it is.</param>
    /// <param name="settings">The member of the body that holds the settings; empty when the body itself does.</param>
    public static IResult Of(SaveVerdict verdict, string noun, string settings) => verdict switch
    {
        SaveVerdict.Invalid { Problems: var problems } => Problems.Invalid(problems.Select(p => (FieldOf(p.Setting, settings), p.Message))),
        SaveVerdict.Taken => Problems.Taken(noun),
        _ => Problems.Changed(noun),
    };

    /// <summary>It is of the configuration.</summary>
    public static IResult Configured(string noun) => Problems.Conflict("configured", $"The {noun} is of the server's configuration; change it there.");

    // Limits:NumberPerHour becomes code.limits.number_per_hour; the settings of providers are named as their kinds declare them.
    private static string FieldOf(string setting, string settings) => setting switch
    {
        "Name" => "name",
        "Type" => "type",
        _ when settings == "settings" => $"{settings}.{setting}",
        _ => string.Join('.', setting.Split(':').Select(NameOf).Prepend(settings).Where(static part => part.Length > 0)),
    };

    // What is no setting is a key that somebody chose: a language, a country, a gateway.
    private static string NameOf(string part) => part.Length > 2 && char.IsAsciiLetterUpper(part[0]) ? JsonNamingPolicy.SnakeCaseLower.ConvertName(part) : part;
}
