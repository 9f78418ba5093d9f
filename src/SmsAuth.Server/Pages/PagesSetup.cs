namespace SmsAuth.Server.Pages;

internal static class PagesSetup
{
    public static void AddPages(this WebApplicationBuilder builder) => builder.Services.AddRazorPages();
}
