using JobcenterModular.Documents.Domain.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class PaperRequestConfiguration : IEntityTypeConfiguration<PaperRequest>
{
    public void Configure(EntityTypeBuilder<PaperRequest> builder)
    {
        builder.ToTable("PaperRequests");
        builder.Ignore(request => request.DomainEvents);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.HasIndex(request => request.ApplicationId);
    }
}
