using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmsAuth.Server.Admin.Access;

namespace SmsAuth.Server.Admin.Documents;

/// <summary>The OpenAPI document of the admin API, <c>/openapi/admin.json</c>, and a page to try the API out, <c>/admin/api/docs</c>.</summary>
internal static class AdminDocument
{
    public const string Name = "admin";
    private const string Path = "/openapi/admin.json";
    private const string Page = "admin/api/docs";
    private const string Scheme = "oauth2";

    private const string About = """
        Administers SmsAuth. Errors are problem details (RFC 9457); those of validation tell every field in errors. Lists have the parameters limit and after.
        What can be changed has an ETag: send it as If-Match, and nothing that somebody else changed meanwhile is overwritten.
        """;

    private const string Problem = "Problem";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Audit trail", "What happened, and who did it."),
        ("Challenges", "The codes that were asked for."),
        ("Fraud and limits", "Who gets no texts, or always gets them, and how many."),
        ("Gateways", "What texts are sent by."),
        ("Statistics", "What happened, in figures."),
        ("Users", "The accounts of people, their sign-ins and numbers, and the administrators."),
        ("Verifiers", "How codes are made, sent and checked, and the texts that carry them."),
        ("Verify services", "Remote services that make, send and check codes themselves."),
    ];

    public static void AddAdminDocument(this IServiceCollection services) => services.AddOpenApi(Name, static options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = static endpoint => endpoint.GroupName == Name;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(AddWhatAllHave);
    });

    public static void MapAdminDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(static page =>
        {
            page.RoutePrefix = Page;
            page.DocumentTitle = "SmsAuth admin API";
            page.SwaggerEndpoint(Path, "SmsAuth admin API");
        });
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "SmsAuth admin API", Version = "v1", Description = About };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>(Tags.Select(static t => new OpenApiTag { Name = t.Name, Description = t.Description }));
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "An access token of a machine client (client credentials), or of an administrator (sms_otp).",
            Flows = new OpenApiOAuthFlows
            {
                ClientCredentials = new OpenApiOAuthFlow
                {
                    TokenUrl = new Uri("/connect/token", UriKind.Relative),
                    Scopes = new Dictionary<string, string>(StringComparer.Ordinal) { [AdminScopes.Manage] = "Everything.", [AdminScopes.Read] = "Requests that change nothing and show no whole numbers." },
                },
            },
        };
        return Task.CompletedTask;
    }

    private static async Task AddWhatAllHave(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var scheme = new OpenApiSecuritySchemeReference(Scheme, context.Document);
        operation.Security = [.. AdminScopes.For(context.Description.HttpMethod ?? "", context.Description.ActionDescriptor.EndpointMetadata).Select(scope => new OpenApiSecurityRequirement { [scheme] = [scope] })];

        if (context.Document!.Components?.Schemas?.ContainsKey(Problem) is not true)
        {
            var problem = await context.GetOrCreateSchemaAsync(typeof(HttpValidationProblemDetails), null, cancellationToken);
            problem.AdditionalPropertiesAllowed = true;
            context.Document.AddComponent(Problem, problem);
        }

        operation.Responses ??= [];
        foreach (var (status, description) in StatusesOf(operation))
        {
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) } },
            });
        }
    }

    private static IEnumerable<(string Status, string Description)> StatusesOf(OpenApiOperation operation)
    {
        yield return ("400", "The request is not valid; errors tells field by field.");
        yield return ("401", "There is no valid access token.");
        yield return ("403", "The token, its client or its user may not do this.");
        if (operation.Parameters?.Any(static p => p.In is ParameterLocation.Path) is true) yield return ("404", "There is no such resource.");
        if (operation.RequestBody is not null) yield return ("409", "Something else stands against it.");
        if (operation.Parameters?.Any(static p => p.Name == "If-Match") is not true) yield break;
        yield return ("412", "It was changed or deleted since that version was read.");
        yield return ("428", "The request must name the version that it means.");
    }
}
