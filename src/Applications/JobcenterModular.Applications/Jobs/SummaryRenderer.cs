using JobcenterModular.Applications.Jobs.Pdf;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Printing;

namespace JobcenterModular.Applications.Jobs;

/// <summary>The PDF of record: made by WeasyPrint, the attachment added here, in memory (<see cref="PdfAttachment"/>).</summary>
internal sealed class SummaryRenderer(WeasyPrint print) : IPdfRenderer
{
    public Task<bool> IsInstalledAsync(CancellationToken cancellationToken) => print.IsInstalledAsync(cancellationToken);

    public async Task<byte[]> RenderAsync(byte[] html, AttachedFile attachment, CancellationToken cancellationToken)
    {
        byte[] pdf = await print.RenderAsync(html, cancellationToken);
        try
        {
            return PdfAttachment.Add(pdf, attachment);
        }
        catch (PdfLayoutException exception)
        {
            throw new PdfRenderingException(exception.Message);
        }
    }
}
