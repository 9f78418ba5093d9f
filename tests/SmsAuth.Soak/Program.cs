using System.Diagnostics;
using SmsAuth.Soak;

if (SoakOptions.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(SoakOptions.Usage);
    return 2;
}

SecondClient.Register(options.Database);
var tally = new Tally();
var start = Stopwatch.GetTimestamp();
using (var wire = new Wire(options)) await new Campaign(wire, options, tally).RunAsync(Console.WriteLine);
var time = Stopwatch.GetElapsedTime(start);

foreach (var line in tally.Table()) Console.WriteLine(line);
Console.WriteLine($"{tally.Attacks:N0} requests that had to be refused in {time:hh\\:mm\\:ss} ({tally.Attacks / time.TotalSeconds:N0}/s) over {options.Connections} connections.");
foreach (var note in tally.Notes) Console.WriteLine($"Not as expected: {note}");
return tally is { WronglyAccepted: 0, ServerErrors: 0, Unexpected: 0, SignInsThatFailed: 0, Attacks: > 0 } ? 0 : 1;
