namespace ConsoleClient;

/// <summary>The conversation with the user. A script can hold it too: every answer is a line.</summary>
internal static class Prompt
{
    /// <returns>The answer, empty when there was none; null when there is nobody to answer.</returns>
    public static string? Ask(string question)
    {
        Console.Write(question + " ");
        var answer = Console.ReadLine()?.Trim();
        if (answer is null) Console.WriteLine();
        return answer;
    }

    public static void Say(string line) => Console.WriteLine(line);

    public static void Complain(string line) => Console.Error.WriteLine(line);
}
