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

            migrationBuilder.CreateTable(
                name: "SmsAuthConversions",
                columns: table => new
                {
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Sent = table.Column<int>(type: "INTEGER", nullable: false),
                    Proven = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthConversions", x => new { x.Kind, x.Subject, x.StartsAt });
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
                name: "IX_SmsAuthConversions_StartsAt",
                table: "SmsAuthConversions",
                column: "StartsAt");

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
                name: "SmsAuthConversions");

            migrationBuilder.DropTable(
                name: "SmsAuthLimits");

            migrationBuilder.DropTable(
                name: "SmsAuthNumberLists");

            migrationBuilder.DropTable(
                name: "SmsAuthPauses");

            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "DeviceId",
                table: "SmsAuthChallenges");
        }
    }
}
