using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Http;

namespace JobcenterModular.Applications.UseCases.Renewals;

/// <summary>Where a renewal stands, beside what any application shows.</summary>
/// <param name="Renews">The application that was granted.</param>
/// <param name="Reference">Its reference, for people.</param>
/// <param name="PeriodEnd">Last day of the approval period that ends.</param>
/// <param name="CountsFrom">First day of the time that this renewal is for.</param>
/// <param name="GapDays">Days between the two for which nothing was applied for; 0 without a gap.</param>
/// <param name="Blocks">What came along, block by block: confirm it with one click or save its sections anew.</param>
/// <param name="ToAnswer">Questions that must be answered anew and are open.</param>
/// <param name="Carried">Answers that are as they came along, with the day they are from.</param>
internal sealed record RenewalProgress(
    Guid Renews,
    string Reference,
    DateOnly PeriodEnd,
    DateOnly CountsFrom,
    int GapDays,
    IReadOnlyList<BlockView> Blocks,
    IReadOnlyList<QuestionRef> ToAnswer,
    IReadOnlyList<CarriedAnswer> Carried)
{
    public static RenewalProgress? Of(
        BenefitApplication application, FormDefinition form, FormFacts facts, Renewal? renewal, FormEvaluation evaluation)
    {
        if (renewal is null || facts.Renewal is not { } known || form.Renewal is not { } written)
            return null;
        RenewalRules rules = written.For(known.AsksAssets);
        return new RenewalProgress(
            renewal.RenewedId.Value,
            renewal.RenewedReference,
            renewal.PeriodEnd,
            known.From,
            known.GapDays,
            [.. evaluation.Blocks.Select(block => BlockView.Of(block, rules, renewal, known.Saved))],
            [.. evaluation.Sections.SelectMany(section => section.Open.Select(question => new QuestionRef(section.Key, question)))],
            [.. CarriedIn(application, form, rules, known, renewal, evaluation)]);
    }

    private static IEnumerable<CarriedAnswer> CarriedIn(
        BenefitApplication application, FormDefinition form, RenewalRules rules, RenewalFacts known, Renewal renewal, FormEvaluation evaluation)
    {
        var sheet = application.Sheet();
        foreach (SectionState section in evaluation.Sections)
        {
            foreach (string id in section.Visible)
            {
                FormQuestion question = form.Question(id)!.Question;
                if (rules.Of(question) is not (Reuse.Carry or Reuse.Confirm) || !known.IsAsBefore(section.Key, question, sheet.Answer(section.Key, id)))
                    continue;
                DateOnly day = renewal.DateOf(section.Key, id);
                yield return new CarriedAnswer(section.Key, id, rules.Of(question), day, $"aus Ihren Angaben vom {GermanDates.Text(day)}");
            }
        }
    }
}

/// <summary>Answers that are confirmed together.</summary>
/// <param name="Key">Key of the block; confirm it with <c>PUT /applications/{id}/confirmations/{key}</c>.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Text">What the person says by confirming.</param>
/// <param name="State">
/// <c>open</c>, <c>partly</c> (some sections were saved, the others wait), <c>confirmed</c>, <c>edited</c> (all its sections were
/// saved anew) or <c>notAsked</c>.
/// </param>
/// <param name="Etag">Send it back as If-Match; it changes with the block and with each of its sections.</param>
/// <param name="Sections">The section instances that it shows.</param>
internal sealed record BlockView(string Key, string Title, string Text, BlockStanding State, string Etag, IReadOnlyList<string> Sections)
{
    public static BlockView Of(BlockState block, RenewalRules rules, Renewal renewal, SectionVersions saved) => new(
        block.Key,
        block.Title,
        block.Text,
        block.Standing,
        EntityTags.Of(BlockVersion.Of(rules.Block(block.Key)!, renewal, saved)),
        block.Sections);
}

/// <summary>An answer that is as it came along.</summary>
/// <param name="Section">The section instance.</param>
/// <param name="Question">The question.</param>
/// <param name="Rule"><c>carry</c> (not asked again) or <c>confirm</c> (counts once its block is confirmed).</param>
/// <param name="Date">The day it is from.</param>
/// <param name="Origin">The same in plain German.</param>
internal sealed record CarriedAnswer(string Section, string Question, Reuse Rule, DateOnly Date, string Origin);

/// <summary>
/// The version of a block: what was said of it and every save of its sections count, so that nobody confirms what somebody
/// else has changed meanwhile.
/// </summary>
internal static class BlockVersion
{
    public static long Of(ConfirmationBlock block, Renewal renewal, SectionVersions saved) =>
        (renewal.Words().TryGetValue(block.Key, out BlockWord? word) ? word.Version : 0) + saved.SumOf(block.Sections);
}
