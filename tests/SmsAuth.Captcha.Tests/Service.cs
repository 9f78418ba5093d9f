using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Captcha.Tests;

/// <summary>A captcha service on Kestrel that answers as it is told, and keeps what it was asked.</summary>
public sealed class Service : IAsyncDisposable
{
    private readonly WebApplication app;

    private Service(WebApplication app) => this.app = app;

    public Uri Endpoint { get; private set; } = null!;

    public ConcurrentQueue<Dictionary<string, string>> Asked { get; } = new();

    /// <summary>The status and body of the next answers; null never answers.</summary>
    public (int Status, string Body)? Answer { get; set; }

    public static async Task<Service> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new Service(app);
        app.MapPost("/siteverify", service.AnswerAsync);
        await app.StartAsync();
        service.Endpoint = new Uri(new Uri(app.Urls.First()), "siteverify");
        return service;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        Asked.Enqueue(form.ToDictionary(static f => f.Key, static f => f.Value.ToString()));
        if (Answer is not { } answer)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Status is >= 300 and < 400) context.Response.Headers.Location = "/elsewhere";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body);
    }
}
