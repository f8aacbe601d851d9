using System.Globalization;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>One name of a path; also a position, if it is written as one ("0", but not "00").</summary>
internal readonly record struct PathSegment(string Name, int? Index)
{
    public bool IsLength => string.Equals(Name, "length", StringComparison.Ordinal);

    public static PathSegment Of(string name)
    {
        var isIndex = name is "0" || (name.Length is > 0 and < 10 && name[0] is >= '1' and <= '9' && name.All(char.IsAsciiDigit));
        return new PathSegment(name, isIndex ? int.Parse(name, CultureInfo.InvariantCulture) : null);
    }
}

/// <summary>A path such as "household.persons.0.name"; the empty one means the data itself.</summary>
internal sealed class VariablePath
{
    private readonly PathSegment[] _segments;

    private VariablePath(PathSegment[] segments) => _segments = segments;

    public static VariablePath Of(in Value path) =>
        path.Kind is ValueKind.Undefined or ValueKind.Null || (path.Kind == ValueKind.Text && !path.IsTrue)
            ? new VariablePath([])
            : new VariablePath([.. path.ToText().Split('.').Select(PathSegment.Of)]);

    /// <summary>Undefined when the data has no such place.</summary>
    public Value Read(in Value data) => data.Read(_segments);
}
