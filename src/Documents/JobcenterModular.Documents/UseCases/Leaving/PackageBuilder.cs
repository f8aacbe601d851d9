using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.Documents.UseCases.Log;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>
/// Writes a package into a temporary file before anything is sent: what is wrong with an original is found while there is
/// still an answer to give, and nobody gets half a package.
/// </summary>
internal sealed class PackageBuilder(ITemporaryFiles files, HandOverLedger ledger, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The whole package, from its beginning; to be closed by whoever sends it.</summary>
    public async Task<Stream> BuildAsync(
        Guid handOverId, Actor actor, Func<Stream, Task> write, Action<HandOver> built, CancellationToken cancellationToken)
    {
        Stream file = files.Create();
        try
        {
            await write(file);
            file.Position = 0;
            await ledger.ChangeAsync(handOverId, actor, built, cancellationToken);
            return file;
        }
        catch (Exception failure)
        {
            await file.DisposeAsync();
            if (failure is not UnsoundOriginalException unsound)
                throw;
            await ledger.ChangeAsync(handOverId, actor, row => row.Fail(HandOverFailures.OriginalUnsound, Now), cancellationToken);
            throw HandOverRefusals.OriginalUnsound.ToException(
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["documentId"] = unsound.DocumentId });
        }
    }
}
