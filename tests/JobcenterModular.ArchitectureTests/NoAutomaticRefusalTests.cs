using System.Text.RegularExpressions;
using JobcenterModular.ArchitectureTests.Rules;

namespace JobcenterModular.ArchitectureTests;

/// <summary>
/// No date, job or event refuses or reduces anything: a decision begins at one endpoint, which only a person of staff can
/// call (§ 31a SGB X; §§ 66, 67 SGB I).
/// </summary>
public sealed class NoAutomaticRefusalTests
{
    private const string Module = "src/Applications/JobcenterModular.Applications/";
    private const string UseCase = Module + "UseCases/Decisions/RecordDecision.cs";
    private const string Endpoint = Module + "Endpoints/DecisionEndpoints.cs";
    private const string Effects = Module + "UseCases/Decisions/DecisionEffects.cs";

    [Theory]
    [InlineData(@"\bnew (RecordDecision|ConfirmDecision)\(", Endpoint)]
    [InlineData(@"\bdecision\.(Take|Propose|Confirm)\(", UseCase)]
    [InlineData(@"\beffects\.(ApplyAsync|ProposeAsync)\(", UseCase)]
    [InlineData(@"\bhousehold\.(Withdraw|Grant|Change)\(", Effects)]
    public void Each_step_to_a_decision_has_one_caller(string call, string only) => FilesWith(call).ShouldBe([only]);

    [Fact]
    public void Nothing_chooses_a_refusal_but_the_body_that_a_person_sends() => FilesWith(@"\bDecisionKind\.Refused\b").ShouldBeEmpty();

    [Fact]
    public void No_job_and_no_subscriber_knows_how_to_decide() => FilesWith(@"\b(DecisionKind|DecisionContent|DecisionEffects|RecordDecision|ConfirmDecision)\b")
        .Where(path => path.Contains("/Jobs/", StringComparison.Ordinal) || path.Contains("/Subscriptions/", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Fact]
    public void Only_staff_reach_the_decision() =>
        File.ReadAllText(Path.Combine(Solution.Root, Endpoint)).ShouldContain("MapDesk(api.MapGroup(\"/casework\").RequireAuthorization(Policies.Desk)");

    private static List<string> FilesWith(string pattern)
    {
        var call = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return
        [
            .. Solution.SourceFiles("*.cs")
                .Select(path => (Path: Path.GetRelativePath(Solution.Root, path).Replace('\\', '/'), Text: File.ReadAllText(path)))
                .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && call.IsMatch(file.Text))
                .Select(file => file.Path)
                .Order(StringComparer.Ordinal),
        ];
    }
}
