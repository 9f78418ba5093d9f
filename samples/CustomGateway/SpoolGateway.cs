using SmsAuth.Gateways;
using SmsAuth.Settings;

namespace CustomGateway;

/// <summary>Hands texts to SMS Server Tools 3, which send them by a modem: a file each (http://smstools3.kekekasvi.com/index.php?p=fileformat).</summary>
public sealed class SpoolGateway(string name, SettingValues settings) : ISmsGateway
{
    public string Name => name;

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        if (message.Channel != Channel.Sms) return new SendOutcome.Failed($"no channel '{message.Channel}'", SendProblem.Misconfigured);
        if (!Directory.Exists(settings.Text("Folder"))) return new SendOutcome.Failed("the folder is not there", SendProblem.Misconfigured);

        // A file is written under a name that is passed over, then renamed: the daemon never sees half of one.
        var id = Guid.CreateVersion7().ToString("N");
        var file = Path.Combine(settings.Text("Folder"), id);
        await File.WriteAllTextAsync(file + ".LOCK", $"To: {message.To.E164[1..]}\nAlphabet: UTF-8\n\n{message.Body}", cancellationToken);
        File.Move(file + ".LOCK", file);
        return new SendOutcome.Accepted(id);
    }
}
