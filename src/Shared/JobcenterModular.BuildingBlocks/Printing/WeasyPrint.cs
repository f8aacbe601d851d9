using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace JobcenterModular.BuildingBlocks.Printing;

/// <summary>
/// WeasyPrint as a process of its own: HTML in, PDF/A-3b out, over pipes, so that no text touches the disk. It may be
/// missing: that is a state, not a failure.
/// </summary>
public sealed class WeasyPrint(IOptions<PrintingOptions> options)
{
    /// <summary>From this version on it packs a PDF's skeleton unless told not to.</summary>
    private const int FirstThatPacks = 59;

    private static readonly string[] Arguments = ["--pdf-variant", "pdf/a-3b", "--quiet", "-", "-"];

    private int? _version;

    /// <summary>Whether it is installed on this host.</summary>
    public async Task<bool> IsInstalledAsync(CancellationToken cancellationToken) =>
        (_version ??= await ReadVersionAsync(cancellationToken)) is not null;

    /// <summary>The PDF/A-3b of a self-contained page, its skeleton readable.</summary>
    /// <exception cref="PdfRenderingException">It failed or took too long.</exception>
    public async Task<byte[]> RenderAsync(byte[] html, CancellationToken cancellationToken)
    {
        _version ??= await ReadVersionAsync(cancellationToken);
        return await RenderAsync(html, _version >= FirstThatPacks ? ["--uncompressed-pdf", .. Arguments] : Arguments, cancellationToken);
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
        using Process process = StartAgain(arguments);
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

    private Process StartAgain(string[] arguments)
    {
        try
        {
            return Start(arguments);
        }
        catch (Win32Exception)
        {
            _version = null;
            throw new PdfRenderingException("The renderer is not there any more.");
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
