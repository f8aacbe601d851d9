namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Why an answer is refused.</summary>
/// <param name="Section">The section instance key.</param>
/// <param name="Question">Pointer below the section: <c>/ek.job/gross</c>; empty for the section itself.</param>
/// <param name="Code">Stable code for programs.</param>
/// <param name="Message">German text for people. Never repeats the answer.</param>
internal sealed record AnswerError(string Section, string Question, string Code, string Message);

internal static class AnswerErrorCodes
{
    public const string UnknownSection = "answers.unknown_section";
    public const string HiddenSection = "answers.hidden_section";
    public const string UnknownQuestion = "answers.unknown_question";
    public const string HiddenQuestion = "answers.hidden_question";
    public const string UnknownField = "answers.unknown_field";
    public const string UnknownOption = "answers.unknown_option";
    public const string UnknownCountry = "answers.unknown_country";
    public const string UnknownPerson = "answers.unknown_person";
    public const string WrongType = "answers.wrong_type";
    public const string TooLong = "answers.too_long";
    public const string TooManyItems = "answers.too_many_items";
    public const string Duplicate = "answers.duplicate";
    public const string BadText = "answers.bad_text";
    public const string WrongFormat = "answers.wrong_format";
    public const string OutOfRange = "answers.out_of_range";
    public const string DontKnowNotAllowed = "answers.dont_know_not_allowed";
    public const string NoneNotAllowed = "answers.none_not_allowed";
    public const string UnknownMask = "answers.unknown_mask";
    public const string InvalidIdentifier = "answers.invalid_identifier";
}
