namespace JobcenterModular.Notifications.UseCases.Alarms;

/// <summary>
/// Raises and clears alarms. Each call is a small transaction of its own, so call it after your own save and never inside
/// a transaction.
/// </summary>
internal interface IAlarms
{
    /// <summary>Something is wrong. While it is open already, it is only counted.</summary>
    /// <param name="kind">One of <see cref="Domain.Alarms.AlarmKinds"/>.</param>
    /// <param name="subject">Key of what it is about; never personal data.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task RaiseAsync(string kind, string subject, CancellationToken cancellationToken);

    /// <summary>It is in order again; nothing happens where no alarm is open.</summary>
    Task ClearAsync(string kind, string subject, CancellationToken cancellationToken);
}
