using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmsAuth.Server.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Protection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SmsAuthChallenges_ExpiresAt",
                table: "SmsAuthChallenges");

            migrationBuilder.AddColumn<string>(
                name: "AccountId",
                table: "SmsAuthChallenges",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "SmsAuthChallenges",
                type: "TEXT",
                unicode: false,
                maxLength: 20,
                nullable: false,
                defaultValue: "sms");

            migrationBuilder.AddColumn<string>(
                name: "DeviceId",
                table: "SmsAuthChallenges",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasPhoneNumber",
                table: "SmsAuthChallenges",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "MaskedNumber",
                table: "SmsAuthChallenges",
                type: "TEXT",
                unicode: false,
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "NumberHash",
                table: "SmsAuthChallenges",
                type: "TEXT",
                unicode: false,
                maxLength: 43,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Replaces",
                table: "SmsAuthChallenges",
                type: "TEXT",
                unicode: false,
                maxLength: 43,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SmsAuthAudit",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 32, nullable: false),
                    Event = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    MaskedNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: true),
                    NumberHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 43, nullable: true),
                    ChallengeId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Verifier = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Gateway = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Address = table.Column<string>(type: "TEXT", unicode: false, maxLength: 45, nullable: true),
                    HasAddress = table.Column<bool>(type: "INTEGER", nullable: false),
                    Network = table.Column<string>(type: "TEXT", unicode: false, maxLength: 48, nullable: true),
                    CorrelationId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthAudit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SmsAuthConversions",
                columns: table => new
                {
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Sent = table.Column<int>(type: "INTEGER", nullable: false),
                    Proven = table.Column<int>(type: "INTEGER", nullable: false),
                    Withheld = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthConversions", x => new { x.Kind, x.Subject, x.StartsAt });
                });

            migrationBuilder.CreateTable(
                name: "SmsAuthDevices",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 22, nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 43, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthDevices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SmsAuthLimits",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 126, nullable: false),
                    N0 = table.Column<int>(type: "INTEGER", nullable: false),
                    N1 = table.Column<int>(type: "INTEGER", nullable: false),
                    N2 = table.Column<int>(type: "INTEGER", nullable: false),
                    N3 = table.Column<int>(type: "INTEGER", nullable: false),
                    N4 = table.Column<int>(type: "INTEGER", nullable: false),
                    N5 = table.Column<int>(type: "INTEGER", nullable: false),
                    T0 = table.Column<long>(type: "INTEGER", nullable: false),
                    T1 = table.Column<long>(type: "INTEGER", nullable: false),
                    T2 = table.Column<long>(type: "INTEGER", nullable: false),
                    T3 = table.Column<long>(type: "INTEGER", nullable: false),
                    T4 = table.Column<long>(type: "INTEGER", nullable: false),
                    T5 = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthLimits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SmsAuthNumberActivity",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 43, nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    LastProvenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthNumberActivity", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "SmsAuthNumberLists",
                columns: table => new
                {
                    Match = table.Column<string>(type: "TEXT", unicode: false, maxLength: 43, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Shown = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthNumberLists", x => x.Match);
                });

            migrationBuilder.CreateTable(
                name: "SmsAuthPauses",
                columns: table => new
                {
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    Reopened = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthPauses", x => new { x.Kind, x.Subject });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthChallenges_HasPhoneNumber_ExpiresAt",
                table: "SmsAuthChallenges",
                columns: new[] { "HasPhoneNumber", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthAudit_AccountId_Id",
                table: "SmsAuthAudit",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthAudit_ChallengeId_Id",
                table: "SmsAuthAudit",
                columns: new[] { "ChallengeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthAudit_Event_Id",
                table: "SmsAuthAudit",
                columns: new[] { "Event", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthAudit_HasAddress_Id",
                table: "SmsAuthAudit",
                columns: new[] { "HasAddress", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthAudit_NumberHash_Id",
                table: "SmsAuthAudit",
                columns: new[] { "NumberHash", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthConversions_StartsAt",
                table: "SmsAuthConversions",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthDevices_AccountId_CreatedAt",
                table: "SmsAuthDevices",
                columns: new[] { "AccountId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthDevices_ExpiresAt",
                table: "SmsAuthDevices",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthLimits_ExpiresAt",
                table: "SmsAuthLimits",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthNumberLists_Until",
                table: "SmsAuthNumberLists",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthPauses_Until",
                table: "SmsAuthPauses",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SmsAuthAudit");

            migrationBuilder.DropTable(
                name: "SmsAuthConversions");

            migrationBuilder.DropTable(
                name: "SmsAuthDevices");

            migrationBuilder.DropTable(
                name: "SmsAuthLimits");

            migrationBuilder.DropTable(
                name: "SmsAuthNumberActivity");

            migrationBuilder.DropTable(
                name: "SmsAuthNumberLists");

            migrationBuilder.DropTable(
                name: "SmsAuthPauses");

            migrationBuilder.DropIndex(
                name: "IX_SmsAuthChallenges_HasPhoneNumber_ExpiresAt",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "DeviceId",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "HasPhoneNumber",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "MaskedNumber",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "NumberHash",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "Replaces",
                table: "SmsAuthChallenges");

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthChallenges_ExpiresAt",
                table: "SmsAuthChallenges",
                column: "ExpiresAt");
        }
    }
}
