using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.BuildingBlocks.Modules;

/// <summary>The one public face of a module. The Host's list of modules is the only place that names them.</summary>
public interface IModule
{
    /// <summary>Lower-case name: schema, database file and log scope.</summary>
    string Name { get; }

    /// <summary>Registers everything the module owns. Call <see cref="ModuleRegistration.AddModule{TContext}"/> first.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the module's endpoints below the Host's <c>/api/v1</c>.</summary>
    void MapEndpoints(IEndpointRouteBuilder api);
}
