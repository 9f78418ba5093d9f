using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Admin.Access;

namespace SmsAuth.Server.Commands;

/// <summary>The command <c>admin</c>, which makes the first administrator and every other one.</summary>
internal sealed record AdminCommand(AdminCommand.Verb Does, PhoneNumber? Number, string Actor) : IServerCommand
{
    private const string Name = "admin";

    private const string Usage = """
        Usage:
          admin add    NUMBER [--by NAME]   lets the account of a number administer the server, and makes the account when there is none
          admin remove NUMBER [--by NAME]
          admin list
        NUMBER is in international format, such as +12025550100. NAME is who does it; the default is the user of the system.
        Settings of the server may follow, such as --Keys:Folder /etc/smsauth/keys.
        """;

    internal enum Verb
    {
        Add,
        Remove,
        List,
    }

    /// <summary>Reads the command; null when the arguments are those of a server.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static AdminCommand? Read(string[] args)
    {
        if (args is not [Name, ..]) return null;
        var words = new Words(args[1..], known: [], Wrong);
        var does = VerbOf(words.Next() ?? throw Wrong("say what to do"));
        var number = does is Verb.List ? null : NumberOf(words.Next());
        words.MustEnd();
        return new AdminCommand(does, number, words.Actor());
    }

    /// <returns>0; 1 when it could not be done.</returns>
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, TextWriter errors)
    {
        var administrators = services.GetRequiredService<Administrators>();
        switch (Does)
        {
            case Verb.List:
                foreach (var one in await administrators.ListAsync(CancellationToken.None)) await output.WriteLineAsync(LineOf(one));
                return 0;
            case Verb.Add when await administrators.AddAsync(Number!, Actor) is { } id:
                await output.WriteLineAsync($"{Number!.Masked} is an administrator: account {id}.");
                return 0;
            case Verb.Add:
                await errors.WriteLineAsync($"{Number!.Masked} was not made an administrator: its account is disabled, or several accounts have the number.");
                return 1;
            default:
                return await RemoveAsync(services.GetRequiredService<IAccountStore>(), administrators, errors);
        }
    }

    private static string LineOf(Administrator one) => $"{one.Id} {string.Join(' ', one.Numbers)}{(one.IsActive ? "" : " disabled")}";

    private static Verb VerbOf(string word) => word switch
    {
        "add" => Verb.Add,
        "remove" => Verb.Remove,
        "list" => Verb.List,
        _ => throw Wrong($"there is no '{word}'"),
    };

    // The input is not repeated: it may be a number, and standard error may be a log.
    private static PhoneNumber NumberOf(string? word) =>
        PhoneNumber.TryParse(word, region: null, out var number) is PhoneNumberProblem.None ? number! : throw Wrong("name a number in international format that can receive texts");

    private static UsageException Wrong(string what) => new($"{Name}: {what}.{Environment.NewLine}{Usage}");

    private async Task<int> RemoveAsync(IAccountStore accounts, Administrators administrators, TextWriter errors)
    {
        var account = await accounts.FindByNumberAsync(Number!, CancellationToken.None);
        switch (account is null ? RemoveAdministratorVerdict.NotOne : await administrators.RemoveAsync(account.Id, Actor))
        {
            case RemoveAdministratorVerdict.Removed:
                return 0;
            case RemoveAdministratorVerdict.Last:
                await errors.WriteLineAsync($"{Number!.Masked} is the last administrator who can sign in, and stays one: add another one first.");
                return 1;
            default:
                await errors.WriteLineAsync($"{Number!.Masked} is no administrator.");
                return 1;
        }
    }
}
