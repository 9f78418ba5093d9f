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

            migrationBuilder.AddColumn<string>(
                name: "Replaces",
                table: "SmsAuthChallenges",
                type: "TEXT",
                unicode: false,
                maxLength: 43,
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SmsAuthNumberActivity");

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
                name: "Replaces",
                table: "SmsAuthChallenges");
        }
    }
}
