using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>Seals what others are told of a submission: it waits in the outbox, and a copied database must show nothing of it.</summary>
internal sealed class RecordSealing(Sealer sealer, EvidenceDeadline deadline)
{
    /// <summary>For the case file: the document of record and its content at the moment of sending.</summary>
    public SealedRecord Seal(Submission submission, Summary summary, FormDefinition form, FormEvaluation evaluation, ClosedParts closed)
    {
        string purpose = $"applications.filed:{submission.ApplicationId}";
        byte[] content = FiledContent.Of(submission, form, evaluation, closed, deadline.Of(submission.SubmittedAt));
        return new SealedRecord(Seal(summary.Html, purpose), Seal(content, purpose));
    }

    /// <summary>For who writes to the applicant.</summary>
    public SealedContact SealContact(BenefitApplicationId id, FormDefinition form, FormEvaluation evaluation, AnswerSheet sent)
    {
        string purpose = $"applications.submitted:{id}";
        return new SealedContact(
            evaluation.ContactMail is { } mail ? sealer.SealText(mail, purpose) : null, Seal(ContactContent.Of(form, sent), purpose));
    }

    /// <summary>For who writes to somebody whose application was taken on the phone.</summary>
    public string SealContactOfCaller(BenefitApplicationId id, FormDefinition form, AnswerSheet said) =>
        Seal(ContactContent.Of(form, said), $"applications.taken-by-phone:{id}");

    /// <summary>The PDF of the record.</summary>
    public string SealPdf(BenefitApplicationId id, byte[] pdf) => Seal(pdf, $"applications.rendered:{id}");

    private string Seal(byte[] plain, string purpose) => Convert.ToBase64String(sealer.Seal(plain, purpose));
}
