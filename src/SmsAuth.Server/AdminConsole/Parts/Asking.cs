using MudBlazor;

namespace SmsAuth.Server.AdminConsole.Parts;

/// <summary>Asks before something is done that cannot be undone.</summary>
internal static class Asking
{
    /// <returns>The reason, empty where none is needed; null when the administrator thinks better of it.</returns>
    public static async Task<string?> AskAsync(this IDialogService dialogs, string question, string consequence, string act, bool needsReason = false)
    {
        var parameters = new DialogParameters<Confirm>
        {
            { static c => c.Question, question },
            { static c => c.Consequence, consequence },
            { static c => c.Act, act },
            { static c => c.NeedsReason, needsReason },
        };
        var dialog = await dialogs.ShowAsync<Confirm>(question, parameters);
        return await dialog.Result is { Canceled: false } result ? result.Data as string ?? "" : null;
    }

    /// <summary>Says how it went.</summary>
    public static bool Tell<T>(this ISnackbar snackbar, ApiAnswer<T> answer, string done)
    {
        if (answer.Problem is { } problem) snackbar.Add(problem.Summary(), Severity.Error, static options => options.RequireInteraction = true);
        else snackbar.Add(done, Severity.Success);
        return answer.Problem is null;
    }
}
