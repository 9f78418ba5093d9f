using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Refuses query parameters that an endpoint does not have (a filter that is misspelt must not answer everything), and values with control characters.</summary>
internal static class KnownParameters
{
    public static EndpointFilterDelegate Require(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var known = endpoint.MethodInfo.GetParameters().SelectMany(NamesOf).Order(StringComparer.Ordinal).ToList();
        return context =>
        {
            var unknown = context.HttpContext.Request.Query.Keys.Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)).ToList();
            if (unknown.Count == 0) return Unreadable(context.HttpContext.Request.Query) is { } problem ? ValueTask.FromResult<object?>(problem) : next(context);
            var allowed = known.Count == 0 ? "there are none here." : $"there are: {string.Join(", ", known)}.";
            return ValueTask.FromResult<object?>(Problems.Invalid(unknown.Select(name => (name, $"there is no such parameter; {allowed}"))));
        };
    }

    // Not every database takes a null character into a comparison.
    private static IResult? Unreadable(IQueryCollection query) =>
        query.Where(static p => p.Value.Any(static value => value?.Any(char.IsControl) is true)).Select(static p => p.Key).ToList() is { Count: > 0 } names
            ? Problems.Invalid(names.Select(static name => (name, "it must have no control characters.")))
            : null;

    private static IEnumerable<string> NamesOf(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
        {
            return parameter.ParameterType.GetProperties().Select(static p => p.GetCustomAttribute<FromQueryAttribute>()?.Name).OfType<string>();
        }

        return parameter.GetCustomAttribute<FromQueryAttribute>() is { } query ? [query.Name ?? parameter.Name!] : [];
    }
}
