using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>A sent application lies on another team's desk from now on.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Team">Key of the team that works on it.</param>
/// <param name="ApplicationVersion">Higher with every change of the application; an older event is ignored.</param>
[EventName("applications.given-to-team.v1")]
public sealed record ApplicationGivenToTeam(Guid ApplicationId, string Team, long ApplicationVersion) : IntegrationEvent;
