using FluentValidation;
using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.CaseFiles;

/// <summary>What can be searched for at all.</summary>
internal static class SearchRules
{
    /// <summary>A name or text of a length and a number of words that a search can bear.</summary>
    /// <typeparam name="T">The request.</typeparam>
    public static IRuleBuilderOptions<T, string?> MustBeSearchable<T>(this IRuleBuilder<T, string?> text) => text
        .Must(typed => typed is null || (typed.Length <= CaseSearch.MaxNameLength && SearchText.Words(typed).Count <= CaseSearch.MostWords))
        .WithErrorCode("too_long")
        .WithMessage($"Bitte suchen Sie mit höchstens {CaseSearch.MostWords} Wörtern und {CaseSearch.MaxNameLength} Zeichen.");
}
