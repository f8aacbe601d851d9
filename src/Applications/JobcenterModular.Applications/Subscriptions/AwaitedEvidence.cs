using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.Applications.UseCases.Submitting;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>
/// Tells what a word of Documents changes in what is awaited of a sent application. Each word may change any item, as a
/// paper can serve several; so the whole checklist is looked at before and after, and only what differs is told.
/// </summary>
internal sealed class AwaitedEvidence(FormCatalog forms, EvidenceDeadline deadline)
{
    /// <summary>Looks at the checklist before the word is written down. Nothing is awaited of a draft.</summary>
    public async Task<AwaitedBefore> LookAsync(ApplicationsDbContext db, BenefitApplication application, CancellationToken cancellationToken)
    {
        if (deadline.Of(application) is not { } dueOn)
            return AwaitedBefore.OfDraft;
        FormDefinition form = forms.FormOf(application);
        FormEvaluation evaluation = FormEvaluation.Run(
            form, await db.SheetTodayAsync(application, cancellationToken), await db.FactsOfAsync(application, form, cancellationToken));
        ClosedParts closed = await db.ClosedPartsAsync(application.Id, form, evaluation, cancellationToken);
        await db.LoadEvidenceAsync(application.Id, cancellationToken);
        return new AwaitedBefore(application, () => AwaitedItems.Of(evaluation, db.EvidenceAtHand(application.Id), dueOn, closed));
    }
}

/// <summary>What was awaited before a word was written down.</summary>
internal sealed class AwaitedBefore
{
    private readonly BenefitApplication? _application;
    private readonly Func<IReadOnlyList<AwaitedItem>> _now;
    private readonly IReadOnlyList<AwaitedItem> _before;

    public AwaitedBefore(BenefitApplication? application, Func<IReadOnlyList<AwaitedItem>> now) => (_application, _now, _before) = (application, now, now());

    public static AwaitedBefore OfDraft { get; } = new(null, () => []);

    /// <summary>Records what differs now, to be saved with the word itself.</summary>
    public void TellChanges() => _application?.Await(_now().Except(_before));
}
