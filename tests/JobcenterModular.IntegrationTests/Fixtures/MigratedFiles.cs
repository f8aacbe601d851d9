using Microsoft.Data.Sqlite;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>SQLite files with the schema of all modules, made once for a run; every test that wants its own copies them.</summary>
internal static class MigratedFiles
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, byte[]>>> Run = new(MakeAsync);

    /// <summary>Puts the files into the folder. A folder that has databases keeps them as they are.</summary>
    public static async Task CopyToAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFiles(folder, "*.db").Any())
            return;
        foreach ((string name, byte[] content) in await Run.Value)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> MakeAsync()
    {
        await using HostFixture host = await HostFixture.StartAsync(new EmptyFiles());
        using var folder = new TempFolder();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(host.DataFolder, "*.db"))
        {
            string copy = Path.Combine(folder.Path, Path.GetFileName(file));
            await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
            {
                await connection.OpenAsync();
                await using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "VACUUM INTO $copy"; // What still lies in the write-ahead log comes along.
                command.Parameters.AddWithValue("$copy", copy);
                await command.ExecuteNonQueryAsync();
            }

            files[Path.GetFileName(file)] = await File.ReadAllBytesAsync(copy);
        }

        return files;
    }

    /// <summary>No file at all: the host makes them.</summary>
    private sealed class EmptyFiles : ITestDatabase
    {
        public string Name => "SQLite";

        public Task<string?> CreateAsync(HostSettings settings)
        {
            settings["Database:Provider"] = "Sqlite";
            return Task.FromResult<string?>(null);
        }
    }
}
