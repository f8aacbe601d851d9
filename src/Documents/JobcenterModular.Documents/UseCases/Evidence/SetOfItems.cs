using FluentValidation;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>The items of a document in a request: at least one, not more than an upload can name.</summary>
internal static class SetOfItems
{
    private const int Most = 20;

    public static void IsASetOfItems<TRequest>(this IRuleBuilderInitial<TRequest, IReadOnlyList<string>> rule) => rule
        .Must(items => items.Count is > 0 and <= Most && items.All(item => !string.IsNullOrEmpty(item)))
        .WithErrorCode("items_count")
        .WithMessage($"Bitte nennen Sie 1 bis {Most} Nachweise, zum Beispiel N01:ap.");
}
