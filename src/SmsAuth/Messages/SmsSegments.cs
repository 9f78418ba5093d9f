using System.Buffers;

namespace SmsAuth.Messages;

/// <summary>
/// How many messages a text takes on the air, each of which is paid: up to 160 characters of the GSM alphabet (3GPP TS 23.038 6.2.1), or 70 UTF-16 code units
/// when there is any other character in it; less for each when there are several (153 and 67, 3GPP TS 23.040 9.2.3.24.1).
/// </summary>
public static class SmsSegments
{
    private const int GsmAlone = 160;
    private const int GsmJoined = 153;
    private const int UnicodeAlone = 70;
    private const int UnicodeJoined = 67;

    private static readonly SearchValues<char> Basic = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

    // Two each: an escape goes before them.
    private static readonly SearchValues<char> Extended = SearchValues.Create("\f^{}\\[~]|€");

    /// <summary>The number of messages that a text takes; 0 when it is empty.</summary>
    public static int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var units = 0;
        foreach (var character in text)
        {
            if (Basic.Contains(character)) units += 1;
            else if (Extended.Contains(character)) units += 2;
            else return Divide(text.Length, UnicodeAlone, UnicodeJoined);
        }

        return Divide(units, GsmAlone, GsmJoined);
    }

    private static int Divide(int units, int alone, int joined) => units == 0 ? 0 : units <= alone ? 1 : (units + joined - 1) / joined;
}
