using System.Text;

namespace SmsAuth.Gateways.Http;

/// <summary>Sends one request to a vendor and says what came of it. It throws only when the caller gave up.</summary>
internal sealed class VendorClient(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The name of the HTTP client of all vendors.</summary>
    public const string HttpClientName = "SmsAuth.Gateways";

    public async Task<VendorAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient(HttpClientName);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return new VendorAnswer((int)response.StatusCode, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)))
            {
                RetryAfter = response.Headers.RetryAfter switch
                {
                    { Delta: { } wait } => wait,
                    { Date: { } until } => until - time.GetUtcNow(),
                    _ => null,
                },
            };
        }
        catch (HttpRequestException exception) when (WasNotSent(exception))
        {
            return VendorAnswer.None(new SendOutcome.Failed($"not reached: {exception.HttpRequestError}", SendProblem.Unavailable));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Its message may quote the request; the type says enough. The vendor may have taken the text.
            var kind = exception is HttpRequestException { HttpRequestError: var error } ? $"{error}" : exception.GetType().Name;
            return VendorAnswer.None(new SendOutcome.Failed($"the answer was lost: {kind}", SendProblem.Unknown));
        }
    }

    /// <summary>Whether the request cannot have reached the vendor, so that sending it again does no harm.</summary>
    public static bool WasNotSent(Exception? exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };
}
