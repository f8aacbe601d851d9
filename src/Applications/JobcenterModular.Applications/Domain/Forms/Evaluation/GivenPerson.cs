namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The section instances a sheet has of one person.</summary>
internal sealed class GivenPerson(FormDefinition form)
{
    private readonly GivenSection?[] byPosition = new GivenSection?[form.Sections.Length];

    public GivenSection? this[FormSection section]
    {
        get => byPosition[section.Position];
        set => byPosition[section.Position] = value;
    }
}
