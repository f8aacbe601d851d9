using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases;

/// <summary>Finds the caller's own application; what is somebody else's does not exist for them.</summary>
internal static class OwnApplication
{
    /// <summary>To be changed and saved.</summary>
    public static async Task<BenefitApplication> OwnAsync(
        this IApplicationsDb db, Guid id, Caller caller, CancellationToken cancellationToken) =>
        IfOwn(await db.FindApplicationAsync(new BenefitApplicationId(id), cancellationToken), caller);

    /// <summary>Only to be read.</summary>
    public static async Task<BenefitApplication> ReadOwnAsync(
        this IApplicationsDb db, Guid id, Caller caller, CancellationToken cancellationToken) =>
        IfOwn(await db.ReadApplicationAsync(new BenefitApplicationId(id), cancellationToken), caller);

    public static FormDefinition FormOf(this FormCatalog forms, BenefitApplication application) =>
        forms.Find(application.FormKey, application.FormVersion)
        ?? throw new InvalidOperationException($"Form {application.FormKey} v{application.FormVersion} is not installed.");

    public static FormVersionUsed UsedBy(FormDefinition form, FormEvaluation evaluation) =>
        new(form.Key, form.Version, [.. form.Evidence.Select(kind => kind.Code)], evaluation.Counts.Open);

    public static FormFacts FactsOf(BenefitApplication application) => new(application.ApplicationDate, EidLogin: false);

    private static BenefitApplication IfOwn(BenefitApplication? application, Caller caller) =>
        application is not null && caller.Owns(application.Id.Value, application.OwnerSubject)
            ? application
            : throw ApplicationsRefusals.NotFound.ToException();
}
