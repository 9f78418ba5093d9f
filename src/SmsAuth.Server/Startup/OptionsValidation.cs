using Microsoft.Extensions.Options;

namespace SmsAuth.Server.Startup;

internal static class OptionsValidation
{
    /// <summary>Validates all options before the host does, which would show a stack trace.</summary>
    public static void ValidateOptions(this WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException exception)
        {
            throw StartProblems.Refusal(exception.Failures);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(static e => e is OptionsValidationException))
        {
            throw StartProblems.Refusal(exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(static e => e.Failures));
        }
    }
}
