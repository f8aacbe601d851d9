using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using JobcenterModular.BuildingBlocks.Http;
using MediatR;

namespace JobcenterModular.BuildingBlocks.Mediation;

/// <summary>Runs the request's validators; what they find becomes one problem with all fields.</summary>
internal sealed class Validation<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<FieldError>? errors = null;
        foreach (IValidator<TRequest> validator in validators)
        {
            ValidationResult result = await validator.ValidateAsync(request, cancellationToken);
            if (!result.IsValid)
                (errors ??= []).AddRange(result.Errors.Select(error => new FieldError(JsonNamingPolicy.CamelCase.ConvertName(error.PropertyName), error.ErrorCode, error.ErrorMessage)));
        }

        if (errors is not null)
            throw HttpRefusals.Invalid.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = errors });
        return await next();
    }
}
