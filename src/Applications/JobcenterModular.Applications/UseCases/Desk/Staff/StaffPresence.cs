using System.Text.Json;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Staff;

/// <summary>Who is there on a day, and who stands in for those who are not.</summary>
internal static class StaffPresence
{
    // A substitute may be away too; after three the work is the team's.
    private const int MostSteps = 3;

    /// <summary>Of these accounts those who can work on that day, with whoever is away replaced by whoever stands in. Who has left has nobody.</summary>
    public static async Task<List<string>> PresentAsync(
        this IApplicationsDb db, IReadOnlyList<string> accounts, DateOnly day, CancellationToken cancellationToken)
    {
        List<string> present = [];
        string[] asked = [.. accounts.Distinct(StringComparer.Ordinal)];
        for (int step = 0; step <= MostSteps && asked.Length > 0; step++)
        {
            Dictionary<string, StaffMember> known = (await db.StaffMembers.AsNoTracking().Where(member => asked.Contains(member.Subject)).ToListAsync(cancellationToken))
                .Where(member => member.Content.CanWork).ToDictionary(member => member.Subject, StringComparer.Ordinal);
            List<string> substitutes = [];
            foreach (string subject in asked)
            {
                if (!known.TryGetValue(subject, out StaffMember? member))
                    continue;
                if (member.Content.AbsenceOn(day) is not { } absence)
                    present.Add(subject);
                else if (absence.Substitute is { } substitute)
                    substitutes.Add(substitute);
            }

            asked = [.. substitutes.Except(present, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)];
        }

        return [.. present.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Who takes what concerns an item: whoever has it, or stands in for them; null: the team.</summary>
    public static async Task<string?> TakerAsync(this IApplicationsDb db, string? holder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (holder is null)
            return null;
        try
        {
            return (await db.PresentAsync([holder], OfficeTime.DateAt(now), cancellationToken)).FirstOrDefault();
        }
        catch (Exception exception) when (exception.IsUnreadable())
        {
            // A broken entry in the list keeps nothing from reaching the desk.
            return null;
        }
    }

    /// <summary>What stands in the list or in the rules cannot be read.</summary>
    public static bool IsUnreadable(this Exception exception) => exception is JsonException || exception.InnerException is JsonException;
}
