using JobcenterModular.BuildingBlocks.Printing;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>Makes a PDF from a self-contained HTML document. It may be missing: that is a state, not a failure.</summary>
internal interface IPdfRenderer
{
    /// <summary>Whether the renderer is installed on this host.</summary>
    Task<bool> IsInstalledAsync(CancellationToken cancellationToken);

    /// <summary>The PDF/A-3b with this file attached.</summary>
    /// <exception cref="PdfRenderingException">The renderer failed or took too long.</exception>
    Task<byte[]> RenderAsync(byte[] html, AttachedFile attachment, CancellationToken cancellationToken);
}

/// <summary>A file inside a PDF.</summary>
/// <param name="Name">Its name, in plain ASCII.</param>
/// <param name="Description">What it is, in plain ASCII.</param>
/// <param name="MediaType">Its kind.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ModifiedAt">When it got this content.</param>
internal sealed record AttachedFile(string Name, string Description, string MediaType, byte[] Content, DateTimeOffset ModifiedAt);
