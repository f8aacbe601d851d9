using System.Text.Json;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Requests;

/// <summary>
/// The office asks the applicant for answers and papers until a day (§§ 60, 66 (3) SGB I). When the day is over, nothing
/// happens by itself but that a person is told; what comes later still counts (§ 67 SGB I).
/// </summary>
internal sealed class InformationRequest : AggregateRoot
{
    private InformationRequest()
    {
    }

    public Guid Id { get; private init; }

    public BenefitApplicationId ApplicationId { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>Account of whoever asked.</summary>
    public string AskedBy { get; private init; } = "";

    /// <summary>Last day for the answer.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>What is asked for, as JSON; see <see cref="RequestItem"/>.</summary>
    public string Items { get; private set; } = "[]";

    /// <summary>What was said of the consequences (§ 66 (3) SGB I), word for word.</summary>
    public string Notice { get; private set; } = "";

    /// <summary>Which text it was made from: the first day from which that text holds.</summary>
    public DateOnly NoticeFrom { get; private set; }

    public RequestState State { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the task for the passed deadline was raised.</summary>
    public DateTimeOffset? OverdueAt { get; private set; }

    /// <summary>When the applicant was given more time without a person; once only.</summary>
    public DateTimeOffset? SelfExtendedAt { get; private set; }

    public static InformationRequest Ask(
        Guid id, BenefitApplicationId application, RequestedItems asked, DateOnly dueOn, ConsequenceNotice notice, string by, DateTimeOffset now)
    {
        var request = new InformationRequest
        {
            Id = id,
            ApplicationId = application,
            AskedAt = now,
            AskedBy = by,
            Items = JsonSerializer.Serialize(asked.Items),
        };
        request.DueBy(dueOn, notice, asked.Items);
        if (asked.Papers.Count > 0)
            request.AskForPapers(asked.Papers, dueOn);
        return request;
    }

    public IReadOnlyList<RequestItem> ItemsOf() => JsonSerializer.Deserialize<List<RequestItem>>(Items)!;

    /// <summary>Gives more time for what is still open; a new day that is not later is no more time.</summary>
    public void Extend(DateOnly dueOn, ConsequenceNotice notice, IReadOnlyList<RequestItem> open)
    {
        EnsureOpen();
        if (dueOn <= DueOn)
            throw RequestRefusals.NoExtension.ToException();
        OverdueAt = null;
        DueBy(dueOn, notice, open);
    }

    /// <summary>The applicant gets more time without a person having looked; once.</summary>
    public void ExtendByWish(DateOnly dueOn, ConsequenceNotice notice, IReadOnlyList<RequestItem> open, DateTimeOffset now)
    {
        Extend(dueOn, notice, open);
        SelfExtendedAt = now;
    }

    /// <summary>The office does not need it any more.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        EnsureOpen();
        Close(RequestState.Withdrawn, now);
    }

    /// <summary>Notes which asked questions were answered.</summary>
    public void NoteAnswers(string section, IReadOnlySet<string> questions, DateTimeOffset now)
    {
        if (State == RequestState.Withdrawn)
            throw RequestRefusals.NotOpen.ToException();
        Items = JsonSerializer.Serialize(ItemsOf().Select(item =>
            item.Section == section && item.Question is { } question && questions.Contains(question) ? item with { AnsweredAt = now } : item));
    }

    /// <summary>Papers may come from now on: those that are asked for by name, and those that mended answers ask for.</summary>
    /// <param name="dueOn">Until when they are to come.</param>
    public void AskForPapers(IReadOnlyList<AskedPaper> papers, DateOnly dueOn) => Record(new RequestEvents.PapersAsked(this, papers, dueOn));

    /// <summary>Everything is there.</summary>
    public void Answer(DateTimeOffset now) => Close(RequestState.Answered, now);

    /// <summary>The day is over without a whole answer, and a person is told.</summary>
    public void PassDeadline(DateTimeOffset now) => OverdueAt ??= now;

    private void DueBy(DateOnly dueOn, ConsequenceNotice notice, IReadOnlyList<RequestItem> open)
    {
        DueOn = dueOn;
        Notice = notice.TextFor(dueOn);
        NoticeFrom = notice.ValidFrom;
        Record(new RequestEvents.Asked(this, open));
    }

    private void Close(RequestState state, DateTimeOffset now)
    {
        State = state;
        ClosedAt = now;
        Record(new RequestEvents.Closed(this));
    }

    private void EnsureOpen()
    {
        if (State != RequestState.Open)
            throw RequestRefusals.NotOpen.ToException();
    }
}

/// <summary>Where an information request stands.</summary>
internal enum RequestState
{
    /// <summary>Something is still to come, in time or late.</summary>
    Open,

    /// <summary>Everything came.</summary>
    Answered,

    /// <summary>The office took it back.</summary>
    Withdrawn,
}
