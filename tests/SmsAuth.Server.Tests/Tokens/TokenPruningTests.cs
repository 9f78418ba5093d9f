using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpenIddict.Abstractions;
using SmsAuth.Server.Tests.Running;
using SmsAuth.Server.Tokens;

namespace SmsAuth.Server.Tests.Tokens;

public sealed class TokenPruningTests(ServerApp server)
{
    [Fact]
    public async Task Tokens_that_ended_long_ago_are_removed_and_others_stay()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var ended = await AddTokenAsync(time.GetUtcNow().AddDays(-20), time.GetUtcNow().AddDays(-19));
        var alive = await AddTokenAsync(time.GetUtcNow().AddDays(-20), time.GetUtcNow().AddYears(1));
        using var pruning = new TokenPruning(server.Services.GetRequiredService<IServiceScopeFactory>(), time, NullLogger<TokenPruning>.Instance);
        await pruning.StartAsync(cancellation);

        // Again and again, because the service starts its clock in the background.
        for (var tries = 0; tries < 100 && await ExistsAsync(ended); tries++)
        {
            time.Advance(TimeSpan.FromDays(1));
            await Task.Delay(50, cancellation);
        }

        Assert.False(await ExistsAsync(ended));
        Assert.True(await ExistsAsync(alive));
        await pruning.StopAsync(cancellation);
    }

    private async Task<string> AddTokenAsync(DateTimeOffset created, DateTimeOffset expires)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>();
        var token = await tokens.CreateAsync(new OpenIddictTokenDescriptor
        {
            CreationDate = created,
            ExpirationDate = expires,
            Status = OpenIddictConstants.Statuses.Valid,
            Subject = "somebody",
            Type = OpenIddictConstants.TokenTypeIdentifiers.RefreshToken,
        });
        return (await tokens.GetIdAsync(token))!;
    }

    private async Task<bool> ExistsAsync(string id)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().FindByIdAsync(id) is not null;
    }
}
