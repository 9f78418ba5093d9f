namespace SmsAuth.Server.AdminConsole.InProcess;

/// <summary>The part of the server that answers requests once they are let in from the network: the way for requests that are not from there.</summary>
internal sealed class ApiPipeline
{
    private RequestDelegate? next;

    public RequestDelegate Next => next ?? throw new InvalidOperationException("The server has not been started.");

    /// <summary>Remembers what comes after this place.</summary>
    public void Begin(IApplicationBuilder app) => app.Use(rest => next = rest);
}
