using JobcenterModular.Applications.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>What is known of an application's papers and of the items that they serve.</summary>
internal sealed record EvidenceKnown(IReadOnlyList<KnownPaper> Papers, IReadOnlyList<EvidenceStanding> Standings)
{
    /// <summary>The same for staff: a paper that waits for its check, or that cannot be used, does not exist for them.</summary>
    public EvidenceKnown ForDesk() => this with { Papers = [.. Papers.Where(paper => paper.IsReleased)] };

    /// <summary>The same without papers that cannot be used.</summary>
    public EvidenceKnown Usable() => this with { Papers = [.. Papers.Where(paper => !paper.IsSetAside)] };

    /// <summary>What a receipt of before <see cref="Submission.FollowUps"/> was answered with.</summary>
    public EvidenceKnown AtSending() => new([.. Papers.Where(paper => !paper.Paper.Late).Select(paper => paper with { Standing = null })], []);

    public IReadOnlyList<PaperView> Views() => [.. Papers.Select(PaperView.Of)];

    public EvidenceStanding? StandingOf(string code, string person) =>
        Standings.FirstOrDefault(standing => standing.EvidenceCode == code && standing.PersonId == person);
}

/// <summary>A paper with where it stands; without the latter nobody has checked it yet.</summary>
internal sealed record KnownPaper(Paper Paper, PaperStanding? Standing)
{
    public bool IsReleased => Standing?.IsReleased == true;

    public bool IsSetAside => Standing?.IsSetAside == true;

    public IReadOnlyList<PaperUse> Serves => Standing?.ServedItems() ?? [new PaperUse(Paper.EvidenceCode, Paper.PersonId)];
}

internal static class EvidenceQueries
{
    /// <summary>To be changed: all of it is tracked, and <see cref="EvidenceAtHand"/> tells it with the changes so far.</summary>
    public static async Task LoadEvidenceAsync(this IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken)
    {
        await db.Papers.Where(row => row.ApplicationId == id).LoadAsync(cancellationToken);
        await db.PaperStandings.Where(row => row.ApplicationId == id).LoadAsync(cancellationToken);
        await db.EvidenceStandings.Where(row => row.ApplicationId == id).LoadAsync(cancellationToken);
    }

    /// <summary>What was loaded to be changed, as it will be saved.</summary>
    public static EvidenceKnown EvidenceAtHand(this IApplicationsDb db, BenefitApplicationId id)
    {
        Dictionary<Guid, PaperStanding> standings = db.PaperStandings.Local.ToDictionary(row => row.DocumentId);
        return new EvidenceKnown(
            [
                .. db.Papers.Local.Where(row => row.ApplicationId == id).OrderBy(row => row.ReceivedAt)
                    .Select(row => new KnownPaper(row, standings.GetValueOrDefault(row.DocumentId))),
            ],
            [.. db.EvidenceStandings.Local.Where(row => row.ApplicationId == id)]);
    }

    public static async Task<EvidenceKnown> EvidenceOfAsync(this IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken)
    {
        var papers = await (
            from paper in db.Papers.AsNoTracking()
            where paper.ApplicationId == id
            join row in db.PaperStandings.AsNoTracking() on paper.DocumentId equals row.DocumentId into rows
            from standing in rows.DefaultIfEmpty()
            orderby paper.ReceivedAt
            select new { paper, standing }).ToListAsync(cancellationToken);
        List<EvidenceStanding> standings = await db.EvidenceStandings.AsNoTracking().Where(row => row.ApplicationId == id).ToListAsync(cancellationToken);
        return new EvidenceKnown([.. papers.Select(row => new KnownPaper(row.paper, row.standing))], standings);
    }
}
