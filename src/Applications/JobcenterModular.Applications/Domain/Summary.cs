namespace JobcenterModular.Applications.Domain;

/// <summary>The document of record: self-contained HTML at once, PDF from it when a renderer is there.</summary>
internal sealed class Summary
{
    public required BenefitApplicationId ApplicationId { get; init; }

    /// <summary>The HTML document, UTF-8, Brotli-compressed.</summary>
    public required byte[] Html { get; init; }

    public byte[]? Pdf { get; set; }

    public PdfState PdfState { get; set; }

    public int Attempts { get; set; }

    /// <summary>When the PDF is tried (again); null when there is nothing to do.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }
}

/// <summary>Where the PDF stands.</summary>
internal enum PdfState
{
    /// <summary>Will be made in the background.</summary>
    Waiting,

    /// <summary>No renderer is installed; tried again later.</summary>
    RendererMissing,

    /// <summary>There.</summary>
    Ready,

    /// <summary>The renderer failed too often.</summary>
    Failed,
}
