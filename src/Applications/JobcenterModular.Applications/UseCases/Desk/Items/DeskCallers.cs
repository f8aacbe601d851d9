using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>Who of staff does something on the desk.</summary>
internal static class DeskCallers
{
    /// <summary>For the line that stays. A token that names nobody changes nothing.</summary>
    public static Actor OnDesk(this Caller caller) => caller is { Subject: { } subject } && caller.RoleUnder(Policies.Desk) is { } role
        ? new Actor(subject, role)
        : throw DeskRefusals.NotFound.ToException();
}
