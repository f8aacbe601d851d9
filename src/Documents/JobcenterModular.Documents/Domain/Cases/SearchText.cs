using System.Globalization;
using System.Text;

namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>Folds names so that Müller, MULLER and müller meet: lower case, without accents, ß as ss.</summary>
internal static class SearchText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (letter == 'ß')
                folded.Append("ss");
            else
                folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    /// <summary>The words of a name or a query, each once.</summary>
    public static IReadOnlyList<string> Words(string text) =>
    [
        .. Fold(text)
            .Split([.. Fold(text).Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > CaseWord.MaxLength ? word[..CaseWord.MaxLength] : word)
            .Distinct(StringComparer.Ordinal),
    ];
}
