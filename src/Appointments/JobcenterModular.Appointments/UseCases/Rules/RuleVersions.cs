using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>Rules as staff see them, with their version.</summary>
internal interface IVersionedRules
{
    Guid Id { get; }

    string Etag { get; }
}

/// <summary>Two people who edit the same rules: the second learns what the first wrote.</summary>
internal static class RuleVersions
{
    private const string RevisionsTable = "rule_revisions";

    public static void Check<T>(long current, long expected, T content, T wanted)
    {
        if (current != expected)
            throw Stale(current, expected, content, wanted);
    }

    public static RefusalException Stale<T>(long current, long expected, T content, T wanted) =>
        AppointmentRefusals.RulesStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = new { etag = EntityTags.Of(current), content },
            ["yours"] = new { etag = EntityTags.Of(expected), content = wanted },
        });

    /// <summary>Whether somebody else saved in between: the row itself, or the line of its next version.</summary>
    public static bool IsRace(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException || UniqueViolation.IsOn(exception, RevisionsTable);
}
