using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>One stretch in which a counter receives people, in minutes.</summary>
/// <param name="RasterFrom">Where offered times are counted from: the beginning of the opening hour, also after a closure.</param>
/// <param name="From">From.</param>
/// <param name="Until">Until.</param>
/// <param name="Hours">The rule behind it.</param>
internal readonly record struct Window(int RasterFrom, int From, int Until, OpeningHours Hours);
