using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Bindings;

/// <summary>An account with one number, whose user has just signed in.</summary>
internal sealed class BindingScene : IAsyncDisposable
{
    public const string Account = "alice";

    public BindingScene(Action<SmsAuthBuilder>? configure = null)
    {
        Engine = new Engine(configure: builder =>
        {
            Engine.AddDefaults(builder);
            builder.Services.AddSingleton<INumberChangeObserver>(Observer);
            configure?.Invoke(builder);
        });
        Engine.Accounts.Put(Numbers.American, Account);
    }

    public Engine Engine { get; }

    public RecordingObserver Observer { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public AccountSession Session(string account = Account, ClientPolicy? client = null) =>
        new() { AccountId = account, Client = client ?? Engine.App, AuthenticatedAt = Engine.Time.GetUtcNow() };

    public async Task<string> IdOfAsync(PhoneNumber number, string account = Account) =>
        (await Engine.AccountNumbers.ListAsync(account, Token)).Single(n => n.PhoneNumber.Equals(number)).Id;

    public async Task<IReadOnlyList<PhoneNumber>> NumbersAsync(string account = Account) =>
        [.. (await Engine.AccountNumbers.ListAsync(account, Token)).Select(static n => n.PhoneNumber)];

    public Task<StartBindingOutcome> StartAsync(PhoneNumber number, string? replaces = null, AccountSession? session = null) => Engine.Binding.StartAsync(
        new StartBindingRequest { Session = session ?? Session(), PhoneNumber = number, Replaces = replaces, Languages = ["de"] }, Token);

    public async Task<Challenge> StartedAsync(PhoneNumber number, string? replaces = null, AccountSession? session = null) => Assert
        .IsType<StartOutcome.Started>(Assert.IsType<StartBindingOutcome.Asked>(await StartAsync(number, replaces, session)).Outcome).Challenge;

    public Task<ConfirmBindingOutcome> ConfirmAsync(Challenge challenge, AccountSession? session = null, OtpCode? code = null) => Engine.Binding.ConfirmAsync(
        new ConfirmBindingRequest
        {
            Session = session ?? Session(),
            ChallengeId = challenge.Id,
            Code = code ?? Engine.Gateway.CodeSentTo(challenge.PhoneNumber),
        },
        Token);

    public Task<RemoveNumberOutcome> RemoveAsync(string id, AccountSession? session = null) => Engine.AccountNumbers.RemoveAsync(session ?? Session(), id, Token);

    public async Task<RedeemOutcome> SignInAsync(PhoneNumber number, bool rememberDevice = false) => await Engine.RedeemAsync(
        await Engine.StartedAsync(change: r => r with { PhoneNumber = number }), r => r with { RememberDevice = rememberDevice });

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
