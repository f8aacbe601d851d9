using System.Collections.Immutable;
using System.Text;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms;

internal sealed class FormQuestion
{
    public required string Id { get; init; }

    /// <summary>The id as it stands in stored answers.</summary>
    public ReadOnlySpan<byte> Utf8Id => Utf8;

    /// <summary>The place among the questions of its section, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>The id cut at its dots: where the answer stands in the context of conditions.</summary>
    public required ImmutableArray<string> Path { get; init; }

    public required string Text { get; init; }

    public required string? Help { get; init; }

    public required ValueRules Value { get; init; }

    public required Rule? When { get; init; }

    /// <summary>May stay empty and is never listed as open.</summary>
    public required bool Optional { get; init; }

    /// <summary>A missing answer blocks submission: identity and contact only (§ 60 SGB I asks the rest later).</summary>
    public required bool Blocking { get; init; }

    public required bool AllowUnknown { get; init; }

    /// <summary>Label of the answer "I have none"; null = not offered.</summary>
    public required string? NoneLabel { get; init; }

    public required ImmutableArray<EvidenceRule> Evidence { get; init; }

    public required ImmutableArray<FormHint> Hints { get; init; }

    public required string? LegalBasis { get; init; }

    private byte[] Utf8 => field ??= Encoding.UTF8.GetBytes(Id);
}

/// <summary>One line of a group or list.</summary>
internal sealed record FormField(string Id, string Text, bool Optional, ValueRules Value);

internal sealed record FormOption(string Value, string Label);

/// <summary>A paper due when the question is visible and <paramref name="When"/> holds.</summary>
internal sealed record EvidenceRule(string Code, Rule? When, bool Optional);

internal sealed record FormHint(string Code, Rule? When, string Text, string Audience)
{
    public const string ForApplicant = "applicant";

    public const string ForStaff = "staff";
}

internal sealed record EvidenceKind(string Code, string Title, string? Help);

/// <summary>The role a household member gets when <paramref name="When"/> holds; the last role has no condition.</summary>
internal sealed record PersonRole(string Role, Rule? When)
{
    /// <summary>The applicant, who speaks for the household (§ 38 SGB II).</summary>
    public const string Applicant = "ap";

    /// <summary>Every entry of the household list, whatever its role.</summary>
    public const string Member = "member";
}
