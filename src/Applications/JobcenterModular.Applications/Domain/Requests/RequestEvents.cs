using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Requests;

/// <summary>What an information request records; the event map makes these public.</summary>
internal static class RequestEvents
{
    /// <summary>Something is asked for, or until another day than before; of all that was asked, this is still to come.</summary>
    public sealed record Asked(InformationRequest Request, IReadOnlyList<RequestItem> Open) : IDomainEvent;

    public sealed record Closed(InformationRequest Request) : IDomainEvent;

    /// <summary>Papers are asked for that may come from now on, whatever the answers ask for.</summary>
    public sealed record PapersAsked(InformationRequest Request, IReadOnlyList<AskedPaper> Papers, DateOnly DueOn) : IDomainEvent;
}

/// <summary>A paper that is asked for, with its title for people.</summary>
internal sealed record AskedPaper(string Evidence, string Person, string Title);

/// <summary>All that is asked for, and of it the papers as they are told to others.</summary>
internal sealed record RequestedItems(IReadOnlyList<RequestItem> Items, IReadOnlyList<AskedPaper> Papers);
