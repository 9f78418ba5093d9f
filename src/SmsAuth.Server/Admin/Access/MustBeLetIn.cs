namespace SmsAuth.Server.Admin.Access;

/// <summary>Stops a request that has reached an endpoint past <see cref="RequireAdmin"/>, by whatever path.</summary>
internal static class MustBeLetIn
{
    public static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // Throws where nobody was let in.
        _ = context.HttpContext.RequestServices.GetRequiredService<CurrentAdmin>().Actor;
        return next(context);
    }
}
