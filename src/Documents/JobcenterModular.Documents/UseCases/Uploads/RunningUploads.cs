using System.Collections.Concurrent;
using System.IO.Pipelines;
using Microsoft.Extensions.Hosting;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>
/// The requests of this host that are receiving right now. Nobody needs it for correctness (the token in the row does
/// that, also between hosts); with it a client that comes back at once finds every byte that had reached this host.
/// </summary>
internal sealed class RunningUploads
{
    private readonly ConcurrentDictionary<Guid, RunningUpload> _running = new();

    public RunningUploads(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(() =>
    {
        // Whoever is sending gets an answer with what is safe, instead of a broken connection.
        foreach (RunningUpload running in _running.Values)
            _ = running.StopAsync();
    });

    public RunningUpload? Find(Guid uploadId) => _running.GetValueOrDefault(uploadId);

    /// <summary>A request begins to receive; dispose it at its end.</summary>
    public RunningUpload Begin(Guid uploadId, PipeReader body) =>
        _running[uploadId] = new RunningUpload(body, ended => _running.TryRemove(KeyValuePair.Create(uploadId, ended)));
}
