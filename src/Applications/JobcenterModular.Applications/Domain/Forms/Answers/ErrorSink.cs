using System.Buffers;
using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Collects the errors of one section instance.</summary>
internal sealed class ErrorSink(string section)
{
    private const int MostReported = 100;
    private const int LongestName = 100;

    /// <summary>The characters of all ids; names made of them need no second look.</summary>
    private static readonly SearchValues<char> Harmless =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.");

    private readonly ImmutableArray<AnswerError>.Builder errors = ImmutableArray.CreateBuilder<AnswerError>();

    public bool Any => errors.Count > 0;

    public void Add(string pointer, string code, string message)
    {
        if (errors.Count < MostReported)
            errors.Add(new AnswerError(section, pointer, code, message));
    }

    public ImmutableArray<AnswerError> ToImmutable() => errors.ToImmutable();

    /// <summary>One step of a JSON pointer (RFC 6901). Names come from clients: cut, and without broken characters.</summary>
    public static string Step(string name)
    {
        if (name.Length <= LongestName && !name.AsSpan().ContainsAnyExcept(Harmless))
            return "/" + name;
        var cut = name.Length > LongestName ? name[..LongestName] : name;
        return "/" + string.Concat(cut.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c))
            .Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal);
    }
}
