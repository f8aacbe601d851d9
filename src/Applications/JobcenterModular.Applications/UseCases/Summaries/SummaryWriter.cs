using System.IO.Compression;
using System.Text;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>Writes the document of record at the moment of sending; a job makes the PDF from it later.</summary>
internal sealed class SummaryWriter(IOptions<OfficeOptions> office, TimeProvider time, ISummaryQueue queue)
{
    /// <summary>The document of record of a submission.</summary>
    /// <param name="takenByPhone">Who helped on the phone, for the record; null where nobody did.</param>
    public Summary Write(BenefitApplication application, Submission submission, FormDefinition form, FormFacts facts, EvidenceKnown known, string? takenByPhone) => new()
    {
        ApplicationId = application.Id,
        Html = Compress(SummaryHtml.Render(ContentOf(application, submission, form, facts, known, takenByPhone))),
        PdfState = PdfState.Waiting,
        NextAttemptAt = time.GetUtcNow(),
    };

    /// <summary>The same for the applicant, where somebody of the household answered alone.</summary>
    public HouseholdSummary WriteForApplicant(
        BenefitApplication application, Submission submission, FormDefinition form, FormFacts facts, EvidenceKnown known, ClosedParts closed) => new()
    {
        ApplicationId = application.Id,
        Html = Compress(SummaryHtml.Render(ContentOf(application, submission, form, facts, known, takenByPhone: null).Without(closed))),
    };

    /// <summary>The HTML of a stored summary, UTF-8.</summary>
    public static byte[] HtmlOf(byte[] compressed)
    {
        using var source = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }

    /// <summary>There is a PDF to make.</summary>
    public void WakeRenderer() => queue.Wake();

    private SummaryContent ContentOf(
        BenefitApplication application, Submission submission, FormDefinition form, FormFacts facts, EvidenceKnown known, string? takenByPhone)
    {
        AnswerSheet sheet = AnswerSheet.Parse(submission.Answers);
        FormEvaluation evaluation = FormEvaluation.Run(form, sheet, facts);

        // Answered or not, the record does not even ask what is protected.
        evaluation = evaluation with { FollowUps = [.. evaluation.FollowUps.Where(followUp => !ProtectedAnswers.Is(followUp.Question))] };
        return new SummaryContent(
            office.Value.Name,
            application.Reference,
            application.ApplicationDate,
            facts.CountsFrom,
            submission.SubmittedAt,
            submission.AnswersSha256,
            form,
            sheet,
            evaluation,
            known.Views(),
            EvidenceItem.Of(evaluation, known, dueOn: null),
            takenByPhone);
    }

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
