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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
