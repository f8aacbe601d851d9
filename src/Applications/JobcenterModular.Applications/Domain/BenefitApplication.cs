using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain;

/// <summary>
/// An application for basic income support, from the first click to the office's desk. One row holds all answers, so that
/// a save is one read and one write and a submission sees exactly what was saved (docs/adr/0006-one-row-per-application.md).
/// </summary>
internal sealed class BenefitApplication : AggregateRoot
{
    private BenefitApplication()
    {
    }

    public BenefitApplicationId Id { get; private set; }

    public string Reference { get; private set; } = "";

    /// <summary>The account that started it; null for a guest's.</summary>
    public string? OwnerSubject { get; private set; }

    public ApplicationStatus Status { get; private set; }

    public string FormKey { get; private set; } = "";

    /// <summary>A draft stays on its version until its owner moves it on.</summary>
    public int FormVersion { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The day on which the wish for money reached the office, in office time (§ 37 (1) SGB II).</summary>
    public DateOnly ApplicationDate { get; private set; }

    /// <summary>Last day on which the draft is kept, counted from the last activity.</summary>
    public DateOnly KeepUntil { get; private set; }

    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>All answers by section instance, as JSON; see <see cref="AnswerSheet"/>.</summary>
    public string Answers { get; private set; } = "{}";

    /// <summary>Version of each saved section instance, as JSON.</summary>
    public string SectionVersions { get; private set; } = "{}";

    /// <summary>Answers that a change of the form version did not carry, as JSON; null without any.</summary>
    public string? RetiredAnswers { get; private set; }

    /// <summary>Household members are numbered; a number is never given twice.</summary>
    public int HighestPersonNumber { get; private set; }

    public int AnsweredQuestions { get; private set; }

    public int OpenQuestions { get; private set; }

    /// <summary>Something cannot wait; the desk can list these alone.</summary>
    public bool Urgent { get; private set; }

    /// <summary>Key of the team whose desk it is for.</summary>
    public string Team { get; private set; } = "";

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When the confirmation left for the applicant's own channel.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>First day of the month of application: from here a first application counts (§ 37 (2) sentence 2 SGB II); of a renewal see <see cref="RenewalTime"/>.</summary>
    public DateOnly EffectMonth => FirstOfMonth(ApplicationDate);

    public bool IsDraft => Status == ApplicationStatus.Draft;

    /// <summary>The first click: secures the date before any answer is given.</summary>
    /// <param name="renews">The granted application that it goes on from; null for a first one.</param>
    public static BenefitApplication Start(
        BenefitApplicationId id, string reference, string? ownerSubject, FormVersionUsed form, string team, Clocked clocked, BenefitApplicationId? renews = null)
    {
        var application = new BenefitApplication
        {
            Id = id,
            Reference = reference,
            OwnerSubject = ownerSubject,
            Status = ApplicationStatus.Draft,
            FormKey = form.Key,
            FormVersion = form.Version,
            StartedAt = clocked.Now,
            ApplicationDate = clocked.Today,
            Team = team,
            OpenQuestions = form.OpenQuestions,
            LastActivityAt = clocked.Now,
            KeepUntil = clocked.KeepUntil,
        };
        application.Record(new Events.Started(application, form.EvidenceCodes, renews));
        return application;
    }

    /// <summary>The first day of a date's month.</summary>
    public static DateOnly FirstOfMonth(DateOnly date) => new(date.Year, date.Month, 1);

    /// <summary>Stores checked answers of one section instance; its version goes up by one.</summary>
    public void SaveSection(string key, AnswerSheet sheet, int highestPersonNumber, FormStanding standing, Clocked clocked)
    {
        EnsureDraft();
        Answers = sheet.ToJson();
        SectionVersions = SectionVersionsOf().Raised(key).ToJson();
        HighestPersonNumber = highestPersonNumber;
        Count(standing);
        Touch(clocked);
    }

    /// <summary>Begins with what came along from an earlier application; no section counts as saved.</summary>
    public void TakeOver(AnswerSheet sheet, int highestPersonNumber, FormStanding standing)
    {
        EnsureDraft();
        Answers = sheet.ToJson();
        HighestPersonNumber = highestPersonNumber;
        Count(standing);
    }

    /// <summary>Versions of the section instances.</summary>
    public SectionVersions SectionVersionsOf() => Domain.SectionVersions.Parse(SectionVersions);

    /// <summary>Answers by section instance.</summary>
    public AnswerSheet Sheet() => AnswerSheet.Parse(Answers);

    /// <summary>Moves the draft to the next version of its form; what does not come along is kept as retired.</summary>
    public void MoveToVersion(FormVersionUsed form, AnswerSheet sheet, string? retired, FormStanding standing, Clocked clocked)
    {
        EnsureDraft();
        FormVersion = form.Version;
        Answers = sheet.ToJson();
        SectionVersions = SectionVersionsOf().RaisedAll(sheet.Sections.Keys).ToJson();
        RetiredAnswers = retired;
        Count(standing);
        Touch(clocked);
        Record(new Events.FormChanged(this, form.EvidenceCodes));
    }

    /// <summary>Keeps what is protected apart from the answers; nobody's ETag of these section instances survives.</summary>
    public void SetApart(AnswerSheet rest, IEnumerable<string> sections)
    {
        EnsureDraft();
        Answers = rest.ToJson();
        SectionVersions = sections.Aggregate(SectionVersionsOf(), (versions, key) => versions.Raised(key)).ToJson();
    }

    /// <summary>The person did something with the draft other than saving: it is kept longer.</summary>
    public void Touch(Clocked clocked)
    {
        LastActivityAt = clocked.Now;
        if (KeepUntil == clocked.KeepUntil)
            return;
        KeepUntil = clocked.KeepUntil;
        Record(new Events.Kept(this));
    }

    /// <summary>Pauses with a mail; address and link travel sealed.</summary>
    public void PauseWithMail(string sealedMailTo, string sealedLink, Clocked clocked)
    {
        EnsureDraft();
        Touch(clocked);
        Record(new Events.Paused(this, sealedMailTo, sealedLink));
    }

    /// <summary>The hotline took it: its receipt goes to the caller with the papers that are needed in any case.</summary>
    public void TakeByPhone(IReadOnlyList<string> papers, string sealedContact)
    {
        EnsureDraft();
        Record(new Events.TakenByPhone(this, papers, sealedContact));
    }

    /// <summary>Closes the draft for good. What was sent is kept in a <see cref="Submission"/> of its own.</summary>
    /// <param name="renewal">What it renews; null for a first application.</param>
    public void Submit(bool urgent, Renewal? renewal, SealedContact contact, SealedRecord record, DateTimeOffset now)
    {
        EnsureDraft();
        Status = ApplicationStatus.Submitted;
        SubmittedAt = now;
        Urgent = urgent;
        Record(new Events.Submitted(this, RenewalTime.CountsFrom(ApplicationDate, renewal?.PeriodEnd), contact));
        Record(new Events.Filed(this, record, renewal?.RenewedId));
    }

    /// <summary>Somebody joined the household after sending.</summary>
    public void NumberPersons(int highest) => HighestPersonNumber = Math.Max(HighestPersonNumber, highest);

    /// <summary>What is awaited of a sent application has changed: these items, and no others.</summary>
    public void Await(IEnumerable<AwaitedItem> changed)
    {
        foreach (AwaitedItem item in changed)
            Record(new Events.Awaited(this, item));
    }

    /// <summary>A change was told, and papers for it will come.</summary>
    public void NoteChange(Guid noticeId, IReadOnlyList<AwaitedPaper> papers, DateOnly dueOn) => Record(new Events.ChangeNoted(this, noticeId, papers, dueOn));

    /// <summary>The document of record is there as a PDF too.</summary>
    public void Render(string sealedPdf) => Record(new Events.Rendered(this, sealedPdf));

    /// <summary>Somebody of staff reads it: to be saved before the answer leaves.</summary>
    public void NoteRead(Reader reader, ReadPart part) => Record(new Events.Read(this, reader, part));

    /// <summary>Announces the deletion of a draft; the row itself is removed by the use case.</summary>
    public void Delete(DeletionReason reason)
    {
        EnsureDraft();
        Record(new Events.Deleted(this, reason));
    }

    /// <summary>Another team works on it from now on.</summary>
    public void GoToTeam(string team)
    {
        Team = team;
        Record(new Events.GivenToTeam(this));
    }

    /// <summary>The confirmation reached the applicant's channel.</summary>
    public void Confirm(DateTimeOffset at) => ConfirmedAt ??= at;

    private void EnsureDraft()
    {
        if (!IsDraft)
            throw ApplicationsRefusals.AlreadySubmitted.ToException();
    }

    private void Count(FormStanding standing)
    {
        AnsweredQuestions = standing.Counts.Answered;
        OpenQuestions = standing.Counts.Open;
        Urgent = standing.Urgent;
    }
}
