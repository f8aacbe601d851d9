using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>A doubt about an identifier that is accepted nevertheless: people copy numbers from old letters.</summary>
internal sealed record IdentifierHint(string Code, string Text)
{
    public static IdentifierHint? For(ValueRules rules, string text) =>
        rules.Identifier is { } kind && IdentifierChecks.Check(kind, text) is { IsValid: true, Hint: { } hint }
            ? new IdentifierHint($"identifier.{kind}_unusual", hint)
            : null;
}
