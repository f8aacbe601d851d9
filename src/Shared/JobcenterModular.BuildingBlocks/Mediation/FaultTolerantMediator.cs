using MediatR;

namespace JobcenterModular.BuildingBlocks.Mediation;

/// <summary>
/// MediatR stops at the first failing subscriber; here every subscriber runs, so that one module's fault does not starve
/// the others. All failures are thrown together.
/// </summary>
internal sealed class FaultTolerantMediator(ServiceFactory factory) : Mediator(factory)
{
    protected override async Task PublishCore(IEnumerable<Task> allHandlers)
    {
        List<Exception> failures = [];
        foreach (Task handler in allHandlers)
        {
            try
            {
                await handler;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }
}
