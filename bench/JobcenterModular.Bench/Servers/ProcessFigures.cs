using System.Globalization;

namespace JobcenterModular.Bench.Servers;

/// <summary>What the kernel tells of a process (Linux, proc(5)).</summary>
/// <param name="EndedChildren">Processor time of children that have ended and were waited for.</param>
internal sealed record ProcessFigures(int Id, int Parent, TimeSpan Cpu, TimeSpan EndedChildren)
{
    // USER_HZ is 100 on every platform that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>The figures; null if the process is gone.</summary>
    public static ProcessFigures? Read(int id)
    {
        string text;
        try
        {
            text = File.ReadAllText($"/proc/{id}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // The name stands in brackets and may hold anything; after it come state, parent, … utime (14th), stime (15th), and both of ended children.
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessFigures(id, int.Parse(fields[1], CultureInfo.InvariantCulture), Time(fields[11], fields[12]), Time(fields[13], fields[14]));
    }

    /// <summary>A line of /proc/id/status in MiB: VmRSS (now) or VmHWM (the most so far).</summary>
    public static double MemoryMiB(int id, string line)
    {
        string found = File.ReadLines($"/proc/{id}/status").First(candidate => candidate.StartsWith(line + ":", StringComparison.Ordinal));
        return double.Parse(found.Split([' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Lets VmHWM start again from what is in memory now.</summary>
    public static void ResetPeak(int id) => File.WriteAllText($"/proc/{id}/clear_refs", "5");

    private static TimeSpan Time(string user, string system) => TimeSpan.FromSeconds(
        (double.Parse(user, CultureInfo.InvariantCulture) + double.Parse(system, CultureInfo.InvariantCulture)) / TicksPerSecond);
}
