using System.IO.Compression;

namespace JobcenterModular.UnitTests.Documents.Leaving;

/// <summary>Opens packages as their receivers do.</summary>
internal static class ZipReading
{
    /// <summary>Names and contents, in order.</summary>
    public static async Task<IReadOnlyList<(string Name, byte[] Content)>> EntriesOfAsync(byte[] zip)
    {
        await using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        var entries = new List<(string, byte[])>();
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            var content = new MemoryStream();
            await using Stream stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
            await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
            entries.Add((entry.FullName, content.ToArray()));
        }

        return entries;
    }

    /// <summary>Nobody may take it for a package.</summary>
    public static async Task ShouldHaveNoEndAsync(byte[] zip) =>
        await Should.ThrowAsync<InvalidDataException>(() => EntriesOfAsync(zip));
}
