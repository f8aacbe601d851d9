using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// Where each block of a renewal stands. A section counts as dealt with once the person has saved it or confirmed its block;
/// what was never looked at is never taken for confirmed.
/// </summary>
internal static class BlockCollector
{
    public static ImmutableArray<BlockState> Of(Visibility visibility)
    {
        if (visibility.Form.Renewal is not { } written || visibility.Facts.Renewal is not { } renewal)
            return [];
        RenewalRules rules = written.For(renewal.AsksAssets);
        return [.. rules.Blocks.Select(block => StateOf(block, visibility, rules, renewal))];
    }

    private static BlockState StateOf(ConfirmationBlock block, Visibility visibility, RenewalRules rules, RenewalFacts renewal)
    {
        List<string> all = [];
        List<string> toConfirm = [];
        foreach (VisibleSection section in visibility.Sections)
        {
            if (!block.Sections.Contains(section.Section.Key, StringComparer.Ordinal)
                || !visibility.Context.For(section.Person).Hold(block.When))
            {
                continue;
            }

            bool isSaved = renewal.Saved[section.Key] > 0;
            if (!isSaved && !HasCarriedAnswer(section, rules, renewal))
                continue;
            all.Add(section.Key);
            if (!isSaved)
                toConfirm.Add(section.Key);
        }

        return new BlockState(block.Key, block.Title, block.Text, StandingOf(block, all, toConfirm, renewal), [.. all]);
    }

    private static bool HasCarriedAnswer(VisibleSection section, RenewalRules rules, RenewalFacts renewal) => section.Questions.Any(question =>
        rules.Of(question) == Reuse.Confirm && renewal.IsAsBefore(section.Key, question, section.Given?.Answer(question)?.Element));

    private static BlockStanding StandingOf(ConfirmationBlock block, List<string> all, List<string> toConfirm, RenewalFacts renewal)
    {
        if (all.Count == 0)
            return BlockStanding.NotAsked;
        if (toConfirm.Count == 0)
            return BlockStanding.Edited;
        if (renewal.Confirmed.Contains(block.Key))
            return BlockStanding.Confirmed;
        return toConfirm.Count < all.Count ? BlockStanding.Partly : BlockStanding.Open;
    }
}

/// <summary>A block of a renewal with the section instances that it shows.</summary>
internal sealed record BlockState(string Key, string Title, string Text, BlockStanding Standing, ImmutableArray<string> Sections)
{
    /// <summary>Whether somebody must still say that it is so.</summary>
    public bool IsOpen => Standing is BlockStanding.Open or BlockStanding.Partly;
}

/// <summary>Where a block of a renewal stands.</summary>
internal enum BlockStanding
{
    /// <summary>Nothing came along for it, or it need not be asked for the new time.</summary>
    NotAsked,

    /// <summary>Waits for "stimmt noch" or for new answers.</summary>
    Open,

    /// <summary>Some of its sections were saved; the others wait.</summary>
    Partly,

    /// <summary>The person has said that it is still so.</summary>
    Confirmed,

    /// <summary>The person has saved all of its sections.</summary>
    Edited,
}
