using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Bench.Data;

/// <summary>Tokens of many people, signed with the key that the hosts under test are given.</summary>
internal sealed class Tokens
{
    private readonly OwnTokens _tokens;

    public Tokens(string masterKey)
    {
        IOptions<SecurityOptions> security = Options.Create(new SecurityOptions { MasterKey = masterKey, TokenLifetime = TimeSpan.FromDays(1) });
        var database = new ModuleDatabase(Options.Create(new DatabaseOptions()));
        _tokens = new OwnTokens(new KeyRing(security, database), security, TimeProvider.System);
    }

    public string ForGuest(Guid applicationId) => _tokens.ForGuest(applicationId).Token;

    public string ForAdmin() => _tokens.ForUser("bench:admin", Roles.Admin).Token;

    public string ForLead() => _tokens.ForUser("bench:lead", Roles.TeamLead).Token;

    public string ForCaseworker() => _tokens.ForUser("bench:caseworker", Roles.Caseworker).Token;
}
