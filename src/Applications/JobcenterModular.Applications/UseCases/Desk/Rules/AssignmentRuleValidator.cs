using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk.Staff;

namespace JobcenterModular.Applications.UseCases.Desk.Rules;

/// <summary>A rule names people, and says of what it looks at something that can fit.</summary>
internal sealed class AssignmentRuleValidator : AbstractValidator<AssignmentRule>
{
    private const int MostAssignees = 50;
    private const int MostParts = 100;
    private const int LongestBeginning = 20;

    public AssignmentRuleValidator()
    {
        RuleFor(rule => rule.Assignees).Must(assignees => assignees.Count is > 0 and <= MostAssignees)
            .WithErrorCode("count").WithMessage("Eine Regel nennt 1 bis 50 Personen.");
        RuleForEach(rule => rule.Assignees).NotEmpty().MaximumLength(StaffLimits.SubjectLength);
        RuleFor(rule => rule.Kinds).Must(kinds => kinds is null or { Count: > 0 and <= MostParts })
            .WithErrorCode("count").WithMessage("Bitte nennen Sie mindestens eine Art, oder lassen Sie die Angabe weg.");
        RuleFor(rule => rule.LastNames).Must(names => names is null or { Count: > 0 and <= MostParts })
            .WithErrorCode("count").WithMessage("Bitte nennen Sie mindestens einen Bereich, oder lassen Sie die Angabe weg.");
        RuleForEach(rule => rule.LastNames).Must(range => range is not null && IsRange(range))
            .WithErrorCode("malformed").WithMessage("Ein Bereich geht von Buchstaben zu Buchstaben, etwa von A bis F.");
        RuleFor(rule => rule.Postcodes).Must(codes => codes is null or { Count: > 0 and <= MostParts })
            .WithErrorCode("count").WithMessage("Bitte nennen Sie mindestens einen Anfang einer Postleitzahl, oder lassen Sie die Angabe weg.");
        RuleForEach(rule => rule.Postcodes).NotNull().Matches("^[0-9]{1,5}$")
            .WithErrorCode("malformed").WithMessage("Der Anfang einer Postleitzahl hat 1 bis 5 Ziffern.");
    }

    private static bool IsRange(NameRange range) => IsBeginning(range.From) && IsBeginning(range.To) && range.Holds(range.From);

    private static bool IsBeginning(string? text) =>
        text is { Length: > 0 and <= LongestBeginning } && text.All(char.IsLetter) && NameRange.Fold(text).All(char.IsAsciiLetterUpper);
}
