using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmsAuth.Server.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Deliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DeliveryReason",
                table: "SmsAuthChallenges",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DeliveryState",
                table: "SmsAuthChallenges",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MessageId",
                table: "SmsAuthChallenges",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthChallenges_Gateway_MessageId",
                table: "SmsAuthChallenges",
                columns: new[] { "Gateway", "MessageId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SmsAuthChallenges_Gateway_MessageId",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "DeliveryReason",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "DeliveryState",
                table: "SmsAuthChallenges");

            migrationBuilder.DropColumn(
                name: "MessageId",
                table: "SmsAuthChallenges");
        }
    }
}
