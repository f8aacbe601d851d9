using System.Diagnostics;

namespace JobcenterModular.IntegrationTests.Fixtures;

public sealed class NodePackagesTests
{
    [Fact]
    public async Task A_script_finds_the_packages_that_the_lock_file_names()
    {
        NodePackages packages = await NodePackages.SharedAsync();
        using Process process = Process.Start(packages.Script("versions.mjs"))!;

        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        output.ShouldBe(
            "@types/node 20.19.25\nical.js 2.2.1\nnswag 14.7.1\nopenapi-fetch 0.17.0\nopenapi-typescript 7.13.0\ntus-js-client 4.3.1\ntypescript 5.9.3\nfunction\n");
    }

    [Fact]
    public async Task The_lock_file_names_no_registry() =>
        (await File.ReadAllTextAsync(Repository.PathTo("tests", "npm", "package-lock.json"), TestContext.Current.CancellationToken))
            .ShouldNotContain("\"resolved\"");
}
