using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>How the caller wants to be told.</summary>
internal sealed record GetContactPreferences(Caller Caller) : IRequest<ContactPreferences>;

internal sealed class GetContactPreferencesHandler(ContactOwners owners, ContactViews views) : IRequestHandler<GetContactPreferences, ContactPreferences>
{
    public async Task<ContactPreferences> Handle(GetContactPreferences request, CancellationToken cancellationToken) =>
        await views.OfAsync(await owners.OfAsync(request.Caller, cancellationToken), cancellationToken);
}
