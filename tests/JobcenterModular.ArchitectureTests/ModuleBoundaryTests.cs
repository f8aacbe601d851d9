using System.Reflection;
using JobcenterModular.ArchitectureTests.Rules;

namespace JobcenterModular.ArchitectureTests;

/// <summary>Modules know each other by events only (docs/adr/0001).</summary>
public sealed class ModuleBoundaryTests
{
    private static readonly IReadOnlyList<string> ModuleNames = [.. Solution.Modules.Select(NameOf)];

    [Fact]
    public void A_module_shows_exactly_one_public_type() => Solution.Modules
        .SelectMany(module => ModuleRules.NotExactlyOnePublicType(NameOf(module), Solution.TypesOf(module)))
        .ShouldBeEmpty();

    [Fact]
    public void Nobody_but_the_host_uses_a_modules_implementation() => Solution.All
        .Where(assembly => assembly != typeof(Program).Assembly)
        .SelectMany(assembly => ModuleRules.ForeignImplementation(NameOf(assembly), Solution.TypesOf(assembly), ModuleNames))
        .ShouldBeEmpty();

    [Fact]
    public void A_module_references_the_shared_projects_and_contracts_only() => Solution.Modules
        .SelectMany(module => ModuleRules.References(
            NameOf(module),
            Solution.ProjectOf(module),
            reference => reference is "JobcenterModular.BuildingBlocks" or "JobcenterModular.SharedKernel"
                || reference.EndsWith(".Contracts", StringComparison.Ordinal),
            PackagesOf(NameOf(module))))
        .ShouldBeEmpty();

    [Fact]
    public void Every_contracts_project_is_under_these_rules() => Solution.SourceFiles("*.Contracts.csproj")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .ShouldBe(Solution.Contracts.Select(NameOf), ignoreOrder: true);

    [Fact]
    public void Contracts_reference_the_shared_kernel_only() => Solution.Contracts
        .SelectMany(contracts => ModuleRules.References(
            NameOf(contracts), Solution.ProjectOf(contracts), reference => reference == "JobcenterModular.SharedKernel", []))
        .ShouldBeEmpty();

    [Fact]
    public void Contracts_are_sealed_records_of_plain_values_with_unique_names() =>
        ContractRules.Violations(Solution.NotEmpty(Solution.Contracts.SelectMany(contracts => contracts.GetTypes()
            .Where(type => type.Namespace == NameOf(contracts) && !type.IsNested)), "events"))
        .ShouldBeEmpty();

    // What only one module's adapter needs does not belong into the shared projects.
    private static string[] PackagesOf(string module) => module switch
    {
        "JobcenterModular.Documents" => ["AWSSDK.S3"],
        "JobcenterModular.Notifications" => ["Polly.Core", "Quartz"],
        _ => [],
    };

    private static string NameOf(Assembly assembly) => assembly.GetName().Name!;
}
