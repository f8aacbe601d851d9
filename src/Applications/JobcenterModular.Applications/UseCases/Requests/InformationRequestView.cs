using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Http;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>What the office asks for, until when, and what of it is there.</summary>
/// <param name="Id">The request.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Etag">Its version, for If-Match.</param>
/// <param name="State"><c>open</c>, <c>answered</c> or <c>withdrawn</c>.</param>
/// <param name="AskedAt">When it was asked (UTC).</param>
/// <param name="AskedBy">Who asked; for staff only.</param>
/// <param name="DueOn">Last day for the answer. Nothing follows by itself when it passes.</param>
/// <param name="Overdue">The last day is over and something is missing; an answer still counts.</param>
/// <param name="Notice">What the law says about consequences (§ 66 (3) SGB I), as it was told.</param>
/// <param name="NoticeFrom">First day from which that text holds: its version.</param>
/// <param name="ExtensionByWish">Whether a wish for more time is granted at once; else a person decides.</param>
/// <param name="ClosedAt">When nothing was awaited any more (UTC).</param>
/// <param name="Items">What is asked for.</param>
internal sealed record InformationRequestView(
    Guid Id,
    Guid ApplicationId,
    string Etag,
    RequestState State,
    DateTimeOffset AskedAt,
    string? AskedBy,
    DateOnly DueOn,
    bool Overdue,
    string Notice,
    DateOnly NoticeFrom,
    bool ExtensionByWish,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<InformationRequestItem> Items)
{
    public static InformationRequestView Of(InformationRequest request, FormDefinition form, EvidenceKnown known, DateOnly today, bool forStaff)
    {
        bool open = request.State == RequestState.Open;
        bool overdue = open && request.DueOn < today;
        return new InformationRequestView(
            request.Id,
            request.ApplicationId.Value,
            EntityTags.Of(request.Version),
            request.State,
            request.AskedAt,
            forStaff ? request.AskedBy : null,
            request.DueOn,
            overdue,
            request.Notice,
            request.NoticeFrom,
            open && !overdue && request.SelfExtendedAt is null,
            request.ClosedAt,
            [.. RequestProgress.Of(request, known).Items.Select(item => InformationRequestItem.Of(item, form))]);
    }
}

/// <summary>One asked thing: an answer to mend, or a paper to send.</summary>
/// <param name="Number">From 1 within the request.</param>
/// <param name="Section">The section instance of an answer; null for a paper.</param>
/// <param name="Question">The question; null for a paper.</param>
/// <param name="Evidence">Evidence code of a paper, such as N07; null for an answer.</param>
/// <param name="Person">Whose paper; null for an answer.</param>
/// <param name="Title">The question's text, or what the paper is called.</param>
/// <param name="Why">Why it is needed.</param>
/// <param name="State"><c>open</c>, <c>checking</c> (a paper came and waits for its check) or <c>done</c>.</param>
/// <param name="At">When it came (UTC).</param>
internal sealed record InformationRequestItem(
    int Number,
    string? Section,
    string? Question,
    string? Evidence,
    string? Person,
    string Title,
    string Why,
    RequestItemState State,
    DateTimeOffset? At)
{
    public static InformationRequestItem Of(ItemProgress progress, FormDefinition form)
    {
        RequestItem item = progress.Item;
        string title = item.Question is { } question ? form.Question(question)?.Question.Text ?? question : form.EvidenceOf(item.Evidence!)?.Title ?? item.Evidence!;
        return new InformationRequestItem(
            item.Number, item.Section, item.Question, item.Evidence, item.Person, title, item.Why, progress.State, progress.At);
    }
}
