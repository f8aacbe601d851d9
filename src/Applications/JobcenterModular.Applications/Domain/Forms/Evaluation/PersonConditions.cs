using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>Asks conditions as one person's copies see them, and counts how many ran, so that tests can hold the cost of a save.</summary>
internal sealed class PersonConditions(ConditionData data)
{
    public int RulesRun { get; private set; }

    /// <summary>No condition always holds.</summary>
    public bool Hold(Rule? when)
    {
        if (when is null)
            return true;
        RulesRun++;
        return when.IsTrue(data);
    }
}
