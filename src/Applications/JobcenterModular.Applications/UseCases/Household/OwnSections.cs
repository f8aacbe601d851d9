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

/// <summary>The saved answers of one section of the own part.</summary>
internal sealed record GetOwnSection(string Section, Caller Caller) : IRequest<SectionView>;

internal sealed class GetOwnSectionHandler(IApplicationsDb db, FormCatalog forms) : IRequestHandler<GetOwnSection, SectionView>
{
    private static readonly JsonElement NoAnswers = JsonSerializer.SerializeToElement(new { });

    public async Task<SectionView> Handle(GetOwnSection request, CancellationToken cancellationToken)
    {
        OwnPart part = await db.OwnPartAsync(forms, request.Caller, cancellationToken);
        if (!part.Has(request.Section))
            throw ApplicationsRefusals.SectionUnknown.ToException();
        JsonElement answers = part.Application.Sheet().Sections.TryGetValue(request.Section, out JsonElement saved) ? saved : NoAnswers;
        return new SectionView(EntityTags.Of(part.Application.SectionVersionsOf()[request.Section]), answers);
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
                Beside = async (_, cancelled) => (await db.OwnPartAsync(forms, request.Caller, cancelled)).Invitation.Unconfirm(),
            },
            cancellationToken);
        return new OwnSectionSaved(saved.Section, saved.Etag, saved.Answers);
    }
}

/// <summary>A saved section of the own part.</summary>
/// <param name="Section">The section instance.</param>
/// <param name="Etag">The new version; also in the header ETag.</param>
/// <param name="Answers">The answers as stored.</param>
internal sealed record OwnSectionSaved(string Section, string Etag, JsonObject Answers);

/// <summary>The person confirms the own part as it is now.</summary>
internal sealed record ConfirmOwnPart(Caller Caller) : IRequest<OwnPartConfirmed>;

internal sealed class ConfirmOwnPartHandler(IApplicationsDb db, FormCatalog forms, TimeProvider time) : IRequestHandler<ConfirmOwnPart, OwnPartConfirmed>
{
    public Task<OwnPartConfirmed> Handle(ConfirmOwnPart request, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            HouseholdInvitation invitation = (await db.OwnPartAsync(forms, request.Caller, cancellationToken)).Invitation;
            DateTimeOffset now = time.GetUtcNow();
            invitation.Confirm(now);
            await db.SaveChangesAsync(cancellationToken);
            return new OwnPartConfirmed(invitation.Person, now);
        },
        db.Forget,
        cancellationToken);
}

/// <summary>A confirmed part.</summary>
/// <param name="Person">Whose part it is.</param>
/// <param name="ConfirmedAt">When (UTC).</param>
internal sealed record OwnPartConfirmed(string Person, DateTimeOffset ConfirmedAt);
