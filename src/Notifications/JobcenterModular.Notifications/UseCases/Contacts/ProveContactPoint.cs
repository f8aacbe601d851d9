using FluentValidation;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>The code came back: the address or number is the caller's.</summary>
internal sealed record ProveContactPoint(Guid PointId, string Code, Caller Caller) : IRequest<ContactPointView>;

/// <summary>A code as it was typed in.</summary>
/// <param name="Code">Six digits; blanks do not count.</param>
internal sealed record ContactProof(string Code);

internal sealed class ProveContactPointValidator : AbstractValidator<ProveContactPoint>
{
    private const int Digits = 6;

    public ProveContactPointValidator() => RuleFor(request => request.Code)
        .Must(code => code.Length == Digits && code.All(char.IsAsciiDigit))
        .WithErrorCode("code_malformed").WithMessage("Der Code hat 6 Ziffern.");
}

internal sealed class ProveContactPointHandler(INotificationsDb db, ContactOwners owners, ContactViews views, ContactMacs macs, TimeProvider clock)
    : IRequestHandler<ProveContactPoint, ContactPointView>
{
    public async Task<ContactPointView> Handle(ProveContactPoint request, CancellationToken cancellationToken)
    {
        (ContactPointView view, Refusal? refused) = await OptimisticRetry.RunAsync(() => ProveAsync(request, cancellationToken), db.Forget, cancellationToken);
        return refused is null ? view : throw refused.ToException();
    }

    // A wrong code is counted by the same save that a right one needs: of many guesses at once each counts.
    private async Task<(ContactPointView View, Refusal? Refused)> ProveAsync(ProveContactPoint request, CancellationToken cancellationToken)
    {
        ContactOwnership owner = await owners.OfAsync(request.Caller, cancellationToken);
        ContactPoint point = await owners.PointAsync(owner, request.PointId, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        if (point.CodeMac is not { } mac)
            return (views.Of(point), point.IsUsable ? null : ContactRefusals.CodeUsedUp);
        if (point.CodeUntil <= now)
            return (views.Of(point), ContactRefusals.CodeExpired);
        bool right = macs.IsCode(point.Id, request.Code, mac);
        if (right)
            point.Prove(now);
        else
            point.CountWrongCode();
        await db.SaveChangesAsync(cancellationToken);
        return (views.Of(point), right ? null : point.CodeMac is null ? ContactRefusals.CodeUsedUp : ContactRefusals.CodeWrong);
    }
}
