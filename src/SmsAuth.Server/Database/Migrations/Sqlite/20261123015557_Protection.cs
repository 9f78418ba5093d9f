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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SmsAuthAudit");

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

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthChallenges_ExpiresAt",
                table: "SmsAuthChallenges",
                column: "ExpiresAt");
        }
    }
}
