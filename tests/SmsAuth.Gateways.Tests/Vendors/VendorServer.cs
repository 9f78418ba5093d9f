using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Gateways.Tests.Vendors;

/// <summary>A vendor on Kestrel that answers as it is told, and keeps what it was asked.</summary>
public sealed class VendorServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private VendorServer(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>The next answers, one each, before <see cref="Answer"/>.</summary>
    public ConcurrentQueue<Exchange> Answers { get; } = new();

    /// <summary>The answers from then on.</summary>
    public Exchange Answer { get; set; } = new(500, "");

    public static async Task<VendorServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new VendorServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Address = new Uri(app.Urls.First());
        return server;
    }

    /// <summary>Waits until it has been asked, or asked so many times.</summary>
    public async Task AskedAsync(int times = 1)
    {
        for (var i = 0; i < 3000; i++)
        {
            if (Requests.Count >= times) return;
            await Task.Delay(10);
        }

        throw new TimeoutException("The vendor was not asked.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        Requests.Enqueue(new Asked(
            context.Request.Method,
            new Uri(context.Request.GetEncodedUrl()),
            context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body));
        var answer = Answers.TryDequeue(out var next) ? next : Answer;
        if (answer.Kind is ExchangeKind.Never)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.Status is >= 300 and < 400) context.Response.Headers.Location = "/elsewhere";
        if (answer.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (answer.Kind is ExchangeKind.CutOff)
        {
            context.Response.ContentLength = answer.Body.Length + 1000;
            await context.Response.WriteAsync(answer.Body);
            await context.Response.Body.FlushAsync();
            context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
            return;
        }

        if (answer.Body.Length > 0) await context.Response.WriteAsync(answer.Body);
    }
}
