using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>
/// Sent applications as staff read them. Each read is stored before the answer leaves, so what cannot be logged is not
/// answered (§ 35 SGB I: who may see a person's data is also a question of who has seen it).
/// </summary>
internal static class DeskReads
{
    /// <summary>A sent application; drafts do not exist for staff.</summary>
    public static async Task<BenefitApplication> SentAsync(this IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken) =>
        await db.FindApplicationAsync(id, cancellationToken) is { IsDraft: false } sent ? sent : throw ApplicationsRefusals.NotFound.ToException();

    /// <summary>Call it last: everything is there to be answered, and only then it counts as read.</summary>
    public static async Task NoteReadAsync(
        this IApplicationsDb db, BenefitApplication sent, Caller caller, ReadPart part, CancellationToken cancellationToken)
    {
        // A token that names nobody lets nobody read.
        if (caller.Subject is not { } subject || caller.RoleUnder(Policies.Desk) is not { } role)
            throw ApplicationsRefusals.NotFound.ToException();
        sent.NoteRead(new Reader(subject, role), part);
        await db.SaveChangesAsync(cancellationToken);
    }
}
