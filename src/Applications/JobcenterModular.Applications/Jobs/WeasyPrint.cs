using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using JobcenterModular.Applications.Jobs.Pdf;
using JobcenterModular.Applications.UseCases.Summaries;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.Jobs;

/// <summary>The section <c>Summaries</c>.</summary>
internal sealed record SummaryOptions
{
    /// <summary>Program that makes the PDF: WeasyPrint (Debian package <c>weasyprint</c>).</summary>
    public string Renderer { get; init; } = "weasyprint";

    /// <summary>A rendering that takes longer is ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>
/// WeasyPrint as a process of its own: HTML in, PDF/A-3b out, over pipes, so that no text touches the disk. The attachment
/// is added here, in memory (<see cref="PdfAttachment"/>).
/// </summary>
internal sealed class WeasyPrint(IOptions<SummaryOptions> options) : IPdfRenderer
{
    /// <summary>From this version on it packs a PDF's skeleton unless told not to.</summary>
    private const int FirstThatPacks = 59;

    private static readonly string[] Arguments = ["--pdf-variant", "pdf/a-3b", "--quiet", "-", "-"];

    private int? _version;

    public async Task<bool> IsInstalledAsync(CancellationToken cancellationToken) =>
        (_version = await ReadVersionAsync(cancellationToken)) is not null;

    public async Task<byte[]> RenderAsync(byte[] html, AttachedFile attachment, CancellationToken cancellationToken)
    {
        _version ??= await ReadVersionAsync(cancellationToken);
        byte[] pdf = await RenderAsync(html, _version >= FirstThatPacks ? ["--uncompressed-pdf", .. Arguments] : Arguments, cancellationToken);
        try
        {
            return PdfAttachment.Add(pdf, attachment);
        }
        catch (PdfLayoutException exception)
        {
            throw new PdfRenderingException(exception.Message);
        }
    }

    /// <summary>The first number of its version; 0 if it tells none; null if it is not there.</summary>
    private async Task<int?> ReadVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            using Process process = Start("--version");
            string text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            string number = new([.. text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
            return process.ExitCode != 0 ? null : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private async Task<byte[]> RenderAsync(byte[] html, string[] arguments, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(options.Value.Timeout);
        using Process process = Start(arguments);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(bound.Token);
            using var pdf = new MemoryStream();
            Task output = process.StandardOutput.BaseStream.CopyToAsync(pdf, bound.Token);
            await process.StandardInput.BaseStream.WriteAsync(html, bound.Token);
            process.StandardInput.Close();
            await Task.WhenAll(output, errors);
            await process.WaitForExitAsync(bound.Token);
            return process.ExitCode == 0 && pdf.Length > 0
                ? pdf.ToArray()
                : throw new PdfRenderingException(string.Create(CultureInfo.InvariantCulture, $"The renderer ended with {process.ExitCode}."));
        }
        catch (IOException)
        {
            throw new PdfRenderingException("The renderer ended before it had read the document.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PdfRenderingException("The renderer took too long.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(options.Value.Renderer, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
