using SmsAuth.Limits;
using SmsAuth.Server.Admin.Verifiers;
using SmsAuth.Verifiers;

namespace SmsAuth.Server.AdminConsole.Pages;

/// <summary>A verifier while an administrator edits it: what both types have in common, over the options themselves.</summary>
internal sealed class VerifierDraft(CodeVerifierOptions? code, ServiceVerifierOptions? service)
{
    public string Name { get; set; } = "";

    public CodeVerifierOptions? Code => code;

    public string Member => code is not null ? "code" : "service";

    public IList<string> Route => code?.Gateways ?? service!.Services;

    public IDictionary<string, IList<string>> Countries => code?.Countries ?? service!.Countries;

    public LimitOverrides Limits => code?.Limits ?? service!.Limits;

    public bool Enabled => code?.Enabled ?? service!.Enabled;

    public string ApplicationName
    {
        get => code?.ApplicationName ?? service!.ApplicationName;
        set => Set(c => c.ApplicationName = value, s => s.ApplicationName = value);
    }

    public int CodeLength
    {
        get => code?.CodeLength ?? service!.CodeLength;
        set => Set(c => c.CodeLength = value, s => s.CodeLength = value);
    }

    public int LifetimeMinutes
    {
        get => (int)(code?.Lifetime ?? service!.Lifetime).TotalMinutes;
        set => Set(c => c.Lifetime = TimeSpan.FromMinutes(value), s => s.Lifetime = TimeSpan.FromMinutes(value));
    }

    public int? Tries
    {
        get => code is not null ? code.Tries : service!.Tries;
        set => Set(c => c.Tries = value, s => s.Tries = value);
    }

    public int? ResendAfterSeconds
    {
        get => (int?)(code is not null ? code.ResendAfter : service!.ResendAfter)?.TotalSeconds;
        set => Set(c => c.ResendAfter = SpanOf(value), s => s.ResendAfter = SpanOf(value));
    }

    public VerifierBody ToBody() => new(code, service);

    private static TimeSpan? SpanOf(int? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private void Set(Action<CodeVerifierOptions> ofCode, Action<ServiceVerifierOptions> ofService)
    {
        if (code is not null) ofCode(code);
        else ofService(service!);
    }
}
