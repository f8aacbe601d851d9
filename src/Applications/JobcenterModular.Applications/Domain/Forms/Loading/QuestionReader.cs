using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

internal static class QuestionReader
{
    public static FormQuestion Read(ContentObject item, int position, IReadOnlySet<string> evidenceCodes)
    {
        var id = item.Text("id");
        if (id.Length > 0 && !DottedIds.IsWellFormed(id))
            item.Error("id", $"\"{id}\" is not a dotted id");
        if (ConditionNames.IsReserved(id))
            item.Error("id", $"\"{id}\" hides a name of the context of conditions");
        var question = new FormQuestion
        {
            Id = id,
            Position = position,
            Path = [.. id.Split('.')],
            Text = item.Text("text"),
            Help = item.OptionalText("help"),
            Value = ValueRulesReader.Read(item, isField: false),
            When = item.Rule("when"),
            Optional = item.Bool("optional"),
            Blocking = item.Bool("blocking"),
            AllowUnknown = item.Bool("allowUnknown", otherwise: true),
            NoneLabel = item.OptionalText("noneLabel"),
            Evidence = Evidence(item, evidenceCodes),
            Hints = Hints(item),
            LegalBasis = item.OptionalText("legalBasis"),
        };
        if (question.NoneLabel is not null
            && question.Value.Type is not (ValueType.Text or ValueType.Iban or ValueType.Email or ValueType.Phone))
        {
            item.Error("noneLabel", "is for text types only");
        }

        if (question is { Optional: true, Blocking: true })
            item.Error("blocking", "an optional question cannot block");
        item.Close();
        return question;
    }

    private static ImmutableArray<EvidenceRule> Evidence(ContentObject item, IReadOnlySet<string> codes)
    {
        var rules = ImmutableArray.CreateBuilder<EvidenceRule>();
        foreach (var entry in item.Objects("evidence"))
        {
            var rule = new EvidenceRule(entry.Text("code"), entry.Rule("when"), entry.Bool("optional"));
            if (rule.Code.Length > 0 && !codes.Contains(rule.Code))
                entry.Error("code", $"unknown evidence code \"{rule.Code}\"");
            rules.Add(rule);
            entry.Close();
        }

        return rules.ToImmutable();
    }

    private static ImmutableArray<FormHint> Hints(ContentObject item)
    {
        var hints = ImmutableArray.CreateBuilder<FormHint>();
        foreach (var entry in item.Objects("hints"))
        {
            var hint = new FormHint(entry.Text("code"), entry.Rule("when"), entry.Text("text"), entry.Text("audience"));
            if (hint.Audience is not ("" or FormHint.ForApplicant or FormHint.ForStaff))
                entry.Error("audience", $"must be {FormHint.ForApplicant} or {FormHint.ForStaff}");
            hints.Add(hint);
            entry.Close();
        }

        return hints.ToImmutable();
    }
}
