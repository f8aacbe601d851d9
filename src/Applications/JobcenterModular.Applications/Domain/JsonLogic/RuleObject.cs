namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>
/// An object of data made for rules. How it keeps its values is its own affair: it need not hold any that no rule reads.
/// </summary>
internal abstract class RuleObject
{
    /// <summary>
    /// Reads along a path that is not empty; Undefined when there is no such place. Takes off the names it used, one or
    /// more: objects that know what lies below them need not make those in between.
    /// </summary>
    public abstract Value Read(ref ReadOnlySpan<PathSegment> path);

    /// <summary>The next name of the path, which is taken off.</summary>
    protected static string Take(ref ReadOnlySpan<PathSegment> path)
    {
        var name = path[0].Name;
        path = path[1..];
        return name;
    }
}
