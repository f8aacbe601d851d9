using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Appointments.Persistence.Migrations;

/// <summary>Holds that came to nothing are found by the end of their time.</summary>
[DbContext(typeof(AppointmentsDbContext))]
[Migration("202611290002_Forgetting")]
internal sealed class Forgetting : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex(
        "ix_appointments_released", "appointments", "ends_at", migrationBuilder.SchemaOf(AppointmentsDbContext.Name), filter: "state = 'Released'");
}
