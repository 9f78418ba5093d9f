namespace SmsAuth.Server.Health;

/// <summary>Whether the process runs and whether it can do its work, without telling why not.</summary>
internal static class HealthEndpoints
{
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddScoped<Readiness>();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", static () => Answer("live", StatusCodes.Status200OK));
        app.MapGet("/health/ready", static async (Readiness readiness, CancellationToken cancellationToken) =>
            await readiness.IsReadyAsync(cancellationToken)
                ? Answer("ready", StatusCodes.Status200OK)
                : Answer("unavailable", StatusCodes.Status503ServiceUnavailable));
    }

    private static IResult Answer(string status, int statusCode) => Results.Json(new { status }, statusCode: statusCode);
}
