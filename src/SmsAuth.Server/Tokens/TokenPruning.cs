using OpenIddict.Abstractions;

namespace SmsAuth.Server.Tokens;

/// <summary>Once a day, removes the tokens and authorizations that ended long ago.</summary>
internal sealed class TokenPruning(IServiceScopeFactory scopes, TimeProvider time, ILogger<TokenPruning> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    // The lifetime of a refresh token: what is reused within it still revokes its whole chain.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await PruneAsync(stoppingToken);
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var before = time.GetUtcNow() - Kept;
            var tokens = await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, cancellationToken);
            var authorizations = await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, cancellationToken);
            Log.Pruned(logger, tokens, authorizations);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.PruningFailed(logger, exception);
        }
    }
}
