using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Resuming;

/// <summary>Comes back to an application with reference and code, on any device.</summary>
internal sealed record ResumeApplication(string Reference, string Code) : IRequest<ResumedApplication>;

internal sealed class ResumeApplicationValidator : AbstractValidator<ResumeApplication>
{
    public ResumeApplicationValidator()
    {
        RuleFor(request => request.Reference).NotEmpty().MaximumLength(40).WithErrorCode("resumptions.reference_malformed");
        RuleFor(request => request.Code).NotEmpty().MaximumLength(40).WithErrorCode("resumptions.code_malformed");
    }
}

internal sealed class ResumeApplicationHandler(IApplicationsDb db, ResumeCodes codes, ResumeGuard guard, OwnTokens tokens)
    : IRequestHandler<ResumeApplication, ResumedApplication>
{
    public async Task<ResumedApplication> Handle(ResumeApplication request, CancellationToken cancellationToken)
    {
        string reference = request.Reference.Trim().ToUpperInvariant();
        var application = await db.Applications.AsNoTracking()
            .Where(row => row.Reference == reference)
            .Select(row => new { row.Id, row.Reference, row.Status })
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw ApplicationsRefusals.ResumeRefused.ToException();

        // The try is counted before the code is looked at, so that parallel guesses are counted too.
        await guard.CountTryAsync(db, application.Id, cancellationToken);
        List<ResumeCode> stored = await db.ResumeCodes.AsNoTracking()
            .Where(code => code.ApplicationId == application.Id)
            .ToListAsync(cancellationToken);
        if (!codes.Matches(application.Id, stored, request.Code))
            throw ApplicationsRefusals.ResumeRefused.ToException();
        await ResumeGuard.ForgetTriesAsync(db, application.Id, cancellationToken);
        return new ResumedApplication(application.Id.Value, application.Reference, application.Status, tokens.ForGuest(application.Id.Value));
    }
}

/// <summary>An application that was found again.</summary>
/// <param name="Id">Id of the application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="Status"><c>draft</c> or <c>submitted</c>.</param>
/// <param name="AccessToken">Opens this application and nothing else.</param>
internal sealed record ResumedApplication(Guid Id, string Reference, ApplicationStatus Status, AccessToken AccessToken);
