namespace JobcenterModular.Documents.UseCases.Scanning;

/// <summary>Tells the scan that documents wait for it.</summary>
internal interface IScanQueue
{
    void Wake();
}
