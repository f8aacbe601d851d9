using System.Runtime.InteropServices;
using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

internal enum AnswerKind
{
    /// <summary>Nothing said: null, an empty text, no choice made.</summary>
    Empty,

    /// <summary>"Weiß ich nicht": answered, and a task for later.</summary>
    DontKnow,

    /// <summary>"Habe ich nicht".</summary>
    None,

    Value,
}

internal static class AnswerKinds
{
    public static AnswerKind KindOf(this JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => AnswerKind.Empty,
        JsonValueKind.String => IsBlank(answer) ? AnswerKind.Empty : AnswerKind.Value,
        JsonValueKind.Object when IsSpecial(answer, "dontKnow") => AnswerKind.DontKnow,
        JsonValueKind.Object when IsSpecial(answer, "none") => AnswerKind.None,
        _ => AnswerKind.Value,
    };

    /// <summary>Nearly all texts start with a letter or digit, which says enough without making a string of them.</summary>
    private static bool IsBlank(JsonElement text)
    {
        var quoted = JsonMarshal.GetRawUtf8Value(text);
        return !char.IsAsciiLetterOrDigit((char)quoted[1]) && string.IsNullOrWhiteSpace(text.GetString());
    }

    private static bool IsSpecial(JsonElement answer, string name) =>
        answer.GetPropertyCount() == 1 && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
