using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>Who helps on the phone, and which call is theirs.</summary>
internal static class Agents
{
    /// <summary>The agent; a token that names nobody lets nobody help.</summary>
    public static Reader Agent(this Caller caller) =>
        caller.Subject is { } subject && caller.RoleUnder(Policies.Phone) is { } role
            ? new Reader(subject, role)
            : throw PhoneRefusals.CallNotFound.ToException();

    /// <summary>The agent's own open call, to be changed.</summary>
    public static async Task<PhoneCall> OwnCallAsync(
        this IApplicationsDb db, Guid id, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PhoneCall? call = await db.PhoneCalls.FindAsync([id], cancellationToken);
        if (call is null || call.Agent != caller.Agent().Subject)
            throw PhoneRefusals.CallNotFound.ToException();
        return call.IsOpen(now) ? call : throw PhoneRefusals.CallEnded.ToException();
    }

    /// <summary>What the agent may do in a call: all that the applicant may with this one application.</summary>
    public static Caller ForApplicant(this PhoneCall call) => new($"call:{call.Id}", call.ApplicationId.Value);

    public static PhoneStep Step(this Reader agent, BenefitApplicationId application, PhoneDeed what, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ApplicationId = application,
        CallId = null,
        At = now,
        Agent = agent.Subject,
        Role = agent.Role,
        What = what,
    };
}
