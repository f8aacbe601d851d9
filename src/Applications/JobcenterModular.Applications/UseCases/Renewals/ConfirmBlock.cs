using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Renewals;

/// <summary>"Stimmt noch": one word for all answers of a block that came along, or its taking back.</summary>
/// <param name="ExpectedVersion">The version of the block that the person has seen.</param>
internal sealed record ConfirmBlock(Guid Id, string Block, bool Confirmed, long ExpectedVersion, Caller Caller) : IRequest<BlockView>;

internal sealed class ConfirmBlockHandler(IApplicationsDb db, FormCatalog forms, OfficeClock clock) : IRequestHandler<ConfirmBlock, BlockView>
{
    public Task<BlockView> Handle(ConfirmBlock request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => ConfirmAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<BlockView> ConfirmAsync(ConfirmBlock request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        FormDefinition form = forms.FormOf(application);
        if (form.Renewal is not { } rules || rules.Block(request.Block) is not { } block)
            throw RenewalRefusals.BlockUnknown.ToException();
        if (!application.IsDraft)
            throw ApplicationsRefusals.AlreadySubmitted.ToException();
        Renewal renewal = await db.Renewals.SingleOrDefaultAsync(row => row.ApplicationId == application.Id, cancellationToken)
            ?? throw RenewalRefusals.BlockUnknown.ToException();
        SectionVersions saved = application.SectionVersionsOf();
        long version = BlockVersion.Of(block, renewal, saved);
        if (version != request.ExpectedVersion)
        {
            throw RenewalRefusals.BlockStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["current"] = new { etag = EntityTags.Of(version), block = ViewOf(application, form, rules, renewal, block) },
                ["yours"] = new { etag = EntityTags.Of(request.ExpectedVersion), confirmed = request.Confirmed },
            });
        }

        Clocked clocked = clock.Read();
        renewal.Say(block.Key, request.Confirmed, clocked.Now);
        application.Touch(clocked);

        // A save or a submission at the same moment starts over, and so does this.
        db.Shared.Guard(application);
        await db.SaveChangesAsync(cancellationToken);
        return ViewOf(application, form, rules, renewal, block);
    }

    private static BlockView ViewOf(
        BenefitApplication application, FormDefinition form, RenewalRules rules, Renewal renewal, ConfirmationBlock block)
    {
        FormFacts facts = RenewalReads.FactsOf(application, form, renewal);
        BlockState state = BlockCollector.Of(Visibility.Of(form, application.Sheet(), facts)).Single(state => state.Key == block.Key);
        return BlockView.Of(state, rules, renewal, application.SectionVersionsOf());
    }
}
