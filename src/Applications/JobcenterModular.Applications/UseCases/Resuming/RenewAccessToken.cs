using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Resuming;

/// <summary>A fresh token while the old one is still valid: nobody is thrown out in the middle of an answer.</summary>
internal sealed record RenewAccessToken(Guid Id, Caller Caller) : IRequest<AccessToken>;

internal sealed class RenewAccessTokenHandler(IApplicationsDb db, OwnTokens tokens) : IRequestHandler<RenewAccessToken, AccessToken>
{
    public async Task<AccessToken> Handle(RenewAccessToken request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        return tokens.ForGuest(application.Id.Value);
    }
}
