using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>The answers of a sent application as they count today, with what was answered since it was sent.</summary>
internal sealed record GetAnswersInForce(Guid Id, Caller Caller) : IRequest<AnswersInForceView>;

internal sealed class GetAnswersInForceHandler(IApplicationsDb db) : IRequestHandler<GetAnswersInForce, AnswersInForceView>
{
    private const int Cap = 200;

    public async Task<AnswersInForceView> Handle(GetAnswersInForce request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.SentAsync(new BenefitApplicationId(request.Id), cancellationToken);
        AnswersInForce inForce = await db.AnswersInForceAsync(application.Id, cancellationToken);
        await db.NoteReadAsync(application, request.Caller, ReadPart.Application, cancellationToken);
        return new AnswersInForceView(
            inForce.Sheet.Sections,
            [.. inForce.Amendments.TakeLast(Cap).Select(row => new AmendmentView(row.Number, row.RequestId, row.Section, JsonElement.Parse(row.Answers), row.At))]);
    }
}

/// <summary>What counts today.</summary>
/// <param name="Answers">By section instance and question.</param>
/// <param name="Amendments">What was answered since the application was sent, in its order; at most the last 200.</param>
internal sealed record AnswersInForceView(IReadOnlyDictionary<string, JsonElement> Answers, IReadOnlyList<AmendmentView> Amendments);

/// <summary>Answers that came after sending.</summary>
/// <param name="Number">The order in which they count.</param>
/// <param name="RequestId">The request that asked.</param>
/// <param name="Section">The section instance.</param>
/// <param name="Answers">By question.</param>
/// <param name="At">When they came (UTC).</param>
internal sealed record AmendmentView(int Number, Guid RequestId, string Section, JsonElement Answers, DateTimeOffset At);
