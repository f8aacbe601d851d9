using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases;

/// <summary>Now, as the office reads it, with the one promise on how long a draft is kept.</summary>
internal sealed class OfficeClock(TimeProvider time, FormCatalog forms, IOptions<ApplicationsOptions> options)
{
    private const string KeepDaysParameter = "draft.ttlDays";

    public Clocked Read()
    {
        DateTimeOffset now = time.GetUtcNow();
        DateOnly today = OfficeTime.DateAt(now);
        int keepDays = options.Value.DraftKeepDays
            ?? forms.LegalParameters.Number(KeepDaysParameter, today)
            ?? throw new InvalidOperationException($"No value of {KeepDaysParameter} holds on {today:O}.");
        return new Clocked(now, today, keepDays);
    }

    /// <summary>The instant at which a draft may be deleted: when the last day on which it is kept is over.</summary>
    public static DateTimeOffset ExpiryOf(DateOnly keepUntil) => OfficeTime.StartOf(keepUntil.AddDays(1));
}
