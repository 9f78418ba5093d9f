using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace SmsAuth.Server.AdminConsole.InProcess;

/// <summary>
/// Carries the console's requests to the admin API without a network between them: the console does nothing that a script could not do, every check of the API
/// applies to it, and no address or certificate of the server itself has to be known.
/// </summary>
internal sealed class ApiHandler(ApiPipeline pipeline, IHttpContextFactory contexts, IServiceScopeFactory scopes) : HttpMessageHandler
{
    public static readonly HttpRequestOptionsKey<ConsoleCaller> Caller = new("SmsAuth.Console.Caller");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var features = new FeatureCollection();
        var received = await ReadAsync(request, cancellationToken);
        features.Set<IHttpRequestFeature>(received);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IServiceProvidersFeature>(new ServiceProvidersFeature { RequestServices = scope.ServiceProvider });
        features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(received.Body.Length > 0));
        if (request.Options.TryGetValue(Caller, out var caller))
        {
            features.Set(caller);
            features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = caller.Address });
        }

        var context = contexts.Create(features);
        context.RequestAborted = cancellationToken;
        try
        {
            await pipeline.Next(context);
            await context.Response.CompleteAsync();
            return AnswerOf(context, body.ToArray());
        }
        finally
        {
            contexts.Dispose(context);
        }
    }

    private static async Task<HttpRequestFeature> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var received = new HttpRequestFeature
        {
            Method = request.Method.Method,
            Scheme = uri.Scheme,
            Protocol = "HTTP/1.1",
            Path = Uri.UnescapeDataString(uri.AbsolutePath),
            RawTarget = uri.PathAndQuery,
            QueryString = uri.Query,
            Headers = new HeaderDictionary { [HeaderNames.Host] = uri.Authority },
            Body = Stream.Null,
        };
        foreach (var (name, values) in request.Headers) received.Headers[name] = values.ToArray();
        if (request.Content is not { } content) return received;

        foreach (var (name, values) in content.Headers) received.Headers[name] = values.ToArray();
        received.Body = new MemoryStream(await content.ReadAsByteArrayAsync(cancellationToken));
        received.Headers.ContentLength = received.Body.Length;
        return received;
    }

    private static HttpResponseMessage AnswerOf(HttpContext context, byte[] body)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in context.Response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) answer.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        return answer;
    }

    private sealed class BodyDetection(bool canHaveBody) : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => canHaveBody;
    }
}
