using JobcenterModular.Documents.UseCases.Scanning;

namespace JobcenterModular.Documents.Persistence.Scanning;

/// <summary>What clamd's answer to a stream means. What is not understood is never clean.</summary>
internal static class ClamdReply
{
    private const string Stream = "stream: ";
    private const string Found = " FOUND";
    private const string Error = " ERROR";

    // Reported as viruses when AlertExceedsMax and AlertEncrypted are on; they say that clamd did not look inside.
    private static readonly string[] NotLookedInto = ["Heuristics.Limits.Exceeded", "Heuristics.Encrypted."];

    // Of libclamav's errors those that lie in the file; the others (memory, temporary folder) pass.
    private static readonly string[] OfTheFile = ["Exceeded ", "Bad format or broken data", "Can't parse data"];

    public static ScanVerdict Read(string reply)
    {
        if (reply == "stream: OK")
            return ScanVerdict.Clean;
        if (reply == "INSTREAM size limit exceeded. ERROR")
            return ScanVerdict.NotScannable("INSTREAM size limit exceeded.");
        if (Between(reply, Found) is { } name)
            return StartsWithOneOf(name, NotLookedInto) ? ScanVerdict.NotScannable(name) : ScanVerdict.Infected(name);
        if (Between(reply, Error) is { } error)
            return StartsWithOneOf(error, OfTheFile) ? ScanVerdict.NotScannable(error) : ScanVerdict.Unavailable(error);
        return ScanVerdict.Unavailable("The scanner's answer is none of clamd's.");
    }

    private static string? Between(string reply, string end)
    {
        if (!reply.StartsWith(Stream, StringComparison.Ordinal) || !reply.EndsWith(end, StringComparison.Ordinal) || reply.Length <= Stream.Length + end.Length)
            return null;
        string text = reply[Stream.Length..^end.Length].Trim();
        return text.Length > 0 ? text : null;
    }

    private static bool StartsWithOneOf(string text, string[] starts) =>
        Array.Exists(starts, start => text.StartsWith(start, StringComparison.Ordinal));
}
