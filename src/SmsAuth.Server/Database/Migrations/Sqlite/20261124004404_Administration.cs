using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmsAuth.Server.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Administration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SmsAuthStatistics",
                columns: table => new
                {
                    Span = table.Column<int>(type: "INTEGER", nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 43, nullable: false),
                    What = table.Column<int>(type: "INTEGER", nullable: false),
                    Region = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    Gateway = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Verifier = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsAuthStatistics", x => new { x.Span, x.StartsAt, x.Key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthChallenges_CreatedAt_Id",
                table: "SmsAuthChallenges",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsAuthChallenges_NumberHash_CreatedAt",
                table: "SmsAuthChallenges",
                columns: new[] { "NumberHash", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OpenIddictAuthorizations_Subject",
                table: "OpenIddictAuthorizations",
                column: "Subject");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SmsAuthStatistics");

            migrationBuilder.DropIndex(
                name: "IX_SmsAuthChallenges_CreatedAt_Id",
                table: "SmsAuthChallenges");

            migrationBuilder.DropIndex(
                name: "IX_SmsAuthChallenges_NumberHash_CreatedAt",
                table: "SmsAuthChallenges");

            migrationBuilder.DropIndex(
                name: "IX_OpenIddictAuthorizations_Subject",
                table: "OpenIddictAuthorizations");
        }
    }
}
