namespace JobcenterModular.Notifications.Sending;

/// <summary>The message will never be taken as it is, so nobody tries again. The reason is a code without any data.</summary>
internal sealed class CarrierRefusedException(string reason, Exception? innerException = null) : Exception(reason, innerException)
{
    public string Reason { get; } = reason;
}
