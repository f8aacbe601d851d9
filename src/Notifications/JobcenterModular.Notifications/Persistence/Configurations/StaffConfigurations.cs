using JobcenterModular.Notifications.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class StaffAbsenceConfiguration : IEntityTypeConfiguration<StaffAbsence>
{
    public void Configure(EntityTypeBuilder<StaffAbsence> builder)
    {
        builder.ToTable("StaffAbsences");
        builder.Property(absence => absence.Id).ValueGeneratedNever();
        builder.Property(absence => absence.Subject).HasMaxLength(StaffAbsence.MostSubject);
        builder.Property(absence => absence.Substitute).HasMaxLength(StaffAbsence.MostSubject);
        builder.Property(absence => absence.EnteredBy).HasMaxLength(StaffAbsence.MostSubject);
        builder.HasIndex(absence => absence.LastDay);
        builder.HasIndex(absence => new { absence.CreatedAt, absence.Id });
        builder.HasIndex(absence => new { absence.Subject, absence.CreatedAt, absence.Id });
    }
}

internal sealed class StreamHeadConfiguration : IEntityTypeConfiguration<StreamHead>
{
    public void Configure(EntityTypeBuilder<StreamHead> builder)
    {
        builder.ToTable("StreamHeads");
        builder.HasKey(head => head.Audience);
    }
}

internal sealed class TeamDigestMarkConfiguration : IEntityTypeConfiguration<TeamDigestMark>
{
    public void Configure(EntityTypeBuilder<TeamDigestMark> builder)
    {
        builder.ToTable("TeamDigestMarks");
        builder.HasKey(mark => new { mark.Team, mark.Day });
        builder.Property(mark => mark.Team).HasMaxLength(100);
    }
}
