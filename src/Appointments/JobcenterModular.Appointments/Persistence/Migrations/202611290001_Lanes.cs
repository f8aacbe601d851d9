using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Appointments.Persistence.Migrations;

/// <summary>What is taken is looked up lane by lane, and not by place any more: by who takes a time, by who lists free ones, and by the guard on SQLite.</summary>
[DbContext(typeof(AppointmentsDbContext))]
[Migration("202611290001_Lanes")]
internal sealed class Lanes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(AppointmentsDbContext.Name);
        migrationBuilder.DropIndex("ix_appointments_busy", "appointments", schema);
        migrationBuilder.CreateIndex(
            "ix_appointments_lane", "appointments", ["counter_id", "lane", "busy_from", "busy_until", "hold_expires_at"], schema, filter: "occupies");
        OverlapGuard.Renew(migrationBuilder, schema);
    }
}
