using Microsoft.AspNetCore.Components;
using SmsAuth.Server.Admin.Providers;
using SmsAuth.Server.Admin.Verifiers;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Server.AdminConsole.Parts;
using SmsAuth.Verifiers;

namespace SmsAuth.Server.AdminConsole.Pages;

/// <summary>A verifier: its codes, its route, its texts.</summary>
public partial class Verifier
{
    private VerifierDraft? draft;
    private VerifierAnswer? read;
    private ApiProblem? problem;
    private string? version;
    private bool isBusy;
    private int round;
    private IReadOnlyList<string> providers = [];

    /// <summary>Its name; null for a new one.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Of a new one: <c>code</c> or <c>service</c>.</summary>
    [Parameter]
    public string? Kind { get; set; }

    private string Path => $"verifiers/{Uri.EscapeDataString(Name ?? draft!.Name.Trim())}";

    private bool IsFixed => read is { Saved: null };

    private bool IsEnabled => draft?.Enabled ?? false;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (draft is not null && read?.Name == Name) return;
        if (Name is null)
        {
            draft = Kind == "service" ? new VerifierDraft(null, new ServiceVerifierOptions()) : new VerifierDraft(new CodeVerifierOptions(), null);
            read = null;
        }
        else
        {
            Show(await Api.GetAsync<VerifierAnswer>(Path));
        }

        var noun = draft?.Code is not null ? "gateways" : "verify_services";
        providers = [.. (await Api.GetAsync<Page<ProviderAnswer>>($"{noun}?limit=200")).Value?.Items.Select(static p => p.Name) ?? []];
    }

    private void Show(ApiAnswer<VerifierAnswer> answer)
    {
        problem = answer.Problem;
        if (answer.Value is not { } verifier) return;
        (read, draft, version) = (verifier, new VerifierDraft(verifier.Code, verifier.Service) { Name = verifier.Name }, answer.Version);
    }

    private string? Of(string field) => problem.Of($"{draft!.Member}.{field}") ?? problem.Of(field);

    // The previews of the texts follow what is typed.
    private void Change(Action change)
    {
        change();
        round++;
    }

    private async Task SaveAsync()
    {
        if (string.IsNullOrWhiteSpace(draft!.Name))
        {
            problem = new ApiProblem(400, "invalid", "", new Dictionary<string, string[]> { ["name"] = [T["Enter a name."]] }, []);
            return;
        }

        isBusy = true;
        var answer = await Api.PutAsync<VerifierAnswer>(Path, draft.ToBody(), version);
        isBusy = false;
        problem = answer.Problem;
        if (!Snackbar.Tell(answer, T["Saved."])) return;
        Show(answer);
        if (Name is null) Navigation.NavigateTo($"admin/{Path}");
    }

    private async Task SwitchAsync()
    {
        if (IsEnabled && await Dialogs.AskAsync(T["Disable {0}?", Name!], T["Nobody can sign in with it until it is enabled again."], T["Disable"]) is null) return;
        var answer = await Api.PostAsync<VerifierAnswer>($"{Path}/{(IsEnabled ? "disable" : "enable")}");
        if (Snackbar.Tell(answer, T["Saved."])) Show(answer);
    }

    private async Task DeleteAsync()
    {
        if (await Dialogs.AskAsync(T["Delete {0}?", Name!], T["This cannot be undone."], T["Delete"]) is null) return;
        if (Snackbar.Tell(await Api.DeleteAsync(Path, version), T["Deleted."])) Navigation.NavigateTo("admin/verifiers");
    }
}
