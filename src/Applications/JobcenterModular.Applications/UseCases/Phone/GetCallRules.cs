using MediatR;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>What an agent must ask before a call is opened.</summary>
internal sealed record GetCallRules : IRequest<CallRules>;

internal sealed class GetCallRulesHandler(IOptions<PhoneOptions> options) : IRequestHandler<GetCallRules, CallRules>
{
    public Task<CallRules> Handle(GetCallRules request, CancellationToken cancellationToken) =>
        Task.FromResult(new CallRules(options.Value.Asked, options.Value.MustMatch, options.Value.CallMinutes, options.Value.MostTries, options.Value.LockMinutes));
}

/// <summary>How a caller proves to be the applicant.</summary>
/// <param name="Questions">What may be asked.</param>
/// <param name="MustMatch">How many must be answered rightly, beside the reference.</param>
/// <param name="CallMinutes">Minutes after the last save at which a call ends by itself.</param>
/// <param name="MostTries">Tries for one application until it is locked.</param>
/// <param name="LockMinutes">How long it is locked then.</param>
internal sealed record CallRules(IReadOnlyList<IdentityQuestion> Questions, int MustMatch, int CallMinutes, int MostTries, int LockMinutes);
