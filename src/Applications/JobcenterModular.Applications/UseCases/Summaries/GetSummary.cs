using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>The summary of an own application that was sent.</summary>
/// <param name="AsPdf">The PDF instead of the HTML.</param>
internal sealed record GetSummary(Guid Id, Caller Caller, bool AsPdf) : IRequest<SummaryDocument>;

internal sealed class GetSummaryHandler(IApplicationsDb db) : IRequestHandler<GetSummary, SummaryDocument>
{
    public async Task<SummaryDocument> Handle(GetSummary request, CancellationToken cancellationToken)
    {
        BenefitApplication own = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        if (own.IsDraft)
            throw ApplicationsRefusals.NotSubmitted.ToException();

        // Where somebody of the household answered alone, the whole record is for the office only.
        if (own.HighestPersonNumber > 0
            && await db.HouseholdSummaries.AsNoTracking().SingleOrDefaultAsync(row => row.ApplicationId == own.Id, cancellationToken) is { } shared)
        {
            return request.AsPdf ? throw ApplicationsRefusals.PdfUnavailable.ToException() : SummaryDocument.Html(own, shared.Html);
        }

        return await SummaryDocument.ReadAsync(db, own, request.AsPdf, cancellationToken);
    }
}

/// <summary>The summary of a sent application, for staff.</summary>
/// <param name="AsPdf">The PDF instead of the HTML.</param>
internal sealed record GetCaseworkSummary(Guid Id, Caller Caller, bool AsPdf) : IRequest<SummaryDocument>;

internal sealed class GetCaseworkSummaryHandler(IApplicationsDb db) : IRequestHandler<GetCaseworkSummary, SummaryDocument>
{
    public async Task<SummaryDocument> Handle(GetCaseworkSummary request, CancellationToken cancellationToken)
    {
        BenefitApplication sent = await db.SentAsync(new BenefitApplicationId(request.Id), cancellationToken);
        SummaryDocument document = await SummaryDocument.ReadAsync(db, sent, request.AsPdf, cancellationToken);
        await db.NoteReadAsync(sent, request.Caller, request.AsPdf ? ReadPart.SummaryPdf : ReadPart.Summary, cancellationToken);
        return document;
    }
}

/// <summary>A summary as a file.</summary>
internal sealed record SummaryDocument(byte[] Content, string MediaType, string FileName)
{
    public static SummaryDocument Html(BenefitApplication application, byte[] compressed) =>
        new(SummaryWriter.HtmlOf(compressed), "text/html; charset=utf-8", $"{application.Reference}.html");

    public static async Task<SummaryDocument> ReadAsync(
        IApplicationsDb db, BenefitApplication application, bool asPdf, CancellationToken cancellationToken)
    {
        Summary summary = await db.Summaries.AsNoTracking().SingleAsync(row => row.ApplicationId == application.Id, cancellationToken);
        if (!asPdf)
            return Html(application, summary.Html);
        return summary.PdfState switch
        {
            PdfState.Ready => new SummaryDocument(summary.Pdf!, "application/pdf", $"{application.Reference}.pdf"),
            PdfState.Waiting => throw ApplicationsRefusals.PdfNotReady.ToException(),
            _ => throw ApplicationsRefusals.PdfUnavailable.ToException(),
        };
    }
}
