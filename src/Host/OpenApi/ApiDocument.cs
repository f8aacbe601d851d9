using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.OpenApi;

namespace JobcenterModular.Host.OpenApi;

/// <summary>The OpenAPI document and Swagger UI: a front-end developer must get by with them alone.</summary>
internal static class ApiDocument
{
    public const string BearerScheme = "bearer";

    private const string Description = """
        The digital front door of a Jobcenter and the desk behind it.

        **Start**: `POST /api/v1/applications` secures the application date and answers with an access token. Send the token
        as `Authorization: Bearer …`. `GET /api/v1/forms/hauptantrag` has the questions as data; conditions are JSON Logic.

        **Conventions**: JSON in camelCase, enums as strings, instants in UTC, money in integer cents. Errors are problem
        documents (RFC 9457) with a stable `code` and a `traceId`. Where a person edits, `If-Match` is mandatory: 428
        without it, 412 with both versions when somebody else saved in between. Lists page by opaque `cursor`.
        Answers to 429 and 503 carry `Retry-After`.
        """;

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc("v1", new OpenApiInfo { Title = "JobcenterModular", Version = "v1", Description = Description });
            swagger.AddSecurityDefinition(BearerScheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "Token of the identity provider, of a start or resumption, or (Development) of a demo user.",
            });
            swagger.SupportNonNullableReferenceTypes();
            swagger.NonNullableReferenceTypesAsRequired();

            // A bare $ref cannot say that the value may be null; clients in typed languages would fail on the null.
            swagger.UseAllOfToExtendReferenceSchemas();
            foreach (string comments in CommentFiles())
                swagger.IncludeXmlComments(comments);
            swagger.OperationFilter<RefusalDocumentation>();
            swagger.OperationFilter<HeaderDocumentation>();
            swagger.OperationFilter<ExampleDocumentation>();
            swagger.OperationFilter<SecurityDocumentation>();
        });
    }

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapSwagger().AllowAnonymous();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase), swagger => swagger.UseSwaggerUI(ui =>
        {
            ui.DocumentTitle = "JobcenterModular";
            ui.DisplayOperationId();
        }));
    }

    private static IEnumerable<string> CommentFiles() => Modules.All
        .Select(module => module.GetType().Assembly)
        .Append(typeof(ApiDocument).Assembly)
        .Append(typeof(IModule).Assembly)
        .Append(typeof(SharedKernel.Refusal).Assembly)
        .Select(assembly => Path.ChangeExtension(assembly.Location, ".xml"))
        .Where(File.Exists);
}
