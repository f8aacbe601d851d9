namespace JobcenterModular.Notifications.UseCases.Staff.Stream;

/// <summary>
/// Gives the team notices that are committed and have no place in the stream yet the next places, in the order in which
/// they were created. After the commit, because neither instants nor sequences come up in the order of commits: a reader
/// that has seen place 7 would never look for a 6 that is committed later.
/// </summary>
internal interface INoticeNumbering
{
    /// <summary>Numbers until nothing is left; answers how many there were.</summary>
    Task<int> RunAsync(CancellationToken cancellationToken);
}
