using SmsAuth.Gateways;
using SmsAuth.Settings;

namespace SmsAuth.Tests.Definitions;

/// <summary>A kind of gateway that keeps what it was given.</summary>
internal sealed class PigeonKind : IGatewayKind
{
    public const string Name = "pigeon";

    public List<Pigeon> Made { get; } = [];

    public string Type => Name;

    public string Label => "Carrier pigeons";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        new("Key", "Key") { Help = "The key of the loft.", Required = true, Secret = true, Pattern = "[a-z0-9-]{4,}", Allowed = "4 or more of a-z 0-9 -" },
        new("Spare", "Spare key") { Help = "Another one.", Secret = true },
        new("Loft", "Loft") { Help = "Where they fly from.", Default = "https://loft.example", Destination = true },
        new("Ring", "Ring") { Help = "What is on the ring.", Pattern = "[A-Z]{1,5}", Allowed = "1 to 5 capital letters" },
    ];

    public ISmsGateway Create(string name, SettingValues settings)
    {
        var pigeon = new Pigeon(name, settings);
        Made.Add(pigeon);
        return pigeon;
    }

    internal sealed class Pigeon(string name, SettingValues settings) : ISmsGateway
    {
        public string Name => name;

        public SendOutcome Outcome { get; set; } = new SendOutcome.Accepted();

        public List<TextMessage> Sent { get; } = [];

        public string Key => settings.Secret("Key").Reveal();

        public string? Ring => settings.Optional("Ring");

        public string Loft => settings.Text("Loft");

        public Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
        {
            Sent.Add(message);
            return Task.FromResult(Outcome);
        }
    }
}
