// An API that trusts the access tokens of the SmsAuth server. Nothing here is SmsAuth's: the tokens are standard ones.
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    // The issuer and its keys are read from the discovery document of the authority.
    options.Authority = builder.Configuration["Authority"];
    options.RequireHttpsMetadata = !builder.Environment.IsDevelopment();

    // A token must have been issued for this API, and as an access token (RFC 9068 4): an identity token opens nothing here.
    options.Audience = "demo_api";
    options.TokenValidationParameters.ValidTypes = ["at+jwt"];

    // Claims keep the names they have in the token.
    options.MapInboundClaims = false;
});
builder.Services.AddAuthorization();

// An authority without https, or none at all, is refused at start and not at the first request.
builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
    .Validate(options => !string.IsNullOrEmpty(options.Authority), "Authority: set it to the address of the SmsAuth server.")
    .ValidateOnStart();

await using var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();

app.MapGet("/claims", (ClaimsPrincipal caller) => caller.Claims
        .GroupBy(claim => claim.Type, claim => claim.Value)
        .ToDictionary(claim => claim.Key, claim => claim.Count() == 1 ? (object)claim.First() : claim))
    .RequireAuthorization();

await app.RunAsync();
