using System.Globalization;
using SmsAuth.Server.Database;
using SmsAuth.Server.Devices;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Keys.Stores;
using SmsAuth.Server.Redis;
using SmsAuth.Server.Startup;
using StackExchange.Redis;

namespace SmsAuth.Server.Commands;

/// <summary>The command <c>keys</c>, by which operators make, list, rotate, remove and encrypt the server's keys.</summary>
internal sealed record KeysCommand(KeysCommand.Verb Does, string? Subject, TimeSpan? In, bool Sure, string[] Settings)
{
    private const string Name = "keys";
    private const string MissingOption = "--missing";
    private const string ForceOption = "--force";
    private const string InOption = "--in";

    private static readonly string Usage = $"""
        Usage:
          keys list
          keys create [--missing]        makes the first key of every kind; --missing: of the kinds that were lost
          keys rotate KIND [--in TIME]   makes the next key of a kind, in use after Keys:Announce or TIME, such as 00:05:00
          keys remove ID [--force]       removes a key; --force: one of which something may still be valid, which ends it
          keys protect                   encrypts all keys under the current Keys:Protection
        KIND is one of {KeyKinds.Listed(KeyKinds.All)}. Settings of the server may follow, such as --Keys:Folder=/etc/smsauth/keys.
        """;

    internal enum Verb
    {
        List,
        Create,
        Rotate,
        Remove,
        Protect,
    }

    /// <summary>Reads the command; null when the arguments are another's.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static KeysCommand? Read(string[] args)
    {
        if (args is not [Name, ..]) return null;
        List<string> words = [];
        List<string> settings = [];
        List<string> flags = [];
        TimeSpan? within = null;
        for (var i = 1; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) words.Add(args[i]);
            else if (args[i] is MissingOption or ForceOption) flags.Add(args[i]);
            else if (args[i] is InOption) within = TimeOf(i + 1 < args.Length ? args[++i] : null);
            else if (MigrateCommand.IsSetting(args[i]))
            {
                settings.Add(args[i]);
                if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length) settings.Add(args[++i]);
            }
            else throw Wrong($"there is no {args[i]}");
        }

        var does = VerbOf(words.FirstOrDefault());
        Check(does, words, flags, within);
        return new KeysCommand(does, words.ElementAtOrDefault(1), within, flags.Count > 0, [.. settings]);
    }

    /// <returns>The exit code.</returns>
    /// <exception cref="StartRefusedException">It cannot be done.</exception>
    public async Task<int> RunAsync(TextWriter output)
    {
        var builder = WebApplication.CreateBuilder(LaunchEnvironment.OptionsFor(Settings));
        builder.ServeNobody();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // Of the engine hardly anything is set up.
        builder.Host.UseDefaultServiceProvider(static provider => provider.ValidateOnBuild = false);
        var problems = new StartProblems();
        builder.AddDevices(problems);
        var settings = builder.AddKeyVault(builder.AddRedis(problems), problems);
        if (settings.Store is KeyPlace.Database) builder.AddDatabase(problems);
        problems.ThrowIfAny();
        await using var app = builder.Build();
        if (settings.Store is KeyPlace.Database) await app.PrepareDatabaseAsync();
        try
        {
            await RunAsync(new Work(app.Services.GetRequiredService<KeyVault>(), settings, app.Services.GetRequiredService<TimeProvider>(), output));
            return 0;
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{Name}: {exception.Message}");
        }
    }

    private Task RunAsync(Work work) => Does switch
    {
        Verb.List => work.ListAsync(),
        Verb.Create => work.CreateAsync(missing: Sure),
        Verb.Rotate => work.RotateAsync(KeyKinds.Parse(Subject) ?? throw Wrong($"there is no kind '{Subject}'"), In),
        Verb.Remove => work.RemoveAsync(Subject!, force: Sure),
        _ => work.ProtectAsync(),
    };

    private static void Check(Verb does, List<string> words, List<string> flags, TimeSpan? within)
    {
        var wanted = does is Verb.Rotate or Verb.Remove ? 2 : 1;
        if (words.Count < wanted) throw Wrong(does is Verb.Rotate ? "name the kind" : "name the key");
        if (words.Count > wanted) throw Wrong($"'{words[wanted]}' is one word too many");
        if (flags.Contains(MissingOption) && does is not Verb.Create) throw Wrong($"{MissingOption} is for create only");
        if (flags.Contains(ForceOption) && does is not Verb.Remove) throw Wrong($"{ForceOption} is for remove only");
        if (within is not null && does is not Verb.Rotate) throw Wrong($"{InOption} is for rotate only");
    }

    private static Verb VerbOf(string? word) => word switch
    {
        "list" => Verb.List,
        "create" => Verb.Create,
        "rotate" => Verb.Rotate,
        "remove" => Verb.Remove,
        "protect" => Verb.Protect,
        null => throw Wrong("say what to do"),
        _ => throw Wrong($"there is no '{word}'"),
    };

    private static TimeSpan TimeOf(string? text) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero
            ? time
            : throw Wrong($"{InOption} needs a time, such as 00:05:00 or 1.00:00:00");

    private static UsageException Wrong(string what) => new($"{Name}: {what}.{Environment.NewLine}{Usage}");

    /// <summary>What the command does to the keys.</summary>
    private sealed class Work(KeyVault vault, KeySettings settings, TimeProvider time, TextWriter output)
    {
        public async Task ListAsync()
        {
            var reading = await ReadAsync();
            foreach (var kind in KeyKinds.All)
            {
                var timeline = vault.TimelineOf(kind, reading.Keys);
                foreach (var key in timeline.All) await output.WriteLineAsync(LineOf(key, timeline));
            }

            foreach (var kind in reading.Missing) await output.WriteLineAsync($"{kind.Name()}: none");
        }

        public async Task CreateAsync(bool missing)
        {
            var reading = await ReadAsync();
            if (reading.Missing.Count == 0) throw Refused("there are keys of every kind already; see keys list");
            if (reading.Keys.Count > 0 && !missing)
            {
                throw Refused($"there are keys, but none for {KeyKinds.Listed(reading.Missing)}: restore them from a backup, or make new ones with {MissingOption}");
            }

            var now = time.GetUtcNow();
            foreach (var kind in reading.Missing)
            {
                var key = KeyMaker.Make(kind, 1, settings.SigningAlgorithm, now, now);
                if (await vault.AddAsync(key)) await output.WriteLineAsync($"made {key.Id} in {vault.PlaceOf(kind)}");
            }
        }

        public async Task RotateAsync(KeyKind kind, TimeSpan? within)
        {
            if (kind is KeyKind.Numbers) throw Refused("the key of the numbers stays: under another one no number, device or budget is recognized. If it has leaked, see docs/operations.md");
            if (within < 2 * settings.Refresh) throw Refused($"{InOption} is at least twice {KeySettings.Section}:{nameof(settings.Refresh)}, so that every node has the key before one uses it");
            var timeline = vault.TimelineOf(kind, (await ReadAsync()).Keys);
            if (timeline.All.Count == 0) throw Refused($"there is no {kind.Name()} key yet; see keys create");
            var now = time.GetUtcNow();
            var key = KeyMaker.Make(kind, timeline.NextNumber, settings.SigningAlgorithm, now, now + (within ?? settings.Announce));
            if (!await vault.AddAsync(key)) throw Refused("somebody else has just made the next key; see keys list");
            await output.WriteLineAsync($"made {key.Id}, in use from {Show(key.ActiveFrom)}");
        }

        public async Task RemoveAsync(string id, bool force)
        {
            var keys = (await ReadAsync()).Keys;
            var key = keys.FirstOrDefault(k => k.Id == id) ?? throw Refused($"there is no key '{id}'; see keys list");
            var timeline = vault.TimelineOf(key.Kind, keys);
            var state = timeline.StateOf(key);
            if (!force && state is not (KeyState.Expired or KeyState.Next))
            {
                throw Refused($"{id} is {Show(state)}, and removing it ends all that was made with it; {ForceOption} does it");
            }

            await vault.RemoveAsync(key);
            await output.WriteLineAsync($"removed {id}");
        }

        public async Task ProtectAsync()
        {
            await ReadAsync();
            var changed = await vault.ProtectAsync(CancellationToken.None);
            foreach (var key in changed) await output.WriteLineAsync($"encrypted {key.Id}");
            if (changed.Count == 0) await output.WriteLineAsync("nothing to do");
        }

        private async Task<KeyReading> ReadAsync()
        {
            var reading = await vault.ReadAsync(CancellationToken.None);
            if (reading.Unreachable.Count > 0) throw Refused($"{vault.PlaceOf(reading.Unreachable[0])} does not answer");
            return reading.Problems.Count == 0 ? reading : throw Refused(string.Join(Environment.NewLine, reading.Problems));
        }

        private string LineOf(ServerKey key, KeyTimeline timeline)
        {
            var age = time.GetUtcNow() - key.Created;
            var until = timeline.UsableUntil(key) is { } end ? $", until {Show(end)}" : "";
            var algorithm = key.Kind is KeyKind.Signing ? $" {key.Algorithm}" : "";
            return string.Create(CultureInfo.InvariantCulture, $"{key.Id,-40} {Show(timeline.StateOf(key)),-8} {age.TotalDays,5:0} days old, in use from {Show(key.ActiveFrom)}{until}{algorithm}");
        }

        private static string Show(KeyState state) => state.ToString().ToLowerInvariant();

        private static string Show(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        private static StartRefusedException Refused(string why) => new($"{Name}: {why}.");
    }
}
