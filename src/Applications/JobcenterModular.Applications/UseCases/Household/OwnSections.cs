using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>The saved answers of one section of the own part, without what is protected: somebody may look over the shoulder.</summary>
internal sealed record GetOwnSection(string Section, Caller Caller) : IRequest<SectionView>;

internal sealed class GetOwnSectionHandler(IApplicationsDb db, FormCatalog forms) : IRequestHandler<GetOwnSection, SectionView>
{
    public async Task<SectionView> Handle(GetOwnSection request, CancellationToken cancellationToken)
    {
        OwnPart part = await db.OwnPartAsync(forms, request.Caller, cancellationToken);
        if (!part.Has(request.Section))
            throw ApplicationsRefusals.SectionUnknown.ToException();
        JsonObject answers = ProtectedAnswers.Without(part.Application.Sheet(), request.Section);
        return new SectionView(EntityTags.Of(part.Application.SectionVersionsOf()[request.Section]), JsonSerializer.SerializeToElement(answers));
    }
}

/// <summary>Replaces the answers of one section of the own part; a confirmation must be given anew.</summary>
internal sealed record SaveOwnSection(string Section, long ExpectedVersion, JsonElement Answers, Caller Caller) : IRequest<OwnSectionSaved>;

internal sealed class SaveOwnSectionHandler(IApplicationsDb db, FormCatalog forms, IRequestHandler<SaveSection, SavedSection> saving)
    : IRequestHandler<SaveOwnSection, OwnSectionSaved>
{
    public async Task<OwnSectionSaved> Handle(SaveOwnSection request, CancellationToken cancellationToken)
    {
        OwnPart part = await db.OwnPartAsync(forms, request.Caller, cancellationToken);
        if (!part.Has(request.Section))
            throw ApplicationsRefusals.SectionUnknown.ToException();
        Guid application = part.Application.Id.Value;
        SavedSection saved = await saving.Handle(
            new SaveSection(application, request.Section, request.ExpectedVersion, request.Answers, new Caller(request.Caller.Subject, application))
            {
                AnsweredBy = part.Person.Id,
                ProtectedUnseen = true,
                Beside = async (_, cancelled) => (await db.OwnPartAsync(forms, request.Caller, cancelled)).Invitation.Unconfirm(),
            },
            cancellationToken);
        return new OwnSectionSaved(saved.Section, saved.Etag, ProtectedAnswers.Without(saved.Answers));
    }
}

/// <summary>A saved section of the own part.</summary>
/// <param name="Section">The section instance.</param>
/// <param name="Etag">The new version; also in the header ETag.</param>
/// <param name="Answers">The answers as stored, without what is protected.</param>
internal sealed record OwnSectionSaved(string Section, string Etag, JsonObject Answers);

/// <summary>The person confirms the own part.</summary>
/// <param name="ExpectedVersion">The version of the part that the person has seen.</param>
internal sealed record ConfirmOwnPart(long ExpectedVersion, Caller Caller) : IRequest<OwnPartConfirmed>;

internal sealed class ConfirmOwnPartHandler(IApplicationsDb db, FormCatalog forms, TimeProvider time) : IRequestHandler<ConfirmOwnPart, OwnPartConfirmed>
{
    public Task<OwnPartConfirmed> Handle(ConfirmOwnPart request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => ConfirmAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<OwnPartConfirmed> ConfirmAsync(ConfirmOwnPart request, CancellationToken cancellationToken)
    {
        OwnPart part = await db.OwnPartAsync(forms, request.Caller, cancellationToken);
        if (part.Version != request.ExpectedVersion)
        {
            throw HouseholdRefusals.PartStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["current"] = new { etag = EntityTags.Of(part.Version) },
                ["yours"] = new { etag = EntityTags.Of(request.ExpectedVersion) },
            });
        }

        DateTimeOffset now = time.GetUtcNow();
        part.Invitation.Confirm(now);

        // A save of the part at the same moment wins or starts over: nothing is confirmed that was not seen.
        db.Applications.Attach(part.Application);
        db.Shared.Guard(part.Application);
        await db.SaveChangesAsync(cancellationToken);
        return new OwnPartConfirmed(part.Person.Id, now);
    }
}

/// <summary>A confirmed part.</summary>
/// <param name="Person">Whose part it is.</param>
/// <param name="ConfirmedAt">When (UTC).</param>
internal sealed record OwnPartConfirmed(string Person, DateTimeOffset ConfirmedAt);
