using System.Xml.Linq;
using JobcenterModular.ArchitectureTests.Reading;
using JobcenterModular.ArchitectureTests.Rules;

namespace JobcenterModular.ArchitectureTests;

/// <summary>A rule that cannot fail guards nothing: each one meets code that breaks it, and must name it.</summary>
public sealed class CanaryTests
{
    private const string Root = "JobcenterModular.ArchitectureTests.Canary";

    private static readonly IReadOnlyList<CompiledType> Types = [.. AssemblyReader.Read(typeof(CanaryTests).Assembly)
        .Where(type => TypeName.IsBelow(type.Namespace, Root))];

    [Theory]
    [InlineData("KnowsTheDatabase", "Microsoft.EntityFrameworkCore")]
    [InlineData("KnowsTheMediator", "MediatR.INotification")]
    [InlineData("KnowsTheWeb", "Microsoft.AspNetCore.Http.HttpContext")]
    [InlineData("KnowsTheLog", "Microsoft.Extensions.Logging.ILogger")]
    [InlineData("KnowsAnotherLayer", "Persistence.Store")]
    public void The_rule_for_domain_can_fail(string type, string used) => ShouldName(LayerRule.Domain.Violations(Types, Root), type, used);

    [Theory]
    [InlineData("KnowsTheProvider", "Npgsql.PostgresException")]
    [InlineData("KnowsTheWeb", "Microsoft.AspNetCore.Http.Results")]
    [InlineData("KnowsPersistence", "Persistence.Store")]
    [InlineData("KnowsEndpoints", "Endpoints.KnowsDomain")]
    public void The_rule_for_use_cases_can_fail(string type, string used) => ShouldName(LayerRule.UseCases.Violations(Types, Root), type, used);

    [Theory]
    [InlineData("KnowsDomain", "Domain.KnowsTheMediator")]
    [InlineData("KnowsPersistence", "Persistence.Store")]
    public void The_rule_for_endpoints_can_fail(string type, string used) => ShouldName(LayerRule.Endpoints.Violations(Types, Root), type, used);

    [Fact]
    public void The_rule_of_foreign_modules_can_fail() => ShouldName(
        ModuleRules.ForeignImplementation(Root, Types, Solution.Modules.Select(module => module.GetName().Name!)),
        "KnowsAnotherModule",
        "DocumentsModule");

    [Fact]
    public void The_rule_of_one_public_type_can_fail()
    {
        CompiledType shown = Types[0] with { IsPublic = true };

        ModuleRules.NotExactlyOnePublicType("none", [Types[0]]).ShouldHaveSingleItem();
        ModuleRules.NotExactlyOnePublicType("one", [Types[0], shown]).ShouldBeEmpty();
        ModuleRules.NotExactlyOnePublicType("two", [shown, shown]).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_rule_of_references_can_fail()
    {
        var project = XDocument.Parse("""
            <Project><ItemGroup>
              <PackageReference Include="Some.Package" />
              <ProjectReference Include="..\..\Documents\JobcenterModular.Documents\JobcenterModular.Documents.csproj" />
            </ItemGroup></Project>
            """);

        ModuleRules.References("canary", project, _ => false, []).ShouldBe(
            ["canary references JobcenterModular.Documents", "canary references Some.Package"]);
    }

    [Fact]
    public void The_rule_of_contracts_can_fail()
    {
        List<string> found = [.. ContractRules.Violations(
            [.. typeof(CanaryTests).Assembly.GetTypes().Where(type => type.Namespace == Root + ".Contracts")])];

        found.ShouldContain(text => text.StartsWith("canary.same.v1 is the name of", StringComparison.Ordinal));
        found.ShouldContain(text => text == "canary.newer.v1 is the name of Newer and Older");
        found.ShouldContain(text => text.StartsWith("NotSealed is not", StringComparison.Ordinal));
        found.ShouldContain(text => text == "Nameless has no [EventName]");
        found.ShouldContain(text => text == "NotPlain.Refusal is a Refusal");
        found.Count.ShouldBe(5);
    }

    [Fact]
    public void The_rules_of_shared_code_can_fail()
    {
        ShouldName(SharedRules.TypesWithBusinessWords(Types, Root), "Shared.DraftStore", "'Draft'");
        SharedRules.TooManyTypes("canary", [Types[0] with { IsPublic = true }], 0).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Clock", "DateTimeOffset.get_UtcNow")]
    [InlineData("Clock", "DateTime.get_Now")]
    [InlineData("Ids", "Guid.NewGuid")]
    [InlineData("Waits", "Task`1.get_Result")]
    [InlineData("Waits", "TaskAwaiter.GetResult")]
    [InlineData("Waits", "Thread.Sleep")]
    public void The_rule_of_banned_calls_can_fail(string type, string called) => ShouldName(BannedCalls.Violations(Types), type, called);

    [Fact]
    public void The_rule_of_banned_calls_lets_await_pass() =>
        BannedCalls.Violations(Types).ShouldNotContain(text => text.Contains("Awaits", StringComparison.Ordinal));

    [Fact]
    public void The_rules_of_source_files_can_fail()
    {
        string long251 = string.Concat(Enumerable.Repeat("line\n", 251));
        string path = "/" + "home" + "/somebody/file";

        SourceRules.TooLong("src/A.cs", long251).ShouldHaveSingleItem();
        SourceRules.TooLong("src/Migrations/A.cs", long251).ShouldBeEmpty();
        SourceRules.TooLong("src/A.cs", long251[5..]).ShouldBeEmpty();
        SourceRules.MachinePaths("src/A.cs", $"read(\"{path}\")").ShouldHaveSingleItem();
        SourceRules.MachinePaths("src/A.cs", "app.MapGet(\"/api/v1/home/x\")").ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_selection_fails() => Should.Throw<InvalidOperationException>(() => Solution.NotEmpty(Types.Take(0), "nothing"));

    private static void ShouldName(IEnumerable<string> violations, string type, string used) => violations.ShouldContain(
        text => text.Contains("." + type + " ", StringComparison.Ordinal) && text.Contains(used, StringComparison.Ordinal));
}
