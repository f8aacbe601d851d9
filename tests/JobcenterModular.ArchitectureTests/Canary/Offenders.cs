#pragma warning disable CA1849, MA0042, MA0045, MA0150, CA1852, xUnit1031 // Each type here breaks a rule on purpose.

using JobcenterModular.Documents;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.ArchitectureTests.Canary.Domain
{
    internal sealed class KnowsTheDatabase
    {
        public static object Query(object source) => EntityFrameworkQueryableExtensions.AsNoTracking((IQueryable<string>)source);
    }

    internal sealed record KnowsTheMediator(string Text) : INotification;

    internal sealed class KnowsTheWeb(Lazy<List<HttpContext>> contexts)
    {
        public override string ToString() => contexts.ToString()!;
    }

    internal sealed class KnowsTheLog
    {
        public static Action<ILogger> Write => logger => logger.BeginScope("scope");
    }

    internal sealed class KnowsAnotherLayer
    {
        public static Type Store => typeof(Persistence.Store);
    }

    internal sealed class KnowsAnotherModule
    {
        public static Type Module => typeof(DocumentsModule);
    }
}

namespace JobcenterModular.ArchitectureTests.Canary.UseCases
{
    internal sealed class KnowsTheProvider
    {
        public static string? Table(Exception exception) => (exception as Npgsql.PostgresException)?.TableName;
    }

    internal sealed class KnowsTheWeb
    {
        public static int Status => StatusCodes.Status200OK + Results.Ok().GetHashCode();
    }

    internal sealed class KnowsPersistence
    {
        public static object Open() => new Persistence.Store();
    }

    internal sealed class KnowsEndpoints
    {
        public static void Call(Endpoints.KnowsDomain endpoint) => endpoint.ToString();
    }
}

namespace JobcenterModular.ArchitectureTests.Canary.Endpoints
{
    internal sealed class KnowsDomain
    {
        public static string Call() => new Domain.KnowsTheMediator("").Text;
    }

    internal sealed class KnowsPersistence
    {
        public static IReadOnlyList<Persistence.Store> Stores => [];
    }
}

namespace JobcenterModular.ArchitectureTests.Canary.Persistence
{
    internal sealed class Store;
}

namespace JobcenterModular.ArchitectureTests.Canary.Contracts
{
    [EventName("canary.same.v1")]
    internal sealed record First : IntegrationEvent;

    [EventName("canary.same.v1")]
    internal sealed record Second : IntegrationEvent;

    [EventName("canary.newer.v2", "canary.newer.v1")]
    internal sealed record Newer : IntegrationEvent;

    [EventName("canary.newer.v1")]
    internal sealed record Older : IntegrationEvent;

    [EventName("canary.open.v1")]
    internal record NotSealed : IntegrationEvent;

    internal sealed record Nameless : IntegrationEvent;

    [EventName("canary.rich.v1")]
    internal sealed record NotPlain(Refusal Refusal) : IntegrationEvent;
}

namespace JobcenterModular.ArchitectureTests.Canary.Shared
{
    internal sealed class DraftStore;
}

namespace JobcenterModular.ArchitectureTests.Canary.Calls
{
    internal sealed class Clock
    {
        public static DateTimeOffset Now => DateTimeOffset.UtcNow;

        public static DateTime Local => DateTime.Now;
    }

    internal sealed class Ids
    {
        public static Func<Guid> New => () => Guid.NewGuid();
    }

    internal sealed class Waits
    {
        public static int Blocking(Task<int> task) => task.Result;

        public static void AlsoBlocking(Task task) => task.GetAwaiter().GetResult();

        public static void Sleeping() => Thread.Sleep(1);
    }

    internal sealed class Awaits
    {
        public static async Task<int> RightAsync(Task<int> task) => await task;
    }
}
