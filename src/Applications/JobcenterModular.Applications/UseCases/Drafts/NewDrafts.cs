using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Resuming;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>Begins a draft, whoever asked for it: the date, a reference, a code, and tries to come back.</summary>
internal sealed class NewDrafts(OfficeClock clock, ResumeCodes codes, IOptions<ApplicationsOptions> options)
{
    /// <summary>Begins one, to be saved by the caller.</summary>
    /// <param name="renews">The granted application that it goes on from; null for a first one.</param>
    public NewDraft Begin(IApplicationsDb db, FormDefinition form, string? owner, BenefitApplicationId? renews = null)
    {
        Clocked clocked = clock.Read();
        FormEvaluation empty = FormEvaluation.Run(form, AnswerSheet.Empty, new FormFacts(clocked.Today, EidLogin: false));
        var application = BenefitApplication.Start(
            BenefitApplicationId.New(clocked.Now),
            ReferenceNumber.New(clocked.Today.Year, form.Renewal is null ? ReferenceNumber.First : ReferenceNumber.Renewal),
            owner,
            OwnApplication.UsedBy(form, empty),
            options.Value.Team,
            clocked,
            renews);
        db.Applications.Add(application);
        db.ResumeAttempts.Add(new ResumeAttempts { ApplicationId = application.Id, WindowStartedAt = clocked.Now, Count = 0 });
        return new NewDraft(application, codes.Add(db, application, clocked.Now), clocked);
    }
}

/// <summary>A draft that the next save stores.</summary>
/// <param name="Application">The draft.</param>
/// <param name="ResumeCode">The code, in the clear; only its hash is stored.</param>
/// <param name="Clocked">When.</param>
internal sealed record NewDraft(BenefitApplication Application, string ResumeCode, Clocked Clocked);
