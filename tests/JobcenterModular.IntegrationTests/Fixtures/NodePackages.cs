using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// Real clients from npm, as <c>tests/npm/package-lock.json</c> names them. Installed once below the build's output, and
/// again when the lock file changes; scripts in <c>tests/npm</c> are laid beside them, since an import looks there.
/// </summary>
public sealed class NodePackages
{
    private const string Stamp = ".installed";

    private static readonly Lazy<Task<NodePackages>> Run = new(InstallAsync);

    private NodePackages(string? missing) => Missing = missing;

    /// <summary>Why there are none; null if there are.</summary>
    public string? Missing { get; }

    /// <summary>Where the scripts lie and <c>node_modules</c> beside them.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "npm");

    public static Task<NodePackages> SharedAsync() => Run.Value;

    /// <summary>How to start a script of <c>tests/npm</c>; its output is the caller's to read.</summary>
    public ProcessStartInfo Script(string name, params string[] arguments)
    {
        Requirement.Check(Missing);
        return Quiet("node", [name, .. arguments]);
    }

    private static async Task<NodePackages> InstallAsync()
    {
        if (!await SucceedsAsync("node", "--version") || !await SucceedsAsync("npm", "--version"))
            return new NodePackages("Node.js is missing: install node and npm.");
        Directory.CreateDirectory(Folder);
        await using FileStream held = await LockAsync();
        foreach (string file in Directory.GetFiles(Repository.PathTo("tests", "npm")))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        string wanted = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"))));
        string stamp = Path.Combine(Folder, Stamp);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return new NodePackages(missing: null);
        if (!await SucceedsAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"))
            return new NodePackages("The packages of tests/npm cannot be installed: 'npm ci' there says why.");
        await File.WriteAllTextAsync(stamp, wanted);
        return new NodePackages(missing: null);
    }

    // Another run of the tests may be installing into the same folder.
    private static async Task<FileStream> LockAsync()
    {
        long begin = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(begin) < TimeSpan.FromMinutes(3))
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<bool> SucceedsAsync(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(Quiet(program, arguments))!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = await process.StandardError.ReadToEndAsync();
            await output;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                TestContext.Current.TestOutputHelper?.WriteLine(error);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Quiet(string program, string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = Directory.Exists(Folder) ? Folder : AppContext.BaseDirectory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };
}
