using Microsoft.AspNetCore.Components;
using SmsAuth.Server.Admin.Clients;
using SmsAuth.Server.Admin.Scopes;
using SmsAuth.Server.Admin.Verifiers;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Server.AdminConsole.Parts;

namespace SmsAuth.Server.AdminConsole.Pages;

/// <summary>A client: its settings, its secret, and code for it.</summary>
public partial class Client
{
    private ClientDraft? form;
    private ClientAnswer? client;
    private SnippetsAnswer? snippets;
    private ApiProblem? problem;
    private string? version;
    private string? secret;
    private bool isBusy;
    private IReadOnlyList<string> scopes = [];
    private IReadOnlyList<string> verifiers = [];

    /// <summary>Its client id; null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    private string Path => $"clients/{Uri.EscapeDataString(Id ?? form!.Id)}";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (client?.ClientId == Id && form is not null) return;
        scopes = [.. (await Api.GetAsync<Page<ScopeAnswer>>("scopes?limit=200")).Value?.Items.Select(static s => s.Name) ?? []];
        verifiers = [.. ((await Api.GetAsync<Page<VerifierAnswer>>("verifiers?limit=200")).Value?.Items.Select(static v => v.Name) ?? []).Append("default").Distinct()];
        if (Id is null) (form, client, problem) = (new ClientDraft(), null, null);
        else await LoadAsync();
    }

    private async Task LoadAsync()
    {
        Show(await Api.GetAsync<ClientAnswer>(Path));
        snippets = (await Api.GetAsync<SnippetsAnswer>($"{Path}/snippets")).Value;
    }

    private void Show(ApiAnswer<ClientAnswer> answer)
    {
        problem = answer.Problem;
        if (answer.Value is not { } read) return;
        (client, form, version) = (read, ClientDraft.Of(read), answer.Version);
        secret = read.ClientSecret ?? secret;
    }

    private async Task SaveAsync()
    {
        if (Id is null && string.IsNullOrWhiteSpace(form!.Id))
        {
            problem = new ApiProblem(400, "invalid", "", new Dictionary<string, string[]> { ["client_id"] = [T["Enter a client id."]] }, []);
            return;
        }

        isBusy = true;
        var answer = await Api.PutAsync<ClientAnswer>(Path, form!.ToBody(), version);
        isBusy = false;
        problem = answer.Problem;
        if (!Snackbar.Tell(answer, T["Saved."])) return;
        var isNew = Id is null;
        Id = answer.Value!.ClientId;
        Show(answer);
        snippets = (await Api.GetAsync<SnippetsAnswer>($"{Path}/snippets")).Value;
        if (isNew) Navigation.NavigateTo($"admin/{Path}");
    }

    private async Task SwitchAsync()
    {
        if (!client!.Disabled && await Dialogs.AskAsync(T["Disable {0}?", Id!], T["Nobody can sign in with it and its tokens are refused, until it is enabled again."], T["Disable"]) is null) return;
        var answer = await Api.PostAsync<ClientAnswer>($"{Path}/{(client.Disabled ? "enable" : "disable")}");
        if (Snackbar.Tell(answer, T["Saved."])) Show(answer);
    }

    private async Task CloneAsync()
    {
        var copy = $"{Id}-copy";
        var answer = await Api.PostAsync<ClientAnswer>($"{Path}/clone", new CloneBody(copy));
        if (!Snackbar.Tell(answer, T["There is {0} now.", copy])) return;
        secret = answer.Value!.ClientSecret;
        (form, client) = (null, null);
        Navigation.NavigateTo($"admin/clients/{Uri.EscapeDataString(copy)}");
    }

    private async Task DeleteAsync()
    {
        if (await Dialogs.AskAsync(T["Delete {0}?", Id!], T["Nobody can sign in with it any more, and its tokens end. This cannot be undone."], T["Delete"]) is null) return;
        if (Snackbar.Tell(await Api.DeleteAsync(Path, version), T["Deleted."])) Navigation.NavigateTo("admin/clients");
    }

    private async Task RotateAsync()
    {
        if (await Dialogs.AskAsync(T["A new secret?"], T["The present one is taken for one more day."], T["New secret"]) is null) return;
        var answer = await Api.PostAsync<ClientSecretAnswer>($"{Path}/secret", new SecretBody());
        if (!Snackbar.Tell(answer, T["Saved."])) return;
        secret = answer.Value!.ClientSecret;
        await LoadAsync();
    }

    private async Task EndFormerAsync()
    {
        if (await Dialogs.AskAsync(T["End former secrets now?"], T["Whoever still uses one is refused."], T["End former secrets now"]) is null) return;
        var answer = await Api.SendAsync<ClientAnswer>(HttpMethod.Delete, $"{Path}/secret/former");
        if (Snackbar.Tell(answer, T["Saved."])) Show(answer);
    }
}
