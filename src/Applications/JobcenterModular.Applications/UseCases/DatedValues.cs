using JobcenterModular.Applications.Domain.Forms;

namespace JobcenterModular.Applications.UseCases;

/// <summary>Numbers of the law and of the office that hold on a day; see <c>Forms/legal-parameters.json</c>.</summary>
internal sealed class DatedValues(FormCatalog forms)
{
    /// <summary>Days that somebody has for an answer unless another day is named.</summary>
    public const string RequestDays = "coop.days";

    /// <summary>Fewer days than these are never given.</summary>
    public const string RequestLeastDays = "coop.minDays";

    /// <summary>Days that staff add with one click.</summary>
    public const string ExtensionDays = "coop.extensionDays";

    /// <summary>Days that a wish adds without a person, once.</summary>
    public const string WishedDays = "coop.selfExtensionDays";

    /// <summary>Days from posting a letter until it counts as told (§ 37 (2) SGB X).</summary>
    public const string NotificationDays = "notify.days";

    /// <summary>Days from the first retrieval in the portal until a decision counts as told (§ 37 (2a) SGB X).</summary>
    public const string RetrievalDays = "notify.retrievalDays";

    /// <summary>Months in which an objection can be made (§ 84 (1) SGG).</summary>
    public const string ObjectionMonths = "objection.months";

    /// <summary>Usual months of an approval period (§ 41 (3) SGB II).</summary>
    public const string NormalMonths = "bwz.months.normal";

    /// <summary>Usual months of a provisional one.</summary>
    public const string ProvisionalMonths = "bwz.months.provisional";

    /// <summary>The value that holds on a day; null where none is entered.</summary>
    public int? Find(string parameter, DateOnly day) => forms.LegalParameters.Number(parameter, day);

    public int On(string parameter, DateOnly day) => Find(parameter, day)
        ?? throw new InvalidOperationException($"No value of {parameter} holds on {day:O}.");
}
