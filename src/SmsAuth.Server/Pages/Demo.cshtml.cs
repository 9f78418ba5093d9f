using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmsAuth.Server.Demo;

namespace SmsAuth.Server.Pages;

/// <summary>A client of the authorization code flow, in the browser. There with the demo client only.</summary>
internal sealed class DemoModel(IServiceProvider services) : PageModel
{
    public IActionResult OnGet() => services.GetService<DemoSeed>() is null ? NotFound() : Page();
}
