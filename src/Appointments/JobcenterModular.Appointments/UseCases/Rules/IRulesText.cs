namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>How rules are written down.</summary>
internal interface IRulesText
{
    string Write<T>(T content);

    T Read<T>(string text)
        where T : class;
}
