using System.Diagnostics;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>Free times of one place for 60 days, and the month over twenty places.</summary>
internal sealed class CalendarReads(ServerProcess host, BusyOffice calendar)
{
    private const int WarmUp = 60;
    private const int Lists = 200;
    private const int Months = 60;

    /// <summary>Processor time of the host for a list, and the median time of an answer for a month, in milliseconds.</summary>
    public async Task<(double ListCpu, double Month)> MeasureAsync()
    {
        string list = $"/api/v1/slots?type={calendar.Type}&place={calendar.Places[0].Id}&days={BusyOffice.Days}";
        string month = MonthAddress();
        for (int i = 0; i < WarmUp; i++)
        {
            await ReadAsync(list, 1000);
            await ReadAsync(month, 100);
        }

        TimeSpan before = host.CpuTime;
        for (int i = 0; i < Lists; i++)
            await ReadAsync(list, 1000);
        double listCpu = (host.CpuTime - before).TotalMilliseconds / Lists;
        return (listCpu, await MonthAsync(month, 100));
    }

    /// <summary>The median time of an answer for the same month when nothing in it is free, in milliseconds: every counter is looked at.</summary>
    public async Task<double> MeasureFullMonthAsync()
    {
        string month = MonthAddress();
        for (int i = 0; i < WarmUp; i++)
            await ReadAsync(month, 1);
        return await MonthAsync(month, 1);
    }

    private async Task<double> MonthAsync(string month, int atLeast)
    {
        List<double> months = [];
        for (int i = 0; i < Months; i++)
            months.Add(await ReadAsync(month, atLeast));
        return Figures.Median(months);
    }

    private string MonthAddress() =>
        $"/api/v1/slot-months?type={calendar.Type}&month={DateTime.UtcNow.AddDays(32):yyyy-MM}-01{string.Concat(calendar.Places.Select(place => $"&places={place.Id}"))}";

    private async Task<double> ReadAsync(string address, int atLeast)
    {
        long begin = Stopwatch.GetTimestamp();
        string body = await host.Client.GetStringAsync(new Uri(address, UriKind.Relative));
        return body.Length >= atLeast ? Figures.Milliseconds(Stopwatch.GetTimestamp() - begin) : throw new InvalidOperationException("Too little: " + body);
    }
}
