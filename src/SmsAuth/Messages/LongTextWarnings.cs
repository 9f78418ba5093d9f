using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Verifiers;

namespace SmsAuth.Messages;

/// <summary>Warns at the start of templates of one's own whose texts take more than one message.</summary>
internal sealed class LongTextWarnings(
    IEnumerable<CodeVerifierName> verifiers, IOptionsMonitor<CodeVerifierOptions> options, TextPreviews previews, ILogger<LongTextWarnings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var verifier in verifiers.Select(static v => v.Value).Distinct(StringComparer.Ordinal))
        {
            if (options.Get(verifier) is not { Texts.Count: > 0 } own) continue;
            foreach (var text in previews.Of(own).Where(static t => t is { IsOwn: true, Segments: > 1 })) Log.LongText(logger, verifier, text.Language, text.Name, text.Segments);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
