namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>Files that nobody else can open and that are gone with their stream, even when the process is killed.</summary>
internal interface ITemporaryFiles
{
    /// <summary>An empty one, to be written and read.</summary>
    Stream Create();
}
