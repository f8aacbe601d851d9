using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>The summary of a sent application, for its owner or for staff.</summary>
/// <param name="Caller">The owner; null for staff, whose policy the endpoint has checked.</param>
/// <param name="AsPdf">The PDF instead of the HTML.</param>
internal sealed record GetSummary(Guid Id, Caller? Caller, bool AsPdf) : IRequest<SummaryDocument>;

internal sealed class GetSummaryHandler(IApplicationsDb db) : IRequestHandler<GetSummary, SummaryDocument>
{
    public async Task<SummaryDocument> Handle(GetSummary request, CancellationToken cancellationToken)
    {
        var id = new BenefitApplicationId(request.Id);
        string reference = await ReferenceAsync(request, id, cancellationToken);
        Summary summary = await db.Summaries.AsNoTracking().SingleAsync(row => row.ApplicationId == id, cancellationToken);
        if (!request.AsPdf)
            return new SummaryDocument(SummaryWriter.HtmlOf(summary), "text/html; charset=utf-8", $"{reference}.html");
        return summary.PdfState switch
        {
            PdfState.Ready => new SummaryDocument(summary.Pdf!, "application/pdf", $"{reference}.pdf"),
            PdfState.Waiting => throw ApplicationsRefusals.PdfNotReady.ToException(),
            _ => throw ApplicationsRefusals.PdfUnavailable.ToException(),
        };
    }

    private async Task<string> ReferenceAsync(GetSummary request, BenefitApplicationId id, CancellationToken cancellationToken)
    {
        if (request.Caller is { } caller)
        {
            BenefitApplication own = await db.ReadOwnAsync(request.Id, caller, cancellationToken);
            return own.IsDraft ? throw ApplicationsRefusals.NotSubmitted.ToException() : own.Reference;
        }

        return await db.Applications.Where(row => row.Id == id && row.Status == ApplicationStatus.Submitted)
            .Select(row => row.Reference)
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw ApplicationsRefusals.NotFound.ToException();
    }
}

/// <summary>A summary as a file.</summary>
internal sealed record SummaryDocument(byte[] Content, string MediaType, string FileName);
