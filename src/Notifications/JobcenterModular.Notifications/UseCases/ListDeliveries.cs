using FluentValidation;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>The ledger: who had to be told, and how far it got. No address stands in it.</summary>
internal sealed record ListDeliveries(string? State, string? Cursor, int? Limit) : IRequest<Page<LedgerEntry>>;

/// <summary>One notice on its way through one channel.</summary>
/// <param name="Id">The delivery; the file name in the pickup folder and part of the Message-ID.</param>
/// <param name="NoticeId">The notice.</param>
/// <param name="ApplicationId">The application that it is about.</param>
/// <param name="Reference">Its reference for people.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Channel"><c>inbox</c>, <c>email</c>, <c>sms</c>, <c>messenger</c> or <c>letter</c>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="CreatedAt">When it had to be sent (UTC).</param>
/// <param name="NextAttemptAt">Not before (UTC); null once closed.</param>
/// <param name="HandedOverAt">When the channel took it (UTC).</param>
/// <param name="ClosedAt">When it was handed over, arrived, failed for good, was cancelled or expired (UTC).</param>
/// <param name="LastError">Kind of the last failure.</param>
internal sealed record LedgerEntry(
    Guid Id,
    Guid NoticeId,
    Guid ApplicationId,
    string Reference,
    string Purpose,
    string Channel,
    DeliveryState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? HandedOverAt,
    DateTimeOffset? ClosedAt,
    string? LastError);

internal sealed class ListDeliveriesValidator : AbstractValidator<ListDeliveries>
{
    public ListDeliveriesValidator() => RuleFor(request => request.State)
        .Must(state => string.IsNullOrEmpty(state) || LedgerStates.TryParse(state, out _))
        .WithErrorCode("unknown_state")
        .WithMessage($"Diesen Zustand gibt es nicht. Möglich sind: {LedgerStates.Names}.");
}

internal sealed class ListDeliveriesHandler(INotificationsDb db) : IRequestHandler<ListDeliveries, Page<LedgerEntry>>
{
    public Task<Page<LedgerEntry>> Handle(ListDeliveries request, CancellationToken cancellationToken)
    {
        IQueryable<Delivery> deliveries = db.Deliveries.AsNoTracking();
        if (LedgerStates.TryParse(request.State, out DeliveryState state))
            deliveries = deliveries.Where(delivery => delivery.State == state);
        return deliveries.PageAsync(request.Cursor, request.Limit, ToEntry, cancellationToken);
    }

    private static LedgerEntry ToEntry(Delivery delivery) => new(
        delivery.Id,
        delivery.NoticeId,
        delivery.ApplicationId,
        delivery.Reference,
        delivery.Purpose,
        delivery.Channel.Name(),
        delivery.State,
        delivery.Attempts,
        delivery.CreatedAt,
        delivery.NextAttemptAt,
        delivery.HandedOverAt,
        delivery.ClosedAt,
        delivery.LastError);
}
