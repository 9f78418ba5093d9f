using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;

namespace SmsAuth.Server.Tests.Nodes;

/// <summary>People who sign in, ask again and refresh, and others who guess, at random nodes.</summary>
internal sealed class Traffic
{
    private const int People = 900;
    private const int Guesses = 8;
    private const int Redemptions = 6;
    private const string Scope = "openid phone offline_access account";

    private readonly Clients clients;
    private readonly Phones phones;
    private readonly Interval outage;
    private readonly Ledger ledger;
    private readonly ConcurrentBag<Person> strangers;
    private readonly ConcurrentBag<Person> signedIn = [];
    private readonly ConcurrentDictionary<string, byte> metOutage = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> cutOff = new(StringComparer.Ordinal);
    private int newcomers;
    private int done;

    public Traffic(Clients clients, Phones phones, Interval outage, Ledger ledger)
    {
        (this.clients, this.phones, this.outage, this.ledger) = (clients, phones, outage, ledger);
        strangers = [.. Enumerable.Range(0, People).Select(static i => new Person(NumberOf(i)))];
    }

    public int Done => Volatile.Read(ref done);

    /// <summary>The numbers whose codes were guessed while Redis was down: the budget of failures was not asked then.</summary>
    public ICollection<string> GuessedDuringOutage => metOutage.Keys;

    /// <summary>The numbers whose right code was with the node when it was killed.</summary>
    public ICollection<string> CutOff => cutOff.Keys;

    /// <summary>The numbers whose codes were guessed.</summary>
    public static IEnumerable<string> Victims { get; } = [.. Enumerable.Range(5_000_000, 60).Select(NumberOf)];

    public Task RunAsync(int operations, int inParallel) => Parallel.ForAsync(0, operations, new ParallelOptions { MaxDegreeOfParallelism = inParallel }, async (_, _) =>
    {
        await (RandomNumberGenerator.GetInt32(100) switch
        {
            < 35 => WithAsync(strangers, SignInAsync),
            < 65 => WithAsync(signedIn, RefreshAsync),
            < 80 => WithAsync(strangers, ResendAsync),
            < 90 => GuessAsync(),
            _ => RedeemAtOnceAsync(),
        });
        Interlocked.Increment(ref done);
    });

    private static string NumberOf(int index) => string.Create(CultureInfo.InvariantCulture, $"+861380{index:D7}");

    // Nobody does two things at once.
    private async Task WithAsync(ConcurrentBag<Person> from, Func<Person, Task> act)
    {
        if (!from.TryTake(out var person) && !strangers.TryTake(out person)) person = NewPerson();
        await (person.RefreshToken is null && act == RefreshAsync ? SignInAsync(person) : act(person));
        (person.RefreshToken is null ? strangers : signedIn).Add(person);
        if (RandomNumberGenerator.GetInt32(4) == 0 && signedIn.TryTake(out var forgetful)) strangers.Add(forgetful);
    }

    private Person NewPerson() => new(NumberOf(9_000_000 + Interlocked.Increment(ref newcomers)));

    private async Task SignInAsync(Person person)
    {
        ledger.Count("operations: sign-in");
        if (await StartAsync(person.Number) is not var (challenge, code)) return;
        await RedeemAsync(person, challenge, code);
    }

    private async Task ResendAsync(Person person)
    {
        ledger.Count("operations: resend");
        if (await StartAsync(person.Number) is not var (challenge, code)) return;
        if (await StartAsync(person.Number, challenge) is not var (same, newest)) return;
        if (same != challenge) ledger.Fault("a resend has changed the challenge");
        if (newest != code)
        {
            var answer = await TokenAsync("old code", person.Number, challenge, code);
            if (answer.Error != "invalid_grant") ledger.Fault($"an old code: {answer.Status} {answer.Error}");
        }

        await RedeemAsync(person, challenge, newest);
    }

    private async Task RefreshAsync(Person person)
    {
        ledger.Count("operations: refresh");
        var answer = await clients.PostAsync("refresh", "/connect/token", ("grant_type", "refresh_token"), ("refresh_token", person.RefreshToken));
        if (answer.Status != 200)
        {
            ledger.Fault($"refresh: {answer.Status} {answer.Error}{(answer.WasLost ? " after a lost answer" : "")}");
            person.RefreshToken = null;
            return;
        }

        await KeepAsync(person, answer);
    }

    private async Task GuessAsync()
    {
        ledger.Count("operations: guesses at once");
        var since = Stopwatch.GetTimestamp();
        var victim = Victims.ElementAt(RandomNumberGenerator.GetInt32(Victims.Count()));
        if (await StartAsync(victim) is not var (challenge, code)) return;
        var answers = await Task.WhenAll(Enumerable.Range(0, Guesses).Select(i => clients.TryPostAsync(
            "guess",
            clients.AnyNode(),
            "/connect/token",
            ("grant_type", "sms_otp"),
            ("phone_number", victim),
            ("code", ((int.Parse(code, CultureInfo.InvariantCulture) + 1 + i) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture)),
            ("challenge_id", i % 2 == 0 ? challenge : null),
            ("scope", Scope))));
        if (outage.Met(since)) metOutage.TryAdd(victim, 0);
        foreach (var answer in answers)
        {
            if (answer.Status == 0) ledger.Count("guesses without an answer from the killed node");
            else if (answer.Error == "invalid_grant") ledger.Count("guesses refused");
            else ledger.Fault($"a guess: {answer.Status} {answer.Error}");
        }
    }

    private async Task RedeemAtOnceAsync()
    {
        ledger.Count("operations: one code at once on all nodes");
        var person = NewPerson();
        if (await StartAsync(person.Number) is not var (challenge, code)) return;
        var answers = await Task.WhenAll(Enumerable.Range(0, Redemptions).Select(i => clients.TryPostAsync("redeem at once", i % 3, "/connect/token", FormOf(person.Number, challenge, code))));
        if (answers.Any(static a => a.Status == 0)) cutOff.TryAdd(person.Number, 0);
        var winners = answers.Where(static a => a.Status == 200).ToList();
        if (winners.Count > 1) ledger.Fault("one code gave several sign-ins");
        if (winners.Count == 0 && answers.All(static a => a.Status != 0)) ledger.Fault("one code gave no sign-in");
        foreach (var loser in answers.Where(static a => a.Status is not (0 or 200) && a.Error != "invalid_grant")) ledger.Fault($"redeem at once: {loser.Status} {loser.Error}");
        if (winners is [var winner]) await KeepAsync(person, winner);
    }

    /// <returns>The challenge and its code; null when the number has had enough, or the text was lost with its node.</returns>
    private async Task<(string Challenge, string Code)?> StartAsync(string number, string? challenge = null)
    {
        while (true)
        {
            var since = Stopwatch.GetTimestamp();
            var before = Enumerable.Range(0, 3).Select(node => phones.Count(node, number)).ToArray();
            var answer = await clients.PostAsync(challenge is null ? "start" : "resend", "/connect/sms_otp", ("phone_number", number), ("challenge_id", challenge));
            if (answer.Status == 200)
            {
                ledger.Count("texts asked for and accepted");
                if (await phones.CodeAsync(answer.Node, number, before[answer.Node]) is { } code) return (answer["challenge_id"]!, code);
                ledger.Count("texts that nobody read, because their node was killed with its outbox");
                return null;
            }

            if (answer.Error == "slow_down")
            {
                ledger.Count("texts refused, because the number had its share");
                return null;
            }

            // Its challenge gave way, or the answer to the same resend was lost.
            if (challenge is not null && answer.Error == "invalid_grant") ledger.Count("resends of a challenge that is over");
            else ledger.Fault($"start: {answer.Status} {answer.Error} after {Stopwatch.GetElapsedTime(since)}");
            return null;
        }
    }

    private async Task RedeemAsync(Person person, string challenge, string code)
    {
        var answer = await TokenAsync("redeem", person.Number, challenge, code);
        if (answer.WasLost) cutOff.TryAdd(person.Number, 0);
        if (answer.Status == 200) await KeepAsync(person, answer);
        else if (answer.WasLost && answer.Error == "invalid_grant") ledger.Count("sign-ins begun anew, because the answer was lost");
        else ledger.Fault($"redeem: {answer.Status} {answer.Error}");
    }

    private Task<Clients.Answer> TokenAsync(string what, string number, string challenge, string code) =>
        clients.PostAsync(what, "/connect/token", FormOf(number, challenge, code));

    private static (string, string?)[] FormOf(string number, string challenge, string code) =>
        [("grant_type", "sms_otp"), ("phone_number", number), ("code", code), ("challenge_id", challenge), ("scope", Scope)];

    private async Task KeepAsync(Person person, Clients.Answer answer)
    {
        ledger.Count(person.RefreshToken is null ? "signed in" : "refreshed or signed in again");
        var subject = new JsonWebToken(answer["access_token"]).Subject;
        person.Subject ??= subject;
        if (person.Subject != subject) ledger.Fault("one number has two accounts");
        person.RefreshToken = answer["refresh_token"];
        await clients.ShowAsync(answer["access_token"]!);
    }
}
