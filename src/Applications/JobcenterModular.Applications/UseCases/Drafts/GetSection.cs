using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>The answers of one section instance; empty, with ETag "0", if it was never saved.</summary>
internal sealed record GetSection(Guid Id, string Section, Caller Caller) : IRequest<SectionView>;

internal sealed class GetSectionHandler(IApplicationsDb db, FormCatalog forms) : IRequestHandler<GetSection, SectionView>
{
    private static readonly JsonElement NoAnswers = JsonSerializer.SerializeToElement(new { });

    public async Task<SectionView> Handle(GetSection request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        if (InstanceKey.TryParse(request.Section) is not { } key || forms.FormOf(application) is not { } form || form.Section(key.Section) is null)
            throw ApplicationsRefusals.SectionUnknown.ToException();
        await db.EnsureOpenAsync(application.Id, forms.FormOf(application), request.Section, cancellationToken);
        JsonElement answers = application.Sheet().Sections.TryGetValue(request.Section, out JsonElement saved) ? saved : NoAnswers;
        FormFacts facts = await db.FactsOfAsync(application, form, cancellationToken);
        return new SectionView(
            EntityTags.Of(application.SectionVersionsOf()[request.Section]), MaskedAnswers.Mask(form, facts.Renewal, request.Section, answers));
    }
}
