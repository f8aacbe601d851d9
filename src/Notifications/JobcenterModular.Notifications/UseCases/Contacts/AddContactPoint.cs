using FluentValidation;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Telling;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>The caller gives an address or number to be told there. A code goes to it; until it comes back, nothing else does.</summary>
internal sealed record AddContactPoint(NewContactPoint Point, string? IdempotencyKey, Caller Caller) : IRequest<ContactPointView>;

/// <summary>An address or number.</summary>
/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>messenger</c>.</param>
/// <param name="Address">E-mail address, or phone number; one of another country with its country code.</param>
internal sealed record NewContactPoint(string Channel, string Address);

internal sealed class AddContactPointValidator : AbstractValidator<AddContactPoint>
{
    public AddContactPointValidator()
    {
        RuleFor(request => request.Point.Channel)
            .Must(name => ChannelNames.TryParse(name, out Channel channel) && channel is Channel.Email or Channel.Sms or Channel.Messenger)
            .OverridePropertyName("channel").WithErrorCode("unknown_channel").WithMessage("Möglich sind: email, sms, messenger.");
        RuleFor(request => request.Point)
            .Must(point => !ChannelNames.TryParse(point.Channel, out Channel channel) || channel != Channel.Email || ContactAddress.Parse(channel, point.Address) is not null)
            .OverridePropertyName("address").WithErrorCode("mail_invalid").WithMessage("Das ist keine E-Mail-Adresse. Ein Beispiel: name@example.org");
        RuleFor(request => request.Point)
            .Must(point => !ChannelNames.TryParse(point.Channel, out Channel channel) || channel is not (Channel.Sms or Channel.Messenger) || ContactAddress.Parse(channel, point.Address) is not null)
            .OverridePropertyName("address").WithErrorCode("number_invalid")
            .WithMessage("Das ist keine Telefonnummer. Ein Beispiel: 0151 23456789. Bei einer Nummer aus einem anderen Land beginnen Sie bitte mit +, zum Beispiel +48.");
    }
}

internal sealed class AddContactPointHandler(
    INotificationsDb db,
    ContactOwners owners,
    ContactViews views,
    ContactCodes codes,
    ContactMacs macs,
    IOfferedChannels offered,
    Sealer sealer,
    Idempotency idempotency,
    ILaneSignals lanes,
    TimeProvider clock) : IRequestHandler<AddContactPoint, ContactPointView>
{
    public async Task<ContactPointView> Handle(AddContactPoint request, CancellationToken cancellationToken)
    {
        ContactOwnership owner = await owners.OfAsync(request.Caller, cancellationToken);
        _ = ChannelNames.TryParse(request.Point.Channel, out Channel channel);
        if (!offered.All.Contains(channel))
            throw ContactRefusals.ChannelNotOffered.ToException();
        string address = ContactAddress.Parse(channel, request.Point.Address)!;

        // Hashed with the key, not as it is: from a plain hash a number could be found by trying all of them.
        var attempt = IdempotentAttempt.For($"contact-point:{macs.OfAddress(owner.Key)}", request.IdempotencyKey, $"{channel}:{macs.OfAddress(address)}");
        ContactPointView view;
        try
        {
            view = await OptimisticRetry.RunAsync(() => AddAsync(owner, channel, address, attempt, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException lost) when (Idempotency.LostRace(lost))
        {
            db.Forget();
            view = await AddAsync(owner, channel, address, attempt, cancellationToken);
        }

        lanes.Wake();
        return view;
    }

    private async Task<ContactPointView> AddAsync(
        ContactOwnership owner, Channel channel, string address, IdempotentAttempt attempt, CancellationToken cancellationToken)
    {
        if (await idempotency.FindAsync<ContactPointView>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        List<ContactPoint> points = await db.ContactPoints.Where(row => row.Owner == owner.Key).ToListAsync(cancellationToken);
        string mac = macs.OfAddress(address);
        List<ContactPoint> same = points.FindAll(point => point.Channel == channel && point.AddressMac == mac);
        if (same.Exists(point => point.WithdrawnAt is null))
            throw ContactRefusals.PointKnown.ToException();
        if (points.Count(point => point.WithdrawnAt is null) >= ContactPoint.MostOfOwner)
            throw ContactRefusals.TooManyPoints.ToException();

        DateTimeOffset now = clock.GetUtcNow();
        Guid id = Guid.CreateVersion7(now);
        db.ContactPoints.RemoveRange(same);
        ContactPoint added = db.ContactPoints.Add(
            ContactPoint.Add(id, owner.Key, channel, sealer.SealText(address, ContactPoint.SealPurpose(id)), mac, now)).Entity;

        // The budget of the owner is a row that every request of hers changes: two at once cannot both count the same points.
        await codes.SendAsync(owner, added, address, cancellationToken);
        ContactPointView view = views.Of(added);
        idempotency.Remember(db.Shared, attempt, view);
        await db.SaveAgainstRivalsAsync(ContactCodes.BudgetTable, cancellationToken);
        return view;
    }
}
