namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>Digits of base 16, small or capital.</summary>
internal static class HexDigit
{
    /// <summary>Its value, or -1 for what is no digit.</summary>
    public static int ValueOf(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };
}
