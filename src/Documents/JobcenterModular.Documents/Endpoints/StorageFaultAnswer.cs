using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>A full or silent storage is no fault of the request and none of the program: 503, and nothing is lost.</summary>
internal static class StorageFaultAnswer
{
    /// <summary>The endpoints of this group read or write the storage.</summary>
    public static RouteGroupBuilder NeedsStorage(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(AnswerAsync);
        return group.Refuses(DocumentsRefusals.StorageUnavailable);
    }

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception exception) when (exception is StorageFullException or StorageUnavailableException)
        {
            throw DocumentsRefusals.StorageUnavailable.ToException();
        }
    }
}
