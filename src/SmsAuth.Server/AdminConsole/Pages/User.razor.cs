using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using SmsAuth.Server.Admin.Users;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Server.AdminConsole.Parts;

namespace SmsAuth.Server.AdminConsole.Pages;

/// <summary>An account: its numbers, its sign-ins, and what can be done with it.</summary>
public partial class User
{
    private UserDetails? details;
    private IReadOnlyList<SessionAnswer> sessions = [];
    private ApiProblem? problem;
    private string? version;

    /// <summary>The account.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private string Path => $"users/{Uri.EscapeDataString(Id)}";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => details?.User.Id == Id ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await Api.GetAsync<UserDetails>(Path);
        (details, problem, version) = (answer.Value, answer.Problem, answer.Version);
        sessions = (await Api.GetAsync<Page<SessionAnswer>>($"{Path}/sessions")).Value?.Items ?? [];
    }

    private async Task TellAsync<TAnswer>(ApiAnswer<TAnswer> answer)
    {
        Snackbar.Tell(answer, T["Done."]);
        await LoadAsync();
    }

    private async Task DisableAsync()
    {
        if (await Dialogs.AskAsync(T["Disable this account?"], T["Nobody can sign in to it until it is enabled again, and all its sign-ins end."], T["Disable"]) is null) return;
        await TellAsync(await Api.PostAsync<UserAnswer>($"{Path}/disable"));
    }

    private async Task EnableAsync() => await TellAsync(await Api.PostAsync<UserAnswer>($"{Path}/enable"));

    private async Task SignOutAsync()
    {
        if (await Dialogs.AskAsync(T["Sign out everywhere?"], T["All its sign-ins end and its trusted devices are forgotten."], T["Sign out everywhere"]) is null) return;
        await TellAsync(await Api.PostAsync<object>($"{Path}/sign_out"));
    }

    private async Task UnlockAsync() => await TellAsync(await Api.PostAsync<object>($"{Path}/unlock"));

    private async Task AppointAsync()
    {
        if (await Dialogs.AskAsync(T["Make administrator?"], T["The account can then do everything that you can do here."], T["Make administrator"]) is null) return;
        await TellAsync(await Api.SendAsync<UserAnswer>(HttpMethod.Put, $"{Path}/administrator"));
    }

    private async Task DismissAsync()
    {
        if (await Dialogs.AskAsync(T["No administrator any more?"], T["The account loses access to the console and the admin API."], T["No administrator any more"]) is null) return;
        await TellAsync(await Api.DeleteAsync($"{Path}/administrator"));
    }

    private async Task ExportAsync()
    {
        var answer = await Api.GetAsync<string>($"{Path}/export");
        if (Snackbar.Tell(answer, T["Done."])) await Scripts.InvokeVoidAsync("smsauthConsole.save", $"{Id}.json", "application/json", answer.Value);
    }

    private async Task DeleteAsync()
    {
        if (await Dialogs.AskAsync(T["Delete this account?"], T["The account, its numbers and its sign-ins are deleted. This cannot be undone."], T["Delete"]) is null) return;
        if (Snackbar.Tell(await Api.DeleteAsync(Path, version), T["Deleted."])) Navigation.NavigateTo("admin/users");
    }

    private async Task EndAsync(SessionAnswer session)
    {
        if (await Dialogs.AskAsync(T["End this sign-in?"], T["None of its tokens works any more."], T["End"]) is null) return;
        await TellAsync(await Api.DeleteAsync($"{Path}/sessions/{session.Id}"));
    }

    private async Task RemoveAsync(UserNumber number)
    {
        var why = await Dialogs.AskAsync(T["Remove {0}?", number.PhoneNumber], T["It signs in to the account no more, and all sign-ins of the account end."], T["Remove"], needsReason: true);
        if (why is not null) await TellAsync(await Api.PostAsync<UserAnswer>($"{Path}/numbers/{number.Id}/remove", new ReasonBody(why)));
    }

    private async Task ReplaceAsync(UserNumber number)
    {
        var dialog = await Dialogs.ShowAsync<ReplaceNumber>(T["Replace {0}", number.PhoneNumber], new DialogParameters<ReplaceNumber> { { static d => d.Masked, number.PhoneNumber } });
        if (await dialog.Result is not { Canceled: false, Data: (string to, string why) }) return;
        await TellAsync(await Api.PostAsync<UserAnswer>($"{Path}/numbers/{number.Id}/replace", new ReplaceBody(to, why)));
    }
}
