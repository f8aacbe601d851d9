using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>
/// Gives many items to somebody, or back to the team, in one request and one save. Each is taken in the version that the caller
/// saw; those that somebody changed meanwhile stay as they are, and the answer says which.
/// </summary>
internal sealed record AssignMany(BulkAssignmentRequest Request, Caller Caller) : IRequest<BulkAssignment>;

/// <summary>Which items go to whom.</summary>
/// <param name="Assignee">Account of somebody in the list of staff; null: the team's again.</param>
/// <param name="Reason">Why.</param>
/// <param name="Items">At most 1,000.</param>
internal sealed record BulkAssignmentRequest(string? Assignee, string Reason, IReadOnlyList<ItemVersion> Items);

/// <summary>An item in a version.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="Etag">Its version, as the list showed it.</param>
internal sealed record ItemVersion(Guid Id, string Etag);

/// <summary>What became of each.</summary>
/// <param name="Assigned">How many are now with whom they shall be.</param>
/// <param name="Items">Each of the request, in its order.</param>
internal sealed record BulkAssignment(int Assigned, IReadOnlyList<BulkOutcome> Items);

/// <summary>What became of one.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="Result">What happened.</param>
/// <param name="Etag">Its version now; null where there is none.</param>
/// <param name="Assignee">Whose it is now.</param>
internal sealed record BulkOutcome(Guid Id, BulkResult Result, string? Etag, string? Assignee);

/// <summary>What became of one item of many.</summary>
internal enum BulkResult
{
    /// <summary>It is with whom it shall be.</summary>
    Assigned,

    /// <summary>Somebody changed it in between; it stays as it is.</summary>
    Changed,

    /// <summary>It is done; it stays as it is.</summary>
    Done,

    /// <summary>There is no such item.</summary>
    NotFound,
}

internal sealed class AssignManyValidator : AbstractValidator<AssignMany>
{
    public AssignManyValidator()
    {
        RuleFor(request => request.Request.Assignee).Length(1, StaffLimits.SubjectLength).OverridePropertyName("assignee");
        RuleFor(request => request.Request.Reason).NotEmpty().MaximumLength(ItemLimits.ReasonLength).OverridePropertyName("reason");
        RuleFor(request => request.Request.Items).Must(items => items.Count is > 0 and <= ItemLimits.BulkItems)
            .OverridePropertyName("items").WithErrorCode("count").WithMessage("Möglich sind 1 bis 1.000 Vorgänge.");
        RuleFor(request => request.Request.Items).Must(items => !items.Contains(null!) && items.DistinctBy(item => item.Id).Count() == items.Count)
            .OverridePropertyName("items").WithErrorCode("repeated").WithMessage("Ein Vorgang steht zweimal in der Liste, oder einer fehlt.");
    }
}

internal sealed class AssignManyHandler(IApplicationsDb db, StaffDirectory staff, TimeProvider time) : IRequestHandler<AssignMany, BulkAssignment>
{
    public async Task<BulkAssignment> Handle(AssignMany request, CancellationToken cancellationToken)
    {
        Actor by = request.Caller.OnDesk();
        if (request.Request.Assignee is { } assignee)
            await staff.CheckAsync([assignee], cancellationToken);
        return await OptimisticRetry.RunAsync(() => AssignAsync(request.Request, by, cancellationToken), db.Forget, cancellationToken);
    }

    // One read and one save for all; if another save comes in between, it starts over and finds out which one it was.
    private async Task<BulkAssignment> AssignAsync(BulkAssignmentRequest wanted, Actor by, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. wanted.Items.Select(item => item.Id)];
        Dictionary<Guid, WorkItem> found = await db.WorkItems.Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        List<(Guid Id, BulkResult Result)> results = [.. wanted.Items.Select(one => (one.Id, Assign(found.GetValueOrDefault(one.Id), one, wanted, by, now)))];
        await db.SaveChangesAsync(cancellationToken);
        return new BulkAssignment(
            results.Count(one => one.Result == BulkResult.Assigned),
            [.. results.Select(one => found.TryGetValue(one.Id, out WorkItem? item)
                ? new BulkOutcome(one.Id, one.Result, EntityTags.Of(item.Version), item.Assignee)
                : new BulkOutcome(one.Id, one.Result, null, null))]);
    }

    private static BulkResult Assign(WorkItem? item, ItemVersion seen, BulkAssignmentRequest wanted, Actor by, DateTimeOffset now)
    {
        if (item is null)
            return BulkResult.NotFound;
        if (EntityTags.Of(item.Version) != seen.Etag)
            return BulkResult.Changed;
        if (item.Assignee == wanted.Assignee)
            return BulkResult.Assigned;
        if (item.State == WorkState.Done)
            return BulkResult.Done;
        item.Give(wanted.Assignee, by, wanted.Reason.Trim(), now);
        return BulkResult.Assigned;
    }
}
