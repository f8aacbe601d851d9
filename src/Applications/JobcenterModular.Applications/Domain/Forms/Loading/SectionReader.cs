using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

internal static class SectionReader
{
    public static FormSection Read(ContentObject file, string key, int position, IReadOnlySet<string> roles, IReadOnlySet<string> evidenceCodes)
    {
        if (!string.Equals(file.Text("key"), key, StringComparison.Ordinal))
            file.Error("key", $"must be \"{key}\", the name of the file");
        var section = new FormSection
        {
            Key = key,
            Position = position,
            Letter = file.Text("letter"),
            Title = file.Text("title"),
            Intro = file.OptionalText("intro"),
            Annex = file.OptionalText("annex"),
            RepeatsFor = file.Texts("repeatsFor"),
            Includes = file.Texts("includes"),
            When = file.Rule("when"),
            Questions = Questions(file, evidenceCodes),
        };
        if (section.Letter.Length > 0 && section.Letter is not [>= 'A' and <= 'Z'])
            file.Error("letter", "must be one capital letter");
        if (file.Has("repeatsFor") && section.RepeatsFor.Length == 0)
            file.Error("repeatsFor", "must name a role; leave it out for a section asked once");
        foreach (var role in section.RepeatsFor.Where(role => !roles.Contains(role)))
            file.Error("repeatsFor", $"unknown role \"{role}\"");
        file.Close();
        return section;
    }

    private static ImmutableArray<FormQuestion> Questions(ContentObject file, IReadOnlySet<string> evidenceCodes)
    {
        var questions = file.Objects("questions", required: true).Select((q, i) => QuestionReader.Read(q, i, evidenceCodes)).ToImmutableArray();
        if (questions.Length == 0 && file.Has("questions"))
            file.Error("questions", "must name at least one question");
        return questions;
    }
}
