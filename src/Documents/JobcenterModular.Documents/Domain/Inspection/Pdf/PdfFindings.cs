namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>
/// What is wrong with a PDF. Readers find objects by a table of offsets and repair what does not fit, each in its own way, so
/// that one may find an object where another sees a text. Names inside texts and comments therefore do not count in a file that
/// is built in order, and do count where something was out of order.
/// </summary>
internal sealed class PdfFindings
{
    private InspectionFinding? _hidden;
    private InspectionFinding? _doubt;
    private bool _isOutOfOrder;
    private bool _isUnreadable;

    /// <summary>The first certain thing.</summary>
    public InspectionFinding? Certain { get; private set; }

    public void Found(InspectionFinding finding) => Certain ??= finding;

    /// <summary>Counts only if nothing certain is found: other readings of the file show it.</summary>
    public void Doubt(InspectionFinding finding) => _doubt ??= finding;

    /// <summary>A place where things hide could not be opened. In an encrypted file that is so everywhere, and its key comes last.</summary>
    public void CannotLook() => _isUnreadable = true;

    /// <summary>An object, or its end, stands where none belongs.</summary>
    public void OutOfOrder() => _isOutOfOrder = true;

    /// <summary>A name inside a text or a comment.</summary>
    public void Hidden(PdfName name) => _hidden ??= Meaning(name);

    /// <summary>A name of an object.</summary>
    public void Named(PdfName name)
    {
        if (Meaning(name) is { } finding)
            Found(finding);
    }

    public InspectionFinding? AtEnd() =>
        Certain ?? (_isOutOfOrder ? _hidden : null) ?? _doubt ?? (_isUnreadable ? InspectionFinding.Unreadable : null);

    private static InspectionFinding? Meaning(PdfName name) => name switch
    {
        PdfName.JavaScript or PdfName.Launch or PdfName.RichMedia => InspectionFinding.ActiveContent,
        PdfName.EmbeddedFile => InspectionFinding.EmbeddedFiles,
        PdfName.Encrypt => InspectionFinding.PasswordProtected,
        _ => null,
    };
}
