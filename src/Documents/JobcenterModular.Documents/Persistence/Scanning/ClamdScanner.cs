using System.Net;
using JobcenterModular.Documents.UseCases.Scanning;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Scanning;

/// <summary>ClamAV's daemon, over its Unix socket or TCP; one connection for each paper.</summary>
internal sealed class ClamdScanner(IOptions<ScannerOptions> options, TimeProvider clock) : IVirusScanner
{
    private readonly ScannerOptions _options = options.Value;
    private readonly EndPoint? _address = ClamdAddress.TryParse(options.Value.Address, out EndPoint? address) ? address : null;

    public bool IsConfigured => _address is not null;

    public async Task<ScanVerdict> ScanAsync(Stream plain, long sizeBytes, CancellationToken cancellationToken)
    {
        if (IsConfigured && sizeBytes > _options.MaxBytes)
            return ScanVerdict.NotScannable("Larger than Documents:Scanner:MaxBytes.");
        try
        {
            return await TalkAsync((clamd, token) => clamd.ScanAsync(plain, sizeBytes, token), cancellationToken);
        }
        catch (ClamdException exception)
        {
            return ScanVerdict.Unavailable(exception.Message);
        }
    }

    public async Task<ScannerState> StateAsync(CancellationToken cancellationToken)
    {
        if (!IsConfigured)
            return new ScannerState(ScannerHealth.NotConfigured);
        try
        {
            string version = await TalkAsync((clamd, token) => clamd.AskVersionAsync(token), cancellationToken);
            return new ScannerState(await ProbeAsync(cancellationToken), version);
        }
        catch (ClamdException exception)
        {
            return new ScannerState(ScannerHealth.Unavailable, Detail: exception.Message);
        }
    }

    private async Task<ScannerHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        if (await OutcomeOfAsync(ScannerProbes.TestVirus(), cancellationToken) != ScanOutcome.Infected)
            return ScannerHealth.Blind;
        return await OutcomeOfAsync(ScannerProbes.TooDeep(), cancellationToken) == ScanOutcome.Clean
            ? ScannerHealth.SilentAboutLimits
            : ScannerHealth.Ready;
    }

    private async Task<ScanOutcome> OutcomeOfAsync(byte[] probe, CancellationToken cancellationToken)
    {
        using var plain = new MemoryStream(probe);
        ScanVerdict verdict = await TalkAsync((clamd, token) => clamd.ScanAsync(plain, probe.Length, token), cancellationToken);
        return verdict.Outcome != ScanOutcome.Unavailable ? verdict.Outcome : throw new ClamdException(verdict.Detail!);
    }

    private async Task<T> TalkAsync<T>(Func<ClamdConversation, CancellationToken, Task<T>> talk, CancellationToken cancellationToken)
    {
        if (_address is null)
            throw new ClamdException("No scanner is configured.");
        using var late = new CancellationTokenSource(_options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using ClamdConversation clamd = await ClamdConversation.OpenAsync(_address, either.Token);
            return await talk(clamd, either.Token);
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ClamdException("The scanner did not answer in time.", exception);
        }
    }
}
