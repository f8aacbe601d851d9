using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>What lies on the disk of the papers.</summary>
internal static class PaperFiles
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <summary>The files of the case in which an application lies.</summary>
    public static async Task<IReadOnlyList<string>> PaperFilesOfAsync(this HostFixture host, Guid application)
    {
        await using AsyncServiceScope scope = host.Scope();
        Guid? caseFile = await scope.ServiceProvider.GetRequiredService<DocumentsDbContext>().Folders
            .Where(folder => folder.Id == application)
            .Select(folder => folder.CaseId)
            .SingleAsync(TestContext.Current.CancellationToken);
        return
        [
            .. Directory.EnumerateFiles(host.DataFolder, "*", SearchOption.AllDirectories)
                .Where(file => file.Contains(caseFile!.Value.ToString(), StringComparison.Ordinal)),
        ];
    }

    /// <summary>Erases what deleted drafts left, whether this or the background job is first.</summary>
    public static async Task ErasePapersAsync(this HostFixture host)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Bound);
        do
        {
            await host.Services.GetRequiredService<EraseDeletedPapersJob>().RunAsync(bound.Token);
        }
        while (await IsAnythingDueAsync(host, bound.Token));
    }

    private static async Task<bool> IsAnythingDueAsync(HostFixture host, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<DocumentsDbContext>().Folders.AnyAsync(folder => folder.EraseDueAt != null, cancellationToken);
    }
}
