using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>Reads how a form uses earlier answers again, and refuses whatever would reuse a declaration or leave a question without a rule.</summary>
internal static class RenewalRulesReader
{
    private static readonly Dictionary<string, Reuse> Words = new(StringComparer.Ordinal)
    {
        ["carry"] = Reuse.Carry, ["confirm"] = Reuse.Confirm, ["ask"] = Reuse.Ask, ["never"] = Reuse.Never,
    };

    /// <summary>Key of the section about savings.</summary>
    private const string Assets = "assets";

    public static RenewalRules Read(ContentObject file, ImmutableArray<FormSection> sections, IReadOnlySet<string> evidenceCodes)
    {
        var questions = sections.SelectMany(s => s.Questions).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        var reuse = ReadReuse(file, questions);
        var blocks = ReadBlocks(file);
        CheckBlocks(file, sections, blocks, reuse);
        foreach (var id in file.Texts("optional").Where(id => !questions.Contains(id)))
            file.Error("optional", $"question \"{id}\" does not exist");
        return new RenewalRules(
            reuse.ToFrozenDictionary(StringComparer.Ordinal),
            blocks,
            ReadAlways(file, questions, evidenceCodes),
            sections.Where(s => string.Equals(s.Key, Assets, StringComparison.Ordinal)).SelectMany(s => s.Questions).Select(q => q.Id).ToFrozenSet(StringComparer.Ordinal));
    }

    private static Dictionary<string, Reuse> ReadReuse(ContentObject file, HashSet<string> questions)
    {
        var reuse = new Dictionary<string, Reuse>(StringComparer.Ordinal);
        var written = file.TextMap("reuse");
        foreach (var (id, word) in written)
        {
            if (!questions.Contains(id))
                file.Error($"reuse.{id}", "is not a question of this form");
            else if (!Words.TryGetValue(word, out var rule))
                file.Error($"reuse.{id}", $"unknown rule \"{word}\": carry, confirm, ask or never");
            else if (rule != Reuse.Never && QuestionIds.Declarations.Contains(id))
                file.Error($"reuse.{id}", "is a consent or a declaration: never reused");
            else
                reuse[id] = rule;
        }

        foreach (var id in questions.Where(id => !written.ContainsKey(id)))
            file.Error("reuse", $"question \"{id}\" has no rule");
        return reuse;
    }

    private static ImmutableArray<ConfirmationBlock> ReadBlocks(ContentObject file)
    {
        var blocks = ImmutableArray.CreateBuilder<ConfirmationBlock>();
        foreach (var entry in file.Objects("blocks", required: true))
        {
            var block = new ConfirmationBlock(
                entry.Text("key"), entry.Text("title"), entry.Text("text"), entry.Texts("sections", required: true), entry.Rule("when"));
            if (!DottedIds.IsSimple(block.Key))
                entry.Error("key", $"\"{block.Key}\" is not a simple key");
            if (blocks.Any(b => string.Equals(b.Key, block.Key, StringComparison.Ordinal)))
                entry.Error("key", $"block \"{block.Key}\" exists twice");
            blocks.Add(block);
            entry.Close();
        }

        return blocks.ToImmutable();
    }

    private static void CheckBlocks(
        ContentObject file, ImmutableArray<FormSection> sections, ImmutableArray<ConfirmationBlock> blocks, Dictionary<string, Reuse> reuse)
    {
        var named = blocks.SelectMany(block => block.Sections).CountBy(key => key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var (key, count) in named)
        {
            if (!sections.Any(s => string.Equals(s.Key, key, StringComparison.Ordinal)))
                file.Error("blocks", $"section \"{key}\" does not exist");
            else if (count > 1)
                file.Error("blocks", $"section \"{key}\" stands in {count} blocks");
        }

        foreach (var section in sections.Where(s => !named.ContainsKey(s.Key)))
        {
            if (section.Questions.FirstOrDefault(q => reuse.GetValueOrDefault(q.Id) == Reuse.Confirm) is { } question)
                file.Error("blocks", $"section \"{section.Key}\" stands in no block: who confirms \"{question.Id}\"?");
        }
    }

    private static ImmutableArray<AlwaysDue> ReadAlways(ContentObject file, HashSet<string> questions, IReadOnlySet<string> evidenceCodes)
    {
        var always = ImmutableArray.CreateBuilder<AlwaysDue>();
        foreach (var entry in file.Objects("always"))
        {
            var due = new AlwaysDue(entry.Text("code"), entry.Text("question"), entry.Rule("when"));
            if (due.Code.Length > 0 && !evidenceCodes.Contains(due.Code))
                entry.Error("code", $"unknown evidence code \"{due.Code}\"");
            if (due.Question.Length > 0 && !questions.Contains(due.Question))
                entry.Error("question", $"question \"{due.Question}\" does not exist");
            always.Add(due);
            entry.Close();
        }

        return always.ToImmutable();
    }
}
