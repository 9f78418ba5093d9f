using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SmsAuth.Server.Pages.SignIn;

/// <summary>Says that a request of a client cannot be answered, and what is wrong with it.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel : PageModel
{
    /// <summary>The error's name (RFC 6749 4.1.2.1); null when there is none to tell.</summary>
    public string? Error { get; private set; }

    public string? Description { get; private set; }

    /// <summary>The key of the text that says what is wrong.</summary>
    public string Lead => Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden => "forbidden_lead",
        StatusCodes.Status404NotFound => "not_found_lead",
        _ => "error_lead",
    };

    public void OnGet() => Read();

    public void OnPost() => Read();

    private void Read()
    {
        var response = HttpContext.GetOpenIddictServerResponse();
        (Error, Description) = (response?.Error, response?.ErrorDescription);
    }
}
