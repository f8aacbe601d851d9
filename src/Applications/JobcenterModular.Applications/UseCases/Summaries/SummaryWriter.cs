using System.IO.Compression;
using System.Text;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>Writes the document of record at the moment of sending; a job makes the PDF from it later.</summary>
internal sealed class SummaryWriter(IOptions<OfficeOptions> office, TimeProvider time, ISummaryQueue queue)
{
    public Summary Write(BenefitApplication application, Submission submission, FormDefinition form, EvidenceKnown known)
    {
        AnswerSheet sheet = AnswerSheet.Parse(submission.Answers);
        FormEvaluation evaluation = FormEvaluation.Run(form, sheet, OwnApplication.FactsOf(application));
        var content = new SummaryContent(
            office.Value.Name,
            application.Reference,
            application.ApplicationDate,
            application.EffectMonth,
            submission.SubmittedAt,
            submission.AnswersSha256,
            form,
            sheet,
            evaluation,
            known.Views(),
            EvidenceItem.Of(evaluation, known, dueOn: null));
        return new Summary
        {
            ApplicationId = application.Id,
            Html = Compress(SummaryHtml.Render(content)),
            PdfState = PdfState.Waiting,
            NextAttemptAt = time.GetUtcNow(),
        };
    }

    /// <summary>The HTML of a stored summary, UTF-8.</summary>
    public static byte[] HtmlOf(Summary summary)
    {
        using var source = new BrotliStream(new MemoryStream(summary.Html), CompressionMode.Decompress);
        using var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }

    /// <summary>There is a PDF to make.</summary>
    public void WakeRenderer() => queue.Wake();

    private static byte[] Compress(string html)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Fastest))
            brotli.Write(Encoding.UTF8.GetBytes(html));
        return target.ToArray();
    }
}

/// <summary>Tells the renderer that there is work.</summary>
internal interface ISummaryQueue
{
    void Wake();
}
