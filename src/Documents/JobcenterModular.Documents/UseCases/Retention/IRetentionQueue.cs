namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>Tells the retention that a decision waits for it.</summary>
internal interface IRetentionQueue
{
    void Wake();
}
