namespace JobcenterModular.Documents.Domain.Log;

/// <summary>The first thing about a log that is not as it was written.</summary>
/// <param name="CaseId">The case file.</param>
/// <param name="Number">The line; null where the end of the log itself is wrong.</param>
/// <param name="What">What is wrong, in English.</param>
internal sealed record LogFault(Guid CaseId, long? Number, string What)
{
    public override string ToString() => Number is { } number
        ? $"case file {CaseId}, line {number}: {What}"
        : $"case file {CaseId}, end of the log: {What}";
}

/// <summary>Walks along the log of one case file, line by line, and stops at the first fault.</summary>
internal sealed class CaseLogCheck(CaseLogChain chain, Guid caseId)
{
    private string _previous = CaseLogChain.Start;

    /// <summary>Lines that were walked along.</summary>
    public long Lines { get; private set; }

    /// <summary>Looks at the next line; null where it is as it was written.</summary>
    public LogFault? Next(CaseLogEntry line)
    {
        if (line.Number > Lines + 1)
            return Fault(Lines + 1, "it is missing");
        if (line.Number != Lines + 1)
            return Fault(line.Number, "its number cannot be");
        if (chain.HashOf(line) != line.Hash)
            return Fault(line.Number, "it is not as it was written");
        if (line.PreviousHash != _previous)
            return Fault(line.Number, "it does not follow the line before it");
        Lines++;
        _previous = line.Hash;
        return null;
    }

    /// <summary>Compares the last line with what the end of the log says; null where they agree.</summary>
    public LogFault? End(CaseLogHead? head)
    {
        if (head is null)
            return Fault(null, "it is missing");
        if (chain.MacOf(head) != head.Mac)
            return Fault(null, "it is not as it was written");
        if (head.Count > Lines)
            return Fault(Lines + 1, "it is missing, and so is everything after it");
        if (head.Count < Lines)
            return Fault(head.Count + 1, "it stands behind the end of the log");
        return head.Hash == _previous ? null : Fault(null, "it does not belong to the last line");
    }

    private LogFault Fault(long? number, string what) => new(caseId, number, what);
}
