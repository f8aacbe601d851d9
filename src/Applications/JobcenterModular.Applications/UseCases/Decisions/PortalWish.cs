using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Answers;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>Whether the applicant wants decisions in the portal: what was said last, else the answer in force; without both no.</summary>
internal static class PortalWish
{
    private const string Section = "end";
    private const string Question = "end.portal";

    public static async Task<bool> WantsPortalAsync(this IApplicationsDb db, BenefitApplicationId application, CancellationToken cancellationToken) =>
        await db.PortalDeliveries.SingleOrDefaultAsync(row => row.Id == application, cancellationToken) is { } said
            ? said.Consent
            : Answered((await db.AnswersInForceAsync(application, cancellationToken)).Sheet);

    private static bool Answered(AnswerSheet sheet) => sheet.Answer(Section, Question) is { ValueKind: System.Text.Json.JsonValueKind.True };
}
