namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>Makes a PDF from a self-contained HTML document. It may be missing: that is a state, not a failure.</summary>
internal interface IPdfRenderer
{
    /// <summary>Whether the renderer is installed on this host.</summary>
    Task<bool> IsInstalledAsync(CancellationToken cancellationToken);

    /// <summary>The PDF.</summary>
    /// <exception cref="PdfRenderingException">The renderer failed or took too long.</exception>
    Task<byte[]> RenderAsync(byte[] html, CancellationToken cancellationToken);
}

/// <summary>The renderer ran and failed. Its message holds exit code and kind, never text of the document.</summary>
internal sealed class PdfRenderingException(string message) : Exception(message);
