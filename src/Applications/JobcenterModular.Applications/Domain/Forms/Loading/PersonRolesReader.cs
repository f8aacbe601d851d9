using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

internal static class PersonRolesReader
{
    public static ImmutableArray<PersonRole> Read(ContentObject file)
    {
        var entries = file.Objects("personRoles", required: true);
        var roles = ImmutableArray.CreateBuilder<PersonRole>();
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            var role = new PersonRole(entry.Text("role"), entry.Rule("when"));
            var isLast = i == entries.Length - 1;
            if (isLast && entry.Has("when"))
                entry.Error("when", "the last role takes everybody left and has no condition");
            if (!isLast && !entry.Has("when"))
                entry.Error("when", "is missing: only the last role takes everybody");
            if (role.Role is PersonRole.Applicant or PersonRole.Member)
                entry.Error("role", $"\"{role.Role}\" is not a role of household members");
            roles.Add(role);
            entry.Close();
        }

        if (entries.Length == 0 && file.Has("personRoles"))
            file.Error("personRoles", "must name at least one role");
        return roles.ToImmutable();
    }
}
