using FluentValidation;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Evidence;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>What a decision must say, and must not.</summary>
internal sealed class ReviewEvidenceValidator : AbstractValidator<ReviewEvidence>
{
    private const int MonthsAhead = 12;

    public ReviewEvidenceValidator(ReviewReasons reasons, TimeProvider clock)
    {
        RuleFor(request => request.Review.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason))
            .When(request => request.Review is { Outcome: ReviewOutcome.Rejected } or { AcceptedWithout: true })
            .OverridePropertyName("reason").WithErrorCode("reason_missing").WithMessage("Bitte geben Sie den Grund an.");
        RuleFor(request => request.Review.Reason).Must(reason => reason is null || IsReadable(reason))
            .OverridePropertyName("reason").WithErrorCode("reason_unreadable")
            .WithMessage($"Der Grund ist einfacher Text mit höchstens {EvidenceItem.MaxReasonLength} Zeichen.");

        RuleFor(request => request.Review.ReasonCode)
            .Must(code => reasons.On(OfficeTime.DateAt(clock.GetUtcNow())).Any(reason => reason.Code == code))
            .When(request => request.Review.Outcome == ReviewOutcome.Rejected)
            .OverridePropertyName("reasonCode").WithErrorCode("reason_code_unknown").WithMessage("Bitte wählen Sie einen der Gründe aus der Liste.");
        RuleFor(request => request.Review.DueOn).Must(day => day is null || IsWithinReach(day.Value, OfficeTime.DateAt(clock.GetUtcNow())))
            .When(request => request.Review.Outcome == ReviewOutcome.Rejected)
            .OverridePropertyName("dueOn").WithErrorCode("due_on_impossible")
            .WithMessage("Der Tag liegt nicht vor heute und höchstens zwölf Monate im Voraus.");

        RuleFor(request => request.Review).Must(review => review is { ReasonCode: null, DueOn: null })
            .When(request => request.Review.Outcome != ReviewOutcome.Rejected)
            .OverridePropertyName("outcome").WithErrorCode("not_a_rejection")
            .WithMessage("Einen Grund aus der Liste und einen Tag gibt es nur, wenn der Nachweis nicht reicht.");
        RuleFor(request => request.Review.AcceptedWithout).Equal(false)
            .When(request => request.Review.Outcome != ReviewOutcome.Accepted)
            .OverridePropertyName("acceptedWithout").WithErrorCode("not_an_acceptance")
            .WithMessage("'acceptedWithout' gibt es nur, wenn der Nachweis reicht.");
    }

    private static bool IsReadable(string reason) => reason.Length <= EvidenceItem.MaxReasonLength && PlainText.Is(reason);

    private static bool IsWithinReach(DateOnly day, DateOnly today) => day >= today && day <= today.AddMonths(MonthsAhead);
}
