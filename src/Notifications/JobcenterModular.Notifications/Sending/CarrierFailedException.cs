namespace JobcenterModular.Notifications.Sending;

/// <summary>The message was not taken this time. The reason is a code without any data, for whoever has to find out why.</summary>
internal sealed class CarrierFailedException(string reason, Exception? innerException = null) : Exception(reason, innerException)
{
    public string Reason { get; } = reason;
}
