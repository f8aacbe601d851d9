using System.Text;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>The coercions of ECMA-262, section 7, as far as JSON values can meet them.</summary>
internal readonly partial struct Value
{
    /// <summary>ECMAScript's Number(x).</summary>
    public double ToNumber() => Kind switch
    {
        ValueKind.Null => 0,
        ValueKind.Boolean or ValueKind.Number => _number,
        ValueKind.Undefined => double.NaN,
        _ => ScriptNumber.Parse(ToText()),
    };

    /// <summary>ECMAScript's parseFloat(x): the number a text starts with. Unlike Number(x), null and "" are no number.</summary>
    public double ToFloat() => Kind == ValueKind.Number ? _number : ScriptNumber.ParseStart(ToText());

    /// <summary>ECMAScript's String(x).</summary>
    public string ToText() => Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Boolean => _number != 0 ? "true" : "false",
        ValueKind.Number => ScriptNumber.Format(_number),
        ValueKind.Text => Text,
        ValueKind.List => Joined(),
        _ => "[object Object]",
    };

    /// <summary>As an element of a joined list: nothing is written as nothing.</summary>
    public string ToPart() => Kind is ValueKind.Undefined or ValueKind.Null ? "" : ToText();

    /// <summary>The operator ===; lists and objects are equal to themselves only.</summary>
    public bool StrictlyEquals(in Value other) => Kind == other.Kind && Kind switch
    {
        ValueKind.Boolean or ValueKind.Number => _number == other._number,
        ValueKind.Text => string.Equals(Text, other.Text, StringComparison.Ordinal),
        _ => ReferenceEquals(_reference, other._reference),
    };

    /// <summary>The operator ==.</summary>
    public bool LooselyEquals(in Value other)
    {
        if (Kind == other.Kind)
        {
            return StrictlyEquals(in other);
        }

        if (IsNothing || other.IsNothing)
        {
            return IsNothing && other.IsNothing;
        }

        if (IsComposite || other.IsComposite)
        {
            return !(IsComposite && other.IsComposite) && Primitive().LooselyEquals(other.Primitive());
        }

        return ToNumber() == other.ToNumber();
    }

    /// <summary>The operator &lt;: two texts by code unit, anything else as numbers. NaN is never less.</summary>
    public bool IsLessThan(in Value other) =>
        AsTexts(in other, out var left, out var right)
            ? string.CompareOrdinal(left, right) < 0
            : ToNumber() < other.ToNumber();

    /// <summary>The operator &lt;=. Not the negation of &gt;, because of NaN.</summary>
    public bool IsAtMost(in Value other) =>
        AsTexts(in other, out var left, out var right)
            ? string.CompareOrdinal(left, right) <= 0
            : ToNumber() <= other.ToNumber();

    private bool IsNothing => Kind is ValueKind.Undefined or ValueKind.Null;

    private bool IsComposite => Kind is ValueKind.List or ValueKind.Object;

    private Value Primitive() => IsComposite ? Of(ToText()) : this;

    private bool AsTexts(in Value other, out string left, out string right)
    {
        var both = (Kind == ValueKind.Text || IsComposite) && (other.Kind == ValueKind.Text || other.IsComposite);
        left = both ? ToText() : "";
        right = both ? other.ToText() : "";
        return both;
    }

    private string Joined()
    {
        if (Count == 1)
        {
            return At(0).ToPart();
        }

        var text = new StringBuilder();
        for (var i = 0; i < Count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(At(i).ToPart());
        }

        return text.ToString();
    }
}
