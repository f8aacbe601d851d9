namespace JobcenterModular.Bench.Servers;

/// <summary>A folder of this run that is gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("jobcenter-bench-").FullName;

    public string Sub(string name) => Directory.CreateDirectory(Path.Combine(_path, name)).FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
