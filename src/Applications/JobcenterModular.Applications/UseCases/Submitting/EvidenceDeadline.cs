using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>
/// Until when papers are to come. It is a date to plan with: nothing follows by itself when it passes (§ 66 (3) SGB I asks
/// for a written notice and a fair time, and a person decides).
/// </summary>
internal sealed class EvidenceDeadline(FormCatalog forms)
{
    public const string Parameter = "evidence.dueDays";

    /// <summary>The day for an application that was sent at this instant.</summary>
    public DateOnly Of(DateTimeOffset submittedAt)
    {
        DateOnly sent = OfficeTime.DateAt(submittedAt);
        int days = forms.LegalParameters.Number(Parameter, sent)
            ?? throw new InvalidOperationException($"No value of {Parameter} holds on {sent:O}.");
        return sent.AddDays(days);
    }

    /// <summary>The day for this application; null as long as it is a draft.</summary>
    public DateOnly? Of(BenefitApplication application) => application.SubmittedAt is { } at ? Of(at) : null;

    /// <summary>Without the value no application could be sent, so its absence must stop the start.</summary>
    public static FormCatalog Required(FormCatalog forms) =>
        forms.LegalParameters.All.Any(parameter => string.Equals(parameter.Key, Parameter, StringComparison.Ordinal))
            ? forms
            : throw new FormContentException([new FormContentError("legal-parameters.json", "$", $"\"{Parameter}\" is missing")]);
}
