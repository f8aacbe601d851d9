using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>The log of a case file for the data protection officer, the newest line first. Reading it is a line of it too.</summary>
internal sealed record ReadCaseLog(
    Guid CaseId, DateOnly? From, DateOnly? To, string? Action, string? Subject, string? Cursor, int? Limit, Actor Actor) : IRequest<Page<LogLine>>;

internal sealed class ReadCaseLogValidator : AbstractValidator<ReadCaseLog>
{
    public ReadCaseLogValidator() => RuleFor(request => request.Action).Must(ApiEnum.IsNoneOr<CaseAction>)
        .WithErrorCode("unknown_action").WithMessage($"Diese Handlung gibt es nicht. {ApiEnum.Choice<CaseAction>()}");
}

internal sealed class ReadCaseLogHandler(IDocumentsDb db) : IRequestHandler<ReadCaseLog, Page<LogLine>>
{
    public async Task<Page<LogLine>> Handle(ReadCaseLog request, CancellationToken cancellationToken)
    {
        await db.EnsureAuditableAsync(request.CaseId, cancellationToken);
        db.Note(new CaseNote(request.CaseId, request.Actor, CaseAction.LogRead));
        await db.SaveChangesAsync(cancellationToken);
        IQueryable<CaseLogEntry> lines = db.CaseLog.Where(line => line.CaseId == request.CaseId).Between(request.From, request.To);
        if (ApiEnum.Parse<CaseAction>(request.Action) is { } action)
            lines = lines.Where(line => line.Action == action);
        if (!string.IsNullOrEmpty(request.Subject))
            lines = lines.Where(line => line.Subject == request.Subject);
        Page<CaseLogEntry> page = await lines.PageAsync(request.Cursor, request.Limit, cancellationToken);
        return new Page<LogLine>([.. page.Items.Select(LogLine.Of)], page.NextCursor);
    }
}

/// <summary>Which case files data protection looks at.</summary>
internal static class AuditView
{
    /// <summary>Every file that ever reached the office, destroyed ones too: their log stays. Never a file of drafts.</summary>
    public static IQueryable<CaseFile> Auditable(this IDocumentsDb db) =>
        db.CaseFiles.Where(file => file.State != CaseFileState.Prospective && file.OpenedAt != null);

    public static async Task EnsureAuditableAsync(this IDocumentsDb db, Guid caseId, CancellationToken cancellationToken)
    {
        if (!await db.Auditable().AnyAsync(file => file.Id == caseId, cancellationToken))
            throw HttpRefusals.NotFound.ToException();
    }
}
