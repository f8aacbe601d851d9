using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Evidence;

/// <summary>Papers and words about items, as events leave them.</summary>
internal static class EvidenceSample
{
    public static readonly DateTimeOffset Received = new(2026, 11, 22, 8, 59, 30, TimeSpan.Zero);
    public static readonly DateOnly DueOn = new(2026, 12, 6);

    private static readonly BenefitApplicationId Application = BenefitApplicationId.New(Received);

    public static FormEvaluation Evaluation { get; } = FormEvaluation.Run(
        FormFixture.Real.Find("hauptantrag", 1)!, ScenarioAnswers.Read("scenario-1").Sheet, ScenarioAnswers.Read("scenario-1").Facts);

    /// <summary>A paper of which nothing was told since it came.</summary>
    public static KnownPaper Paper(string evidence, string person = "ap", string fileName = "ausweis.pdf", DateTimeOffset? at = null) => new(
        new Paper
        {
            DocumentId = Guid.CreateVersion7(at ?? Received),
            ApplicationId = Application,
            EvidenceCode = evidence,
            PersonId = person,
            FileName = fileName,
            MediaType = "application/pdf",
            SizeBytes = 250_000,
            Sha256 = new string('a', 64),
            ReceivedAt = at ?? Received,
            Late = false,
        },
        Standing: null);

    /// <summary>The paper after something was told of it.</summary>
    public static KnownPaper After(this KnownPaper paper, Action<PaperStanding> told)
    {
        PaperStanding standing = paper.Standing ?? PaperStanding.Of(paper.Paper.DocumentId, Application);
        told(standing);
        return paper with { Standing = standing };
    }

    public static EvidenceKnown Known(params KnownPaper[] papers) => new(papers, []);

    /// <summary>The same after words about one item.</summary>
    public static EvidenceKnown Saying(this EvidenceKnown known, string code, params Action<EvidenceStanding>[] words)
    {
        var standing = EvidenceStanding.Of(Application, code, "ap");
        foreach (Action<EvidenceStanding> word in words)
            word(standing);
        return known with { Standings = [.. known.Standings, standing] };
    }

    public static EvidenceReview Rejection(long version, params Guid[] papers) => new(
        EvidenceOutcome.Rejected, "unreadable", "Die zweite Seite fehlt.", new DateOnly(2026, 12, 20), papers, Received.AddHours(1), version);

    public static EvidenceReview Review(EvidenceOutcome outcome, long version) => new(outcome, null, null, null, null, Received.AddHours(1), version);

    public static EvidenceItem Item(this EvidenceKnown known, string code) =>
        EvidenceItem.Of(Evaluation, known, DueOn).Single(item => item.Code == code && item.Person == "ap");
}
