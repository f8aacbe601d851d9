using System.Reflection;
using JobcenterModular.ArchitectureTests.Rules;

namespace JobcenterModular.ArchitectureTests;

/// <summary>Inside a module arrows point to Domain.</summary>
public sealed class LayerTests
{
    [Fact]
    public void Domain_knows_no_database_no_mediator_no_web_no_log_and_no_other_layer() => Check(LayerRule.Domain);

    [Fact]
    public void Use_cases_know_no_provider_no_web_no_persistence_and_no_endpoint() => Check(LayerRule.UseCases);

    [Fact]
    public void Endpoints_know_no_domain_and_no_persistence() => Check(LayerRule.Endpoints);

    private static void Check(LayerRule rule)
    {
        Solution.NotEmpty(Solution.Modules.SelectMany(module => rule.Select(Solution.TypesOf(module), RootOf(module))), rule.Layer);
        Solution.Modules.SelectMany(module => rule.Violations(Solution.TypesOf(module), RootOf(module))).ShouldBeEmpty();
    }

    private static string RootOf(Assembly module) => module.GetName().Name!;
}
