using System.Runtime.CompilerServices;
using JobcenterModular.Applications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobcenterModular.Applications.Persistence;

/// <summary>The statements of nearly every request, compiled once for each model; each database has a model of its own.</summary>
internal sealed class ApplicationStatements
{
    private static readonly ConditionalWeakTable<IModel, ApplicationStatements> ByModel = [];

    private ApplicationStatements(IModel model)
    {
        Func<ApplicationsDbContext, BenefitApplicationId, CancellationToken, Task<BenefitApplication?>> find = EF.CompileAsyncQuery(
            (ApplicationsDbContext db, BenefitApplicationId id, CancellationToken _) =>
                db.Set<BenefitApplication>().SingleOrDefault(row => row.Id == id));
        Func<ApplicationsDbContext, BenefitApplicationId, CancellationToken, Task<BenefitApplication?>> read = EF.CompileAsyncQuery(
            (ApplicationsDbContext db, BenefitApplicationId id, CancellationToken _) =>
                db.Set<BenefitApplication>().AsNoTracking().SingleOrDefault(row => row.Id == id));
        Find = find.Invoke;
        Read = read.Invoke;
        StoreSection = SectionUpdate.For(model);
    }

    public delegate Task<BenefitApplication?> ById(ApplicationsDbContext db, BenefitApplicationId id, CancellationToken cancellationToken);

    /// <summary>Tracked: to be changed and saved.</summary>
    public ById Find { get; }

    /// <summary>Not tracked: only to be read.</summary>
    public ById Read { get; }

    /// <summary>See <see cref="SectionUpdate"/>.</summary>
    public string StoreSection { get; }

    public static ApplicationStatements Of(IModel model) => ByModel.GetValue(model, known => new ApplicationStatements(known));
}
