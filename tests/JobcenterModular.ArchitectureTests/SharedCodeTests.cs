using JobcenterModular.ArchitectureTests.Rules;

namespace JobcenterModular.ArchitectureTests;

/// <summary>What all modules stand on stays small.</summary>
public sealed class SharedCodeTests
{
    private static readonly string[] BuildingBlocksPackages =
    [
        "FluentValidation",
        "Microsoft.AspNetCore.Authentication.JwtBearer",
        "Microsoft.IdentityModel.Protocols.OpenIdConnect",
        "Microsoft.EntityFrameworkCore.Relational",
        "Microsoft.EntityFrameworkCore.Sqlite",
        "Npgsql.EntityFrameworkCore.PostgreSQL",
        "SQLitePCLRaw.bundle_e_sqlite3",
    ];

    [Fact]
    public void The_shared_kernel_has_at_most_15_types() =>
        SharedRules.TooManyTypes("SharedKernel", Solution.TypesOf(Solution.SharedKernel), 15).ShouldBeEmpty();

    [Fact]
    public void The_building_blocks_have_at_most_80_public_types() =>
        SharedRules.TooManyTypes("BuildingBlocks", Solution.TypesOf(Solution.BuildingBlocks), 80).ShouldBeEmpty();

    [Fact]
    public void The_shared_kernel_needs_the_mediators_contracts_and_nothing_else() =>
        ModuleRules.References("SharedKernel", Solution.ProjectOf(Solution.SharedKernel), _ => false, ["MediatR"]).ShouldBeEmpty();

    [Fact]
    public void The_building_blocks_need_no_package_beyond_the_agreed_ones() => ModuleRules.References(
        "BuildingBlocks",
        Solution.ProjectOf(Solution.BuildingBlocks),
        reference => reference == "JobcenterModular.SharedKernel",
        BuildingBlocksPackages).ShouldBeEmpty();

    [Fact]
    public void Shared_code_says_no_word_of_the_business() => new[] { Solution.SharedKernel, Solution.BuildingBlocks }
        .SelectMany(assembly => SharedRules.TypesWithBusinessWords(Solution.TypesOf(assembly), assembly.GetName().Name!))
        .ShouldBeEmpty();
}
