namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Waits for what the host does in the background.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <summary>Ends when it has happened; fails when it does not.</summary>
    public static async Task HappensAsync(string what, Func<Task<bool>> hasHappened)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Bound);
        while (!await hasHappened())
        {
            if (bound.IsCancellationRequested)
                throw new TimeoutException($"It did not happen: {what}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
