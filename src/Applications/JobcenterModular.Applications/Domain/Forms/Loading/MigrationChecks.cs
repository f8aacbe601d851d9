namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>A migration must speak of every question that changed, and only of what exists.</summary>
internal static class MigrationChecks
{
    public static void Run(ContentErrors errors, string file, FormDefinition old, FormDefinition form)
    {
        var plan = form.Migration!;
        for (var i = 0; i < plan.Rules.Length; i++)
            CheckRule(errors, file, $"$.questions[{i}]", plan.Rules[i], old, form);

        foreach (var (_, question) in old.Questions)
        {
            if (plan.For(question.Id) is null && !IsSame(question, form.Question(question.Id)?.Question))
                errors.Add(file, "$.questions", $"question \"{question.Id}\" changed or is gone and is not named");
        }

        foreach (var target in plan.Rules.Where(r => r.Action == MigrationAction.Carry).GroupBy(r => r.NewId, StringComparer.Ordinal).Where(g => g.Count() > 1))
            errors.Add(file, "$.questions", $"several questions are carried to \"{target.Key}\"");
    }

    /// <summary>Same type, options, fields and constraints: the answer still means what it meant.</summary>
    public static bool IsSame(FormQuestion old, FormQuestion? question) =>
        question is not null
        && old.AllowUnknown == question.AllowUnknown
        && (old.NoneLabel is null) == (question.NoneLabel is null)
        && old.Value.IsSameAs(question.Value);

    private static void CheckRule(
        ContentErrors errors, string file, string path, MigrationRule rule, FormDefinition old, FormDefinition form)
    {
        var source = old.Question(rule.Id)?.Question;
        if (source is null)
            errors.Add(file, $"{path}.id", $"question \"{rule.Id}\" does not exist in version {old.Version}");
        if (rule.Action == MigrationAction.Drop)
            return;
        var target = form.Question(rule.NewId)?.Question;
        if (target is null)
        {
            errors.Add(file, rule.Action == MigrationAction.Carry ? $"{path}.to" : $"{path}.id", $"question \"{rule.NewId}\" does not exist in version {form.Version}");
            return;
        }

        if (source is null || rule.Action != MigrationAction.Carry)
            return;
        if (source.Value.Type != target.Value.Type)
            errors.Add(file, path, $"\"{rule.Id}\" cannot be carried to \"{rule.NewId}\": the types differ");
        foreach (var (from, to) in rule.Values)
        {
            if (!source.Value.HasOption(from))
                errors.Add(file, $"{path}.values.{from}", $"\"{from}\" is not an option of \"{rule.Id}\" in version {old.Version}");
            if (!target.Value.HasOption(to))
                errors.Add(file, $"{path}.values.{from}", $"\"{to}\" is not an option of \"{rule.NewId}\" in version {form.Version}");
        }
    }
}
