using System.Collections.Frozen;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>The names a condition may read: those of the documented context, and the questions of its form.</summary>
internal sealed class ConditionNames
{
    private static readonly FrozenSet<string> Fixed = FrozenSet.ToFrozenSet(
        [
            "application", "application.date", "application.month", "application.monthStart", "application.eidLogin",
            "dates", "dates.moveCheckFrom", "cfg", "applicant", "applicant.age", "persons",
            "renewal", "renewal.periodEnd", "renewal.from", "renewal.to", "renewal.gapDays", "renewal.gapTooLong",
            "person", "person.id", "person.role", "person.age", "person.rel",
        ],
        StringComparer.Ordinal);

    /// <summary>Names inside one entry of a list that a rule walks through (persons, or a list answer).</summary>
    private static readonly FrozenSet<string> OfEntry = FrozenSet.ToFrozenSet(
        ["", "id", "role", "age", "rel", "current", "accumulator"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        ["application", "dates", "renewal", "cfg", "applicant", "persons", "person", "id", "role", "age", "rel"], StringComparer.Ordinal);

    private readonly HashSet<string> answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> lists = new(StringComparer.Ordinal);
    private readonly HashSet<string> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> parameters = new(StringComparer.Ordinal);

    public ConditionNames(IEnumerable<FormQuestion> questions, LegalParameters legalParameters)
    {
        foreach (var question in questions)
        {
            AddWithPrefixes(answers, question.Id);
            if (question.Value.Type is ValueType.List or ValueType.Multi or ValueType.Countries)
                lists.Add(question.Id);
            foreach (var field in question.Value.Fields)
            {
                fields.Add(field.Id);
                if (question.Value.Type == ValueType.Group)
                    answers.Add($"{question.Id}.{field.Id}");
            }
        }

        foreach (var parameter in legalParameters.All)
            AddWithPrefixes(parameters, parameter.Key);
    }

    public static bool IsReserved(string id) => Reserved.Contains(id.Split('.')[0]);

    public IEnumerable<string> UnknownIn(Rule rule)
    {
        var ofRoot = rule.RootVariables.ToHashSet(StringComparer.Ordinal);
        return rule.Variables.Distinct(StringComparer.Ordinal).Where(name => !(ofRoot.Contains(name) ? Knows(name) : KnowsInEntry(name)));
    }

    private bool Knows(string name) =>
        Fixed.Contains(name)
        || IsAnswer(name)
        || (name.StartsWith("applicant.", StringComparison.Ordinal) && IsAnswer(name["applicant.".Length..]))
        || (name.StartsWith("cfg.", StringComparison.Ordinal) && parameters.Contains(name["cfg.".Length..]));

    private bool KnowsInEntry(string name)
    {
        var head = name.StartsWith("current.", StringComparison.Ordinal) ? name["current.".Length..] : name;
        return OfEntry.Contains(head) || fields.Contains(head) || IsAnswer(head);
    }

    /// <summary>A question, the start of one, a field of a group, or an entry of a list (<c>hh.persons.0.last</c>).</summary>
    private bool IsAnswer(string name) =>
        answers.Contains(name) || lists.Any(list => DottedIds.IsPrefix(list, name) && char.IsAsciiDigit(name[list.Length + 1]));

    private static void AddWithPrefixes(HashSet<string> names, string id)
    {
        for (var dot = id.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = id.IndexOf('.', dot + 1))
            names.Add(id[..dot]);
        names.Add(id);
    }
}
