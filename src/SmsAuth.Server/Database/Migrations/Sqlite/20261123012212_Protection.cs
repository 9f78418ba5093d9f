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

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthLimits_ExpiresAt",
                table: "SmsAuthLimits",
                column: "ExpiresAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SmsAuthLimits");

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
