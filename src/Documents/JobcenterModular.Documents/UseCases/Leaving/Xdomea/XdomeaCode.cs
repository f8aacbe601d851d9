namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>A value of one of xdomea's code lists, in the version that schema 3.0.0 binds.</summary>
/// <param name="List">Last part of the list's URN.</param>
/// <param name="ListVersion">Version of the list.</param>
/// <param name="Value">The code.</param>
internal sealed record XdomeaCode(string List, string ListVersion, string Value)
{
    /// <summary>Abgabe.Abgabe.</summary>
    public static readonly XdomeaCode Handover = new("nachrichtentyp", "2.0", "0401");

    public static readonly XdomeaCode Electronic = new("medium", "1.0", "001");

    /// <summary>
    /// Not classified by the rules for state secrets, which this list is about. That social data are secret all the same
    /// (§ 35 SGB I) is said in words beside it.
    /// </summary>
    public static readonly XdomeaCode NotClassified = new("vertraulichkeitsstufe", "1.0", "003");

    /// <summary>To be offered to the archive, which decides; software proposes neither keeping nor destroying.</summary>
    public static readonly XdomeaCode ToBeAppraised = new("aussonderungsart", "1.0", "B");

    public static readonly XdomeaCode DateType = new("datentyp", "1.1", "005");
    public static readonly XdomeaCode InstantType = new("datentyp", "1.1", "006");
    public static readonly XdomeaCode TextType = new("datentyp", "1.1", "038");
    public static readonly XdomeaCode SizeType = new("datentyp", "1.1", "043");

    public string ListUri => $"urn:xoev-de:xdomea:codeliste:{List}";
}
