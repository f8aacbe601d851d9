using System.Diagnostics;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.GeneratedClients;

/// <summary>Makes clients from a host's own OpenAPI document, compiles them and runs them, as those do who only have the document.</summary>
internal static class Generators
{
    private static readonly Uri Document = new("/swagger/v1/swagger.json", UriKind.Relative);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A program in TypeScript over the types of openapi-typescript; what it prints.</summary>
    public static async Task<string> RunTypeScriptAsync(HostFixture host, string program, params string[] arguments)
    {
        NodePackages packages = await NodePackages.SharedAsync();
        using var folder = new TempFolder();
        string document = await SaveDocumentAsync(host, folder);
        File.Copy(Path.Combine(NodePackages.Folder, $"{program}.ts"), Path.Combine(folder.Path, $"{program}.ts"));
        File.Copy(Path.Combine(NodePackages.Folder, "tsconfig.json"), Path.Combine(folder.Path, "tsconfig.json"));
        File.Copy(Path.Combine(NodePackages.Folder, "package.json"), Path.Combine(folder.Path, "package.json"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "node_modules"), Path.Combine(NodePackages.Folder, "node_modules"));
        await RunAsync(packages.Script("node_modules/openapi-typescript/bin/cli.js", document, "--output", Path.Combine(folder.Path, "api.d.ts")));
        await RunAsync(packages.Script("node_modules/typescript/bin/tsc", "--project", folder.Path));
        return await RunAsync(packages.Script(Path.Combine(folder.Path, $"{program}.js"), [host.Client.BaseAddress!.ToString().TrimEnd('/'), .. arguments]));
    }

    /// <summary>A program in C# over the client that NSwag makes; what it prints. It is built with warnings as errors.</summary>
    public static async Task<string> RunCSharpAsync(HostFixture host, string program, params string[] arguments)
    {
        NodePackages packages = await NodePackages.SharedAsync();
        using var folder = new TempFolder();
        string document = await SaveDocumentAsync(host, folder);
        foreach (string file in Directory.GetFiles(Repository.PathTo("tests", "clients", program)))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        await RunAsync(packages.Script(
            "node_modules/nswag/bin/nswag.js",
            "openapi2csclient",
            "/runtime:Net100",
            $"/input:{document}",
            $"/output:{Path.Combine(folder.Path, "Client.cs")}",
            "/namespace:Jobcenter.Client",
            "/className:JobcenterClient",
            "/jsonLibrary:SystemTextJson",
            "/dateType:System.DateOnly",
            "/timeType:System.TimeOnly",
            "/operationGenerationMode:SingleClientFromOperationId",
            "/generateOptionalParameters:true",
            "/generateNullableReferenceTypes:true",
            "/useBaseUrl:false",
            "/exceptionClass:JobcenterException"));
        string project = Path.Combine(folder.Path, $"{program}.csproj");
        await RunAsync(DotNet("build", project, "--nologo", "--verbosity", "quiet", "--output", Path.Combine(folder.Path, "out")));
        return await RunAsync(DotNet([Path.Combine(folder.Path, "out", $"{program}.dll"), host.Client.BaseAddress!.ToString().TrimEnd('/'), .. arguments]));
    }

    private static async Task<string> SaveDocumentAsync(HostFixture host, TempFolder folder)
    {
        string path = Path.Combine(folder.Path, "openapi.json");
        await File.WriteAllTextAsync(path, await host.Client.GetStringAsync(Document, Cancelled), Cancelled);
        return path;
    }

    private static ProcessStartInfo DotNet(params string[] arguments) => new("dotnet", arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" },
    };

    private static async Task<string> RunAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(Cancelled);
        string output = await process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        process.ExitCode.ShouldBe(0, $"{string.Join(' ', start.ArgumentList)}\n{output}\n{await errors}");
        return output;
    }
}
