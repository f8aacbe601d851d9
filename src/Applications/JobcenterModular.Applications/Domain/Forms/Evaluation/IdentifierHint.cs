using System.Globalization;
using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>A doubt about an identifier that is accepted nevertheless: people copy numbers from old letters.</summary>
internal sealed record IdentifierHint(string Code, string Text)
{
    private const string PensionNumber = "rvnr";
    private const string Accented = "ÄÀÁÂÃÅĄĀÇĆČĎĐÉÈÊËĘĚĒĞĢÍÌÎÏİĪĶŁĻĽŃŇÑŅÖÓÒÔÕØŐŘŚŠŞȘŤŢȚÜÚÙÛŮŰŪÝŹŻŽ";
    private const string Plain = "AAAAAAAACCCDDEEEEEEEGGIIIIIIKLLLNNNNOOOOOOORSSSSTTTUUUUUUUYZZZ";

    public static IdentifierHint? For(ValueRules rules, string text, HouseholdPerson person)
    {
        if (rules.Identifier is not { } kind || IdentifierChecks.Check(kind, text) is not { IsValid: true, Hint: { } hint })
            return null;
        var isOfPerson = string.Equals(kind, PensionNumber, StringComparison.Ordinal)
            && (RvNumber.From(text) is not { } number || (FitsBirthDate(number, person) && FitsName(number, person)));
        return isOfPerson ? null : new IdentifierHint($"identifier.{kind}_unusual", hint);
    }

    private static bool FitsBirthDate(RvNumber number, HouseholdPerson person) =>
        person.BirthDate is not { } born
        || string.Equals(number.DatePart, born.ToString("ddMMyy", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The letter is that of the name at birth; name particles ("von", "El") may or may not count.</summary>
    private static bool FitsName(RvNumber number, HouseholdPerson person)
    {
        var names = new[] { person.BirthName, person.LastName }
            .Where(n => n is not null)
            .SelectMany(n => n!.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        return names.Count == 0 || names.Exists(n => FirstLetter(n) == number.BirthNameLetter);
    }

    /// <summary>The plain capital under an umlaut or accent. By table: without ICU data the runtime does not take letters apart.</summary>
    private static char FirstLetter(string name)
    {
        var letter = char.ToUpperInvariant(name[0]);
        var index = Accented.IndexOf(letter, StringComparison.Ordinal);
        return index < 0 ? letter : Plain[index];
    }
}
