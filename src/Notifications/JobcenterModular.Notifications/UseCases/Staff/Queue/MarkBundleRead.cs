using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Notifications.UseCases.Staff.Stream;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Staff.Queue;

/// <summary>
/// Somebody has read what lies there of a case. The parts are those of the list, so that nobody marks what another team
/// has to read; <paramref name="UpTo"/> leaves out what came while it was being read.
/// </summary>
internal sealed record MarkBundleRead(Guid ApplicationId, QueuePart Part, DateTimeOffset? UpTo) : IRequest<Unit>;

internal sealed class MarkBundleReadValidator : AbstractValidator<MarkBundleRead>
{
    public MarkBundleReadValidator() => RuleFor(request => request.Part.Team).MaximumLength(TeamQueue.MostTeam).OverridePropertyName("team")
        .WithErrorCode("too_long").WithMessage("Der Schlüssel eines Teams hat höchstens 100 Zeichen.");
}

internal sealed class MarkBundleReadHandler(TeamQueue queue, INoticeNumbering numbering, TimeProvider clock) : IRequestHandler<MarkBundleRead, Unit>
{
    public async Task<Unit> Handle(MarkBundleRead request, CancellationToken cancellationToken)
    {
        // Both this and the numbering change many rows at once. Numbered first, they never want the same ones.
        await numbering.RunAsync(cancellationToken);
        DateTimeOffset? now = clock.GetUtcNow();
        DateTimeOffset upTo = request.UpTo ?? DateTimeOffset.MaxValue;
        IQueryable<Domain.Notice> bundle = (await queue.OfAsync(request.Part, cancellationToken)).Where(notice => notice.ApplicationId == request.ApplicationId);
        int rows = await bundle
            .Where(notice => notice.ReadAt == null && notice.StreamPosition != null && notice.CreatedAt <= upTo)
            .ExecuteUpdateAsync(
                set => set.SetProperty(notice => notice.ReadAt, now).SetProperty(notice => notice.Version, notice => notice.Version + 1),
                cancellationToken);
        return rows > 0 || await bundle.AnyAsync(cancellationToken) ? Unit.Value : throw HttpRefusals.NotFound.ToException();
    }
}
