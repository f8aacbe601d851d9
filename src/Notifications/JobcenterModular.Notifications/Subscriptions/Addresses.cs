namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Addresses of applicants stay sealed as Applications sealed them.</summary>
internal static class Addresses
{
    /// <summary>What an address is bound to; the contract of <c>applications.submitted.v1</c>.</summary>
    public static string PurposeOf(Guid applicationId) => $"applications.submitted:{applicationId}";
}
